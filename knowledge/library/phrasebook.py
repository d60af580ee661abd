"""The sentences the bot says, from ``content/ui/<language>.ftl``; everything people read is written there."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from fluent.runtime import FluentBundle
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

from knowledge.files.reader import CONTENT, UNEDITED, Edits, Reader
from knowledge.library.phrases import fold
from knowledge.terms import Language

FILES = 4  # remembered as they were read: both languages, and both after an edit
_DANISH = "ui/da.ftl"


@dataclass(frozen=True, slots=True)
class Phrasebook:
    """All sentences by language: every language has all of them, or the folder is not taken.

    *heard* are the lists of what people say, of all languages together; *lists* keep them apart.
    """

    bundles: Mapping[Language, FluentBundle]
    keys: frozenset[str]
    heard: Mapping[str, tuple[str, ...]]
    lists: Mapping[Language, Mapping[str, tuple[str, ...]]]
    _marked: dict[str, tuple[str, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        marked = {key: tuple(f" {words} " for words in said) for key, said in self.heard.items()}
        object.__setattr__(self, "_marked", marked)

    def say(self, key: str, language: Language = Language.DANISH, **args: str | int) -> str:
        """Return the sentence *key* in *language*; one that we do not speak is answered in English.

        An unknown key is a KeyError.
        """
        bundle = self.bundles[self.spoken(language)]
        value = bundle.get_message(key).value if bundle.has_message(key) else None
        if value is None:
            raise KeyError(key)
        text, problems = bundle.format_pattern(value, args)
        if problems:
            raise KeyError(f"{key}: {problems[0]}") from problems[0]
        return str(text)

    def spoken(self, language: Language) -> Language:
        """Return the language that somebody who writes *language* is answered in."""
        ours = (language, Language.ENGLISH, Language.DANISH)
        return next(one for one in ours if one in self.bundles)

    def hears(self, key: str, text: str) -> bool:
        """Whether one of the words listed in ``heard-<key>`` stands in the folded *text*."""
        return any(map(f" {text} ".__contains__, self._marked[key]))

    def opens(self, key: str, text: str) -> bool:
        """Whether the folded *text* begins with one of the words listed in ``heard-<key>``."""
        return f" {text} ".startswith(self._marked[key])


def load(folder: Path, edits: Edits = UNEDITED) -> Phrasebook:
    """Read ``folder/ui`` with *edits* above it; raises ContentError with every flaw of every file."""
    reader = Reader(folder, edits)
    danish = _spoken(Reader(CONTENT), _DANISH)
    bundles: dict[Language, FluentBundle] = {}
    for name in reader.names("ui/*.ftl"):
        language = Path(name).stem
        spoken = _spoken(reader, name)
        _compare(reader, name, spoken, danish)
        if language in set(Language):
            bundles[Language(language)] = _bundle(language, reader.text(name))
    if Language.DANISH not in bundles:
        reader.flaw(_DANISH, 1, "The Danish sentences are missing.", "Copy the packaged ui/da.ftl.")
    reader.settle()
    lists = {language: _heard(bundle, danish) for language, bundle in bundles.items()}
    return Phrasebook(bundles, frozenset(danish), _together(lists.values()), lists)


@dataclass(frozen=True, slots=True)
class _Spoken:
    """One message of a file: its line and its placeholders."""

    line: int
    variables: frozenset[str]
    printed: frozenset[str]


class _Variables(Visitor):
    """Collects the placeholders of one message; those that are *printed*, not only chosen by, apart."""

    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.printed: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802  # fluent's name
        """Note one placeholder."""
        self.names.add(node.id.name)

    def visit_Placeable(self, node: ast.Placeable) -> None:  # noqa: N802  # fluent's name
        """Note a placeholder that is printed."""
        if isinstance(node.expression, ast.VariableReference):
            self.printed.add(node.expression.id.name)
        self.generic_visit(node)


@lru_cache(FILES)
def _parsed(text: str) -> ast.Resource:
    """Return the sentences of one file; reading them takes most of the time that all content takes."""
    return FluentParser().parse(text)


def _bundle(language: str, text: str) -> FluentBundle:
    bundle = FluentBundle([language], use_isolating=False)  # isolation marks would be copied with a number
    bundle.add_resource(_parsed(text))
    return bundle


def _heard(bundle: FluentBundle, keys: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Return the lists of what people say (``heard-…``), folded."""
    heard: dict[str, tuple[str, ...]] = {}
    for key in keys:
        if not key.startswith("heard-"):
            continue
        pattern = bundle.get_message(key).value if bundle.has_message(key) else None
        words = str(bundle.format_pattern(pattern)[0]) if pattern else ""
        heard[key.removeprefix("heard-")] = tuple(filter(None, map(fold, words.split(","))))
    return heard


def _together(lists: Iterable[Mapping[str, tuple[str, ...]]]) -> dict[str, tuple[str, ...]]:
    """Return each list with the words of every language: people mix them, and a "yes" is one everywhere."""
    together: dict[str, dict[str, None]] = {}
    for heard in lists:
        for key, words in heard.items():
            together.setdefault(key, {}).update(dict.fromkeys(words))
    return {key: tuple(words) for key, words in together.items()}


def _spoken(reader: Reader, name: str) -> dict[str, _Spoken]:
    """Return each key of the file with where it stands and its placeholders; mistakes go to *reader*."""
    text = reader.text(name)
    found: dict[str, _Spoken] = {}
    for entry in _parsed(text).body:
        line = text.count("\n", 0, entry.span.start if entry.span else 0) + 1
        if isinstance(entry, ast.Junk):
            problem = "This is not a sentence in Fluent."
            reader.flaw(name, line, problem, "Write key = text, and indent any further lines.")
        if not isinstance(entry, ast.Message):
            continue
        if entry.id.name in found:
            reader.flaw(name, line, f"{entry.id.name!r} is there twice.", "Keep one of them.")
        variables = _Variables()
        variables.visit(entry)
        found[entry.id.name] = _Spoken(line, frozenset(variables.names), frozenset(variables.printed))
    return found


def _compare(reader: Reader, name: str, spoken: Mapping[str, _Spoken], danish: Mapping[str, _Spoken]) -> None:
    """Note what the packaged Danish file has and this one lacks, or the other way round."""
    for key, told in spoken.items():
        if key not in danish:
            reader.flaw(
                name, told.line, f"The bot never says {key!r}.", "Use a key of the packaged ui/da.ftl."
            )
            continue
        for extra in sorted(told.variables - danish[key].variables):
            problem = f"{key!r} knows no {{${extra}}}."
            reader.flaw(name, told.line, problem, "Use the placeholders of the packaged file.")
        for lost in sorted(danish[key].printed - told.printed):
            problem = f"{key!r} does not say {{${lost}}}."
            reader.flaw(name, told.line, problem, "Use the placeholders of the packaged file.")
    for key in sorted(set(danish) - set(spoken)):
        instead = f"Copy it from the packaged {name}, or write it as {_DANISH} has it."
        reader.flaw(name, 1, f"{key!r} is missing.", instead)
