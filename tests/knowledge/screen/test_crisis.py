"""The alarm: everybody in danger is heard, and nobody is frightened because of a saying.

``content/crisis/said`` holds the lines that the alarm was made from; ``crisis.jsonl`` holds lines written
afterwards, that it was never tuned on.
"""

import json
import shutil
import time
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.screen import crisis
from knowledge.screen.crisis import Alarm, Watch, alarm
from knowledge.screen.likeness import Likeness, lines
from knowledge.screen.phrasing import PhraseError, Phrases, plain, read
from knowledge.screen.weights import Weights
from knowledge.terms import Danger

SAID = crisis.FOLDER / "said"
WRITTEN_LATER = [
    json.loads(line) for line in Path(__file__).with_name("crisis.jsonl").read_text("utf-8").splitlines()
]
IN_DANGER = [line["text"] for line in WRITTEN_LATER if line["expect"] != "none"]
AT_EASE = [line["text"] for line in WRITTEN_LATER if line["expect"] == "none"]


@pytest.mark.parametrize("danger", list(Danger))
def test_every_known_line_is_heard(danger: Danger) -> None:
    known = lines(SAID / f"{danger}.txt")

    missed = [line for line in known if alarm(line) is None]

    assert len(known) >= 100
    assert len(missed) <= 0.01 * len(known), missed


def test_lines_written_later_are_heard() -> None:
    missed = [text for text in IN_DANGER if alarm(text) is None]

    assert len(missed) <= 0.03 * len(IN_DANGER), missed


def test_the_kind_of_danger_is_told() -> None:
    right = sum(
        (heard := alarm(line["text"])) is not None and heard.danger == line["expect"]
        for line in WRITTEN_LATER
    )

    assert right >= 0.8 * len(IN_DANGER)


def test_ordinary_lines_written_later_are_no_crisis() -> None:
    heard = {text: heard for text in AT_EASE if (heard := alarm(text))}

    assert not any(heard.sure for heard in heard.values()), heard
    assert len(heard) <= 0.05 * len(AT_EASE), heard


def test_sayings_and_ordinary_questions_are_no_alarm() -> None:
    ordinary = lines(SAID / "ordinary.txt")
    heard = {text: heard for text in ordinary if (heard := alarm(text))}

    sure = [text for text, heard in heard.items() if heard.sure]

    assert len(ordinary) >= 1500
    assert len(sure) <= 0.02 * len(ordinary), sure  # chosen to be near: "vi blev kørt ned på banen"
    assert len(heard) <= 0.06 * len(ordinary), heard


def test_what_is_near_a_crisis_keeps_its_answer() -> None:
    near = lines(SAID / "near.txt")
    sure = [text for text in near if (heard := alarm(text)) and heard.sure]

    assert len(near) >= 250
    assert len(sure) <= 0.01 * len(near), sure


def test_questions_of_every_topic_are_no_crisis() -> None:
    files = [file for file in crisis.FOLDER.parent.glob("phrases/*/*.txt") if file.stem != "crisis"]
    asked = [line for file in files for line in lines(file)]
    count = Counter(heard.sure for text in asked if (heard := alarm(text)))

    assert count[True] <= 0.002 * len(asked)
    assert count[False] <= 0.02 * len(asked)


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("jeg kan ikke mere, jeg vil bare væk", Alarm(Danger.SUICIDE, sure=True)),
        ("JEG VIL DØØØØ!!!", Alarm(Danger.SUICIDE, sure=True)),
        ("jeg vil doe", Alarm(Danger.SUICIDE, sure=True)),
        ("jeg har selvmorstanker", Alarm(Danger.SUICIDE, sure=True)),
        ("min mand slaar mig", Alarm(Danger.VIOLENCE, sure=True)),
        ("min baby traekker ikke vejret", Alarm(Danger.ILLNESS, sure=True)),
        ("112", Alarm(Danger.ILLNESS, sure=True)),
        ("my toddler drank bleach", Alarm(Danger.POISON, sure=True)),
        ("min far slår mig", Alarm(Danger.CHILD, sure=True)),
        ("jeg hedder Bo. min datter siger at hun vil dø. vi bor i Skive", Alarm(Danger.SUICIDE, sure=True)),
        ("Я хочу умереть", Alarm(Danger.SUICIDE, sure=True)),
        ("Vi er en forening for efterladte efter selvmord", None),
        (
            "Vi er en forening. Et af vores medlemmer har skrevet at han vil tage sit liv",
            Alarm(Danger.SUICIDE, sure=False),
        ),
        ("hvad gør vi hvis en gæst siger at han vil dø", Alarm(Danger.SUICIDE, sure=False)),
        ("jeg vil gerne\ntage mit eget\nliv", Alarm(Danger.SUICIDE, sure=True)),
        ("hej.\njeg vil\n\ndø", Alarm(Danger.SUICIDE, sure=True)),
        ("j e g v i l i k k e l e v e m e r e", Alarm(Danger.SUICIDE, sure=True)),
        ("j e g  v i l  d ø", Alarm(Danger.SUICIDE, sure=True)),
        ("jegvilikkelevemere", Alarm(Danger.SUICIDE, sure=True)),
        ("jеg vil ikkе lеvе mеrе", Alarm(Danger.SUICIDE, sure=True)),
        ("A B C D vitaminer i foreningen", None),
        ("jeg er gift og bor i Voldgade", None),
        ("vi er ved at dø af grin", None),
        ("", None),
    ],
)
def test_alarm(text: str, heard: Alarm | None) -> None:
    assert alarm(text) == heard


