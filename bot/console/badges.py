"""The cookies of the console: who is logged in, which browser a form was made for, and whose a browser is."""

import hmac
import secrets

from starlette.requests import Request
from starlette.responses import Response

from bot.store.roll import key

TOKEN = 32  # bytes: nobody guesses one
LONGEST = 200  # letters of a cookie that is looked up; ours have 43
KNOWN_FOR = 180 * 86_400  # seconds that a browser is known as somebody's: a leave, and back again
TOGETHER = 5  # people who are known at one browser: a desk that is shared


class Badges:
    """Reads and writes the cookies; but for whose a browser is, they end with the browser's own session."""

    def __init__(self, secret: bytes, *, secure: bool) -> None:
        self._secret, self._secure = secret, secure
        prefix = "__Host-" if secure else ""
        self.name, self._stranger = f"{prefix}staff", f"{prefix}staff-form"
        self._device = f"{prefix}staff-device"

    def token(self, request: Request) -> str:
        """Return the token of the session that *request* shows, or nothing."""
        token = request.cookies.get(self.name, "")
        return token if len(token) <= LONGEST else ""

    def give(self, response: Response, token: str) -> None:
        """Let the browser show *token* from now on."""
        self._set(response, self.name, token)

    def take(self, response: Response) -> None:
        """Let the browser forget its session."""
        response.delete_cookie(self.name, path="/", secure=self._secure, httponly=True, samesite="lax")

    def stranger(self, request: Request) -> str:
        """Return what names a browser before it is logged in; a new name where it has none."""
        kept = request.cookies.get(self._stranger, "")
        return kept if 0 < len(kept) <= LONGEST else secrets.token_urlsafe(TOKEN)

    def greet(self, response: Response, stranger: str) -> None:
        """Let the browser keep the name of a *stranger*."""
        self._set(response, self._stranger, stranger)

    def csrf(self, stranger: str) -> str:
        """Return the token of the forms of a *stranger*, which only this program can make."""
        return hmac.new(self._secret, b"indgang.staff-form:" + stranger.encode(), "sha256").hexdigest()

    def browser(self, request: Request, name: str) -> str:
        """Return which browser it is when somebody has logged in as *name* with it before, else nothing."""
        device, marks = self._known(request)
        return device if any(hmac.compare_digest(mark, self._mark(device, name)) for mark in marks) else ""

    def know(self, response: Response, request: Request, name: str) -> None:
        """Let the browser tell from now on that somebody logged in as *name* with it; it holds no name."""
        device, marks = self._known(request)
        device = device or secrets.token_urlsafe(TOKEN)
        others = [mark for mark in marks if mark != self._mark(device, name)]
        kept = ".".join([device, self._mark(device, name), *others[: TOGETHER - 1]])
        self._set(response, self._device, kept, age=KNOWN_FOR)

    def _known(self, request: Request) -> tuple[str, list[str]]:
        told = request.cookies.get(self._device, "")
        device, *marks = told.split(".") if told.isascii() and len(told) <= TOGETHER * LONGEST else [""]
        return device, marks[:TOGETHER]

    def _mark(self, device: str, name: str) -> str:
        whole = f"indgang.staff-device:{device}:{key(name)}"
        return hmac.new(self._secret, whole.encode(), "sha256").hexdigest()

    def _set(self, response: Response, name: str, value: str, *, age: int | None = None) -> None:
        response.set_cookie(
            name, value, max_age=age, path="/", secure=self._secure, httponly=True, samesite="lax"
        )
