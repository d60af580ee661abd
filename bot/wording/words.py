"""The sentences that staff read, kept in files of their own."""

from pathlib import Path

from fluent.runtime import FluentBundle, FluentResource

SHARED = Path(__file__).with_name("da.ftl")


class Words:
    """Says what names, days and times are called everywhere, and the sentences of *files*, in Danish."""

    def __init__(self, *files: Path) -> None:
        self._bundle = FluentBundle(["da"], use_isolating=False)
        for file in (SHARED, *files):
            self._bundle.add_resource(FluentResource(file.read_text("utf-8")))

    def has(self, key: str) -> bool:
        """Whether there is a sentence *key*: one that an address names may be forged."""
        return self._bundle.has_message(key)

    def say(self, key: str, **args: str | int) -> str:
        """Return the sentence *key*; an unknown one is a KeyError."""
        value = self._bundle.get_message(key).value if self.has(key) else None
        if value is None:
            raise KeyError(key)
        text, problems = self._bundle.format_pattern(value, args)
        if problems:
            raise KeyError(f"{key}: {problems[0]}") from problems[0]
        return str(text)