@pytest.mark.parametrize(
    "text",
    [
        "min datter er 8 år og vil gerne spille håndbold",
        "min mor og far bor i Skive",
        "min mor er syg og vi bor i Skive",
        "min mor hader det",
        "min far drikker",
        "hvor kan min søn på 12 år få venner",
        "min far har fået en blodprop, er der et netværk for pårørende",
        "min mor har brug for en der kan følge hende til lægen",
        "kan man dø af det",
        "jeg gider ikke mere, I svarer jo aldrig",
        "min mor er meget alene",
        "min mor er død, og nu er min far alene",
        "min kone har fået kræft og jeg ved ikke hvad jeg skal gøre",
        "min kæreste har fået kræft og jeg ved ikke hvad jeg skal gøre",
        "min mand er indlagt og jeg er bange",
    ],
)
def test_family_illness_and_complaints_are_no_alarm(text: str) -> None:
    assert alarm(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "jeg har slået plænen",
        "jeg slår hækken",
        "min kone slår hæk",
        "han har slået hånden af mig",
        "jeg har slået rekorden",
        "vi har slået dørene op",
        "jeg har slået hul i muren",
        "jeg har slået en aftale i stykker",
        "jeg er skudt i hende",
        "jeg har skudt et billede",
        "jeg har skåret brød",
        "jeg skærer tomater",
        "deadline dræber mig",
        "jeg kan ikke mere med det her regneark",
        "jeg tager 2 panodiler om dagen",
        "jeg har taget piller mod forkølelse",
    ],
)
def test_what_one_hits_shoots_and_cuts_every_day_is_no_alarm(text: str) -> None:
    assert alarm(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "min mand slår mig når han har slået græs",
        "han slår mig i stykker",
        "jeg har skåret i mig selv",
        "jeg er blevet skudt",
        "jeg har taget alle mine piller mod allergi",
        "min mand er fuld og jeg er bange",
    ],
)
def test_the_same_words_about_people_are_heard(text: str) -> None:
    heard = alarm(text)

    assert heard is not None
    assert heard.sure


@pytest.mark.parametrize(
    "text",
    [
        "vi er sygeplejersker og har en patient der er selvmordstruet, hvem kan støtte familien",
        "Jeg har ondt i brystet når jeg går på trapper",
        "jeg er sygeplejerske, en patient vil ikke leve mere, hvordan samarbejder vi med foreninger",
    ],
)
def test_what_a_professional_asks_and_what_lasts_is_in_doubt(text: str) -> None:
    heard = alarm(text)

    assert heard is not None
    assert not heard.sure


def test_an_alarm_that_no_phrase_raised_says_so() -> None:
    likeness = Likeness({Danger.POISON: ["han spiste sæbe i køkkenet"], Danger.CHILD: ["han er alene"]})
    watch = Watch([{"typos": {"words": []}}], likeness, Weights({"sebe": 10.0}))

    assert watch.alarm("hun spiste sæbe i køkkenet") == Alarm(Danger.POISON, sure=False, guessed=True)
    assert watch.alarm("hun spiste kage i køkkenet") is None
    assert alarm("jeg vil dø") == Alarm(Danger.SUICIDE, sure=True)


def test_what_weighs_much_is_sure_without_a_phrase() -> None:
    watch = Watch([{"typos": {"words": []}}], Likeness({Danger.POISON: []}), Weights({"sebe": 30.0}))

    assert watch.alarm("hun spiste sæbe") == Alarm(Danger.POISON, sure=True, guessed=True)


def test_without_weights_the_phrases_are_heard(tmp_path: Path) -> None:
    shutil.copytree(crisis.FOLDER, tmp_path / "crisis")
    (tmp_path / "crisis" / crisis.WEIGHTS).write_text("broken", "utf-8")
    watch = crisis.load(tmp_path / "crisis")

    assert watch.alarm("jeg vil tage mit eget liv") == Alarm(Danger.SUICIDE, sure=True)
    assert watch.alarm("hvem er vores råd") is None


