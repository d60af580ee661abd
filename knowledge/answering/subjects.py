"""What a page, a link or a poster can open on: one of our councils, or a topic."""

from collections.abc import Iterator
from dataclasses import dataclass

from knowledge.answering.voice import Voice
from knowledge.terms import Council, Language, TopicId

_ENGLISH = "en_"  # before the id in what a link carries: whoever opens it reads English
_EVERYWHERE = "always"  # the group of topics that belong to every conversation: nobody hangs up small talk


@dataclass(frozen=True, slots=True)
class Subject:
    """One subject; *about* says what it is, where the title does not. A topic has no *council*.

    *payload* is what a link carries to open on it in the language of its *title*: ``midt``, ``en_midt``.
    """

    id: str
    title: str
    payload: str
    about: str = ""
    council: Council | None = None


def find(id_: str, say: Voice) -> Subject | None:
    """Return the subject with this id; None when there is none."""
    if id_ in say.library.topics.ids:
        return Subject(id_, say.title(TopicId(id_)), _payload(id_, say))
    ours = (one for one in say.library.gazetteer.councils if one.id == id_)
    return next((_council(one, say) for one in ours), None)


def every(say: Voice) -> Iterator[Subject]:
    """Yield each of our councils, and each topic that somebody would hang up."""
    yield from (_council(one, say) for one in say.library.gazetteer.councils)
    for topic in say.library.topics.by_id.values():
        if topic.group != _EVERYWHERE:
            yield Subject(topic.id, say.title(topic.id), _payload(topic.id, say))


def opened(payload: str) -> tuple[str, Language | None]:
    """Return the id in what a link carries, and the language that it asks for."""
    id_ = payload.removeprefix(_ENGLISH)
    return id_, Language.ENGLISH if payload != id_ else None


def _council(council: Council, say: Voice) -> Subject:
    about = say.say("subject-council", members=say.listed(council.municipalities))
    return Subject(council.id, council.name, _payload(council.id, say), about, council)


def _payload(id_: str, say: Voice) -> str:
    return f"{_ENGLISH if say.spoken is Language.ENGLISH else ''}{id_}"
