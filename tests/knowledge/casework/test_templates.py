"""Templates: which variables there are, and how the case fills them in."""

import pytest

from knowledge.casework.templates import VARIABLES, Template, fill, unfilled, unknown

FILLED = {"reference": "26-0147-K", "emne": "Samskabelse", "råd": "Sundhedsråd Midt", "kommune": ""}


def test_every_variable_is_known() -> None:
    assert unknown(" ".join(f"{{{name}}}" for name in VARIABLES)) == ()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Kære {navn}", ("navn",)),
        ("{navn} og {navn} og {cpr}", ("navn", "cpr")),
        ("{ Råd } og {RÅD}", ()),
        ("{}", ("",)),
        ("{{råd}}", ()),
        ("en { klamme", ()),
        ("{to\nlinjer}", ()),
        ("<b>{script}</b>", ("script",)),
    ],
)
def test_what_is_no_variable_is_named(text: str, names: tuple[str, ...]) -> None:
    assert unknown(text) == names


def test_variables_are_filled_in_and_what_has_no_value_stays_to_be_seen() -> None:
    filled = fill("Sag {reference} om {Emne} i { kommune }.", FILLED)

    assert filled == "Sag 26-0147-K om Samskabelse i { kommune }."
    assert unfilled(filled) == ("{kommune}",)


def test_a_value_with_braces_is_not_filled_again() -> None:
    assert fill("{emne}", {"emne": "{råd}", "råd": "x"}) == "{råd}"


@pytest.mark.parametrize(
    ("state", "topic", "language", "fits"),
    [
        ("", "", "da", True),
        ("Ny", "", "da", True),
        ("I gang", "", "da", False),
        ("", "co-creation", "da", True),
        ("", "foundations", "da", False),
        ("", "", "en", False),
    ],
)
def test_a_template_fits_its_state_topic_and_language(
    state: str, topic: str, language: str, *, fits: bool
) -> None:
    template = Template("Tak", "Tak.", language, state, topic)

    assert template.fits(state="Ny", topic="co-creation", language="da") is fits
