"""What every person can use: names, contrast, the order of the focus, landmarks, language and zoom."""

from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.browser.visitor import Visitor

QUESTION = "Hej, vi er en lille forening i Skive. Hvordan kan vi samarbejde med regionen?"
NAMELESS = """() => [...document.querySelectorAll("a[href], button, textarea, input:not([type=hidden])")]
  .filter(one => !(one.labels?.[0]?.innerText || one.ariaLabel || one.innerText || "").trim())
  .map(one => one.outerHTML)"""
FAINT = """() => {
  const colour = (text) => {
    const [r, g, b, a = 1] = text.match(/[\\d.]+/g).map(Number);
    return { rgb: [r, g, b], a };
  };
  const light = ({ rgb }) => {
    const [r, g, b] = rgb.map(v => v / 255).map(v => v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4);
    return .2126 * r + .7152 * g + .0722 * b;
  };
  const behind = (one) => {
    for (; one; one = one.parentElement) {
      const found = colour(getComputedStyle(one).backgroundColor);
      if (found.a === 1) return found;
    }
    return { rgb: [255, 255, 255] };
  };
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), faint = [];
  while (texts.nextNode()) {
    const one = texts.currentNode.parentElement, style = getComputedStyle(one);
    if (!texts.currentNode.data.trim() || !one.checkVisibility()) continue;
    const [a, b] = [light(colour(style.color)), light(behind(one))];
    const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
    if (ratio < 4.5) faint.push(`${ratio.toFixed(2)} ${one.outerHTML.slice(0, 120)}`);
  }
  return faint;
}"""
OUTSIDE = """() => [...document.body.querySelectorAll("*")]
  .filter(one => one.checkVisibility() && one.innerText?.trim() && !one.children.length)
  .filter(one => !one.closest("header, main, footer, .skipnav, template")).map(one => one.outerHTML)"""
FOCUSED = """() => {
  const one = document.activeElement, box = one.getBoundingClientRect(), style = getComputedStyle(one);
  const x = box.left + box.width / 2, y = box.top + box.height / 2, above = document.elementFromPoint(x, y);
  return {
    name: one === document.body ? "" : (one.labels?.[0] ?? one).innerText.trim(),
    place: [...document.querySelectorAll("*")].indexOf(one),
    marked: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    seen: !!above && (one.contains(above) || above.contains(one)),
    size: Math.min(box.width, box.height),
  };
}"""
SITUATIONS = ["", QUESTION, "jeg vil tage mit eget liv i nat"]


@pytest.fixture(params=SITUATIONS, ids=["first", "answered", "crisis"])
def shown(request: pytest.FixtureRequest, visitor: Visitor) -> Visitor:
    """Show the page as it is first, after an answer, and after a crisis."""
    visitor.page.emulate_media(reduced_motion="reduce")
    visitor.page.reload()
    if request.param:
        visitor.says(request.param)
        visitor.page.wait_for_timeout(500)
    return visitor


def _tabs(visitor: Visitor) -> list[dict[str, Any]]:
    """Press Tab through the page from its top."""
    visitor.page.evaluate(
        "document.activeElement.blur(); scrollTo(0, 0); getSelection().collapse(document.body, 0)"
    )
    stops: list[dict[str, Any]] = []
    while len(stops) < 60:
        visitor.page.keyboard.press("Tab")
        stop = visitor.page.evaluate(FOCUSED)
        if not stop["name"] or stop in stops:
            break
        stops.append(stop)
    return stops


def test_every_control_has_a_name(shown: Visitor) -> None:
    assert shown.page.evaluate(NAMELESS) == []


def test_every_text_has_contrast(shown: Visitor) -> None:
    assert shown.page.evaluate(FAINT) == []


def test_every_text_lies_in_a_landmark(shown: Visitor) -> None:
    assert shown.page.evaluate(OUTSIDE) == []
    assert shown.page.get_by_role("main").count() == shown.page.get_by_role("banner").count() == 1
    assert shown.page.get_by_role("heading", level=1).count() == 1


def test_the_focus_goes_down_the_page_and_is_seen(shown: Visitor) -> None:
    stops = _tabs(shown)

    assert len(stops) >= 5
    assert [stop["place"] for stop in stops] == sorted(stop["place"] for stop in stops)
    assert [stop["name"] for stop in stops if not stop["marked"]] == []
    assert [stop["name"] for stop in stops if not stop["seen"]] == []


def test_every_button_is_large_enough_to_hit(shown: Visitor) -> None:
    boxes = [one.bounding_box() for one in shown.page.locator("button:visible, textarea").all()]

    assert [box for box in boxes if box and min(box["width"], box["height"]) < 24] == []


@pytest.mark.parametrize(
    ("width", "height"), [(640, 384), (320, 256)]
)  # 200 % and 400 % of 1280 by 768 and 1024
def test_nothing_is_lost_when_enlarged(chromium: Browser, address: str, width: int, height: int) -> None:
    viewport = {"width": width, "height": height}
    with Visitor(chromium, address, viewport=viewport, reduced_motion="reduce") as visitor:
        for says in filter(None, SITUATIONS):
            assert not visitor.overflows
            visitor.says(says)
        visitor.page.wait_for_timeout(2_500)  # the committed crisis reply comes, and the view follows it
        assert not visitor.overflows
        assert [stop["name"] for stop in _tabs(visitor) if not stop["seen"]] == []
        assert visitor.troubles == []


def test_the_language_is_said(shown: Visitor) -> None:
    assert shown.page.get_attribute("html", "lang") == "da"
    assert shown.page.title().startswith("Indgang")
