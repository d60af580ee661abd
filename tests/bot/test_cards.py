"""A card is one page whatever stands on it, and says to a reader of screens what each part is."""

import io
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial
from typing import Any

import pytest
from pypdf import PdfReader

from bot import cards
from bot.store.offers.memory import shelved
from knowledge import library
from knowledge.answering.voice import Voice
from knowledge.files.reader import CONTENT
from knowledge.library import Library
from knowledge.offers import card
from knowledge.offers.card import Card, Entry
from knowledge.offers.directory import Directory
from knowledge.offers.offer import NeedId
from knowledge.terms import Language

Make = Callable[..., Card]
AT = datetime(2026, 11, 22, 10, 5, tzinfo=UTC)
LONGEST = Entry(
    name="Testforeningen " * 13,
    relatives="Pårørende er velkomne",
    what="Vi ses og drikker testkaffe. " * 34,
    for_whom="For: Testpersoner og deres testpårørende. " * 12,
    terms="Gratis · 12-25 år · " * 10,
    when="mandag til fredag kl. 9.00-16.00; " * 6,
    address="Testvej 1, " * 18,
    phone="Telefon 00 00 00 00",
    email="test@" + "x" * 240 + ".example.org",
    page="example.org",
    assured="Bekræftet 3. november 2026",
)


@pytest.fixture(scope="module")
def known() -> Library:
    return library.load(CONTENT)


@pytest.fixture(scope="module")
def make(known: Library) -> Iterator[Make]:
    with closing(shelved(known)) as directory:
        yield partial(_made, known, directory)


def _made(
    known: Library, directory: Directory, language: Language = Language.DANISH, need: str = "mental-health"
) -> Card:
    return card.make(
        known.needs.by_id[NeedId(need)],
        "Lemvig",
        directory=directory,
        say=Voice(known, language),
        today=date(2026, 11, 22),
        region="Region Midtjylland",
        link="https://example.org/tilbud/vejvisning",
    )


def _read(made: Card) -> tuple[PdfReader, str]:
    reader = PdfReader(io.BytesIO(cards.write(made, at=AT)))
    return reader, "\n".join(page.extract_text() for page in reader.pages)


def _tags(reader: PdfReader) -> list[str]:
    root: Any = reader.trailer["/Root"]
    return [str(one.get_object()["/S"]) for one in root["/StructTreeRoot"]["/K"][0].get_object()["/K"]]


@pytest.mark.parametrize(
    ("language", "tongue", "title", "public"),
    [
        (Language.DANISH, "da-DK", "Vejvisning: Psykisk sårbarhed i Lemvig", "Egen læge og kommunen"),
        (Language.ENGLISH, "en-GB", "Information sheet: Mental health in Lemvig", "One's own doctor"),
    ],
)
def test_a_card_has_a_title_a_language_and_tagged_headings(
    make: Make, language: Language, tongue: str, title: str, public: str
) -> None:
    reader, text = _read(make(language))

    root: Any = reader.trailer["/Root"]
    assert reader.metadata is not None
    assert (reader.metadata.title, root["/Lang"]) == (title, tongue)
    assert root["/MarkInfo"]["/Marked"]
    assert _tags(reader) == ["/H1", "/P", *["/H2", "/P"] * 6, "/P"]
    assert title in text
    assert public in text


def test_a_card_tells_what_stands_on_it(make: Make) -> None:
    made = make()
    reader, text = _read(made)

    assert len(reader.pages) == 1
    letters = "".join(text.split())
    for entry in made.entries:
        for line in (entry.name, *entry.lines):
            assert "".join(line.split()) in letters
    assert "22. november 2026" in text
    assert "henvisning" not in text.lower()


@pytest.mark.parametrize("language", [Language.DANISH, Language.ENGLISH])
def test_every_card_of_the_packaged_offers_is_whole(known: Library, make: Make, language: Language) -> None:
    for need in known.needs.all:
        made = make(language, need.id)
        assert len(_read(made)[0].pages) == 1
        assert made.text == made.whole


def test_the_longest_card_is_one_page_with_every_name_phone_and_day(make: Make) -> None:
    reader, text = _read(replace(make(), entries=(LONGEST,) * 5))

    assert len(reader.pages) == 1
    assert text.count("Telefon 00 00 00 00") == 5
    assert text.count("Bekræftet 3. november 2026") == 5
    assert "testkaffe" not in text


def test_letters_never_shrink(make: Make) -> None:
    reader, _ = _read(replace(make(), entries=(LONGEST,) * 5))
    sizes: list[float] = []
    reader.pages[0].extract_text(visitor_text=lambda *told: sizes.append(told[4]))

    assert min(sizes) >= 10


def test_what_the_font_lacks_is_marked_and_told(make: Make) -> None:
    _, text = _read(replace(make(), entries=(replace(LONGEST, name="Test 🙂"),)))

    assert "1. Test ¤" in text
    assert "¤ står for et tegn" in text
