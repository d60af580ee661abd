"""The turn collects; what it cannot keep is its handler's mistake."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import orjson
import pytest
from aiogram import Bot, Dispatcher, Router
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.methods import SendMessage
from aiogram.types import CallbackQuery, FSInputFile, InlineKeyboardButton, InlineKeyboardMarkup, Message

from handlers.render import send_document
from handlers.turn import NotInATurnError, Turn, run_turn
from knowledge.records import COPY, Case, Entry, Inquiry, Note
from knowledge.traffic import Effects, Job, Waiting

HERE = "telegram:public:7"
NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
CHAT = {"id": 7, "type": "private"}
MESSAGE = {"message_id": 5, "date": 1_790_000_000, "chat": CHAT, "text": "hej"}
TAP = {
    "id": "99",
    "from": {"id": 7, "is_bot": False, "first_name": "-"},
    "chat_instance": "1",
    "data": "ask:yes",
}

Handler = Callable[..., Awaitable[Any]]


class Form(StatesGroup):
    where = State()


def job(*, body: dict[str, Any] | None = None, answered: bool = False, **fields: Any) -> Job:
    head = Waiting(3, body or {"update_id": 1, "message": MESSAGE}, redacted=False, answered=answered)
    return Job(HERE, head, **fields)


async def told(handler: Handler, this: Job | None = None, **options: Any) -> Effects:
    """Run one turn with one handler for everything."""
    dispatcher, router = Dispatcher(disable_fsm=True), Router()
    router.message.register(handler)
    router.callback_query.register(handler)
    dispatcher.include_router(router)
    numbers = iter(range(147, 999))
    known: dict[str, Any] = {"library": "library", "now": NOW, "secret": b"s"}
    return await run_turn(dispatcher, this or job(), take_number=lambda _: next(numbers), **(known | options))


def params(effects: Effects) -> list[dict[str, Any]]:
    return [orjson.loads(out.params) for out in effects.outgoing]


async def test_what_is_said_is_collected_in_order() -> None:
    async def handler(message: Message) -> None:
        await message.answer("<b>en</b>", parse_mode="HTML")
        await message.answer("to")

    effects = await told(handler)
    assert [(out.conversation, out.method) for out in effects.outgoing] == [(HERE, "sendMessage")] * 2
    assert params(effects) == [
        {"chat_id": 7, "text": "<b>en</b>", "parse_mode": "HTML"},
        {"chat_id": 7, "text": "to"},
    ]


async def test_buttons_are_plain_json() -> None:
    keyboard = InlineKeyboardMarkup(
        inline_keyboard=[[InlineKeyboardButton(text="Ja", callback_data="ask:yes")]]
    )

    async def handler(message: Message) -> None:
        await message.answer("Hjalp det?", reply_markup=keyboard)

    (said,) = params(await told(handler))
    assert said["reply_markup"] == {"inline_keyboard": [[{"text": "Ja", "callback_data": "ask:yes"}]]}


async def test_a_returned_method_is_not_silently_lost() -> None:
    async def handler(message: Message) -> SendMessage:
        return SendMessage(chat_id=message.chat.id, text="retur")

    with pytest.raises(NotInATurnError, match="returned sendMessage"):
        await told(handler)


async def test_handlers_get_what_they_need_by_name() -> None:
    seen: dict[str, Any] = {}
    case = Case("26-0147-K", "KODE", HERE, "privacy", "Ny", "2026-11-22")

    async def handler(
        message: Message, turn: Turn, library: str, state: FSMContext, raw_state: str | None
    ) -> None:
        seen.update(library=library, now=turn.now, asked=turn.asked, secret=turn.secret, raw_state=raw_state)
        seen.update(job=turn.job.head.id, state=await state.get_state(), number=turn.take_number(2026))

    await told(handler, job(state="Form:where"), asked=case)
    assert seen == {
        "library": "library",
        "now": NOW,
        "asked": case,
        "secret": b"s",
        "raw_state": "Form:where",
        "job": 3,
        "state": "Form:where",
        "number": 147,
    }


async def test_state_and_memory_are_in_the_effects() -> None:
    async def handler(message: Message, state: FSMContext) -> None:
        data = await state.get_data()
        await state.update_data(n=data["n"] + 1)
        await state.set_state(Form.where)

    effects = await told(handler, job(memory=b'{"n":1}'))
    assert (effects.state, effects.memory) == ("Form:where", b'{"n":2}')


async def test_clear_forgets() -> None:
    async def handler(message: Message, state: FSMContext) -> None:
        await state.clear()

    effects = await told(handler, job(state="Form:where", memory=b'{"n":1}'))
    assert (effects.state, effects.memory) == (None, b"{}")


async def test_a_failed_turn_leaves_no_trace_in_its_job() -> None:
    async def handler(message: Message, state: FSMContext) -> None:
        (await state.get_data())["list"].append(2)
        raise ZeroDivisionError

    this = job(memory=b'{"list":[1]}')
    with pytest.raises(ZeroDivisionError):
        await told(handler, this)

    assert this.memory == b'{"list":[1]}'


async def test_entries_cases_and_notes() -> None:
    inquiry = Inquiry("26-0147-K", "KODE", "privacy", "idé", "tekst")
    note = Note("26-0147-K", "mere")

    async def handler(message: Message, turn: Turn) -> None:
        turn.log(Entry("clarify"))
        turn.log(Entry("inquiry"))
        turn.open_case(inquiry)
        turn.note(note)

    effects = await told(handler)
    assert (effects.entry, effects.inquiries, effects.notes) == (Entry("inquiry"), (inquiry,), (note,))


async def test_who_erases_opens_no_case() -> None:
    async def handler(message: Message, turn: Turn) -> None:
        turn.open_case(Inquiry("26-0147-K", "KODE", "privacy", "idé", "tekst"))
        turn.note(Note("26-0146-K", "mere"))
        turn.erase()
        await message.answer("slettet")

    effects = await told(handler)
    assert (effects.erases, effects.inquiries, effects.notes) == (True, (), ())
    assert [out.method for out in effects.outgoing] == ["sendMessage"]


async def test_nothing_is_erased_unasked() -> None:
    async def handler(message: Message) -> None:
        return None

    assert not (await told(handler)).erases


async def test_the_copy_is_a_name_until_it_is_delivered() -> None:
    async def handler(message: Message, bot: Bot) -> None:
        await send_document(bot, 7, COPY, "Dine <data>")

    effects = await told(handler)
    assert [(out.conversation, out.method) for out in effects.outgoing] == [(HERE, "sendDocument")]
    assert params(effects) == [
        {"chat_id": 7, "document": "copy", "caption": "Dine &lt;data&gt;", "parse_mode": "HTML"}
    ]


async def test_what_is_said_carries_the_language_of_that_moment() -> None:
    async def handler(message: Message, turn: Turn) -> None:
        await message.answer("?")
        turn.language = "en"
        await message.answer("hello")
        turn.language = "da"
        await message.answer("hej")

    assert [out.language for out in (await told(handler)).outgoing] == ["", "en", "da"]


async def test_a_silent_turn_is_logged_as_unknown() -> None:
    async def handler(message: Message) -> None:
        return None

    effects = await told(handler)
    assert (effects.entry, effects.rows) == (Entry("unknown"), (3,))


async def test_rows_that_are_answered_together() -> None:
    async def handler(message: Message) -> None:
        return None

    assert (await told(handler, rows=(3, 4))).rows == (3, 4)


async def test_a_spinner_is_urgent_and_droppable() -> None:
    async def handler(tap: CallbackQuery) -> None:
        await tap.answer()

    (out,) = (await told(handler, job(body={"update_id": 1, "callback_query": TAP}))).outgoing
    assert (out.conversation, out.method, out.urgent, out.droppable) == (
        HERE,
        "answerCallbackQuery",
        True,
        True,
    )


@pytest.mark.parametrize("answered", [True, False])
async def test_urgent_words_go_first_and_are_not_sent_twice(*, answered: bool) -> None:
    async def handler(message: Message, turn: Turn) -> None:
        turn.urgent()
        await message.answer("112")

    (out,) = (await told(handler, job(answered=answered))).outgoing
    assert (out.urgent, out.delivered) == (True, answered)


async def test_another_chat_is_another_conversation() -> None:
    async def handler(message: Message, bot: Bot) -> None:
        await bot.send_message(99, "til vagten")

    (out,) = (await told(handler)).outgoing
    assert out.conversation == "telegram:public:99"


async def test_a_group_is_left_and_typing_is_not_told() -> None:
    async def handler(message: Message, bot: Bot) -> None:
        await bot.send_chat_action(7, "typing")
        await bot.leave_chat(7)

    assert [out.method for out in (await told(handler)).outgoing] == ["leaveChat"]


async def test_what_was_just_said_is_not_changed() -> None:
    async def handler(message: Message) -> None:
        await (await message.answer("en")).edit_text("en!")

    with pytest.raises(NotInATurnError, match="editMessageText does not belong in a turn"):
        await told(handler)


@pytest.mark.parametrize(
    "ask",
    [
        lambda message: message.bot.me(),
        lambda message: message.bot.get_file("1"),
        lambda message: message.bot.pin_chat_message(7, 5),
        lambda message: message.bot.edit_message_text("nyt", chat_id=7, message_id=4),
        lambda message: message.bot.edit_message_reply_markup(chat_id=7, message_id=4),
        lambda message: message.bot.delete_message(7, 4),
        lambda message: message.answer_document(FSInputFile(Path(__file__))),
        lambda message: message.answer_document("a file that Telegram has"),
    ],
)
async def test_what_only_the_network_can_do_is_an_error(ask: Callable[[Message], Awaitable[Any]]) -> None:
    async def handler(message: Message) -> None:
        await ask(message)

    with pytest.raises(NotInATurnError, match="does not belong in a turn"):
        await told(handler)


async def test_files_are_not_fetched() -> None:
    async def handler(message: Message, bot: Bot) -> None:
        async for _ in bot.session.stream_content("https://example.org"):
            pass

    with pytest.raises(NotInATurnError, match="no files"):
        await told(handler)


async def test_a_task_that_outlives_the_turn_says_nothing() -> None:
    kept: list[Message] = []

    async def handler(message: Message) -> None:
        kept.append(message)

    await told(handler)
    with pytest.raises(NotInATurnError, match="over"):
        await kept[0].answer("for sent")


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(lambda turn: turn.memory.update(at=NOW), id="a date would come back as text"),
        pytest.param(lambda turn: turn.memory.update(who={1, 2}), id="a set"),
        pytest.param(lambda turn: turn.memory.update(text="\ud800"), id="half a character in memory"),
        pytest.param(lambda turn: turn.log(Entry("\ud800")), id="half a character in the log"),
        pytest.param(lambda turn: turn.note(Note("26-0147-K", "a\0b")), id="NUL"),
    ],
)
async def test_what_cannot_be_stored_is_the_handlers_error(spoil: Callable[[Turn], None]) -> None:
    async def handler(message: Message, turn: Turn) -> None:
        spoil(turn)

    with pytest.raises((TypeError, NotInATurnError)):
        await told(handler)


async def test_a_typed_backslash_is_no_nul() -> None:
    async def handler(message: Message, turn: Turn) -> None:
        turn.note(Note("26-0147-K", r"a\u0000b"))

    assert len((await told(handler)).notes) == 1


async def test_no_error_is_swallowed() -> None:
    async def handler(message: Message) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await told(handler)
