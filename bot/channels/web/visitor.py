"""Who a browser is: a random token in a signed cookie, and nothing else."""

import hmac
import secrets
from dataclasses import dataclass

from itsdangerous import BadSignature, URLSafeSerializer
from starlette.requests import HTTPConnection
from starlette.responses import Response

BITS = 52  # a chat id has at most 52 significant bits (Bot API), so a visitor's number fits wherever one does
TOKEN = 16  # bytes of a token: nobody guesses one, and no two are alike
KEPT = 90 * 24 * 60 * 60  # seconds: long enough to come back for the answer to an inquiry


@dataclass(frozen=True, slots=True)
class Visitor:
    """One browser: the *token* is all that it keeps, the *id* is ours alone."""

    token: str
    id: int

    @property
    def conversation(self) -> str:
        """Return the one conversation that is theirs."""
        return f"web:public:{self.id}"


class Visitors:
    """Reads and writes the one cookie."""

    def __init__(self, secret: bytes, *, secure: bool) -> None:
        self._secret = secret
        self._signed = URLSafeSerializer(secret, salt="indgang.visitor")
        self._secure = secure
        self._name = "__Host-visitor" if secure else "visitor"

    def known(self, connection: HTTPConnection) -> Visitor | None:
        """Return who sends it; None for a new visitor, and for a forged or broken cookie."""
        try:
            token = self._signed.loads(connection.cookies.get(self._name, ""))
        except BadSignature:
            return None
        return self._visitor(token) if token and isinstance(token, str) else None

    def new(self) -> Visitor:
        """Return a visitor never seen before."""
        return self._visitor(secrets.token_urlsafe(TOKEN))

    def remember(self, response: Response, visitor: Visitor) -> None:
        """Let the browser keep the token of *visitor*."""
        response.set_cookie(
            self._name,
            str(self._signed.dumps(visitor.token)),
            max_age=KEPT,
            path="/",
            secure=self._secure,
            httponly=True,
            samesite="lax",
        )

    def _visitor(self, token: str) -> Visitor:
        """Return who holds *token*; the keyed digest keeps the number from everybody but us."""
        digest = hmac.digest(self._secret, b"indgang.visitor:" + token.encode(), "sha256")
        return Visitor(token, (int.from_bytes(digest[:8]) >> (64 - BITS)) or 1)
