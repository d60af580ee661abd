"""A copy of all that is kept of one conversation, in words that a person can read."""

from collections.abc import Iterable, Mapping
from typing import Any

import orjson

from bot.store.offers.proposals import OF, proposed
from bot.store.packing import channel_of
from bot.store.reader import Reader
from knowledge.markup import as_read
from knowledge.offers.records import Provider
from knowledge.records import Case, CopiedCase, Copy, Failing, Inquiry, Miss, Said

LINES = """select id, 1 as mine, body, received_at as at from inbox where conversation = ?1 and body <> '{}'
  union all select id, 0, params, at from outbox where conversation = ?1 order by id"""
MEMORY = "select memory from conversation where id = ?"
CASES = """select id, reference, code, conversation, topic, state, opened_at, coalesce(answered_at, ''), kind,
  coalesce(journalised_at, ''), journal, text, municipalities, councils, actor, unreached, reach, address,
  language, notice from inquiry where conversation = ? order by id"""
FORWARDED = """select receiver from forwarding where inquiry_id =
  (select coalesce(merged_into, id) from inquiry where id = ?) order by id"""
MESSAGES = "select mine, text, at from case_message where inquiry_id = ? order by id"

MISSES = """select failing, text, language, topic, certainty, place, meant, at from miss
  where conversation = ? order by id"""
PROVIDES = """select coalesce(document ->> '$.name', provider.offer), conversation, email, language, agreed_at
  from provider left join offer on offer.id = provider.offer where conversation = ? order by 1"""


async def copy(reader: Reader, conversation: str) -> Copy:
    """Return all that is kept of *conversation*, as it is on the disk."""
    lines = [
        (bool(mine), orjson.loads(body), at) for _, mine, body, at in await reader.rows(LINES, conversation)
    ]
    memory = await reader.rows(MEMORY, conversation)
    cases = [await _case(reader, row) for row in await reader.rows(CASES, conversation)]
    return Copy(
        channel=channel_of(conversation),
        lines=tuple(_said(lines)),
        memory=orjson.loads(memory[0][0]) if memory else {},
        cases=tuple(cases),
        misses=tuple([_missed(*row) for row in await reader.rows(MISSES, conversation)]),
        provides=tuple(
            [(name, Provider(*told)) for name, *told in await reader.rows(PROVIDES, conversation)]
        ),
        proposals=tuple(map(proposed, await reader.rows(OF, conversation))),
    )


def _said(lines: Iterable[tuple[bool, Mapping[str, Any], str]]) -> Iterable[Said]:
    """Yield what has words; a tapped button says what stood on it when it was last shown."""
    labels: dict[str, str] = {}
    for mine, kept, at in lines:
        if mine:
            text = _written(kept, labels)
        else:
            labels.update(_labels(kept))
            text = _plain(kept)
        if text:
            yield Said(mine, text, at)


def _written(update: Mapping[str, Any], labels: Mapping[str, str]) -> str:
    tap = update.get("callback_query")
    if isinstance(tap, Mapping):
        return labels.get(str(tap.get("data")), "")
    message = update.get("message") or update.get("edited_message") or {}
    return str(message.get("text") or message.get("caption") or update.get("raw") or "")


def _labels(params: Mapping[str, Any]) -> Mapping[str, str]:
    markup = params.get("reply_markup")
    rows = markup.get("inline_keyboard", ()) if isinstance(markup, Mapping) else ()
    return {str(key.get("callback_data")): str(key["text"]) for row in rows for key in row}


def _plain(params: Mapping[str, Any]) -> str:
    """Return what we said without its tags."""
    text = str(params.get("text") or params.get("caption") or "")
    if params.get("parse_mode") != "HTML":
        return text
    return as_read(text)


def _missed(failing: str, *told: Any) -> tuple[Miss, str]:
    *words, at = told
    return Miss(Failing(failing), *words), at


async def _case(reader: Reader, row: tuple[Any, ...]) -> CopiedCase:
    id_, *fields = row
    reference, code, conversation, topic, state, opened, answered, kind, journalised, journal = fields[:10]
    text, municipalities, councils, actor, unreached, reach, address, language, notice = fields[10:]
    messages = await reader.rows(MESSAGES, id_)
    return CopiedCase(
        case=Case(reference, code, conversation, topic, state, opened, answered, kind, journalised, journal),
        inquiry=Inquiry(
            reference=reference,
            code=code,
            topic=topic,
            kind=kind,
            text=text,
            municipalities=tuple(orjson.loads(municipalities)),
            councils=tuple(orjson.loads(councils)),
            actor=actor,
            unreached=unreached,
            reach=reach,
            address=address,
            language=language,
            notice=notice,
        ),
        messages=tuple(Said(bool(mine), words, at) for mine, words, at in messages),
        forwarded=tuple(receiver for (receiver,) in await reader.rows(FORWARDED, id_)),
    )
