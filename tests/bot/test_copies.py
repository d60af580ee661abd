"""The copy: everything that is kept of one person, in words, and nothing that a browser would run."""

import unicodedata
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

import handlers
from bot import copies
from bot.intake import Intake
from bot.store import open_store
from handlers.turn import run_turn
from knowledge import forms, inquiry
from knowledge import library as libraries
from knowledge.context import Context
from knowledge.files.reader import CONTENT
from knowledge.inquiry import Draft, Kind, Reach
from knowledge.library import Library
from knowledge.offers.offer import NeedId, Offer, OfferId
from knowledge.offers.records import Proposal, Proposed, Provider, Wanted
from knowledge.offers.registering import Listing
from knowledge.offers.seeking import Seeking
from knowledge.records import Case, CopiedCase, Copy, Failing, Inquiry, Miss, Said
from knowledge.terms import CouncilId, Language, Place, PlaceKind, Role, TopicId

ME, OTHER = "telegram:public:7", "web:public:8"
CHAT = {"id": 7, "type": "private"}
NOW = datetime(2026, 11, 23, 9, 5, tzinfo=UTC)
SKIVE = Place("Skive", PlaceKind.MUNICIPALITY, "Region Midtjylland", "Skive", (CouncilId("midt"),))
NASTY = """<script>alert(1)</script><img src=x onerror=alert(2)>"'&{{ 7*7 }}"""


class Cupboard:
    """Keeps a copy for each conversation."""

    def __init__(self, **kept: Copy) -> None:
        self.kept = {
            ME: kept.get("me", Copy("telegram", (), {})),
            OTHER: kept.get("other", Copy("web", (), {})),
        }

    async def copy(self, conversation: str) -> Copy:
        return self.kept[conversation]


class Elements(HTMLParser):
    """Collects every element of a page with its attributes, and the text."""

    def __init__(self) -> None:
        super().__init__()
        self.names: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.fixture(scope="module")
def library() -> Library:
    return libraries.load(CONTENT)


def kept(text: str = "Hvad er et sundhedsråd?", *, memory: Mapping[str, Any] | None = None) -> Copy:
    lines = (
        Said(mine=True, text=text, at="2026-11-22T08:00:00+00:00"),
        Said(mine=False, text="Det er …", at="2026-11-22T08:00:01+00:00"),
    )
    case = Case(
        "26-0147-K",
        "KODE",
        ME,
        "how-to-partner",
        "Besvaret",
        "2026-11-20T12:00:00+00:00",
        "2026-11-21T12:00:00+00:00",
    )
    sent = Inquiry(
        "26-0147-K", "KODE", "how-to-partner", "proposal", text, ("Skive",), ("midt",), "A", "unge mænd",
        "mail", "navn@forening.example", "da", "2026-11-22",
    )  # fmt: skip
    later = (
        Said(mine=True, text="Mere om det", at=case.opened_at),
        Said(mine=False, text="Tak for det", at=case.answered_at),
    )
    return Copy("telegram", lines, memory or {}, (CopiedCase(case, sent, later),))


async def page(library: Library, copy: Copy, language: str = "da") -> str:
    return (await copies.document(Cupboard(me=copy), library, ME, language, now=NOW)).content.decode()


def read(html: str) -> Elements:
    elements = Elements()
    elements.feed(html)
    return elements


@pytest.mark.parametrize(
    ("language", "says"),
    [
        (
            "da",
            ("Det, jeg ikke forstod", "Du sagde, at emnet var forkert", "Samarbejde med fonde", "30 dage"),
        ),
        ("en", ("What I did not understand", "You said that the topic was wrong", "Skive", "30 days")),
    ],
)
async def test_what_is_kept_to_learn_from_is_in_it(
    library: Library, language: str, says: tuple[str, ...]
) -> None:
    words = Failing.WRONG_TOPIC, "hvem deler puljen", "da", "council-funding", 0.7, "Skive", "foundations"
    misses = ((Miss(*words), "2026-11-22T08:00:00+00:00"),)
    cupboard = Cupboard(me=Copy("telegram", (), {}, misses=misses))

    page = (await copies.document(cupboard, library, ME, language, now=NOW)).content.decode()

    assert "hvem deler puljen" in page
    assert [one for one in says if one not in page] == []


