"""What is looked for in what somebody typed: the danger first, then place and needs, then the rest."""

from dataclasses import dataclass, replace
from datetime import date

from bot.channels.web.offers.asked import Asked
from bot.channels.web.offers.sealed import LONGEST, Seals
from knowledge import screen
from knowledge.library import Library
from knowledge.offers import hearing
from knowledge.offers.wish import Wish
from knowledge.screen import crisis
from knowledge.screen.crisis import Alarm


@dataclass(frozen=True, slots=True)
class Heard:
    """What is *asked* after all, the *alarm* of somebody in danger, whether a CPR number was taken out."""

    asked: Asked
    alarm: Alarm | None = None
    redacted: bool = False


def hear(typed: str, form: Asked, *, library: Library, seals: Seals, today: date) -> Heard:
    """Return what the *typed* words ask for beside what was chosen in the *form*."""
    written = screen.clean(typed)
    alarm = crisis.alarm(written) if written.strip() else None
    redaction = screen.redact(written)
    text = redaction.text[:LONGEST].strip()
    if not text:
        return Heard(form, alarm, redaction.found)
    named = [place for place in library.gazetteer.find(text, today=today).named if not place.outside]
    places = {place.municipality for place in named if place.municipality}
    wish = hearing.hear(
        text,
        needs=library.needs,
        language=form.language,
        municipality=places.pop() if len(places) == 1 else "",
        places=[place.name for place in named],
    )
    both = _both(form.wish, wish)
    return Heard(replace(form, wish=both, sealed=seals.seal(both.words)), alarm, redaction.found)


def _both(chosen: Wish, heard: Wish) -> Wish:
    """Return what was *heard*, and what was *chosen* where nothing was; needs go together."""
    filled = {name: getattr(heard, name) or getattr(chosen, name) for name in Wish.__slots__}
    needs = tuple(dict.fromkeys(chosen.needs + heard.needs))
    age = chosen.age if heard.age is None else heard.age  # 0 is an age
    return replace(heard, **filled | {"needs": needs, "age": age, "words": heard.words})
