"""Staff teach the bot from what it missed: one tap, measured first, refused where others suffer."""

import asyncio
import html
import re
import shutil
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from httpx import Response

from bot.console.editor import Editor, Values, mark
from bot.console.learning_teacher import Lesson, Teacher
from bot.store.edits import above
from knowledge import editing
from knowledge.casework.learning import Missed
from knowledge.casework.staff import Account
from knowledge.editing import Item
from knowledge.files.reader import CONTENT
from knowledge.library import Shelf, phrases
from knowledge.records import Failing, Miss
from knowledge.terms import TopicId
from tests.bot.console.signed_in import Console, Staff, served
from tests.bot.store.said import arrival, effects

LAER = "staff/laer"
PATIENCE = 120.0  # seconds: the whole content is read, trained and checked at each lesson
FEW = 8  # phrases of each topic are enough here, and train in a moment
ASKED = "symaskiner til quilteklubben"
FUNDS = "foundations"
GRANT = Miss(Failing.UNANSWERED, ASKED, "da")


@dataclass
class Desk:
    """A console, what it serves from, and a worker at it."""

    console: Console
    shelf: Shelf
    worker: Staff

    async def missed(self, *misses: Miss) -> list[Missed]:
        """Let a turn miss something; return all that is open, newest first."""
        store = self.console.store
        number = len(await self.open()) + 1
        await store.receive([arrival(number, f"telegram:public:{number}")])
        async with store.claim(1) as batch:
            batch.done(effects(batch.jobs[0], "svar", misses=misses))
        return await self.open()

    async def open(self) -> list[Missed]:
        return [*await self.console.store.learning.open(100)]

    async def teaches(self, one: Missed, topic: str = FUNDS, text: str = "", /, **fields: str) -> Response:
        """Press the button of *topic* at one message."""
        typed = {"sprog": "da", f"tekst-{one.id}": text or one.miss.text, "laer": f"{one.id}:{topic}"}
        return await self.worker.posts(LAER, **typed | fields)

    async def reads(self, answer: Response) -> str:
        """Return the words of the page that an answer leads to."""
        if answer.status_code == 303:
            answer = await self.worker.get(answer.url.join(answer.headers["location"]))
        return words(answer)

    @property
    def edits(self) -> dict[str, str]:
        return dict(above(self.console.path))


def words(page: Response) -> str:
    """Return what stands on the main part of a page, on one line."""
    main = page.text.partition("<main")[2].partition("</main>")[0]
    return " ".join(html.unescape(re.sub("<[^>]*>", " ", main)).split())


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    """Return the packaged content with a few phrases of each topic."""
    folder = Path(shutil.copytree(CONTENT, tmp_path_factory.mktemp("small") / "content"))
    for path in [*folder.glob("phrases/*/*.txt"), *folder.glob("split/*/*.txt")]:
        lines = [line for line in path.read_text("utf-8").split("\n") if line and not line.startswith("#")]
        urgent = sorted(lines, key=lambda line: "112" not in line)  # what only an admin may change stays so
        path.write_text("\n".join(urgent[:FEW]) + "\n", "utf-8")
    return Shelf(folder)


@pytest.fixture
async def desk(small: Shelf, tmp_path: Path) -> AsyncIterator[Desk]:
    shelf = Shelf.__new__(Shelf)
    shelf.__dict__.update(small.__dict__)
    async with (
        served(tmp_path, content=shelf) as console,
        console.staff("worker", name="Anna Prøve") as worker,
    ):
        worker.timeout = PATIENCE
        yield Desk(console, shelf, worker)


async def test_one_tap_teaches_and_tells_what_came_of_it(desk: Desk) -> None:
    [one] = await desk.missed(GRANT)

    taught = await desk.teaches(one)

    assert taught.status_code == 303
    assert desk.edits[f"phrases/da/{FUNDS}.txt"].endswith(f"\n\n{ASKED}\n")
    assert desk.shelf.library.topics.match(ASKED)[0].topic == FUNDS
    assert await desk.open() == []
    page = await desk.reads(taught)
    assert "Assistenten har lært det." in page
    assert f"»{ASKED}«" in page
    assert re.search(r"prøvet på [\d.]+ spørgsmål: Før forstod den [\d.]+ af dem rigtigt", page)
    assert "Ingen beskeder venter. De seneste 30 dage har assistenten lært af 1 besked." in page
    assert [act for _, act, _ in desk.console.acts() if act in {"content.edit", "miss.taught"}] == [
        "content.edit",
        "miss.taught",
    ]