async def test_everything_that_is_kept_is_there(library: Library) -> None:
    context = Context(
        language=Language.DANISH,
        role=Role.ORGANISATION,
        place=SKIVE,
        topic=TopicId("privacy"),
        said="Vi vil gerne",
        receipt="26-0147-K",
        notice="2026-11-22",
        seeking=Seeking((NeedId("grief"),), "Skive"),
        proposed="Testgåturen",
    )
    draft = Draft(
        kind=Kind.FUNDING,
        text="Penge til en café",
        places=(SKIVE,),
        actor="B",
        reach=Reach.PHONE,
        address="12 34 56 78",
    )
    memory = {"context": context.to_json(), "draft": inquiry.to_json(draft)}

    text = read(await page(library, kept(memory=memory))).text

    for told in (
        "Det har vi gemt om dig", "Lavet 23. november 2026 kl. 10.05", "på Telegram",
        "Hvad er et sundhedsråd?", "Det er …", "22. november 2026 kl. 09.00",
        "26-0147-K", "KODE", "Besvaret", "20. november 2026 kl. 13.00",
        "Forslag til samarbejde", "Frivillig forening",
        "unge mænd", "navn@forening.example", "Mere om det", "Tak for det",
        "Den information om persondata, du har fået", "udgaven fra 22. november 2026",
        "Organisation", "Skive", "Sundhedsråd Midt", "Tilbud, du sidst ledte efter", "Sorg · Skive",
        "Testgåturen",
        "Sådan bruger vi det, du skriver", "Vi vil gerne",
        "Penge til en café", "Fond", "På telefon: 12 34 56 78",
        "24 timer", "8 dage", "30 dage", "/slet", "datatilsynet.dk", "78 41 00 00",
        "Skottenborg 26, 8800 Viborg",
    ):  # fmt: skip
        assert told in text, told


async def test_an_offer_that_was_not_sent_is_in_it(library: Library) -> None:
    listing = Listing(name="Testgåturen", what="Vi går.", town="Ulfborg", address="test@example.org")

    text = read(await page(library, kept(memory={"draft": forms.to_json(listing)}))).text

    for told in ("Testgåturen", "Vi går.", "Ulfborg", "test@example.org"):
        assert told in text, told


async def test_an_empty_copy_says_so(library: Library) -> None:
    text = read(await page(library, Copy("web", (), {}))).text

    assert "Der er ingen beskeder." in text
    assert "Du har ikke sendt nogen henvendelser herfra." in text
    assert "på hjemmesiden" in text


async def test_english_is_english_from_end_to_end(library: Library) -> None:
    document = await copies.document(Cupboard(me=kept()), library, ME, "en", now=NOW)
    html = document.content.decode()

    assert document.name == "my-data.html"
    assert '<html lang="en">' in html
    assert "23 November 2026" in html
    for danish in ("Dig", "Det har vi gemt", "Henvendelse", "timer"):
        assert danish not in html


@pytest.mark.parametrize("language", ["other", "", "xx"])
async def test_a_language_we_do_not_speak_still_gets_a_copy(library: Library, language: str) -> None:
    assert "26-0147-K" in await page(library, kept(), language)


async def test_nothing_of_what_was_written_runs(library: Library) -> None:
    context = Context(said=NASTY, pending=NASTY, place=Place(NASTY, PlaceKind.TOWN, NASTY))
    draft = Draft(text=NASTY, unreached=NASTY, address=NASTY, reach=Reach.MAIL)
    copy = kept(NASTY, memory={"context": context.to_json(), "parked": inquiry.to_json(draft)})

    html = await page(library, copy)

    elements = read(html)
    assert not {"script", "img", "iframe", "link", "a", "form", "object"} & set(elements.names)
    assert not [
        name for name, _ in elements.attributes if name.startswith("on") or name in {"src", "href", "style"}
    ]
    assert elements.text.count(NASTY) >= 6
    assert "49" not in elements.text.replace("26-0149", "")


async def test_it_loads_nothing_from_anywhere(library: Library) -> None:
    html = await page(library, kept())

    assert "default-src 'none'" in html
    assert "http://" not in html
    assert "https://" not in html
    assert "url(" not in html


async def test_only_ones_own_is_there(library: Library) -> None:
    cupboard = Cupboard(me=kept("Min besked"), other=kept("En andens besked"))

    own = await copies.document(cupboard, library, ME, "da", now=NOW)

    assert b"Min besked" in own.content
    assert b"En andens besked" not in own.content


async def test_a_journalised_case_says_why_it_stays(library: Library) -> None:
    copy = kept()
    (one,) = copy.cases
    case = Case(
        **{name: getattr(one.case, name) for name in one.case.__slots__}
        | {"journalised_at": "2026-11-22T10:00:00+00:00", "journal": "Sag om et tilsagn"}
    )

    text = read(await page(library, Copy("web", (), {}, (CopiedCase(case, one.inquiry),)))).text

    assert "22. november 2026 kl. 11.00 · Sag om et tilsagn" in text


