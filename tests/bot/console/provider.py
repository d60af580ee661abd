"""A provider of log-ins on a real socket (OpenID Connect), with keys of its own and switches to forge."""

import base64
import hashlib
import json
import secrets
import time
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from joserfc import jwt
from joserfc.jwk import RSAKey
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from tests.bot.console.signed_in import listening
from tests.bot.processes import free_port

CLIENT, SECRET = "indgang", "prøvens-egen-kode".encode().hex()
PAGE = """<!doctype html><html lang="en"><title>Provider</title><main><h1>Provider</h1>
<form method="post"><button>Log in</button></form></main></html>"""


@dataclass
class Provider:
    """The provider. *claims* are of who logs in next; *forge* names what is wrong with the next token."""

    address: str
    claims: dict[str, Any] = field(default_factory=lambda: {"sub": "s-1001", "name": "Prøve Person"})
    forge: str = ""
    asks: bool = False  # shows a page with a button, as a real one does
    away: bool = False
    asked: list[Mapping[str, str]] = field(default_factory=list)
    codes: dict[str, Mapping[str, str]] = field(default_factory=dict)
    key: RSAKey = field(default_factory=lambda: RSAKey.generate_key(2048, {"kid": "one"}))
    other: RSAKey = field(default_factory=lambda: RSAKey.generate_key(2048, {"kid": "one"}))

    @property
    def settings(self) -> dict[str, Any]:
        """What the bot is told of it."""
        return {"oidc_issuer": self.address, "oidc_client_id": CLIENT, "oidc_client_secret": SECRET}

    @property
    def app(self) -> Starlette:
        """The server."""
        return Starlette(
            routes=[
                Route("/healthz", self._alive),
                Route("/.well-known/openid-configuration", self._metadata),
                Route("/authorize", self._authorize, methods=["GET", "POST"]),
                Route("/token", self._token, methods=["POST"]),
                Route("/keys", self._keys),
            ]
        )

    async def _alive(self, _: Request) -> Response:
        return Response("ok")

    async def _metadata(self, _: Request) -> Response:
        if self.away:
            return Response("out of order", status_code=503)
        return JSONResponse(
            {
                "issuer": self.address,
                "authorization_endpoint": f"{self.address}/authorize",
                "token_endpoint": f"{self.address}/token",
                "jwks_uri": f"{self.address}/keys",
                "response_types_supported": ["code"],
                "subject_types_supported": ["pairwise"],
                "id_token_signing_alg_values_supported": ["RS256", "none", "HS256"],
            }
        )

    async def _keys(self, _: Request) -> Response:
        return JSONResponse({"keys": [self.key.as_dict(private=False)]})

    async def _authorize(self, request: Request) -> Response:
        asked = dict(request.query_params)
        assert asked["response_type"] == "code"
        assert asked["code_challenge_method"] == "S256"
        assert asked["client_id"] == CLIENT
        assert "openid" in asked["scope"].split()
        if self.asks and request.method == "GET":
            return HTMLResponse(PAGE)
        self.asked.append(asked)
        code = secrets.token_urlsafe()
        self.codes[code] = asked
        back = urlencode({"code": code, "state": asked["state"]})
        return RedirectResponse(f"{asked['redirect_uri']}?{back}", status_code=303)

    async def _token(self, request: Request) -> Response:
        if self.away:
            return Response("out of order", status_code=503)
        async with request.form() as form:
            asked = self.codes.pop(str(form["code"]), None)
            proof = hashlib.sha256(str(form.get("code_verifier")).encode()).digest()
            fits = (
                asked is not None
                and base64.urlsafe_b64encode(proof).decode().rstrip("=") == asked["code_challenge"]
                and form["redirect_uri"] == asked["redirect_uri"]
            )
        basic = base64.b64encode(f"{CLIENT}:{SECRET}".encode()).decode()
        if not fits or asked is None or request.headers.get("authorization") != f"Basic {basic}":
            return JSONResponse({"error": "invalid_grant"}, status_code=400)
        answer = {"access_token": secrets.token_urlsafe(), "token_type": "Bearer", "expires_in": 60}
        return JSONResponse({**answer, **self._identity(asked["nonce"])})

    def _identity(self, nonce: str) -> Mapping[str, str]:
        """Return the id token, forged as it was asked to be."""
        now = int(time.time())
        claims: dict[str, Any] = {
            "iss": self.address,
            "aud": CLIENT,
            "iat": now,
            "exp": now + 300,
            "nonce": nonce,
        }
        claims |= {**self.claims, **_FORGED.get(self.forge, {})}
        if self.forge == "no token":
            return {}
        if self.forge in claims:
            del claims[self.forge]
        if self.forge == "alg none":
            return {"id_token": f"{_part({'alg': 'none', 'typ': 'JWT'})}.{_part(claims)}."}
        if self.forge == "our secret":
            from joserfc.jwk import OctKey  # noqa: PLC0415 this forgery alone

            key = OctKey.import_key(SECRET)
            return {"id_token": jwt.encode({"alg": "HS256"}, claims, key, algorithms=["HS256"])}
        key_ = self.other if self.forge == "wrong key" else self.key
        return {"id_token": jwt.encode({"alg": "RS256", "kid": "one"}, claims, key_)}


_FORGED: Mapping[str, Mapping[str, Any]] = {
    "wrong audience": {"aud": "another"},
    "made by us for another": {"aud": "another", "azp": CLIENT},
    "two audiences": {"aud": ["another", CLIENT], "azp": "another"},
    "expired": {"exp": int(time.time()) - 3600},
    "other nonce": {"nonce": "another"},
    "other issuer": {"iss": "https://login.example.org"},
    "from tomorrow": {"nbf": int(time.time()) + 86_400},
}
FORGERIES = (
    *_FORGED,
    *("wrong key", "alg none", "our secret", "no token"),
    *("iss", "aud", "exp", "nonce", "sub"),  # left out
)


def _part(value: Mapping[str, Any]) -> str:
    return base64.urlsafe_b64encode(json.dumps(value).encode()).decode().rstrip("=")


@asynccontextmanager
async def provider() -> AsyncIterator[Provider]:
    """Serve a provider on a free port."""
    port = free_port()
    made = Provider(f"http://127.0.0.1:{port}")
    async with listening(made.app, port=port):
        yield made
