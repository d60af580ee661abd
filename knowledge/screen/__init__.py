"""What a text goes through before it touches disk: unstorable characters and CPR numbers leave it."""

import re

from knowledge.screen.cpr import Redaction, redact, split_over

__all__ = ["Redaction", "clean", "redact", "split_over"]

_BREAKS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f]")  # all but tab and newline
_SURROGATES = re.compile("[\ud800-\udfff]")  # a lone one cannot be encoded


def clean(text: str) -> str:
    """Return *text* as every store can keep it: plain newlines, no control characters, no lone surrogates."""
    text = _CONTROLS.sub("", _BREAKS.sub("\n", text))
    return _SURROGATES.sub("\ufffd", text)
