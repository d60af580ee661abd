"""The provider of the organisation's log-in: asked, and its answer checked, by Authlib."""

import warnings
from collections.abc import Mapping
from typing import Any

import httpx
from joserfc.errors import JoseError
from starlette.requests import Request

from bot.settings import Settings

with warnings.catch_warnings():  # Authlib would rather have another httpx, and says so on every start
    from authlib.deprecate import AuthlibDeprecationWarning

    warnings.simplefilter("ignore", AuthlibDeprecationWarning)
    from authlib.integrations.starlette_client import OAuth, OAuthError

DISCOVERY = "/.well-known/openid-configuration"  # OpenID Connect Discovery 1.0, section 4
SCOPE = "openid profile"  # no more than who it is
PATIENCE = 10.0  # seconds for each answer of the provider
LEEWAY = 60  # seconds that its clock may be off
SIGNED = ("RS256", "PS256", "ES256")  # with a key that only the provider has; never "none", never our secret
BROKEN = (httpx.HTTPError, RuntimeError, ValueError, KeyError, TypeError, AttributeError)


class AwayError(Exception):
    """The provider does not answer, or not as a provider does."""


class ForgedError(Exception):
    """What came back does not belong to what was asked, or is not the provider's."""


class Provider:
    """One provider, as the settings name it."""

    def __init__(self, settings: Settings) -> None:
        self.issuer = settings.oidc_issuer or ""
        self._client_id = settings.oidc_client_id or ""
        self._back = f"{settings.public_url}/staff/oidc"
        secret = settings.oidc_client_secret
        self._client: Any = OAuth().register(
            "organisation",
            client_id=self._client_id,
            client_secret=secret.get_secret_value() if secret else "",
            server_metadata_url=f"{self.issuer}{DISCOVERY}",
            client_kwargs={"scope": SCOPE, "code_challenge_method": "S256", "timeout": PATIENCE},
        )

    async def begin(self, request: Request, asked: dict[str, Any]) -> str:
        """Return the address to lead to; state, nonce and verifier are kept in *asked*."""
        request.scope["session"] = asked
        try:
            await self._know()
            response = await self._client.authorize_redirect(request, self._back)
        except (OAuthError, *BROKEN) as error:
            raise AwayError(type(error).__name__) from error
        return str(response.headers["location"])

    async def vouched(self, request: Request, asked: dict[str, Any]) -> Mapping[str, Any]:
        """Return the claims of who is vouched for: the id token, wholly checked, of what was *asked*."""
        request.scope["session"] = asked
        try:
            await self._know()
            token = await self._client.authorize_access_token(
                request, claims_options=self._claims, leeway=LEEWAY
            )
        except (OAuthError, JoseError) as error:
            raise ForgedError(getattr(error, "error", "") or type(error).__name__) from error
        except BROKEN as error:
            raise AwayError(type(error).__name__) from error
        told: Mapping[str, Any] = token.get("userinfo") or {}
        if not told.get("sub"):
            raise ForgedError("no id token")
        return told

    async def _know(self) -> None:
        """Read the provider's metadata once; of its signatures only those count that nobody else can make."""
        known = await self._client.load_server_metadata()
        offered = known.get("id_token_signing_alg_values_supported") or ["RS256"]
        known["id_token_signing_alg_values_supported"] = [one for one in SIGNED if one in offered]

    @property
    def _claims(self) -> Mapping[str, Any]:
        issuers = [self.issuer, f"{self.issuer}/"]  # some end with a slash; the setting never does
        return {
            "iss": {"essential": True, "values": issuers},
            "aud": {"essential": True, "values": [self._client_id]},
            "exp": {"essential": True},
        }
