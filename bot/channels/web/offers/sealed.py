"""What somebody typed, sealed: an address carries it, and nobody else who reads the address can."""

import base64
from dataclasses import dataclass
from functools import cached_property

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

KEPT = 24 * 60 * 60  # seconds: one goes back to one's list on the same day
LONGEST = 200  # letters of a search; the rest of a longer text is not looked for
WRITTEN = 2_000  # letters of a seal: 200 of four bytes each, and some


@dataclass(frozen=True)
class Seals:
    """Seals words with a key of their own, made of the bot's *secret*.

    Addresses lie in the logs of proxies and the histories of browsers; words about health must not.
    """

    secret: bytes

    def seal(self, words: str) -> str:
        """Return *words* as an address carries them; nothing of no words."""
        return self._fernet.encrypt(words.encode()).decode() if words else ""

    def open(self, sealed: str) -> str:
        """Return the words; none where the seal is old, broken or not ours."""
        if not sealed or len(sealed) > WRITTEN:
            return ""
        try:
            return self._fernet.decrypt(sealed.encode("ascii", "replace"), ttl=KEPT).decode()
        except InvalidToken:
            return ""

    @cached_property
    def _fernet(self) -> Fernet:
        derived = HKDF(SHA256(), 32, salt=None, info=b"indgang.offers.words").derive(self.secret)
        return Fernet(base64.urlsafe_b64encode(derived))