async def test_what_the_content_no_longer_knows_is_shown_as_it_was_kept(library: Library) -> None:
    case = Case("26-0147-K", "", ME, "gone-topic", "Helt ny", "2026-11-20T12:00:00+00:00")
    sent = Inquiry("26-0147-K", "", "gone-topic", "odd", "tekst", (), ("gone-council",), "Z", reach="brev")
    memory = {"context": {"topic": "another-gone", "unheard": 1}}

    text = read(await page(library, Copy("web", (), memory, (CopiedCase(case, sent),)))).text

    for told in ("gone-topic", "gone-council", "brev", "another-gone", "En medarbejder har den"):
        assert told in text, told


@pytest.mark.parametrize("topic", ["log-inquiry", "talk-to-human"])
async def test_what_names_a_menu_item_is_no_topic(topic: str, library: Library) -> None:
    case = Case("26-0147-K", "", ME, topic, "Ny", "2026-11-20T12:00:00+00:00")
    sent = Inquiry("26-0147-K", "", topic, "question", "tekst")
    memory = {"context": {"topic": topic}}

    text = read(await page(library, Copy("web", (), memory, (CopiedCase(case, sent),)))).text

    assert "Emne" not in text.replace("Seneste emne", "")
    assert library.topics.title(TopicId(topic), Language.DANISH) not in text
    assert "Spørgsmål" in text


async def test_a_version_that_is_no_date_is_shown_as_it_was_kept(library: Library) -> None:
    text = read(await page(library, Copy("web", (), {"context": {"notice": "gammel"}}))).text

    assert "udgaven fra gammel" in text


@pytest.mark.parametrize("language", ["da", "en"])
async def test_the_copy_says_how_long_in_plain_words(language: str, library: Library) -> None:
    text = read(await page(library, kept(), language)).text

    for odd in ("rå beskeder", "Fristerne er forslag", "raw messages", "proposals until"):
        assert odd not in text


# -- from what somebody types to what the copy shows -------------------------------------------------------

NUMBERS = ("010170-1234", "01-01-70 1234", "0101701234", "010170 \u200b1234", "０１０１７０-１２３４")


async def test_a_number_that_somebody_types_is_never_in_the_copy(library: Library, tmp_path: Path) -> None:
    intake, dispatcher = Intake(), handlers.build()
    async with open_store(f"sqlite:///{tmp_path}/indgang.db") as store:
        for number, said in enumerate([f"Jeg hedder Anna, mit nummer er {one}" for one in NUMBERS], 1):
            message = {"message_id": number, "date": 1795338000 + 300 * number, "chat": CHAT, "text": said}
            arrival = intake.from_telegram({"update_id": number, "message": message | {"from": CHAT}}).arrival
            await store.receive([arrival])
            async with store.claim(1) as batch:
                (job,) = batch.jobs
                batch.done(
                    await run_turn(
                        dispatcher, job, library=library, now=NOW, take_number=store.take_number, secret=b"-"
                    )
                )
        html = (await copies.document(store, library, ME, "da", now=NOW)).content.decode()

    assert html.count("Jeg hedder Anna, mit nummer er ··········") >= len(NUMBERS)
    assert not [one for one in NUMBERS if one in html]
    assert "1234" not in unicodedata.normalize("NFKC", html).replace("\u200b", "")


@pytest.mark.parametrize(
    ("language", "says"),
    [
        ("da", ("Tilbud, du svarer for", "Et nyt tilbud", "Venter på en kollega", "90 dage", "Sorg")),
        (
            "en",
            ("An offer that you answer for", "A new offer", "Waiting for a colleague", "90 days", "Grief"),
        ),
    ],
)
async def test_what_one_answers_for_and_proposed_is_in_it(
    library: Library, language: str, says: tuple[str, ...]
) -> None:
    offer = Offer(OfferId("test-walk"), "Testgåtur", "Testforeningen", None, "Går <en> tur", phone="00 00")
    offer = replace(offer, needs=(NeedId("grief"),), municipalities=("Lemvig",))
    proposals = (
        Proposed(1, Proposal(Wanted.ADD, offer, consents=True, email="test@example.org"), ME, NOW),
        Proposed(2, Proposal(Wanted.CORRECT, of=OfferId("test-call"), text="Forkert nummer"), ME, NOW),
    )
    provides = (("Testlinjen", Provider(ME, "du@example.org", agreed_at="2026-11-22T08:00:00+00:00")),)
    me = Copy("telegram", (), {}, provides=provides, proposals=proposals)

    page = (await copies.document(Cupboard(me=me), library, ME, language, now=NOW)).content.decode()

    kept = ("Testgåtur", "Testforeningen", "Går &lt;en&gt; tur", "00 00", "Lemvig", "test@example.org")
    others = ("test-call", "Forkert nummer", "Testlinjen", "du@example.org")
    assert [one for one in (*kept, *others, *says) if one not in page] == []
