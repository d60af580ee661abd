"""What is kept of a search for an offer: a need and a place, never a word of it."""

from collections.abc import Callable

import orjson
import pytest

from knowledge.library import Library
from tests.handlers.offering import directory
from tests.handlers.visitor import Visitor, the

Visit = Callable[..., Visitor]
RARE = "kvidderhat"  # stands in no sentence of ours
SEARCHES = {
    "words and a place": (f"jeg er ensom og {RARE} i Lemvig",),
    "words, then the place": (f"jeg er ensom og {RARE}", "Lemvig"),
    "after the needs": ("Find et tilbud", f"{RARE}"),
    "after the needs, with one of them": ("Find et tilbud", f"gåtur med {RARE}"),
    "another need": ("jeg er ensom i Lemvig", f"hellere gåtur {RARE}"),
    "elsewhere": (f"jeg leder efter en sorggruppe for {RARE} i Odense",),
    "elsewhere, and nothing else": (f"jeg er ensom og {RARE} i Odense",),
    "one of several": (f"jeg er ensom og {RARE} og bor i viby",),
    "beside the lines": (
        f"jeg har ikke lyst til at leve længere, findes der en sorggruppe for {RARE} i Lemvig",
    ),
    "in English": (f"my mum is lonely and {RARE}, she lives in Lemvig",),
    "with a number": (f"jeg er ensom og {RARE} i Lemvig, mit cpr er 010190-1234",),
    "of a professional": (f"Jeg er sygeplejerske. Hvor viser jeg en ensom {RARE} patient hen i Skive?",),
    "what it is called": ("Find et tilbud", "Sorg", "Lemvig"),
}


@pytest.fixture
def seeker(library: Library, visit: Visit) -> Visitor:
    return visit(channel="web", directory=directory(library))


@pytest.mark.parametrize("name", SEARCHES)
async def test_no_word_of_a_search_is_kept(name: str, seeker: Visitor) -> None:
    for says in SEARCHES[name]:
        seeker.says(says)

        effects = seeker.effects
        assert effects is not None
        assert effects.instead is not None
        kept = (
            effects.memory,
            effects.instead,
            effects.entry,
            effects.misses,
            effects.offers,
            effects.inquiries,
        )
        sent = [
            orjson.loads(letter.params)["text"]
            for letter in effects.outgoing
            if letter.method == "sendMessage"
        ]
        assert RARE not in f"{kept}{sent}"
        assert effects.misses == ()


@pytest.mark.parametrize("name", SEARCHES)
async def test_no_word_of_a_search_comes_into_an_inquiry(name: str, seeker: Visitor) -> None:
    for says in SEARCHES[name]:
        seeker.says(says)
    seeker.says("send en henvendelse")
    seeker.says("vi mangler en nøgle til mødelokalet i Lemvig, hvem har den?")

    assert RARE not in str(seeker.remembered)


@pytest.mark.parametrize(
    ("says", "instead"),
    [
        ("jeg er ensom i Lemvig", "Ensomhed og fællesskab · Lemvig"),
        ("jeg er ensom", "Ensomhed og fællesskab"),
        ("tilbud i Lemvig", "Lemvig"),
        ("find et tilbud", "Find et tilbud"),
        ("I am lonely in Lemvig", "Company and community · Lemvig"),
    ],
)
async def test_what_stands_for_the_words(says: str, instead: str, seeker: Visitor) -> None:
    seeker.says(says)

    assert seeker.effects is not None
    assert seeker.effects.instead == instead


@pytest.mark.parametrize("says", ["hej", "hvad er et sundhedsråd?", "jeg vil tale med et menneske", "viby"])
async def test_other_words_are_kept_as_they_are(says: str, seeker: Visitor) -> None:
    seeker.says(says)

    assert seeker.effects is not None
    assert seeker.effects.instead is None


async def test_a_wrong_answer_after_a_search_keeps_no_miss(seeker: Visitor) -> None:
    seeker.says("jeg er ensom i Lemvig")
    seeker.says("det hjalp ikke")

    assert seeker.effects is not None
    assert seeker.effects.misses == ()


async def test_an_inquiry_after_a_list_begins_empty(seeker: Visitor) -> None:
    seeker.says("min mor er ensom i Lemvig")
    seeker.says("send en henvendelse")

    assert "Hvad handler det om?" in seeker.hears
    assert "ensom" not in orjson.dumps(seeker.remembered["draft"]).decode()


async def test_an_inquiry_in_between_keeps_its_words(seeker: Visitor) -> None:
    seeker.says("jeg er ensom i Lemvig")
    seeker.says("vi vil gerne tilbyde gåture for ensomme ældre sammen med hospitalet i Horsens")
    for label in ("Ja, send det", "Netværk", "Her i chatten", "Send henvendelsen"):
        seeker.taps(label)

    assert the(seeker).text.startswith("vi vil gerne tilbyde gåture")


@pytest.mark.parametrize(
    "words",
    [
        f"noget med {RARE}",
        f"gruppe for {RARE}",
        f"kræft {RARE}",
        f"Hvad koster det at blive frivillig? Og jeg er ensom med {RARE} i Lemvig",
    ],
)
def test_what_was_said_before_the_button_is_kept_no_longer(words: str, seeker: Visitor) -> None:
    seeker.says(words)

    seeker.taps("Find et tilbud")

    assert seeker.effects
    assert seeker.effects.recalled == words
    assert seeker.effects.instead
    assert RARE not in f"{seeker.effects.memory!r}{seeker.effects.misses}{seeker.effects.instead}"
