"""Passwords: what one may be, and its hash, made beside the loop."""

import asyncio
import secrets
import unicodedata
from functools import cached_property

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from argon2.profiles import RFC_9106_LOW_MEMORY

SHORTEST = 12  # letters: twice what NIST SP 800-63B asks at least when there is a second factor
LONGEST = 200  # letters: a sentence; more would only cost time
FEWEST = 5  # letters that differ
TELLING = 4  # letters of a name: a shorter one is a part of ordinary words
AT_ONCE = 2  # hashes: each takes 64 MiB and, for a moment, four threads
PARAMETERS = RFC_9106_LOW_MEMORY  # RFC 9106, section 4, second choice: 64 MiB, three passes, four lanes


class Passwords:
    """Hashes passwords and compares them, at most so many at once."""

    def __init__(self) -> None:
        self._hasher = PasswordHasher.from_parameters(PARAMETERS)
        self._room = asyncio.Semaphore(AT_ONCE)

    async def hash(self, password: str) -> str:
        """Return the hash of *password*."""
        async with self._room:
            return await asyncio.to_thread(self._hasher.hash, plain(password))

    async def matches(self, hashed: str, password: str) -> bool:
        """Return whether *password* is the one of *hashed*; no hash at all takes as long to say no."""
        async with self._room:
            return await asyncio.to_thread(self._matches, hashed, plain(password))

    def is_old(self, hashed: str) -> bool:
        """Whether the password should be hashed anew: the parameters have changed."""
        return self._hasher.check_needs_rehash(hashed)

    def _matches(self, hashed: str, password: str) -> bool:
        try:
            return self._hasher.verify(hashed or self._nobodys, password) and bool(hashed)
        except (VerificationError, InvalidHashError):
            return False

    @cached_property
    def _nobodys(self) -> str:
        return self._hasher.hash(secrets.token_hex())


def plain(password: str) -> str:
    """Return *password* in one spelling, whichever keyboard it was typed on, and no longer than it may be."""
    return unicodedata.normalize("NFKC", password[:LONGEST])[:LONGEST]


def flaw(password: str, name: str) -> str:
    """Return why *password* is none for *name*, as the end of a sentence's key; empty when it is one."""
    folded = unicodedata.normalize("NFKC", password).casefold()
    if len(folded) < SHORTEST:
        return "short"
    if len(folded) > LONGEST:
        return "long"
    if len(set(folded)) < FEWEST:
        return "same"
    if (len(_bare(name)) >= TELLING and _bare(name) in _bare(folded)) or "indgang" in folded:
        return "name"
    return ""


def _bare(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))
