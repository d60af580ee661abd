"""The region's colour: whatever it is, every text on it or in it can be read."""

import re

import pytest

from bot.channels.web import theme
from bot.colours import CONTRAST, WHITE, contrast, parsed


@pytest.mark.parametrize(
    "colour", ["#0b5563", "#990033", "#767676", "#000000", "#c2410c", "#1d70b8", "#8a6d00", "#b3009e"]
)
def test_every_pair_of_text_and_ground_can_be_read(colour: str) -> None:
    shades = dict(re.findall(r"--(\w+):(#[0-9a-f]{6});", theme.of(colour).css))
    rgb = {name: parsed(shade) for name, shade in shades.items()}

    assert shades["deep"] == colour
    assert contrast(WHITE, rgb["deep"]) >= CONTRAST
    assert contrast(WHITE, rgb["deeper"]) >= CONTRAST
    assert contrast(rgb["link"], WHITE) >= CONTRAST
    assert contrast(rgb["link"], rgb["mist"]) >= CONTRAST
    assert contrast(rgb["deeper"], rgb["mist"]) >= CONTRAST
    assert contrast((26, 26, 26), rgb["mist"]) >= CONTRAST


def test_the_address_changes_with_the_colour() -> None:
    assert theme.of("#0b5563").address != theme.of("#990033").address
