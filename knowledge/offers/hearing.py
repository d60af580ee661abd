"""From people's words to a wish: what they need, for whom, and the words that name something more."""

import re
from collections.abc import Collection, Sequence

import wordfreq

from knowledge.learning.pieces import fold
from knowledge.offers import circumstances
from knowledge.offers.circumstances import CHILD
from knowledge.offers.needing import Match, Word, folded, needed
from knowledge.offers.needs import Needs
from knowledge.offers.wish import Wish
from knowledge.terms import Language

LONGEST = 2000  # characters that are heard: who writes more has said it by then
FREQUENT = 5.3  # how often a word is used (Zipf's scale) from which on it names no offer: "gerne", "people"

_WORD = re.compile(r"[^\W_]+")
_ILL = frozenset({"dementia", "cancer", "chronic-illness", "mental-health", "addiction"})
_RELATIVES = folded("""
pårørende pårørendegruppe pårørendegrupper pårørendecafé relative relatives carer carers caregiver caregivers
""")
_MY = folded("min mit mine vores my our")
_CLOSE = CHILD | folded("""
mand kone mor far søster bror kæreste samlever ægtefælle mormor morfar farmor farfar svigermor svigerfar
forældre ven veninde mother mum mom father dad husband wife partner brother sister parents friend
grandmother grandfather boyfriend girlfriend
""")
_TO, _SOME = folded("til to of"), folded("en et a an min mit my")
_I = frozenset({"jeg", "i"})
_GRIEF = "grief"
_MOURNS = re.compile(  # somebody else does: "min mor har mistet min far", "my dad lost his wife"
    r"\b(?:(?:min|mit|mine|vores|my|our|en|a) \w+|hun|han|she|he)"
    r"(?: (?:er|har|has|is|lige|just|selv|also|blev|blevet|a|sa|meget|so|very)){0,3} "
    r"(?:mistet|mistede|lost|savner|sorger|misses|ked af|knust|sad|heartbroken|enke|enkemand|i sorg"
    r"|widow|widower|widowed|grieving)\b"
)
_ASKING = folded("""
tilbud hjælp hjælpe hjælper søger søge finde find findes leder efter brug behov gerne noget nogen nogle sted
steder kender ved mulighed muligheder information info hej hejsa tak venlig hilsen kommune kommunen by byen
nærheden tæt her hvor hvad hvem hvordan hvornår henne gruppe pris koster støtte relevant nær anbefale
hvilke hvilken hvilket der jer borgere patienter klient klienter henviser henvisning henvises viser
vejvisning vejvisninger which what available activities activity
looking search offers offer help need needs near nearby around please thanks hello hi municipality something
bor boede bopæl flyttet ligger lever hedder lives living live moved
someone somebody anything support place places town group area borger patient henvise vejvise
""")
_UNHEARD = Word("", "")  # stands for a place: Dover and Als are no needs
_SHORTEST = 3  # letters of a word that may name an offer


def hear(
    text: str, *, needs: Needs, language: Language, municipality: str = "", places: Collection[str] = ()
) -> Wish:
    """Return what *text* wishes; *municipality* and *places* are the places that were seen in it, in words.

    For relatives is what names them ("pårørende"), and the illness of somebody close ("min mand har demens",
    "my wife has cancer"): they carry it too, and such offers say that they are for them. Loneliness, grief,
    company to the doctor or a walk are wished for the other one: "min mor er alene" is no wish for relatives.
    Neither is a child whose age is said ("min søn på 15 har angst"): the offer is to fit the child.
    What is denied ("ikke kræft") is not wished. The words left over name something that no need knows.
    """
    words = _words(text[:LONGEST])
    line = " ".join(word.folded for word in words)
    told = circumstances.read(line)
    named = {fold(part) for place in (municipality, *places) for part in _WORD.findall(place)}
    heard = needed([word if word.folded not in named else _UNHEARD for word in words], needs)
    used = told.places | {place for match in heard for place in match.places}
    left = [word for at, word in enumerate(words) if at not in used and _names(word, named, language)]
    return Wish(
        needs=tuple(dict.fromkeys(match.need for match in heard if not match.denied)),
        words=" ".join(dict.fromkeys(word.written for word in left)),
        municipality=municipality,
        age=told.age,
        relatives=_for_relatives(words, heard, told.age),
        free=told.free,
        remote=told.remote,
        language=told.language,
        access=told.access,
        when=told.when,
    )


def mourned(said: Wish, text: str) -> bool:
    """Tell whether *text*, which wishes what is *said*, mourns a dead one: nobody else is to be helped."""
    return said.needs[:1] == (_GRIEF,) and not _MOURNS.search(fold(text))


def _words(text: str) -> list[Word]:
    """Return the words of *text*; what folds to nothing is none."""
    written = (part for part in _WORD.findall(text.lower()))
    return [Word(word, key) for word in written if (key := fold(word).replace(" ", ""))]


def _names(word: Word, named: Collection[str], language: Language) -> bool:
    """Tell whether *word* may name an offer: no place, no number, nothing that everybody says."""
    key = word.folded
    if len(key) < _SHORTEST or key.isdigit() or {key, key.removesuffix("s")} & set(named):
        return False
    if key in _ASKING or key in _CLOSE or key in _RELATIVES:
        return False
    spoken = (Language.DANISH, Language.ENGLISH) if language is not Language.ENGLISH else (Language.ENGLISH,)
    return all(wordfreq.zipf_frequency(word.written, each, wordlist="small") < FREQUENT for each in spoken)


def _for_relatives(words: Sequence[Word], heard: Sequence[Match], age: int | None) -> bool:
    """Tell whether somebody who is close to one that is ill looks for something."""
    said = [word.folded for word in words]
    if not _RELATIVES.isdisjoint(said):
        return True
    ill = [match.places[-1] for match in heard if match.need in _ILL and not match.denied]
    close = _kin(said) and age is None
    return any(close or _of_somebody_close(said[: last + 1], age) for last in ill)


def _kin(said: Sequence[str]) -> bool:
    """Tell whether who writes is close to one that is spoken of: "mor til et barn med", "mother of a boy"."""
    return any(
        one in _CLOSE and to in _TO and other in _SOME
        for one, to, other in zip(said, said[1:], said[2:], strict=False)
    )


def _of_somebody_close(said: Sequence[str], age: int | None) -> bool:
    """Tell whether the words up to an illness are of somebody close: "min mand har" and no "jeg" after it."""
    for at in range(len(said) - 1, 0, -1):
        if said[at] in _I:
            return False
        if said[at] in _CLOSE and said[at - 1] in _MY:
            return not (said[at] in CHILD and age is not None)
    return False
