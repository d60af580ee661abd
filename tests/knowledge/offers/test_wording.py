"""How the facts of an offer are told, in both languages."""

from dataclasses import replace
from datetime import date, time
from functools import cache
from typing import Any

import pytest

from knowledge import library
from knowledge.answering.voice import Voice
from knowledge.files.reader import CONTENT
from knowledge.library import Library
from knowledge.offers.circumstances import LANGUAGES
from knowledge.offers.offer import Access, Confidence, Cost, Day, Offer, OfferId, Schedule, Way
from knowledge.offers.wording import Facts, language
from knowledge.terms import ActorKind, Language

OFFER = Offer(OfferId("test"), "Testcaféen", "Testforeningen", None, "Kaffe og snak.")
WEEKDAYS = (Day.MONDAY, Day.TUESDAY, Day.WEDNESDAY, Day.THURSDAY, Day.FRIDAY)
LATE = Schedule((Day.MONDAY, Day.THURSDAY), time(16), time(17, 30), ends=date(2026, 12, 31))


@cache
def content() -> Library:
    return library.load(CONTENT)


def told(language: Language, **changed: Any) -> Facts:
    return Facts(replace(OFFER, **changed), Voice(content(), language))


@pytest.mark.parametrize(
    ("changed", "name", "danish", "english"),
    [
        ({}, "cost", "", ""),
        ({"cost": Cost.FREE}, "cost", "Gratis", "Free"),
        (
            {"cost": Cost.PAID, "cost_note": "20 kr."},
            "cost",
            "Det koster penge. 20 kr.",
            "It costs money. 20 kr.",
        ),
        ({"cost_note": "Spørg"}, "cost", "Spørg", "Spørg"),
        ({}, "age", "", ""),
        ({"minimum_age": 18, "maximum_age": 30}, "age", "18-30 år", "Ages 18-30"),
        ({"minimum_age": 60}, "age", "Fra 60 år", "From age 60"),
        ({"maximum_age": 17}, "age", "Til og med 17 år", "Up to age 17"),
        ({}, "ways", "man mødes", "you meet there"),
        ({"ways": (Way.PHONE, Way.DIGITAL)}, "ways", "på telefon, på nettet", "by phone, online"),
        ({}, "languages", "", ""),
        ({"languages": ("da", "ar")}, "languages", "dansk og arabisk", "Danish and Arabic"),
        ({"languages": ("da", "tlh", "xx")}, "languages", "dansk, tlh og xx", "Danish, tlh and xx"),
        (
            {"access": (Access.WHEELCHAIR, Access.QUIET)},
            "access",
            "plads til kørestol, få mennesker og ro",
            "room for a wheelchair, few people and quiet",
        ),
        ({"kind": ActorKind.NETWORK}, "kind", "Netværk", "Network"),
        ({}, "kind", "", ""),
        (
            {"assured_on": date(2026, 11, 3)},
            "assured",
            "Bekræftet 3. november 2026",
            "Confirmed 3 November 2026",
        ),
        (
            {"page": "https://example.org"},
            "assured",
            "Tjek siden, før du regner med det",
            "Check the page before you rely on it",
        ),
        (
            {"checked_on": date(2026, 11, 3)},
            "assured",
            "Spørg kommunen, om det passer",
            "Ask the municipality whether it is still true",
        ),
        (
            {
                "checked_on": date(2026, 11, 22),
                "confidence": Confidence.VERIFIED,
                "page": "https://example.org",
            },
            "assured",
            "Tjekket hos kilden 22. november 2026",
            "Checked at the source 22 November 2026",
        ),
        (
            {
                "assured_on": date(2026, 11, 3),
                "checked_on": date(2026, 11, 22),
                "confidence": Confidence.VERIFIED,
            },
            "assured",
            "Bekræftet 3. november 2026",
            "Confirmed 3 November 2026",
        ),
        (
            {"checked_on": date(2026, 11, 22), "phone": "00 00 00 00"},  # likely: nobody travels to a phone
            "assured",
            "Ring, og hør, om det passer",
            "Call and ask whether it is still true",
        ),
        (
            {"email": "test@example.org", "confidence": Confidence.VERIFIED},
            "assured",
            "Skriv, og hør, om det passer",
            "Write and ask whether it is still true",
        ),
        ({"what_en": "Coffee."}, "what", "Kaffe og snak.", "Coffee."),
        ({}, "what", "Kaffe og snak.", "Kaffe og snak."),
        ({"for_whom": "Alle"}, "for_whom", "Alle", "Alle"),
    ],
)
def test_facts(changed: dict[str, Any], name: str, danish: str, english: str) -> None:
    said = [getattr(told(one, **changed), name) for one in (Language.DANISH, Language.ENGLISH)]

    assert said == [danish, english]


@pytest.mark.parametrize(
    ("schedule", "danish", "english"),
    [
        (
            LATE,
            "mandag og torsdag kl. 16.00-17.30, til og med 31. december 2026",
            "Monday and Thursday 16.00-17.30, until 31 December 2026",
        ),
        (Schedule(WEEKDAYS, time(9)), "mandag til fredag fra kl. 9.00", "Monday to Friday from 9.00"),
        (Schedule(tuple(Day), closes=time(20)), "hver dag til kl. 20.00", "every day until 20.00"),
        (Schedule((Day.SUNDAY, Day.SATURDAY)), "lørdag og søndag", "Saturday and Sunday"),
        (Schedule(starts=date(2027, 1, 4)), "fra 4. januar 2027", "from 4 January 2027"),
    ],
)
def test_hours(schedule: Schedule, danish: str, english: str) -> None:
    said = [told(one, schedules=(schedule,)).when for one in (Language.DANISH, Language.ENGLISH)]

    assert said == [(danish,), (english,)]


def test_a_note_stands_after_the_hours_and_no_hours_are_no_line() -> None:
    facts = told(Language.DANISH, schedules=(Schedule(), LATE), schedule_note="Lukket i juli.")

    assert facts.when[1:] == ("Lukket i juli.",)


@pytest.mark.parametrize(
    ("language", "english", "translated"),
    [(Language.DANISH, "", True), (Language.ENGLISH, "", False), (Language.ENGLISH, "Coffee.", True)],
)
def test_what_nobody_has_translated_is_known_to_be_danish(
    language: Language, english: str, *, translated: bool
) -> None:
    assert told(language, what_en=english).is_translated is translated


def test_a_number_for_text_messages_is_no_number_to_call() -> None:
    texting = [offer for offer in content().offers if "sms" in offer.what]

    assert texting
    assert all(not offer.phone and "sms til" in offer.what for offer in texting)


@pytest.mark.parametrize("spoken", [Language.DANISH, Language.ENGLISH])
def test_every_language_that_is_heard_has_a_name(spoken: Language) -> None:
    say = Voice(content(), spoken)
    names = {code: language(code, say) for code in LANGUAGES.values()}

    assert [code for code, name in names.items() if name == code] == []
    assert len(set(names.values())) == len(names)
