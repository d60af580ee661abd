"""One library for all dialogues; every visitor has a dispatcher and a memory of their own."""

from collections.abc import Callable
from typing import Any

import pytest

import handlers
from knowledge import library as libraries
from knowledge.files.reader import CONTENT
from knowledge.library import Library
from tests.handlers.visitor import Visitor


@pytest.fixture(scope="session")
def library() -> Library:
    return libraries.load(CONTENT)


@pytest.fixture
def visitor(library: Library) -> Visitor:
    return Visitor(handlers.build(), library)


@pytest.fixture
def visit(library: Library) -> Callable[..., Visitor]:
    """Return a maker of visitors, for those who come with cases."""

    def made(**fields: Any) -> Visitor:
        return Visitor(handlers.build(), library, **fields)

    return made
