"""An offer as one line of JSON, and back, without loss: how it is stored, and compared."""

import json
from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import date, time
from typing import Any

from knowledge.offers.offer import (
    Access,
    Confidence,
    Cost,
    Day,
    NeedId,
    Offer,
    OfferId,
    Schedule,
    Status,
    Way,
)
from knowledge.terms import ActorKind

_DEFAULTS = {field.name: field.default for field in fields(Offer)}
_TIMES = {field.name: field.default for field in fields(Schedule)}


def write(offer: Offer) -> str:
    """Return *offer* as JSON; what is as it is by default is left out. The same offer is the same text."""
    told = {name: getattr(offer, name) for name in _DEFAULTS}
    return json.dumps(
        {name: value for name, value in told.items() if value != _DEFAULTS[name]},
        default=_plain,
        ensure_ascii=False,
        allow_nan=False,
        separators=(",", ":"),
    )


def read(document: str) -> Offer:
    """Return the offer that `write` has written."""
    told: dict[str, Any] = json.loads(document)
    for name, make in _KINDS.items():
        if told.get(name) is not None:
            told[name] = make(told[name])
    return Offer(**{"kind": None, **told})


def _plain(value: object) -> object:
    if isinstance(value, Schedule):
        times = {name: getattr(value, name) for name in _TIMES}
        return {name: one for name, one in times.items() if one != _TIMES[name]}
    if isinstance(value, date | time):
        return value.isoformat()
    raise TypeError(f"An offer holds no {type(value).__name__}.")


def _schedule(told: Mapping[str, Any]) -> Schedule:
    return Schedule(
        days=tuple(Day(day) for day in told.get("days", ())),
        opens=_time(told.get("opens")),
        closes=_time(told.get("closes")),
        starts=_date(told.get("starts")),
        ends=_date(told.get("ends")),
    )


def _time(told: str | None) -> time | None:
    return time.fromisoformat(told) if told else None


def _date(told: str | None) -> date | None:
    return date.fromisoformat(told) if told else None


_KINDS: Mapping[str, Callable[[Any], Any]] = {
    "id": OfferId,
    "kind": ActorKind,
    "needs": lambda told: tuple(NeedId(need) for need in told),
    "municipalities": tuple,
    "ways": lambda told: tuple(Way(way) for way in told),
    "cost": Cost,
    "languages": tuple,
    "access": lambda told: tuple(Access(one) for one in told),
    "schedules": lambda told: tuple(_schedule(one) for one in told),
    "latitude": float,
    "longitude": float,
    "status": Status,
    "confidence": Confidence,
    "assured_on": date.fromisoformat,
    "checked_on": date.fromisoformat,
}
