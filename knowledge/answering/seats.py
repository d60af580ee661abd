"""Which hospital is meant where a topic is for hospitals and only a town is named."""

from knowledge.library import Library
from knowledge.terms import Place, TopicId


def seat(topic: TopicId, place: Place, library: Library) -> Place:
    """Return the hospital of *place* where *topic* is for hospitals, and there is only one; else *place*."""
    if library.routes.own(topic, (place,)):
        return place
    known = [one for one in library.gazetteer.hospitals(place) if library.routes.own(topic, (one,))]
    return known[0] if len(known) == 1 else place
