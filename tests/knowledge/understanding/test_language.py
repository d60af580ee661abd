"""Which language a person writes: from a greeting to a whole message, and None when nobody could tell."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.files.reader import CONTENT
from knowledge.terms import Language
from knowledge.understanding.language import clearly, detect


@pytest.mark.parametrize(
    "text",
    [
        "Hej",
        "hvem er vores råd",
        "Vi er en lille patientforening i Skive",
        "hvad skal der stå i en samarbejdsaftale?",
        "kan man faa tilskud til koersel",
        "samarbejdsaftale",
        "besøgsvenner",
        "tak for hjælpen",
        "må frivillige give medicin",
        "Vi vil gerne lave workshops for unge med diabetes",
        "HVORDAN KOMMER VI I GANG",
        "jeg vil gerne tale med the right person",
        "vi er et netværk af pårørende",
        "Norsk: vi ønsker å samarbeide med regionen",
        "jag vill gärna veta hur man kan hjälpa",
        "opsigelse",
        "er der penge til det",
    ],
)
def test_danish_is_heard(text: str) -> None:
    assert detect(text) is Language.DANISH


@pytest.mark.parametrize(
    "text",
    [
        "Hello",
        "hi there",
        "Hi, we're an NGO working with refugees in Randers. Can we get funding?",
        "Who is the contact person in Ringkøbing?",
        "cooperation agreement",
        "what is a sundhedsråd",
        "I want to talk to a person",
        "thanks",
        "how do we start",
        "is there any money for our project in Århus",
        "I’m looking for volunteering",
    ],
)
def test_english_is_heard(text: str) -> None:
    assert detect(text) is Language.ENGLISH


@pytest.mark.parametrize(
    "text",
    [
        "Guten Tag, wir möchten gerne mit der Region zusammenarbeiten",
        "Wo bekomme ich Hilfe?",
        "Dzień dobry, czy mogę z kimś porozmawiać?",
        "Merhaba, yardım istiyorum",
        "Hola, necesito ayuda por favor",
        "Bonjour, nous sommes une association",
        "مرحبا كيف يمكنني التطوع",
        "Доброго дня, де я можу знайти допомогу?",
        "привет",
        "من فارسی صحبت می کنم",
        "waxaan rabaa caawimaad",
        "你好,我需要帮助",
        "danke",
    ],
)
def test_other_languages_are_heard(text: str) -> None:
    assert detect(text) is Language.OTHER


@pytest.mark.parametrize(
    "text", ["", "?", "8000", "🙂", "Viborg", "ok", "info", "dans", "A", "·· 26-0147-K", "и"]
)
def test_too_little_is_none(text: str) -> None:
    assert detect(text) is None


@given(st.text(max_size=300))
def test_any_text_can_be_asked_about(text: str) -> None:
    assert detect(text) in {*Language, None}


@pytest.mark.parametrize(
    ("text", "than", "found"),
    [
        ("could you tell me who our council is", Language.DANISH, Language.ENGLISH),
        ("hvem er vores råd?", Language.ENGLISH, Language.DANISH),
        ("Guten Tag, wir möchten mit Ihnen sprechen", Language.DANISH, Language.OTHER),
        ("привет", Language.DANISH, Language.OTHER),
        ("hello", Language.OTHER, Language.ENGLISH),
        ("tak", Language.OTHER, Language.DANISH),
        ("thank you", Language.DANISH, Language.ENGLISH),
        ("Yes, please!", Language.DANISH, Language.ENGLISH),
        ("ja tak", Language.ENGLISH, Language.DANISH),
    ],
)
def test_a_settled_language_gives_way_to_a_clear_one(text: str, than: Language, found: Language) -> None:
    assert clearly(text, than) is found


@pytest.mark.parametrize(
    ("text", "than"),
    [
        ("thanks", Language.DANISH),
        ("Aarhus University Hospital", Language.DANISH),
        ("workshop for team building", Language.DANISH),
        ("jeg vil gerne tale med the right person", Language.DANISH),
        ("danke", Language.DANISH),
        ("Ayşe Yıldız Çelik", Language.DANISH),
        ("tak", Language.ENGLISH),
        ("Ringkøbing-Skjern", Language.ENGLISH),
        ("Ældre Sagen Højbjerg Åby", Language.ENGLISH),
        ("Frivilligcenter Lemvig", Language.ENGLISH),
        ("what is a sundhedsråd", Language.ENGLISH),
        ("26-0147-K", Language.ENGLISH),
        ("", Language.ENGLISH),
    ],
)
def test_a_settled_language_stays_for_a_word_a_name_or_a_mix(text: str, than: Language) -> None:
    assert clearly(text, than) is None


@pytest.mark.parametrize("text", ["thank you", "yes please", "thanks", "ok"])
def test_a_language_that_was_chosen_stays_for_two_words(text: str) -> None:
    assert clearly(text, Language.DANISH, chosen=True) is None


def test_no_town_is_english() -> None:
    """Them, As and Give are places: whoever writes only where they are has shown no language by it."""
    rows = (CONTENT / "places.csv").read_text(encoding="utf-8").splitlines()[1:]
    towns = {row.split(",")[0] for row in rows}

    assert len(towns) > 1000
    assert {town for town in towns if detect(town) in {Language.ENGLISH, Language.OTHER}} == set()
