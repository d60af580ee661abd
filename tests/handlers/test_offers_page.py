"""The button on the page of an offer: it begins the conversation with what is wrong with that one."""

import pytest

from knowledge.offers.records import Wanted
from tests.handlers.visitor import Visitor


@pytest.mark.parametrize(
    ("said", "asks", "tapped", "thanks"),
    [
        ("/start wrong_boblberg", "Hvad er der galt med boblberg.dk?", "Findes ikke mere", "Tak"),
        ("/start en_wrong_boblberg", "What is wrong with boblberg.dk?", "It no longer exists", "Thank"),
    ],
)
def test_what_is_wrong_is_asked_and_told(
    visitor: Visitor, said: str, asks: str, tapped: str, thanks: str
) -> None:
    assert asks in visitor.says(said)
    assert thanks in visitor.taps(tapped)

    (proposal,) = visitor.told.proposals
    assert (proposal.wanted, proposal.of) == (Wanted.CORRECT, "boblberg")


def test_an_offer_that_is_no_more_is_told_of(visitor: Visitor) -> None:
    assert "Det tilbud har jeg ikke længere." in visitor.says("/start wrong_findes-ikke")


def test_the_command_is_shown_as_what_the_button_said(visitor: Visitor) -> None:
    visitor.says("/start wrong_boblberg")

    assert visitor.effects
    assert visitor.effects.instead == "Noget er forkert: boblberg.dk"
