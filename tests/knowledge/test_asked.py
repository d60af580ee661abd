"""Short and worried lines that people wrote to the bot: what each is about, and what none of them is."""

from datetime import date

import pytest

from knowledge import library as libraries
from knowledge.context import NEW
from knowledge.decide import called, decide
from knowledge.files.reader import CONTENT
from knowledge.library import Library
from knowledge.understanding.understand import understand

UNSURE = {"clarify", "unknown"}


@pytest.fixture(scope="module")
def library() -> Library:
    return libraries.load(CONTENT)


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("min mor kan ikke sove og er så ked af det efter far døde. hun bor i holstebro", "find-offers"),
        ("my mother cannot sleep and is so sad since dad died, she lives in Lemvig", "find-offers"),
        ("min søn på 16 har det svært psykisk", "find-offers"),
        ("hvor kan han få hjælp i Aarhus", "find-offers"),
        ("Jeg er praktiserende læge. Kort: hvor sender jeg en ensom patient hen i Skive?", "find-offers"),
        ("patient ensom 78 år randers hvor henvise", "find-offers"),
        ("hvordan bliver vi et tilbud som læger henviser til", "social-referrals"),
        ("Hjælp! Min frivillige har slået en patient, hvad gør jeg", "volunteer-staff-roles"),
        ("one of our volunteers was threatened by a patient", "volunteer-staff-roles"),
        ("kan vi få en aftale", "selected-partners"),
        ("could we get an agreement", "selected-partners"),
        ("hvordan får vi lavet en aftale", "cooperation-agreement"),
        ("kan vi bruge patienternes navne i vores nyhedsbrev", "cooperation-agreement"),
        ("what about gdpr for our association", "cooperation-agreement"),
        ("GDPR", "privacy"),
        ("hvad med forsikring", "cooperation-agreement"),
        ("what about insurance for our volunteers?", "cooperation-agreement"),
        ("skal man have straffeattest", "become-volunteer"),
        ("hvordan foreslår vi et nyt projekt", "how-to-partner"),
        ("how do we propose a project", "how-to-partner"),
        ("jeg er borger i Randers og vil gerne give min mening til kende om det nye sygehus", "hearings"),
        ("do I need to speak danish to volunteer", "become-volunteer"),
        ("kan I hjælpe mig", "about-bot"),
        ("hvor lang tid tager det at få svar", "inquiry-status"),
    ],
)
def test_a_worried_or_short_line_is_understood(text: str, topic: str, library: Library) -> None:
    understood = understand(text, library=library, today=date(2026, 11, 23), context=NEW)

    assert (understood.topic, called(decide(understood, library=library, context=NEW)) in UNSURE) == (
        topic,
        False,
    )


@pytest.mark.parametrize(
    "text",
    [
        "kan vi få dækket kørsel for vores frivillige?",
        "can our volunteers get their travel paid",
        "min bilforsikring",
        "hvor har i det fra",
        "har I hendes mail",
        "hvor lang tid tager det",
        "det forstår jeg ikke",
        "hjalp det? nej",
        "nej glem det",
        "begge",
        "alder",
    ],
)
def test_what_nothing_answers_is_not_answered(text: str, library: Library) -> None:
    understood = understand(text, library=library, today=date(2026, 11, 23), context=NEW)

    assert called(decide(understood, library=library, context=NEW)) in UNSURE, understood.topic
