"""What the check finds, in the words of the staff who keep the content."""

from pathlib import Path

from fluent.runtime import FluentBundle, FluentResource

from knowledge.errors import Finding

SENTENCES = Path(__file__).with_name("check.da.ftl")


class Sentences:
    """The sentences of ``check.da.ftl``."""

    def __init__(self) -> None:
        self._bundle = FluentBundle(["da"], use_isolating=False)
        self._bundle.add_resource(FluentResource(SENTENCES.read_text("utf-8")))

    def say(self, key: str, **told: object) -> str:
        """Return the sentence called *key*, with what is *told* in it."""
        pattern = self._bundle.get_message(key).value
        return str(self._bundle.format_pattern(pattern, told)[0]) if pattern else key

    def found(self, one: Finding) -> str:
        """Return what is wrong, and what to write instead."""
        return self.say(one.key, **one.told)

    def line(self, one: Finding) -> str:
        """Return the same, with the file and the line first."""
        return f"{one.file}:{one.line}: {self.found(one)}"
