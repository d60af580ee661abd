"""Buttons: a tap becomes an `Understanding` and a `Decision`, and a bare "ja" counts as a tap."""

from dataclasses import replace
from datetime import date

from knowledge.answering.buttons import PARTNER, SECOND
from knowledge.context import Context
from knowledge.decide import MOST, decide
from knowledge.library import Library
from knowledge.library.phrases import fold
from knowledge.offers.owning import AWAY
from knowledge.terms import (
    ActorKind,
    Contact,
    Cooperation,
    Decision,
    Form,
    Found,
    Language,
    Place,
    Role,
    Start,
    TopicId,
    Understanding,
)
from knowledge.understanding import writer
from knowledge.understanding.following import JOINING
from knowledge.understanding.understand import FIND_CONTACT

LONGEST = 60  # letters: what is longer says more than a button
LISTED = "narrow"  # a button that only a list of offers has
_YES = ("yes", "send", "message", "resume", "add", "helped:yes", "missing:yes", "inquiry")
_FIRST = ("no", "self", "question", "skip", "disagree", "stay")  # what a "nej" answers rather than ends
_NO = (*_FIRST, "cancel", "drop", "keep", "fresh", "helped:no", "missing:no", "fault:no", "none")
_MEANT = {
    "yes": _YES,
    "no": _NO,
    "cancel": ("cancel", "no", "drop", "keep", "fault:no"),
    "back": ("back",),
    "skip": ("skip",),
    "none": ("none",),
    "wrong": ("helped:no", "wrong", "wrong:topic"),
}
_ALONE = {  # said to nothing: each gets a short reply of its own
    "bye": "said:bye",
    "ok": "said:ok",
    "yes": "said:yes",
    "no": "said:no",
    "cancel": "said:nothing",
    "back": "said:nothing",
}
_TONGUES = {  # what is said for a language alone, and its name among words that say nothing else
    ("danish", "tongue-danish"): Language.DANISH,
    ("english", "tongue-english"): Language.ENGLISH,
}
_LABELS = {"button-hearings": "ideas", "button-human": "human"}  # the menu's own words, with no menu in sight


def typed(
    text: str, context: Context, library: Library, *, exact: bool = False, free: bool = True
) -> str | None:
    """Return the action of the button *text* names: its label or, unless *exact*, "ja", "nej", "nr 2".

    When *free*, words that need no button count too: who one is, thanks, a "nej" to nothing.
    """
    if len(text) > LONGEST:
        return None
    folded = fold(text)
    actions = {button.action for button in context.buttons}
    if folded in library.phrasebook.heard["ok"] or any(action.startswith("role:") for action in actions):
        actions.discard("inquiry")  # "ok" asks for nothing, and a menu offers it among others
    for button in context.buttons:
        if folded and folded == fold(button.label):
            return button.action
    if exact:
        return None
    asked = (free and _unasked(folded, context, library)) or _offered(folded, context, library)
    easier = "easy" if not actions.isdisjoint({"easy", "normal"}) and _easier(folded, library) else None
    if said := asked or _tongue(folded, library, free=free) or easier:
        return said
    for key, meant in _MEANT.items():
        if folded in library.phrasebook.heard[key] and not actions.isdisjoint(meant):
            return next(action for action in meant if action in actions)
    alone = (said for key, said in _ALONE.items() if folded in library.phrasebook.heard[key])
    return _numbered(folded, context, library) or (next(alone, None) if free else None)


def follow(
    action: str, *, library: Library, today: date, context: Context
) -> tuple[Understanding, Decision] | None:
    """Return what a button that means something leads to; None for the buttons of menus and forms."""
    verb, _, argument = action.partition(":")
    waiting = context.waiting or FIND_CONTACT
    if verb in {"topic", SECOND}:
        understood = _certain(TopicId(argument), context)
    elif verb == "cooperation":
        understood = replace(_certain(PARTNER, context), cooperation=Cooperation(argument))
    elif verb == "place" and (place := named(argument, library=library, today=today)):
        understood = _certain(waiting, context, Found(named=(place,)))
    elif verb == "everywhere":
        return _certain(waiting, context), Contact(waiting)
    elif verb == "idea":
        return _certain(PARTNER, context), Start(Form.INQUIRY, PARTNER, context.place)
    elif verb in {"inquiry", "human"}:
        form = Form.INQUIRY if verb == "inquiry" else Form.HUMAN
        topic = TopicId("log-inquiry" if verb == "inquiry" else "talk-to-human")
        return _certain(topic, context), Start(form, topic, context.place)
    else:
        return None
    return understood, decide(understood, library=library, context=context)


