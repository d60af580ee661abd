"""Texts that nobody can be sure about, from other languages to whole newsletters: none is answered."""

from datetime import date

import pytest

from knowledge import library as libraries
from knowledge.context import NEW
from knowledge.decide import called, decide
from knowledge.files.reader import CONTENT
from knowledge.library import Library
from knowledge.understanding.understand import understand

HONEST = {"clarify", "unknown", "human", "outside"}
NEWSLETTER = (
    "Nyt fra grundejerforeningen Solbakken. Så er sommeren over os, og vi kan se tilbage på en travl "
    "tid med mange gode timer på vejen. Fællesspisningen den første lørdag i juni samlede over tres "
    "naboer, og grillen holdt helt til midnat. Tak til Bente og Kurt for kartoffelsalaten. Vi minder "
    "om, at hække skal klippes inden sankthans, og at haveaffald køres på genbrugspladsen. Vandværket "
    "skifter målere i uge 34, så sørg for, at der er fri adgang til brønden. Cykler ved stationen skal "
    "mærkes med navn, ellers bliver de fjernet. Fodboldkampen mod Nørregade endte 3-2, og pokalen står "
    "nu i skabet. Loppemarkedet flyttes til den anden søndag i september på grund af vejarbejde. Husk "
    "at melde jer til arbejdsdagen, hvor vi maler legehuset og river blade. Kassereren efterlyser "
    "kontingentet fra otte huse. Til sidst en opfordring: kør langsomt forbi bænken, for dér sidder de "
    "små og venter på skolebussen. "
)


@pytest.fixture(scope="module")
def library() -> Library:
    return libraries.load(CONTENT)


@pytest.mark.parametrize(
    "text",
    [
        "Hvordan søker jeg om barnehageplass til sønnen min?",
        "Kor kan eg få tak i eit nytt førarkort?",
        "Hur anmäler jag mig till körkortsprovet nästa vecka?",
        "Var ligger närmaste simhall och vad kostar det?",
        "Wie bekomme ich einen Parkausweis für meine Straße?",
        "Können Sie mir sagen, wann der nächste Bus nach Aarhus fährt?",
        "Où se trouve la gare la plus proche ?",
        "Dzień dobry, gdzie mogę kupić bilet na autobus?",
        "مرحبا، أين يمكنني شراء تذكرة الحافلة؟",
        "Як мені знайти квартиру?",
        "请问火车站在哪里",
        "asdf jklø qwerty uiop",
        "xkcdvqz wrtpl mnbvc",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "x" * 4000,
        "0123456789 " * 50,
        "for i in range(10): print(i * 2)",
        "SELECT name FROM users WHERE id = 1;",
        "<html><body><script>alert(1)</script></body></html>",
        '{"jsonrpc": "2.0", "method": "ping", "id": 7}',
        "#include <stdio.h>\nint main(void) { return 0; }",
        'const partner = await fetch("/api/agreement");',
        "https://example.org/a/b?c=d",
        "aftale hos frisøren",
        "udskrivning fra militæret",
        "kultur i yoghurt",
        "kunst til salg",
        "invest in bitcoin",
        NEWSLETTER * 4,
        "",
        "   \n\t ",
        "😀",
        "👍🏽👍🏽 🎉",
        "?!…",
        "\u200b\u200d",
    ],
)
def test_nothing_strange_is_answered(text: str, library: Library) -> None:
    understood = understand(text, library=library, today=date(2026, 11, 23), context=NEW)

    assert called(decide(understood, library=library, context=NEW)) in HONEST, understood.topic
