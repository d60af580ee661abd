"""What is kept of a person, told in plain words: label and value, for the copy that everybody may ask for."""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from typing import Any

from knowledge import forms, inquiry
from knowledge.answering import offers
from knowledge.answering.voice import Voice
from knowledge.context import Context
from knowledge.library.phrases import fold
from knowledge.offers.offer import Offer, OfferId
from knowledge.offers.records import Proposed, Provider
from knowledge.offers.registering import Listing, finishing
from knowledge.offers.wording import Facts
from knowledge.records import CopiedCase, Inquiry, Miss
from knowledge.terms import DENMARK, CouncilId, TopicId

Row = tuple[str, str]  # what it is, and what is kept

_DOINGS = {"log-inquiry", "talk-to-human", "inquiry-status"}  # what one does here, not what it is about


def moment(at: str, say: Voice) -> str:
    """Return a time (ISO 8601, UTC) as one says it in Denmark; nothing for none."""
    if not at:
        return ""
    time = datetime.fromisoformat(at)
    time = time.replace(tzinfo=time.tzinfo or UTC).astimezone(DENMARK)
    clock = say.say("web-time", hour=f"{time:%H}", minute=f"{time:%M}")
    return say.say("copy-moment", day=_day(time, say), year=str(time.year), time=clock)


def conversation(memory: Mapping[str, Any], say: Voice) -> list[Row]:
    """Return what is remembered of the conversation."""
    if not memory:
        return []
    known = Context.from_json(memory)
    place = known.place
    waiting = known.receipt or known.writing
    return _rows(
        say,
        language=say.say("copy-language", now=known.language),
        role=say.say("copy-role", now=known.role) if known.role else "",
        who=_actor(known.kind or "", say),
        place=place.name if place else "",
        council=_councils(place.councils, say) if place else "",
        topic=_topic(known.topic or known.waiting or "", say),
        seeking=offers.title(known.seeking, say) if known.seeking and known.seeking.needs else "",
        said=known.said,
        offer=known.proposed,
        pending=known.pending,
        receipt=waiting,
        notice=_notice(known.notice, say),
    )


def draft(memory: Mapping[str, Any], say: Voice) -> list[Row]:
    """Return what an inquiry, or an offer, that was not sent holds so far."""
    written = forms.from_json(memory)
    if isinstance(written, Listing):
        told = finishing.offer(written, id=OfferId(""), today=date.min)  # the day is not told
        return _rows(say, said=written.said, offer=_offered(told, say), asked=written.address)
    return _inquiry(inquiry.finish(written, reference="", code=""), say)


def missed(miss: Miss, at: str, say: Voice) -> list[Row]:
    """Return what is kept of a message that was answered wrongly or not at all."""
    why = say.say("copy-failing", failing=miss.failing)
    meant = _topic(miss.meant or miss.topic, say)
    return [(" · ".join((why, moment(at, say))), miss.text), *_rows(say, about=meant, place=miss.place)]


def provided(name: str, provider: Provider, say: Voice) -> list[Row]:
    """Return that the person answers for an offer, and how we ask them about it."""
    since = moment(provider.agreed_at, say)
    return [(say.say("copy-offers-mine"), name), *_rows(say, asked=provider.email, agreed=since)]


def proposed(one: Proposed, say: Voice) -> list[Row]:
    """Return what the person proposed about an offer, as it was written, and what became of it."""
    proposal = one.proposal
    what = say.say("copy-proposed", wanted=proposal.wanted)
    state = say.say("copy-proposed-state", state=one.state)
    about = proposal.text or (_offered(proposal.offer, say) if proposal.offer else "")
    asked = proposal.email if proposal.consents else ""
    told = _rows(say, offer=proposal.of or "", asked=asked, decided=state)
    return [(" · ".join((what, moment(one.at.isoformat(), say))), about), *told]


def _offered(offer: Offer, say: Voice) -> str:
    """Return all that the proposed offer says, a line for each thing."""
    facts, names = Facts(offer, say), say.library.needs.by_id
    needs = [names[need].name(say.spoken) for need in offer.needs if need in names]
    told = (offer.name, offer.organisation, facts.kind, offer.what, offer.for_whom, say.listed(needs))
    where = (say.listed(list(offer.municipalities)), offer.address, facts.ways, facts.age, facts.cost)
    reached = (*facts.when, facts.languages, facts.access, offer.phone, offer.email, offer.page)
    return "\n".join(filter(None, (*told, *where, *reached)))


def case(copied: CopiedCase, say: Voice) -> list[Row]:
    """Return all that is kept of an inquiry, but for the messages that followed it."""
    kept, sent = copied.case, copied.inquiry
    state = say.say("copy-state", state=fold(kept.state).replace(" ", "-"))
    days = _rows(say, opened=moment(kept.opened_at, say), answered=moment(kept.answered_at, say))
    journal = " · ".join(filter(None, (moment(kept.journalised_at, say), kept.journal)))
    last = _rows(
        say,
        forwarded=say.listed(list(dict.fromkeys(copied.forwarded))),
        code=sent.code,
        notice=_notice(sent.notice, say),
        journal=journal if kept.journalised_at else "",
    )
    return [*_rows(say, state=state), *days, *_inquiry(sent, say), *last]


def _inquiry(sent: Inquiry, say: Voice) -> list[Row]:
    way = say.say(f"reach-{sent.reach}") if sent.reach in set(inquiry.Reach) else sent.reach
    return _rows(
        say,
        kind=say.say("kind", kind=sent.kind),
        about=_topic(sent.topic, say),
        text=sent.text,
        place=say.listed(sent.municipalities),
        council=_councils(sent.councils, say),
        who=_actor(sent.actor, say),
        unreached=sent.unreached,
        reach=": ".join(filter(None, (way, sent.address))),
        language=say.say("copy-language", now=sent.language),
    )


def _day(day: date, say: Voice) -> str:
    return say.say("web-day", day=day.day, month=day.month)


def _notice(version: str, say: Voice) -> str:
    """Return which notice was shown, by its day; a version that is none, as it was kept."""
    if not version:
        return ""
    try:
        day = date.fromisoformat(version)
    except ValueError:
        return say.say("copy-notice", day=version, year="").strip()
    return say.say("copy-notice", day=_day(day, say), year=str(day.year))


def _rows(say: Voice, **values: str) -> list[Row]:
    """Return the values that are not empty, each with its label."""
    return [(say.say("copy-label", field=field), value) for field, value in values.items() if value]


def _topic(topic: str, say: Voice) -> str:
    """Return a topic's title; one that the content no longer has, as it was kept; none for a menu's item."""
    if topic in _DOINGS:
        return ""
    return say.title(TopicId(topic)) if topic in say.library.topics.ids else topic


def _actor(actor: str, say: Voice) -> str:
    key = f"actor-{actor.lower()}"
    return say.say(key) if key in say.library.phrasebook.keys else actor


def _councils(councils: Iterable[str], say: Voice) -> str:
    names = {one.id: one.name for one in say.library.gazetteer.councils}
    return say.listed([names.get(CouncilId(council), council) for council in councils])
