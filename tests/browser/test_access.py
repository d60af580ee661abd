"""What every person can use, beside what axe looks at: focus, landmarks, sizes, zoom, edges and paper."""

from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.visitor import Visitor

QUESTION = "Hej, vi er en lille forening i Skive. Hvordan kan vi samarbejde med regionen?"
OUTSIDE = """() => [...document.body.querySelectorAll("*")]
  .filter(one => one.checkVisibility() && one.innerText?.trim() && !one.children.length)
  .filter(one => !one.closest("header, main, footer, .skipnav, template")).map(one => one.outerHTML)"""
BEYOND = """() => [...document.querySelectorAll("body *")]
  .filter(one => one.checkVisibility() && !one.closest(".skipnav, .sr-only"))
  .filter(one => one.getBoundingClientRect().right > innerWidth + 1).map(one => one.outerHTML.slice(0, 80))"""
EDGES = """(kinds) => kinds.flatMap(kind => [...document.querySelectorAll(kind)])
  .filter(one => one.checkVisibility()).map(one => {
    const { borderTopStyle, borderTopColor, backgroundColor } = getComputedStyle(one);
    const contrasts = borderTopColor !== backgroundColor;
    return { name: one.className, style: borderTopStyle, contrasts };
  })"""
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
    boxes = [one.bounding_box() for one in shown.page.locator("button:not(.command):visible, textarea").all()]

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
        expect(visitor.page.locator(".line:not([id])")).to_have_count(0)  # the crisis reply is committed
        assert not visitor.overflows
        assert [stop["name"] for stop in _tabs(visitor) if not stop["seen"]] == []
        assert visitor.troubles == []


def test_the_language_is_said(shown: Visitor) -> None:
    assert shown.page.get_attribute("html", "lang") == "da"
    assert shown.page.title().startswith("Indgang")


PAGES = ["/", "/?sprog=en", "/?emne=midt", "/privatliv", "/privatliv?sprog=en", "/tilgaengelighed", "/404"]


@pytest.mark.parametrize("width", [320, 360])
def test_no_page_scrolls_sideways(chromium: Browser, address: str, width: int) -> None:
    with Visitor(chromium, address, viewport={"width": width, "height": 640}, has_touch=True) as visitor:
        wide = []
        for path in PAGES:
            visitor.page.goto(address + path)
            wide += [path] if visitor.overflows else []
            wide += [f"{path} {name}" for name in visitor.page.evaluate(BEYOND)]

        assert wide == []


def test_forced_colours_leave_every_edge(chromium: Browser, address: str) -> None:
    with Visitor(chromium, address, forced_colors="active") as visitor:
        visitor.says(QUESTION)
        edges = visitor.page.evaluate(EDGES, [".mine .bubble", ".ours .bubble", ".button", ".form-input"])

        assert [edge for edge in edges if edge["style"] == "none" or not edge["contrasts"]] == []
        assert len(edges) >= 5


def test_on_paper_there_is_what_was_said_and_nothing_to_press(visitor: Visitor) -> None:
    visitor.says("Hvilket sundhedsråd hører Skive til?")
    visitor.page.emulate_media(media="print")

    assert visitor.page.locator(".bubble:visible").count() >= 2
    assert visitor.page.locator(".button:visible, textarea:visible, .tongue:visible").count() == 0
    visitor.page.emulate_media(media="screen")
    assert "/" not in visitor.page.locator(".ours a.named").first.inner_text()
    visitor.page.emulate_media(media="print")
    address = "getComputedStyle(document.querySelector('a.named'), '::after').content"
    assert "https://rm.dk/politik/" in visitor.page.evaluate(address)
    ink = "getComputedStyle(document.querySelector('.mine .bubble')).color"
    assert visitor.page.evaluate(ink) == "rgb(0, 0, 0)"


def test_the_skip_link_of_a_page_to_read_leads_to_its_text(visitor: Visitor) -> None:
    visitor.page.goto(f"{visitor.address}/privatliv")
    visitor.page.keyboard.press("Tab")
    visitor.page.keyboard.press("Enter")

    expect(visitor.page.locator("main")).to_be_focused()
