"""Bold words on their way to HTML, and back to what is read."""

from knowledge.markup import as_html, as_read


def test_everything_is_escaped_and_bold_is_bold() -> None:
    assert as_html("a < b & **c > d**") == "a &lt; b &amp; <b>c &gt; d</b>"


def test_what_is_read_has_no_tags_and_keeps_every_sign() -> None:
    assert as_read(as_html("a < b & **c > d**")) == "a < b & c > d"
