"""The two cookies of the console: who is logged in, and which browser a log-in form was made for."""

import hmac
import secrets

from starlette.requests import Request
from starlette.responses import Response

TOKEN = 32  # bytes: nobody guesses one
LONGEST = 200  # letters of a cookie that is looked up; ours have 43


class Badges:
    """Reads and writes the cookies; both end with the browser's own session."""

    def __init__(self, secret: bytes, *, secure: bool) -> None:
        self._secret, self._secure = secret, secure
        prefix = "__Host-" if secure else ""
        self.name, self._stranger = f"{prefix}staff", f"{prefix}staff-form"

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

    def _set(self, response: Response, name: str, value: str) -> None:
        response.set_cookie(name, value, path="/", secure=self._secure, httponly=True, samesite="lax")