async def test_a_lesson_is_taken_back_like_any_edit(desk: Desk) -> None:
    [one] = await desk.missed(GRANT)
    page = await desk.worker.get(LAER)
    taught = await desk.teaches(one)
    page = await desk.worker.get(taught.url.join(taught.headers["location"]))

    assert "staff/indhold/historik/fraser/da/foundations" in page.text
    undone = await desk.worker.posts(f"staff/indhold/fortryd/fraser/da/{FUNDS}", change="1")

    assert undone.status_code == 303
    assert desk.edits == {}


def other_line(desk: Desk) -> tuple[TopicId, str]:
    """Return a message that measures, is understood today, and is about something else."""
    split = phrases.split(desk.shelf.folder)
    topics = desk.shelf.library.topics
    return next(
        (topic, text)
        for topic, text in split
        if topic not in {FUNDS, "crisis"}
        and topics.match(text)[0].topic == topic
        and topics.match(text)[0].certainty < 1
    )


async def test_what_makes_another_topic_worse_is_refused_with_what_would_go_wrong(desk: Desk) -> None:
    topic, line = other_line(desk)
    [one] = await desk.missed(GRANT)

    refused = await desk.teaches(one, FUNDS, line)

    assert refused.status_code == 422
    page = words(refused)
    assert "Intet er lært, for så ville assistenten tage fejl af noget, den kan i dag" in page
    assert f"»{line}« handler om" in page
    assert f">\n{html.escape(line, quote=False)}</textarea>" in refused.text, "the text stays in the form"
    assert (desk.edits, len(await desk.open())) == ({}, 1)
    assert desk.shelf.library.topics.match(line)[0].topic == topic


async def test_nor_may_an_admin(desk: Desk) -> None:
    _, line = other_line(desk)
    [one] = await desk.missed(GRANT)

    async with desk.console.staff("admin") as desk.worker:
        desk.worker.timeout = PATIENCE
        assert (await desk.teaches(one, FUNDS, line)).status_code == 422

    assert desk.edits == {}


async def test_what_it_would_change_is_shown_first_and_nothing_kept(desk: Desk) -> None:
    [one] = await desk.missed(GRANT)

    tried = await desk.worker.posts(
        LAER,
        **{"sprog": "da", f"tekst-{one.id}": ASKED, "valgt": str(one.id), "emne": FUNDS, "do": "try"},
    )

    page = words(tried)
    assert "Intet er gemt endnu." in page
    assert re.search(r"Prøvet på [\d.]+ spørgsmål: I dag forstår den", page)
    assert (desk.edits, len(await desk.open())) == ({}, 1)


async def test_several_are_taught_at_once_each_as_it_was_typed(desk: Desk) -> None:
    await desk.missed(GRANT)
    second, first = await desk.missed(
        Miss(Failing.UNCLEAR, "Er der penge til trøjer? Hilsen Bo", "da", "voluntariat")
    )

    taught = await desk.worker.posts(
        LAER,
        **{
            "sprog": "da",
            "valgt": [str(first.id), str(second.id)],
            f"tekst-{first.id}": ASKED,
            f"tekst-{second.id}": "er der penge til trøjer",
            "emne": FUNDS,
            "do": "teach",
        },
    )

    assert taught.status_code == 303
    assert desk.edits[f"phrases/da/{FUNDS}.txt"].endswith(f"\n\n{ASKED}\ner der penge til trøjer\n")
    assert await desk.open() == []


