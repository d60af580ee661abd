"""Looking in the directory: what helps nobody is left out, and what was found by words is found again."""

from datetime import date

from knowledge.offers.looking import CENTRES, counted, look, remembered
from knowledge.offers.offer import NeedId, Offer, OfferId, Way
from knowledge.offers.records import Search
from knowledge.offers.seeking import Seeking, Whom
from knowledge.offers.wish import Found, Hit, Nearness, Wish

DAY = date(2026, 11, 23)
GRIEF = NeedId("grief")
HERE = Seeking((GRIEF,), "Lemvig")


class Fixed:
    """A directory that finds the same whatever is wished, and remembers the wish."""

    def __init__(self, *hits: Hit) -> None:
        self.hits, self.wish = hits, Wish()

    def search(self, wish: Wish, *, today: date, limit: int = 3, skip: int = 0) -> Found:  # noqa: ARG002
        self.wish = wish
        return Found(self.hits[:limit], len(self.hits))

    def get(self, id: OfferId) -> Offer | None:  # noqa: A002
        return next((hit.offer for hit in self.hits if hit.offer.id == id), None)

    def counts(self, wish: Wish, *, today: date) -> dict[str, int]:  # noqa: ARG002
        return {}


def hit(name: str, nearness: Nearness, *needs: NeedId, at: str = "", relatives: bool = False) -> Hit:
    places = (at,) if at else ()
    offer = Offer(OfferId(name), name, "Test", None, "x", "", needs, places, (Way.PLACE,), relatives)
    return Hit(offer, nearness)


def names(seeking: Seeking, *hits: Hit, words: str = "") -> list[str]:
    return [one.offer.name for one in look(seeking, Fixed(*hits), today=DAY, words=words)]


OWN = hit("own centre", Nearness.HERE, at="Lemvig")
NEXT = [hit(f"next centre {at}", Nearness.NEXT, at=f"Test{at}") for at in range(4)]
FAR = hit("far centre", Nearness.REMOTE, at="Aarhus")
LIST = hit("list", Nearness.REMOTE)
LINE = hit("line", Nearness.REMOTE, GRIEF)


def test_beside_ones_own_centre_the_neighbours_are_of_no_use() -> None:
    assert names(HERE, LIST, NEXT[0], OWN, FAR, LINE) == ["own centre", "line", "list"]


def test_where_there_is_no_centre_the_nearest_come_after_what_is_for_the_need() -> None:
    assert names(HERE, *NEXT, FAR, LIST, LINE) == ["line", "next centre 0", "next centre 1", "list"]
    assert CENTRES == 2


def test_wherever_one_lives_no_place_is_shown() -> None:
    near = hit("somewhere", Nearness.ELSEWHERE, GRIEF, at="Skive")

    assert names(Seeking((GRIEF,), anywhere=True), near, FAR, LINE, LIST) == ["line", "list"]


def test_for_relatives_comes_first_what_is_for_them() -> None:
    kin = hit("kin", Nearness.REMOTE, GRIEF, relatives=True)

    assert names(Seeking((GRIEF,), "Lemvig", whom=Whom.RELATIVE), LINE, OWN, kin) == [
        "own centre",
        "kin",
        "line",
    ]


def test_what_was_found_by_words_is_looked_for_again_without_them() -> None:
    song, walk = (hit(name, Nearness.HERE, GRIEF, at="Lemvig") for name in ("song", "walk"))
    seeking = Seeking(municipality="Lemvig")
    found = remembered(seeking, look(seeking, Fixed(song), today=DAY, words="sang"), words="sang")

    assert found.found == ("song",)
    assert names(found, walk, song) == ["song"]


def test_words_beside_a_need_are_not_remembered_by_what_they_found() -> None:
    assert remembered(HERE, (LINE,), words="sang").found == ()


def test_a_hit_is_for_the_need_and_near_or_from_afar() -> None:
    country = hit("country", Nearness.COUNTRY, GRIEF)
    two = Seeking((GRIEF, NeedId("talking")), "Lemvig")

    assert counted(two, (LINE, OWN, LIST, country)) == (
        Search(GRIEF, "Lemvig", 1),
        Search(NeedId("talking"), "Lemvig", 0),
    )
    assert counted(Seeking((GRIEF,), anywhere=True), (LINE,)) == ()
