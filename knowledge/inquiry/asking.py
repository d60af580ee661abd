"""The inquiry form in words: each question with its buttons, the summary and the receipt."""

from dataclasses import replace
from datetime import datetime

from knowledge.answering import days, phone
from knowledge.answering.voice import Voice, blocks, own, rows
from knowledge.inquiry import MOST, Draft, Kind, Reach, Step
from knowledge.inquiry.tapping import Filled
from knowledge.terms import DENMARK, ActorKind, Choice, Reply, Role

QUOTED = 120  # characters of what was added, as it is quoted
SHOWN = 700  # characters of the person's own text in the summary; staff get all of it
_FIELDS = (Step.KIND, Step.WHAT, Step.WHERE, Step.WHO, Step.REACH)


def question(draft: Draft, say: Voice, *, opening: str = "") -> Reply:
    """Return the question of the step the draft stands at, with its buttons; *opening* goes first."""
    text, choices = _asked(draft, say)
    return Reply(blocks(opening, text), (*choices, *_ways_out(say)))


def after(filled: Filled, say: Voice) -> Reply:
    """Return what is said after a tap or a text: the hint, then the question that is open now."""
    if filled.draft is None:
        return dropped(say)
    hint = filled.hint
    if not hint:
        return question(filled.draft, say)
    place = filled.place
    said = say.say(
        hint,
        place=place.name if place else "",
        region=place.region if place else "",
        **phone.line(say),
        reach=filled.draft.reach,
        address=own(filled.draft.address),
        text=own(_short(filled.quote, QUOTED)),
        most=MOST,
    )
    return question(filled.draft, say, opening=said)


def heard(draft: Draft, say: Voice) -> Reply:
    """Return the open question after what may be a cry for help, and the way to say that it is none."""
    asked = question(draft, say, opening=say.say("form-heard"))
    return replace(asked, choices=(say.choice("button-belongs", "belongs"), *asked.choices))


def resume(say: Voice) -> Reply:
    """Ask whether to go on with a form that was interrupted."""
    choices = (say.choice("button-resume", "resume"), say.choice("button-drop", "drop"))
    return Reply(say.say("form-resume"), choices)


def dropped(say: Voice) -> Reply:
    """Return that nothing was sent."""
    return Reply(say.say("form-cancelled"), (say.choice("button-another", "another"),))


def receipt(  # noqa: PLR0913 what it tells is passed by name
    draft: Draft, reference: str, code: str, say: Voice, *, now: datetime, expected: int | None = None
) -> Reply:
    """Return the receipt; *expected* is how many working days an answer takes, where that is known."""
    where = say.say("receipt-reach", reach=draft.reach, address=draft.address)
    time = "" if expected is None else say.say("working-days", count=expected)
    takes = say.say("receipt-expected", time=time) if time else ""
    text = rows(say.say("receipt", reference=reference), _closed(say, now), takes, where)
    write = say.choice("button-write", f"write:{reference}")
    another = say.choice("button-another", "another")
    return Reply(blocks(text, say.say("receipt-code", code=code)), (write, another))


def _closed(say: Voice, now: datetime) -> str:
    """Return when it is read that came out of office hours; nothing within them."""
    calendar, today = say.library.calendar, now.astimezone(DENMARK).date()
    if calendar.is_open(now):
        return ""
    read = calendar.read_on(now)
    when = {0: "today", 1: "tomorrow"}.get((read - today).days, "later")
    return say.say("receipt-closed", when=when, day=days.day(read, say, today=today))


def _asked(draft: Draft, say: Voice) -> tuple[str, tuple[Choice, ...]]:  # noqa: C901, PLR0911 one for each step
    match draft.step:
        case Step.OFFER:
            return _offer(draft, say)
        case Step.WHAT:
            send = (say.choice("button-send-question", "message"),) if draft.doubted else ()
            return say.say("form-what"), send
        case Step.DOUBT:
            choices = (say.choice("button-message", "message"), say.choice("button-question", "question"))
            return say.say("form-doubt"), choices
        case Step.WHERE:
            return _where(draft, say)
        case Step.WHO:
            return _who(say)
        case Step.UNREACHED:
            return say.say("form-unreached"), (_skip(say),)
        case Step.REACH:
            return say.say("form-reach"), _ways(say, *Reach)
        case Step.ADDRESS:
            return say.say("form-address", reach=draft.reach), (say.choice("reach-chat", "reach:chat"),)
        case Step.SUMMARY:
            return _summed(draft, say)
        case Step.FIX:
            return say.say("form-fix"), tuple(say.choice(f"field-{step}", f"fix:{step}") for step in _FIELDS)
        case Step.KIND:
            return say.say("form-kind"), tuple(
                Choice(say.say("kind", kind=kind), f"kind:{kind}") for kind in Kind
            )