KNOWN = next(iter((CONTENT / "phrases/da/privacy.txt").read_text("utf-8").splitlines()))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (" ", "Skriv det, assistenten skal lære."),
        ("12 34 56", "Skriv det med ord."),
        ("?!", "Skriv det med ord."),
        ("# ", "Skriv det, assistenten skal lære."),
        ("ja", "Det siger folk om alt muligt."),
        ("Nej tak!", "Det siger folk om alt muligt."),
        ("hvad", "Det siger folk om alt muligt."),
        ("what now", "Det siger folk om alt muligt."),
        ("ord " * 150 + "x", "Teksten er for lang: 601 tegn. Der er plads til 600."),
        ("jeg vil dø i nat", "Det lyder som et råb om hjælp."),
        ("jeg kan ikke mere", "Det lyder som et råb om hjælp."),
        (KNOWN, "Det står allerede under Privatliv."),
        (KNOWN.upper() + "!", "Det står allerede under Privatliv."),
        ("min mors nummer er 010190-1234 hvem betaler", "Noget lignede et CPR-nummer og er taget ud."),
    ],
)
async def test_what_cannot_be_a_phrase_is_told_at_its_field(desk: Desk, text: str, told: str) -> None:
    [one] = await desk.missed(GRANT)

    refused = await desk.teaches(one, FUNDS, text)

    assert refused.status_code == 422
    assert told in words(refused)
    assert "Intet er lært endnu." in words(refused)
    assert "010190" not in refused.text
    assert (desk.edits, len(await desk.open())) == ({}, 1)


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"emne": "nix"}, "Vælg et emne."),
        ({"emne": ""}, "Vælg et emne."),
        ({"sprog": "other"}, "Vælg et af dem"),
        ({"valgt": ""}, "nåede det først"),
        ({"valgt": "99999999999999999999"}, "nåede det først"),
        ({"valgt": "nix"}, "nåede det først"),
        ({"valgt": []}, "Sæt først et kryds"),
        ({"emne": "crisis"}, "Kun en administrator"),
    ],
)
async def test_forms_that_are_odd_teach_nothing(desk: Desk, fields: dict[str, str], told: str) -> None:
    [one] = await desk.missed(GRANT)
    form = {"sprog": "da", "valgt": str(one.id), f"tekst-{one.id}": ASKED, "emne": FUNDS, "do": "teach"}

    refused = await desk.worker.posts(LAER, **form | fields)

    assert refused.status_code in {409, 422}
    assert told in words(refused)
    assert (desk.edits, len(await desk.open())) == ({}, 1)


async def test_markup_is_words_and_shown_as_such(desk: Desk) -> None:
    [one] = await desk.missed(Miss(Failing.UNANSWERED, "<script>alert(1)</script> hvem betaler bussen", "da"))

    assert "<script>alert" not in (await desk.worker.get(LAER)).text
    taught = await desk.teaches(one)

    assert taught.status_code == 303
    assert "<script>alert" not in (await desk.worker.get(taught.url.join(taught.headers["location"]))).text


async def test_of_two_who_teach_the_same_at_once_the_second_is_told(desk: Desk) -> None:
    [one] = await desk.missed(GRANT)
    async with desk.console.staff("worker") as colleague:
        colleague.timeout = PATIENCE
        theirs = {"sprog": "da", f"tekst-{one.id}": f"{ASKED} nu", "laer": f"{one.id}:council-funding"}

        answers = await asyncio.gather(desk.teaches(one), colleague.posts(LAER, **theirs))

    assert sorted(answer.status_code for answer in answers) == [303, 409]
    late = next(answer for answer in answers if answer.status_code == 409)
    assert "En kollega nåede det først" in words(late)
    assert ASKED in words(late), "what was typed can be copied"
    assert len(desk.edits) == 1


class Interrupted(Editor):
    """Somebody else saves the same item right before the first save."""

    interrupted = False

    async def save(self, item: Item, values: Values, *, seen: str, by: Account, **more: Any) -> bool:
        if not self.interrupted:
            self.interrupted = True
            now = editing.read(await self.reader(), item)
            assert now
            await super().save(
                item, {"text": f"{now['text']}\nfondsmidler til klubben"}, seen=mark(now), by=by
            )
        return await super().save(item, values, seen=seen, by=by, **more)


