"""The second factor: six digits that an app makes of a shared secret, new every half minute (RFC 6238)."""

import base64
import hmac
import io
from dataclasses import dataclass
from datetime import datetime

import pyotp
import segno
from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

STEP = 30  # seconds a code lives
WINDOW = (-1, 0, 1)  # steps around now: a phone's clock is a little off (RFC 6238, section 5.2)
ISSUER = "Indgang"  # how the app lists it
SCALE = 6  # pixels of a module of the QR code


@dataclass(frozen=True, slots=True)
class Codes:
    """Makes and checks them; what is kept of a secret is encrypted with *key*."""

    key: bytes

    def new(self) -> str:
        """Return the ciphertext of a new secret."""
        return self._fernet.encrypt(pyotp.random_base32().encode()).decode()

    def secret(self, kept: str) -> str:
        """Return the secret in *kept*; empty when it was encrypted with another key."""
        try:
            return self._fernet.decrypt(kept.encode()).decode()
        except InvalidToken:
            return ""

    def step(self, kept: str, code: str, *, now: datetime) -> int | None:
        """Return the step whose code *code* is; None when it is wrong."""
        secret = self.secret(kept)
        typed = "".join(code.split())
        if not secret or not typed.isascii():
            return None
        current = int(now.timestamp()) // STEP
        totp = pyotp.TOTP(secret, interval=STEP)
        steps = [current + offset for offset in WINDOW]
        right = [step for step in steps if hmac.compare_digest(totp.generate_otp(step), typed)]
        return right[0] if right else None

    def picture(self, kept: str, name: str) -> bytes:
        """Return the QR code that an app scans, as SVG."""
        uri = pyotp.TOTP(self.secret(kept), interval=STEP).provisioning_uri(name=name, issuer_name=ISSUER)
        drawn = io.BytesIO()
        segno.make(uri, micro=False).save(drawn, kind="svg", scale=SCALE, border=4, light="#fff")
        return drawn.getvalue()

    @property
    def _fernet(self) -> Fernet:
        return Fernet(self.key)


def key_of(secret: bytes) -> bytes:
    """Return the key of the codes that belongs to the secret key of the installation."""
    derived = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"indgang totp").derive(secret)
    return base64.urlsafe_b64encode(derived)


def grouped(secret: str) -> str:
    """Return *secret* as one types it: in groups of four."""
    return " ".join(secret[start : start + 4] for start in range(0, len(secret), 4))
