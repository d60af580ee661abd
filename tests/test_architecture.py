"""The layers: imports go one way, and each layer stays clear of what belongs to another."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LAYERS = ("knowledge", "handlers", "bot")
LONGEST = 300  # lines of a module; beyond this it holds more than one noun
FORBIDDEN = {
    "knowledge": {"aiogram", "telegram", "starlette", "uvicorn", "sqlite3", "sqlite_utils", "asyncio", "time",
                  "socket", "httpx", "urllib", "subprocess", "threading", "random", "secrets",
                  "handlers", "bot"},
    "handlers": {"telegram", "starlette", "uvicorn", "sqlite3", "sqlite_utils", "socket", "httpx", "bot"},
    "bot": set(),
}  # fmt: skip
MODULES = [path for layer in LAYERS for path in sorted((ROOT / layer).rglob("*.py"))]


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("layer", LAYERS)
def test_a_layer_imports_only_what_it_may(layer: str) -> None:
    wrong = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in sorted((ROOT / layer).rglob("*.py"))
        for name in imports(path)
        if name.partition(".")[0] in FORBIDDEN[layer]
    ]

    assert wrong == []


def test_nothing_imports_the_composition_root_but_the_command_that_runs_it() -> None:
    importers = {path.name for path in MODULES for name in imports(path) if f"{name}.".startswith("bot.app.")}

    assert importers == {"run.py"}


def test_knowledge_reads_no_clock() -> None:
    clocks = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in sorted((ROOT / "knowledge").rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and node.attr in {"now", "today", "utcnow"}
    ]

    assert clocks == []


def test_no_module_imports_what_another_keeps_to_itself() -> None:
    private = [
        f"{path.relative_to(ROOT)} takes {alias.name}"
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
        if alias.name.startswith("_") and not alias.name.startswith("__")
    ]

    assert private == []


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_module_is_short_and_says_what_it_is(path: Path) -> None:
    text = path.read_text(encoding="utf-8")

    assert len(text.splitlines()) <= LONGEST
    assert ast.get_docstring(ast.parse(text))