async def test_a_change_of_the_same_file_meanwhile_is_kept_too(desk: Desk) -> None:
    [one] = await desk.missed(GRANT)
    editor = Interrupted(desk.console.store.edits, desk.shelf, lambda: date(2026, 11, 22))
    lesson = Lesson(TopicId(FUNDS), "da", {one.id: ASKED}, [one.id])
    assert desk.worker.account

    await Teacher(editor, desk.console.store.learning).teach(lesson, by=desk.worker.account)

    assert desk.edits[f"phrases/da/{FUNDS}.txt"].endswith(f"\nfondsmidler til klubben\n\n{ASKED}\n")
    assert await desk.open() == []


async def test_what_the_bot_knows_by_now_is_only_settled(desk: Desk) -> None:
    known = (desk.shelf.folder / f"phrases/da/{FUNDS}.txt").read_text("utf-8").split("\n")[0]
    [one] = await desk.missed(Miss(Failing.UNANSWERED, known.upper(), "da"))

    settled = await desk.teaches(one)

    assert "Det kunne assistenten allerede." in await desk.reads(settled)
    assert (desk.edits, await desk.open()) == ({}, [])


async def test_laid_aside_it_is_gone_and_nothing_is_taught(desk: Desk) -> None:
    [one] = await desk.missed(GRANT)

    laid = await desk.worker.posts(LAER, valgt=str(one.id), do="dismiss")
    again = await desk.worker.posts(LAER, valgt=str(one.id), do="dismiss")

    assert "Lagt til side." in await desk.reads(laid)
    assert "En kollega nåede det først." in await desk.reads(again)
    assert (desk.edits, await desk.open()) == ({}, [])


async def test_with_broken_content_nothing_can_be_taught_and_one_is_told(desk: Desk, tmp_path: Path) -> None:
    desk.shelf.folder = Path(shutil.copytree(desk.shelf.folder, tmp_path / "broken"))
    (desk.shelf.folder / "topics.toml").write_text("[[topic]\n", "utf-8")
    desk.shelf.reload()
    [one] = await desk.missed(GRANT)

    assert "Du kan ikke lære assistenten noget lige nu." in words(await desk.worker.get(LAER))
    refused = await desk.teaches(one)

    assert refused.status_code == 409
    assert "Der er en fejl i indholdet" in words(refused)
    assert (desk.edits, len(await desk.open())) == ({}, 1)


async def test_what_measures_nothing_teaches_nothing(desk: Desk, tmp_path: Path) -> None:
    desk.shelf.folder = Path(shutil.copytree(desk.shelf.folder, tmp_path / "bare"))
    shutil.rmtree(desk.shelf.folder / "split")
    [one] = await desk.missed(GRANT)

    refused = words(await desk.teaches(one))

    assert "ingen spørgsmål at prøve" in refused
    assert desk.edits == {}


async def test_a_new_answer_is_begun_with_what_was_written(desk: Desk) -> None:
    begun = await desk.worker.posts(LAER, do="answer", svar="Bussen  betaler\nkommunen.")
    assert begun.status_code == 200
    assert "Bussen betaler kommunen.</textarea>" in begun.text
    assert desk.edits == {}
    seen = re.search(r'name="seen" value="(\w+)"', begun.text)
    assert seen

    form = {"seen": seen[1], "do": "save", "da": "Bussen betaler kommunen.", "en": "Ask your municipality."}
    more = {"name": "Kommunen", "words": "bussen til", "phone": "", "page": "", "source": ""}
    saved = await desk.worker.posts("staff/indhold/ret/henvisning/ny-1", **form | more)

    assert saved.status_code == 303, words(saved)
    pointer = desk.shelf.library.pointers.find("Hvem betaler bussen til stævnet?")
    assert pointer
    assert (pointer.id, pointer.unsure) == ("ny-1", True)


async def test_every_state_is_open_to_those_who_teach_alone(desk: Desk) -> None:
    async with desk.console.staff("reader") as reader:
        assert (await reader.get(LAER)).status_code == 403
        assert "Lær" not in (await reader.get("staff")).text
    assert ">Lær" in (await desk.worker.get("staff")).text
