"""The whole of one case."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import orjson

from bot.store import moments
from bot.store.desk import rows
from bot.store.packing import pack
from bot.store.reader import Reader
from knowledge.casework.records import CaseFile, Filed, Forwarded, Remark, Speaker, Spoken
from knowledge.casework.staff import Account
from knowledge.markup import as_read
from knowledge.records import CaseState
from knowledge.reference import masked
from knowledge.traffic import Delivery

_NAME = "coalesce((select name from account where id = account), '')"
_GROUP = "(select value from json_each(?))"

CASE = f"""select {rows.FILED}, i.id, i.unreached, i.address, i.notice, i.outcome, i.carrier, i.lesson,
  i.journalised_at, i.journal, i.journalled,
  coalesce((select reference from inquiry where id = i.merged_into), ''), coalesce(c.unreachable, ''),
  exists (select 1 from block where block.conversation = c.id and lifted_at = ''), {rows.COUNCILS}
  from inquiry i join conversation c on c.id = i.conversation
  where i.reference = ? and i.state <> '{CaseState.ERASED}'"""  # noqa: S608 our own words
GROUP = f"""select id, reference from inquiry
  where merged_into = ? and state <> '{CaseState.ERASED}' order by id"""  # noqa: S608
TEXTS = f"select reference, text, opened_at from inquiry where id in {_GROUP} order by opened_at, id"  # noqa: S608
MESSAGES = f"""select reference, mine, m.text, edited, at, delivery, road,
  coalesce((select name from account where id = m.account), '')
  from case_message m join inquiry on inquiry.id = m.inquiry_id
  where m.inquiry_id in {_GROUP} order by m.id"""  # noqa: S608
BOT = f"""with g(id) as {_GROUP}, turn(id, reference) as (
    select inbox_id, reference from inquiry where id in (select id from g) and inbox_id is not null
    union select m.inbox_id, reference from case_message m join inquiry on inquiry.id = m.inquiry_id
      where m.inquiry_id in (select id from g) and m.inbox_id is not null)
  select turn.reference, outbox.params, outbox.at from turn join outbox on outbox.inbox_id = turn.id
  where outbox.method = 'sendMessage'
    and not exists (select 1 from entry where entry.inbox_id = turn.id and decision = 'crisis')
  order by outbox.id"""  # noqa: S608
CODES = f"""select code from inquiry where code <> '' and conversation in
  (select conversation from inquiry where id in {_GROUP})"""  # noqa: S608 all of the person's: one may name another
REMARKS = f"select {_NAME}, text, at from remark where inquiry_id in {_GROUP} order by id"  # noqa: S608
FORWARDED = f"""select id, receiver, road, coalesce(address, ''), {_NAME}, at, coalesce(answer, ''),
  coalesce(reason, ''), answered_at, coalesce(token, '') <> ''
  from forwarding where inquiry_id in {_GROUP} order by id"""  # noqa: S608
_UNREACHED = frozenset({Delivery.BLOCKED, Delivery.GONE, Delivery.REFUSED, Delivery.DROPPED})


class Files:
    """Reads whole cases."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    async def file(self, reference: str, *, viewer: Account) -> CaseFile | None:
        """Return all of one case; None for one that is erased, unknown or not the viewer's to see."""
        found = await self._reader.rows(CASE, reference)
        if not found:
            return None
        filed = rows.filed(found[0])
        *more, councils = found[0][rows.WIDTH :]
        return await self._whole(filed, tuple(more)) if viewer.sees(rows.listed(councils)) else None

    async def _whole(self, filed: Filed, more: tuple[Any, ...]) -> CaseFile:
        id_, unreached, address, notice, outcome, carrier, lesson, *rest = more
        journalised_at, journal, journalled, merged_into, unreachable, blocked = rest
        merged = await self._reader.rows(GROUP, id_)
        group = pack([id_, *(one for one, _ in merged)])
        codes = [code for (code,) in await self._reader.rows(CODES, group)]
        thread = await self._thread(group, codes)
        return CaseFile(
            filed=filed,
            unreached=unreached or "",
            address=address or "",
            notice=notice,
            thread=thread,
            remarks=tuple(
                Remark(by, masked(text, codes), moments.read(at))
                for by, text, at in await self._reader.rows(REMARKS, group)
            ),
            forwarded=tuple(_forwarded(row) for row in await self._reader.rows(FORWARDED, group)),
            merged=tuple(reference for _, reference in merged),
            merged_into=merged_into,
            outcome=outcome,
            carrier=carrier,
            lesson=lesson,
            journalised_at=rows.moment(journalised_at),
            journal=journal,
            journalled=journalled,
            unreachable=unreachable or _failed(thread),
            blocked=bool(blocked),
        )

    async def _thread(self, group: str, codes: Sequence[str]) -> tuple[Spoken, ...]:
        """Return what was said, in the order it was; nothing but the turns that were about the case.

        The codes of the receipts are masked: whoever has one can read the case from any phone.
        """
        said = [_opening(row) for row in await self._reader.rows(TEXTS, group)]
        said += [_message(row) for row in await self._reader.rows(MESSAGES, group)]
        said += [
            _bot(row) for row in await self._reader.rows(BOT, group)
        ]  # of one commit with what it answers
        shown = [replace(line, text=masked(line.text, codes)) for line in said if line.text]
        return tuple(sorted(shown, key=lambda line: line.at))


def _opening(row: tuple[Any, ...]) -> Spoken:
    reference, text, at = row
    return Spoken(Speaker.PERSON, text, moments.read(at), reference)


def _message(row: tuple[Any, ...]) -> Spoken:
    reference, mine, text, edited, at, delivery, road, name = row
    who = Speaker.PERSON if mine else Speaker.STAFF
    return Spoken(who, text, moments.read(at), reference, name, bool(edited), delivery, road)


def _bot(row: tuple[Any, ...]) -> Spoken:
    reference, params, at = row
    said = orjson.loads(params)
    text = str(said.get("text") or "")
    return Spoken(
        Speaker.BOT, as_read(text) if said.get("parse_mode") == "HTML" else text, moments.read(at), reference
    )


def _forwarded(row: tuple[Any, ...]) -> Forwarded:
    id_, receiver, road, address, by, at, answer, reason, answered, linked = row
    return Forwarded(
        id_,
        receiver,
        road,
        address,
        by,
        moments.read(at),
        answer,
        reason,
        rows.moment(answered),
        bool(linked),
    )


def _failed(thread: tuple[Spoken, ...]) -> str:
    """Return why the last letter of staff did not arrive, or nothing."""
    last = next((line for line in reversed(thread) if line.who is Speaker.STAFF), None)
    return last.delivery if last and last.delivery in _UNREACHED else ""