def _offer(draft: Draft, say: Voice) -> tuple[str, tuple[Choice, ...]]:
    councils = {council for place in draft.places for council in place.councils}
    areas = [say.area(place) for place in draft.places]
    council = say.council(councils.pop()) if len(councils) == 1 else "none"
    place, where = ("", say.at(areas)) if areas else ("none", "")
    text = say.say("form-offer", kind=draft.kind, place=place, at=where, council=council)
    fix = say.choice("button-fix-first", "fix")
    return text, (say.choice("button-yes", "yes"), fix, say.choice("button-no", "no"))


def _where(draft: Draft, say: Voice) -> tuple[str, tuple[Choice, ...]]:
    everywhere = say.choice("button-everywhere", "everywhere")
    if draft.candidates:
        return say.say("form-which"), (*say.places(draft.candidates), everywhere)
    return say.say("form-where"), (everywhere,)


def _who(say: Voice) -> tuple[str, tuple[Choice, ...]]:
    """Ask for the kind of organisation; one who may write for no organisation can say so first."""
    mine = () if say.role is Role.ORGANISATION else (say.choice("button-self", "self"),)
    kinds = tuple(say.choice(f"actor-{kind.value.lower()}", f"who:{kind.value}") for kind in ActorKind)
    return say.say("form-who"), (*mine, *kinds, _skip(say))


def _ways(say: Voice, *ways: Reach) -> tuple[Choice, ...]:
    return tuple(say.choice(f"reach-{way}", f"reach:{way}") for way in ways)


def _summed(draft: Draft, say: Voice) -> tuple[str, tuple[Choice, ...]]:
    """Show it all before it is sent; where no turn was left to ask how to answer, that is asked here."""
    fix = say.choice("button-fix", "fix")
    if Step.REACH in draft.told:
        return _summary(draft, say), (say.choice("button-submit", "send"), fix)
    ways = (say.choice("button-submit-chat", "send"), *_ways(say, Reach.MAIL, Reach.PHONE))
    return blocks(_summary(draft, say), say.say("form-reach")), (*ways, fix)


def _summary(draft: Draft, say: Voice) -> str:
    kind = say.say("kind", kind=draft.kind)
    shown = _short(draft.text, SHOWN)
    councils = {council: None for place in draft.places for council in place.councils}
    names = say.listed([say.council(council) for council in councils])
    place, asked = _placed(draft, say), Step.WHERE in draft.told
    reach = draft.address or say.say("reach-chat")
    return rows(
        say.say("summary"),
        say.say("summary-topic", topic=kind),
        say.say("summary-text", text=own(shown).replace("\n", "\n  ")),  # its further lines stay under it
        say.say("summary-place", place=f"{place} ({names})" if names else place) if asked else "",
        say.say("summary-who", who=say.say(f"actor-{draft.actor.lower()}")) if draft.actor else "",
        say.say("summary-unreached", whom=own(draft.unreached)) if draft.unreached else "",
        say.say("summary-reach", reach=own(reach)) if Step.REACH in draft.told else "",
    )


def _placed(draft: Draft, say: Voice) -> str:
    """Return where it is; a place nobody knows as it was written, and the whole region only where chosen."""
    if draft.places:
        return say.listed([place.name for place in draft.places])
    if draft.unplaced:
        return say.say("place-unknown", place=own(draft.unplaced))
    return say.say("button-everywhere")


def _short(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[:most].rstrip()} …"


def _skip(say: Voice) -> Choice:
    return say.choice("button-skip", "skip")


def _ways_out(say: Voice) -> tuple[Choice, ...]:
    """Return what is always there: back, cancel, a person."""
    return tuple(say.choice(f"button-{way}", way) for way in ("back", "cancel", "human"))
