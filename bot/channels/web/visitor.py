"""Who a browser is: a random number in a signed cookie, and nothing else."""

import secrets

from itsdangerous import BadSignature, URLSafeSerializer
from starlette.requests import Request
from starlette.responses import Response

BITS = 52  # a chat id has at most 52 significant bits (Bot API), so a visitor's number fits wherever one does
KEPT = 90 * 24 * 60 * 60  # seconds: long enough to come back for the answer to an inquiry


class Visitors:
    """Reads and writes the one cookie."""

    def __init__(self, secret: bytes, *, secure: bool) -> None:
        self._signed = URLSafeSerializer(secret, salt="indgang.visitor")
        self._secure = secure
        self._name = "__Host-visitor" if secure else "visitor"

    def known(self, request: Request) -> int | None:
        """Return the visitor of *request*; None for a new one, and for a forged or broken cookie."""
        try:
            visitor = self._signed.loads(request.cookies.get(self._name, ""))
        except BadSignature:
            return None
        return visitor if isinstance(visitor, int) else None

    def remember(self, response: Response, visitor: int) -> None:
        """Let the browser keep *visitor*."""
        response.set_cookie(
            self._name,
            str(self._signed.dumps(visitor)),
            max_age=KEPT,
            path="/",
            secure=self._secure,
            httponly=True,
            samesite="lax",
        )


def new() -> int:
    """Return a number for a visitor never seen before."""
    return secrets.randbelow(2**BITS - 1) + 1