def named(name: str, *, library: Library, today: date) -> Place | None:
    """Return the place that a button names: a municipality, or a place that lies in none."""
    known = library.gazetteer.find(name, today=today)
    return known.sure or (known.candidates[0] if known.candidates else None)


def tongue(wished: str, library: Library) -> str | None:
    """Return the action of the button to the language *wished*: its code, or what it is called."""
    folded = fold(wished)
    if folded in set(Language) - {Language.OTHER}:
        return f"language:{folded}"
    return _tongue(folded, library, free=True) if folded else None


def _offered(folded: str, context: Context, library: Library) -> str | None:
    """Return the action of a yes or no to what was offered: the other question, or more help."""
    heard, actions = library.phrasebook.heard, [button.action for button in context.buttons]
    second = next((action for action in actions if action.startswith(f"{SECOND}:")), None)
    if second and folded in heard["yes"]:
        return second
    away = next((action for action in actions if action.startswith(f"{AWAY}:")), None)
    if away and folded in heard["yes"]:
        return away
    declined = second or (folded in heard["no-thanks"] and "helped:no" in actions)
    return "said:no" if declined and folded in heard["no"] else None


def _unasked(  # noqa: PLR0911 a table
    folded: str, context: Context, library: Library
) -> str | None:
    """Return the action for words that need no button: who one is, the whole region, thanks."""
    heard, book = library.phrasebook.heard, library.phrasebook
    if folded in heard["as-citizen"]:
        return f"role:{Role.CITIZEN}"
    if folded in heard["as-organisation"]:
        return f"role:{Role.ORGANISATION}"
    if folded in heard["professional"]:
        return f"role:{Role.PROFESSIONAL}"
    if kind := _introduces(folded, library):
        return f"actor:{kind}"
    if folded in heard["helped-no"]:
        return "helped:no"
    joins = context.topic in JOINING and book.hears("detail-tongue", folded)
    if folded in heard["tongues"] and not joins:
        return "tongues"
    if folded in heard["region"] and (context.contacted or context.waiting):
        return "everywhere"
    if (context.greeted or context.danger) and folded in heard["thanks"]:
        return "thanks"
    labels = ((action, fold(book.say(key, one))) for key, action in _LABELS.items() for one in book.bundles)
    return next((action for action, label in labels if folded == label), None)


def _tongue(folded: str, library: Library, *, free: bool) -> str | None:
    """Return the action for a text that asks for a language and nothing else; in a form one word is none."""
    heard = library.phrasebook.heard
    words = set(folded.split())
    empty = {word for said in heard["tongue"] for word in said.split()}
    asked = (
        tongue
        for (key, named), tongue in _TONGUES.items()
        if folded in heard[key] or (words & set(heard[named]) and words <= {*heard[named], *empty})
    )
    return next((f"language:{tongue}" for tongue in asked if free or " " in folded), None)


def _easier(folded: str, library: Library) -> bool:
    """Whether a text says that the answer is hard to understand, and nothing else."""
    heard = library.phrasebook.heard
    empty = {word for key in ("easier", "tongue") for said in heard[key] for word in said.split()}
    return library.phrasebook.hears("easier", folded) and set(folded.split()) <= empty


def _introduces(folded: str, library: Library) -> ActorKind | None:
    """Return which kind of organisation writes, where the text says nothing else."""
    heard = library.phrasebook.heard
    said = {f"{we} {word}" for we in (*heard["introduction"], *heard["rather"]) for word in _kinds(library)}
    return writer.actor(folded, library) if folded in said else None


def _kinds(library: Library) -> set[str]:
    heard = library.phrasebook.heard
    return {word for kind in ActorKind for word in heard[f"actor-{kind.value.lower()}"]}


def _certain(topic: TopicId, context: Context, found: Found | None = None) -> Understanding:
    return Understanding("", context.language, topic, 1.0, found=found or Found())


def _numbered(folded: str, context: Context, library: Library) -> str | None:
    """Return the action of "2", "nr 2", "den anden" or "den sidste"."""
    number = folded.removeprefix("nr").removeprefix("nummer").strip()
    at = int(number) - 1 if number.isdigit() and len(number) == 1 else -1
    counts = any(
        one.action == LISTED for one in context.buttons
    )  # a list numbers what it shows, not its buttons
    before = context.seeking.skip if counts and context.seeking else 0
    for place in range(MOST):
        if folded in library.phrasebook.heard[f"ordinal-{place + 1}"]:
            at = place + before
    if counts:
        return f"offer:{at + 1}" if at >= 0 else None
    return context.buttons[at].action if 0 <= at < len(context.buttons) else None
