"""setWebhook and its kin, as strict as the server: what it refuses, and what it then posts to."""

import ipaddress
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from tests.emulator.refused import RefusedError, bad

PORTS = {443, 80, 88, 8443}
MOST = 100  # connections; a server of one's own (--local) has no such bound


@dataclass
class Posting:
    """The webhook: where updates are posted, with which secret, on how many connections.

    *local* is a server of one's own, which also posts to http:// and to any port and address.
    """

    url: str = ""
    secret: str = ""
    connections: int = 40
    allowed: tuple[str, ...] = ()
    local: bool = False
    error: str = ""
    error_at: int = 0

    def set(self, params: Mapping[str, Any]) -> None:
        """Post to what *params* say from now on; an empty url is none."""
        url = str(params.get("url", ""))
        if not url:
            self.delete()
            return
        secret = str(params.get("secret_token", ""))
        if len(secret) > 256:
            raise bad("secret token is too long")
        if not re.fullmatch(r"[A-Za-z0-9_-]*", secret):
            raise bad("secret token contains unallowed characters")
        self._check(url)
        self.delete()
        self.url, self.secret = url, secret
        self.connections = max(1, min(int(params.get("max_connections", 40)), MOST))
        self.allowed = _names(params.get("allowed_updates"))

    def delete(self) -> None:
        """Post nowhere."""
        self.url = self.secret = self.error = ""
        self.error_at = 0

    def failed(self, error: str, at: int) -> None:
        """Remember the newest trouble."""
        self.error, self.error_at = error, at

    def told(self, pending: int) -> dict[str, Any]:
        """Return what getWebhookInfo says."""
        told: dict[str, Any] = {
            "url": self.url,
            "has_custom_certificate": False,
            "pending_update_count": pending,
        }
        if self.error_at:
            told |= {"last_error_date": self.error_at, "last_error_message": self.error}
        if self.url:
            told |= {"max_connections": self.connections, "ip_address": "<unknown>"}
        return told | ({"allowed_updates": list(self.allowed)} if self.allowed else {})

    def _check(self, url: str) -> None:
        try:
            parts = urlsplit(url if "://" in url else f"https://{url}")
            port = parts.port
        except ValueError:
            raise bad("invalid webhook URL specified") from None
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            raise bad("invalid webhook URL specified")
        if self.local:
            return
        if parts.scheme != "https":
            raise self._closed("An HTTPS URL must be provided for webhook")
        if (port or 443) not in PORTS:
            raise self._closed("Webhook can be set up only on ports 80, 88, 443 or 8443")
        if _is_reserved(parts.hostname):
            raise self._closed(f"IP address {parts.hostname} is reserved")

    def _closed(self, reason: str) -> RefusedError:
        """Return the refusal of a webhook that was tried: the one before it is gone by then."""
        self.delete()
        return bad(f"bad webhook: {reason}")


def _is_reserved(host: str) -> bool:
    try:
        return not ipaddress.ip_address(host).is_global
    except ValueError:
        return host == "localhost"


def _names(given: Any) -> tuple[str, ...]:
    return tuple(json.loads(given) if isinstance(given, str) else given or ())