@given(st.text(max_size=200))
def test_any_text_can_be_heard(text: str) -> None:
    assert alarm(text) is None or isinstance(alarm(text), Alarm)


def test_a_broken_folder_leaves_a_few_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crisis, "load", _broken)  # the packaged folder itself must not be harmed
    crisis._watch.cache_clear()
    try:
        assert alarm("jeg vil dø") == Alarm(Danger.SUICIDE, sure=True)
        assert alarm("han er bevidstløs") == Alarm(Danger.ILLNESS, sure=True)
        assert alarm("hvem er vores råd") is None
    finally:
        crisis._watch.cache_clear()


def test_a_long_message_is_heard_at_once() -> None:
    text = "jeg vil gerne høre om livet i foreningen og om vejret. " * 20_000 + "min mand slår mig"
    began = time.process_time()

    assert alarm(text) is not None
    assert (
        time.process_time() - began < 2
    )  # 0.1 s on an idle core; of the middle of a megabyte nothing is kept


@pytest.mark.parametrize("place", [0, 4000, 8000, 12_000, 16_000])
def test_a_long_message_is_heard_everywhere(place: int) -> None:
    filler = "vi vil gerne holde et møde om kaffe på torsdag. " * 500

    assert alarm(f"{filler[:place]}. jeg vil tage mit eget liv. {filler[place:]}") == Alarm(
        Danger.SUICIDE, sure=True
    )


def test_plain_forgives_how_it_is_typed() -> None:
    assert plain("Jeg KAN ikke… mere!!") == " jeg kan ike mere . . "
    assert plain("Slår, slaar og SLÅÅÅR") == " slar slar og slar "
    assert plain("dø doe død") == " do do dod "
    assert plain("don’t") == plain("dont")


@pytest.mark.parametrize(
    ("written", "text", "fits"),
    [
        ("vil|ville dø", "jeg vil dø", True),
        ("vil dø", "jeg vil ikke dø", False),
        ("vil ~ dø", "jeg vil ikke dø", True),
        ("vil ~ dø", "jeg vil. dø", False),
        ("vil (bare) dø", "jeg vil bare dø", True),
        ("vil {bare|helt sikkert} dø", "jeg vil helt sikkert dø", True),
        ("vil {bare|helt sikkert} dø", "jeg vil dø", False),
        ("selvmord*", "om selvmordsforebyggelse", True),
        ("^ hjælp $", "Hjælp!", True),
        ("^ hjælp $", "hjælp os", False),
        ("<who> slår", "han slår", True),
        ("slår & <who>", "han ville ikke, men slår", True),
        ("slår & <who>", "det slår. han går", False),
    ],
)
def test_phrase_finds_itself(written: str, text: str, fits: object) -> None:
    phrases = Phrases([read(written, {"who": "han|hun"})])

    assert any(phrases.found(plain(text))) is fits


@pytest.mark.parametrize("written", ["~", "(måske)", "vil {dø", "<nobody> slår", "to-ord", ""])
def test_a_phrase_with_a_mistake_is_told(written: str) -> None:
    with pytest.raises(PhraseError):
        read(written, {})


def test_phrases_are_cut_out() -> None:
    assert Phrases([read("dør af grin", {})]).without(plain("jeg dør af grin nu")) == " jeg - nu "


def test_the_kind_is_that_of_the_lines_it_is_like() -> None:
    likeness = Likeness({Danger.POISON: ["han spiste sæbe"], Danger.CHILD: ["han er alene"]})

    assert likeness.kind(plain("hun spiste det")) is Danger.POISON
    assert likeness.kind(plain("hun er alene")) is Danger.CHILD


def _broken() -> Watch:
    raise OSError


SHORT = [json.loads(line) for line in Path(__file__).with_name("short.jsonl").read_text("utf-8").splitlines()]


def test_a_short_cry_is_heard_with_its_kind() -> None:
    cries = {line["text"]: line["danger"] for line in SHORT if line["danger"]}
    heard = {text: (told := alarm(text)) and str(told.danger) for text in cries}

    assert len(cries) >= 30
    assert heard == cries


def test_a_short_ordinary_sentence_is_no_alarm() -> None:
    ordinary = [line["text"] for line in SHORT if not line["danger"]]
    heard = {text: told for text in ordinary if (told := alarm(text))}

    assert len(ordinary) >= 60
    assert not any(told.sure for told in heard.values()), heard
    assert len(heard) <= 0.04 * len(ordinary), heard  # "jeg gider ikke mere" may be meant
