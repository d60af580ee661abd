"""The filters of a list of offers, by taps: which there are, and what is on."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from knowledge.answering.voice import Voice
from knowledge.offers.offer import Access
from knowledge.offers.seeking import Seeking
from knowledge.offers.wish import When
from knowledge.offers.wording import language
from knowledge.terms import Choice, Reply

SWITCHES = ("remote", "relatives", "free")
AGES = (10, 16, 24, 45, 75)  # one of each group that is asked about
TONGUES = ("en", "ar", "uk", "tr", "pl")  # languages that are asked about
_CHOICES: Mapping[str, tuple[str, ...]] = {
    "age": tuple(map(str, AGES)),
    "when": tuple(When),
    "access": tuple(Access),
    "language": TONGUES,
}
_READ: Mapping[str, Callable[[str], Any]] = {"age": int, "when": When, "access": Access}


def ask(seeking: Seeking, say: Voice) -> Reply:
    """Return the filters, each on a button; what is on is marked."""
    switches = (_switch(name, seeking, say) for name in SWITCHES)
    choices = (Choice(_label(name, seeking, say), f"narrow:{name}") for name in _CHOICES)
    off = (say.choice("offers-button-all", "narrow:off"),) if seeking.filtered else ()
    moved = (say.choice("button-elsewhere", "near:other"), say.choice("button-none", "need:other"))
    return Reply(say.say("offers-narrow"), (*switches, *choices, *off, *moved))


def choose(name: str, say: Voice) -> Reply | None:
    """Return the question which of a filter; None for one that is only on or off."""
    if name not in _CHOICES:
        return None
    choices = tuple(
        Choice(_capital(_value(name, one, say)), f"narrow:{name}.{one}") for one in _CHOICES[name]
    )
    back = say.choice("button-back", "narrow")
    return Reply(say.say("offers-narrow-which", filter=name), (*choices, back))


def turn(argument: str, seeking: Seeking) -> Seeking:
    """Return *seeking* with the filter that a button names turned on, off or to what it says."""
    name, _, value = argument.partition(".")
    first = replace(seeking, skip=0)
    if name == "off":
        return seeking.open()
    if name in SWITCHES:
        turned: dict[str, Any] = {name: not getattr(seeking, name)}
        return replace(first, **turned)
    if value not in _CHOICES.get(name, ()):
        return first
    read = _READ.get(name, str)
    return replace(first, **{name: read(value)})


def told(seeking: Seeking, say: Voice) -> str:
    """Return what narrows the list now, in words."""
    on = [say.say("offers-filter", filter=name) for name in SWITCHES if getattr(seeking, name)]
    on += [say.say("offers-filter", filter="offline")] if seeking.offline else []
    picked = ((name, getattr(seeking, name)) for name in _CHOICES)
    on += [_value(name, str(value), say) for name, value in picked if value]
    return say.listed(on)


def dropped(seeking: Seeking, say: Voice) -> str:
    """Return what is said where nothing fits the filters: most offers hold none of these facts, so ask."""
    named = {name for name in ("free", "when", "access", "language") if getattr(seeking, name)}
    known = seeking.relatives or seeking.remote or seeking.offline or seeking.age
    alone = next(iter(named)) if len(named) == 1 and not known else "other"
    alone = seeking.access if alone == "access" and seeking.access else alone
    unsure = "known" if not named else alone if alone in {"free", "when", Access.WHEELCHAIR} else "other"
    return say.say("offers-filtered-out", unsure=unsure, filters=told(seeking, say))


def _switch(name: str, seeking: Seeking, say: Voice) -> Choice:
    return Choice(_marked(say.say("offers-filter", filter=name), on=getattr(seeking, name)), f"narrow:{name}")


def _label(name: str, seeking: Seeking, say: Voice) -> str:
    return _marked(say.say("offers-filter", filter=name), on=bool(getattr(seeking, name)))


def _marked(label: str, *, on: bool) -> str:
    return f"✓ {_capital(label)}" if on else _capital(label)


def _capital(label: str) -> str:
    return f"{label[:1].upper()}{label[1:]}"


def _value(name: str, value: str, say: Voice) -> str:
    if name == "language":
        return language(value, say)
    if name == "age":
        return say.say("offers-aged", group=_group(int(value)), age=value)
    return say.say("offers-pick", value=value)


def _group(age: int) -> str:
    """Return the group of *age* that has a button; another age is told as it is."""
    return f"age{age}" if age in AGES else "other"
