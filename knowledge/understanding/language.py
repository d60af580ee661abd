"""Which language a text is in: Danish, English, another one, or too little to tell."""

import re
import unicodedata
from functools import lru_cache

from knowledge.terms import Language

# Words that only one of the languages has: what two of them share ("for", "at", "to") says nothing.
# Nor do names of places stand here: Them, As and Give are towns, and "by" is one in Danish.
# Norwegian and Swedish count as Danish: who writes them reads it.
_DANISH = """
af aftale alle alligevel andre bare bliver børn dansk de dem denne deres det dette dig din dit du efter ej
eller er et finde findes flere fordi forening foreninger forslag fra frivillig frivillige få får gaar gerne
goddag godmorgen går gør gøre ham han har havde hej hejsa henvendelse her hjaelp hjælp hos hun hur hva
hvad hvem hver hvilke hvilken hvilket hvis hvor hvordan hvorfor hvorhen hvornaar hvornår ikke ikkje ind
ingen inte ja jag jeg jer jeres jo kan kommer kommun kommune kommunen kontakt kontakte kræver kun kunne lave
lidt lige maa mange med megen meget mellem mig min mit mod mye må møde møder naar nej nu noen nogen noget
nogle når och og ogsaa også om os paa penge plejer på regionen ring råd samarbejde samarbejder
samarbejdsaftale sammen selv sidste siger sin skal skriv skrive skulle som sted stedet sundhedsraad
sundhedsråd sygehus sygehuset så sådan tak takk tale til tilbud tilskud uden vad vaere ved vedrørende vi
vide vil ville vores vår være är æhm
"""
_ENGLISH = """
about agreement am and another any anybody anyone are around association be because been but can't charity
citizens city contact cooperate cooperation could couldn't council did didn't does doesn't doing don't
family father from funding funds get going good got group groups had happen happens has he health hello
help hi his how i'd i'm i've if is isn't it it's its know let's like looking make me meeting money morning
mother mum municipality my near need new nobody not now nurse of office on one or other our out partner
partnership people please she should society some somebody someone speak support sure talk tell thank thanks
that that's the their there they they're this those through town us volunteer volunteering volunteers want
ward was we we'd we're we've were what what's when where which who who's whom why will wish with without
alone homeless lonely much too won't work working would wouldn't yes you you're your
"""
_OTHERS = """
aber auch auf bitte danke deutsch deutschland eine einen einem einer für gibt guten haben hilfe ich ihnen
ihr ist kann kein keine können leider mein meine möchte möchten nicht oder sie sind sprechen und uns unser
unsere von welche wenn wie wir wo wollen zu zum zur
chcę cześć czy dla dobry dziękuję dzień gdzie jak jest jestem jesteśmy mam mogę możemy mówię nasz nasza nie
oraz polsku pomoc pomocy potrzebuję proszę są się żeby
bir biz bu bana çok değil için ile istiyorum lütfen merhaba nasıl nerede teşekkürler türkçe ve yardım yok
ayuda cómo dónde es español estoy gracias hola las necesito nuestra para por puedo que quiero somos una
avec avons besoin bonjour comment est français je merci nous où pour qui sommes suis une voudrais vous
ajutor avem bună este mulțumesc noi pentru sunt unde vreau și
gdje hvala ili kako molim nije nisam pomoć smo trebam zdravo želim
caawimaad fadlan iyo mahadsanid maxaa rabaa sidee waa waxaan
che ciao dove gli grazie siamo sono vorrei
dank een hebben het hoe ik jullie niet voor wat wij zijn
ačiū labas kaip yra padėti aluu qujanaq
"""
_WORDS = {
    word: language
    for language, words in (
        (Language.OTHER, _OTHERS),
        (Language.ENGLISH, _ENGLISH),
        (Language.DANISH, _DANISH),  # last, so that it wins where two lists meet
    )
    for word in words.split()
}
_ENDINGS = (
    (
        Language.DANISH,
        re.compile(r"\w{3,}(?:ning|ninger|else|elser|heder|skab|tion(?:en|er)|erne|ende|råd|hed)s?$"),
    ),
    (Language.ENGLISH, re.compile(r"\w{3,}(?:tion|tions|ment|ments|ship|ships|ness|ity|ful|ough|ould)$")),
)
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_DANISH_SIGNS = re.compile(r"[æøå]")
_OTHER_SIGNS = re.compile(r"[ßüñłşğıçőțžščćęąśźżřěůûêèëïìòùáíúýþðảạấầ]")
_LONGEST = 600  # letters are enough to tell
_FEW, _PLAIN = 3, 2  # words of a text, and of them in one language only, that may change a settled language


def detect(text: str) -> Language | None:
    """Return the language of *text*; None when it is too short or could be several."""
    words = _words(text)
    if _is_foreign(words):
        return Language.OTHER
    points = dict.fromkeys(Language, 0)
    for word in words:
        if (language := _language_of(word)) is not None:
            points[language] += 1
    return _winner(points, few=len(words) < 3)


def clearly(text: str, than: Language, *, chosen: bool = False) -> Language | None:
    """Return the language of *text* when it is surely another *than* the one spoken so far; else None.

    A name, a "thanks" or a sentence of both are no reason to change a language that is settled; "thank you"
    is, unless the language was *chosen*. Who wrote a third language, though, is met half-way at once.
    """
    found = detect(text)
    if found is None or found is than:
        return None
    if than is Language.OTHER:
        return found
    words = _words(text)
    if _is_foreign(words):
        return found
    known = [_WORDS.get(word) for word in words]
    if not chosen and len(words) > 1 and all(language is found for language in known):
        return found
    plain = len(words) >= _FEW and known.count(found) >= _PLAIN and known.count(found) > known.count(than)
    return found if plain else None


def _words(text: str) -> list[str]:
    return _WORD.findall(text[:_LONGEST].lower().replace("’", "'"))


def _is_foreign(words: list[str]) -> bool:
    """Whether most letters are none of ours: Cyrillic, Arabic, Chinese."""
    letters = [letter for word in words for letter in word]
    return sum(not _is_latin(letter) for letter in letters) * 2 > max(len(letters), 2)


def _language_of(word: str) -> Language | None:
    if (known := _WORDS.get(word)) is not None:
        return known
    if _OTHER_SIGNS.search(word):
        return Language.OTHER
    if _DANISH_SIGNS.search(word):
        return Language.DANISH
    return next((language for language, ending in _ENDINGS if ending.match(word)), None)


def _winner(points: dict[Language, int], *, few: bool) -> Language | None:
    danish, english, other = (
        points[language] for language in (Language.DANISH, Language.ENGLISH, Language.OTHER)
    )
    if other > max(danish, english) and (other > 1 or few):
        return Language.OTHER
    if danish == english:
        return None
    return Language.DANISH if danish > english else Language.ENGLISH


@lru_cache(maxsize=4096)
def _is_latin(letter: str) -> bool:
    return letter.isascii() or unicodedata.name(letter, "").startswith("LATIN")
