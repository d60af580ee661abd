"""The privacy notice that first contact shows: its version, and its words with the periods in them."""

from datetime import date

from knowledge.files.reader import Reader, line_of
from knowledge.library.phrasebook import Phrasebook
from knowledge.library.retention import told
from knowledge.privacy.retention import Periods
from knowledge.terms import Language

FILE = "privacy.toml"
LONGEST = 600  # letters as read: a longer one is not


def version(reader: Reader) -> str:
    """Return the version of the notice, the day its words last changed; flaws stay with *reader*."""
    before = len(reader.flaws)
    written = reader.toml(FILE).get("version")
    if isinstance(written, date):
        return written.isoformat()
    if len(reader.flaws) == before:
        at = line_of(reader.text(FILE), "version =")
        problem = "The version of the notice is no date."
        reader.flaw(FILE, at, problem, "Write version = 2026-11-22, the day the notice last changed.")
    return ""


def words(phrasebook: Phrasebook, language: Language, periods: Periods, *, channel: str = "telegram") -> str:
    """Return the notice in *language*, to those who write in *channel*."""
    unfinished = told(periods.unfinished_chat, phrasebook, language)
    closing = told(periods.after_closing, phrasebook, language)
    misses = told(periods.misses, phrasebook, language)
    return phrasebook.say(
        "notice", language, unfinished=unfinished, closing=closing, misses=misses, channel=channel
    )


def compare(reader: Reader, periods: Periods, phrasebook: Phrasebook) -> None:
    """Note a notice that is too long to be read."""
    for language in phrasebook.bundles:
        length = len(words(phrasebook, language, periods).replace("**", ""))
        if length > LONGEST:
            name = f"ui/{language}.ftl"
            at = line_of(reader.text(name), "\nnotice =") + 1
            reader.flaw(name, at, f"The notice has {length} letters.", f"Write at most {LONGEST}.")
