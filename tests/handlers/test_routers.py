"""The tree of routers: nothing slow, nothing that swallows errors, nothing sent past render."""

import ast
import asyncio
import inspect
from collections.abc import Iterator
from pathlib import Path

import pytest
from aiogram import F, Router
from aiogram.dispatcher.event.handler import HandlerObject
from aiogram.filters import BaseFilter
from aiogram.types import Message

import handlers
from handlers.routing import Jump, On
from tests.handlers.visitor import Visitor

FILES = sorted(Path(handlers.__file__).parent.glob("*.py"))
ARGUMENTS = {"message", "query", "talk", "meant", "danger"}
SENDS = {
    "answer",
    "reply",
    "send_message",
    "edit_text",
    "edit_message_text",
    "delete",
    "leave_chat",
    "send_chat_action",
}


def _handlers() -> Iterator[tuple[str, str, HandlerObject]]:
    for router in handlers.build().chain_tail:
        for kind, observer in router.observers.items():
            for handler in observer.handlers:
                yield router.name, kind, handler


def test_there_is_something_to_walk() -> None:
    assert len(list(_handlers())) > 20
    assert {"render", "routing"} < {file.stem for file in FILES}


def test_every_filter_is_async() -> None:
    for router, kind, handler in _handlers():
        for one in handler.filters or []:
            assert isinstance(one.callback, BaseFilter), (router, kind, handler.callback)
            assert inspect.iscoroutinefunction(type(one.callback).__call__), one.callback


def test_every_handler_is_async() -> None:
    assert all(handler.awaitable for *_, handler in _handlers())


def test_no_error_observer_answers() -> None:
    assert [router for router, kind, _ in _handlers() if kind == "error"] == []


def test_arguments_have_known_names() -> None:
    ours = [
        (router, handler) for router, kind, handler in _handlers() if kind != "update"
    ]  # that one is aiogram's
    for router, handler in ours:
        assert set(inspect.signature(handler.callback).parameters) <= ARGUMENTS, (router, handler.callback)


def test_a_dispatcher_can_be_built_twice() -> None:
    assert handlers.build() is not handlers.build()


def test_only_render_sends() -> None:
    for file in FILES:
        if file.stem in {"render", "turn"}:
            continue
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Await) and isinstance(node.value, ast.Call):
                called = ast.unparse(node.value.func)
                owner, _, name = called.rpartition(".")
                sent = owner.rpartition(".")[2] in {"message", "query", "bot", "event"} and name in SENDS
                assert not sent, f"{file.name}:{node.lineno}"


def test_handlers_import_no_edges() -> None:
    banned = {
        "telegram",
        "starlette",
        "sqlite3",
        "sqlite_utils",
        "bot",
        "httpx",
        "time",
        "asyncio",
        "random",
        "os",
    }
    for file in FILES:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            names = [one.name for one in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            assert not {name.partition(".")[0] for name in names} & banned, file.name


def test_jump_knows_every_verb_that_content_puts_on_buttons(visitor: Visitor) -> None:
    jump = next(router for router in visitor.dispatcher.chain_tail if isinstance(router, Jump))

    visitor.says("hej")
    visitor.says("Skive")
    visitor.says("hvad er et sundhedsråd")
    actions = {
        data.partition(":")[2].partition(":")[0] for keys in visitor.keyboards for data in keys.values()
    }

    assert actions <= set(jump._taps)


async def test_a_turn_that_suspends_fails(visitor: Visitor) -> None:
    async def waits(message: Message) -> None:
        await asyncio.sleep(0.01)

    router = Router()
    router.message.register(waits)
    visitor.dispatcher = handlers.build()
    visitor.dispatcher.sub_routers.insert(0, router)

    with pytest.raises(AssertionError, match="suspended"):
        visitor.says("hej")


async def test_on_is_true_of_what_the_expression_holds() -> None:
    event = type("Event", (), {"text": "hej"})()

    assert await On(F.text)(event)
    assert not await On(F.text == "farvel")(event)
