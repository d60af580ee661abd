"""The buttons that are no questions of their own: the menu, roles, corrections, thanks."""

from dataclasses import replace

from knowledge.answering.voice import Voice
from knowledge.context import Context
from knowledge.terms import ActorKind, Choice, Language, Reply, Role, TopicId

_REFERRALS = TopicId("social-referrals")  # what those who work with patients ask for


def buttons(say: Voice) -> tuple[Choice, ...]:
    """Return the four ways in."""
    return (
        say.choice("button-organisation", f"role:{Role.ORGANISATION}"),
        say.choice("button-offers", "topic:find-offers"),
        say.choice("button-hearings", "ideas"),
        *human(say),
    )


def human(say: Voice) -> tuple[Choice, ...]:
    """Return the button to a person."""
    return (say.choice("button-human", "human"),)


def languages(say: Voice) -> tuple[Choice, ...]:
    """Return a button for each language that is spoken here, named in itself."""
    return (
        say.choice("button-danish", f"language:{Language.DANISH}"),
        say.choice("button-english", f"language:{Language.ENGLISH}"),
    )


def other_language(spoken: Language, say: Voice) -> Choice:
    """Return the button to the language that is not *spoken*."""
    danish, english = languages(say)
    return danish if spoken is Language.ENGLISH else english


def changed(action: str, context: Context) -> Context:  # noqa: PLR0911 a table
    """Return what a menu button changes of what is remembered."""
    verb, _, argument = action.partition(":")
    match verb:
        case "role":
            role, kind = Role(argument), context.kind if argument == Role.ORGANISATION else None
            return replace(context, role=role, kind=kind, said="")
        case "actor":
            return replace(context, role=Role.ORGANISATION, kind=ActorKind(argument), said="")
        case "where":
            return replace(context, waiting=context.topic)
        case "language":
            return replace(context, language=Language(argument), settled=True, chosen=True)
        case "elsewhere" | "wrong" if action in {"elsewhere", "wrong:place"}:
            return replace(context, place=None, waiting=context.waiting or context.topic)
        case "also":
            role = context.role or Role.ORGANISATION  # "vi arbejder også" is said by several
            return replace(context, place=None, role=role, waiting=context.topic)
        case "another" | "none" | "said" if argument in {"", "nothing", "erased"}:
            return replace(context, waiting=None, topic=None, said="")
        case _:
            return context


def reply(action: str, context: Context, say: Voice) -> Reply:  # noqa: ARG001, PLR0911 a table, like `correcting`
    """Return what is said to a menu button, in the *context* that it changed."""
    verb, _, argument = action.partition(":")
    match verb:
        case "role":
            return Reply(say.say("role-set", now=argument), _after_role(argument, say))
        case "actor":
            return Reply(say.say("role-set", now=Role.ORGANISATION), _after_role(Role.ORGANISATION, say))
        case "languages" | "tongues":
            return Reply(say.say(verb), languages(say))
        case "thanks":
            return Reply(say.say("welcome"))
        case "said":
            return _said(argument, say)
        case "ideas":
            return Reply(say.say("ideas"), (say.choice("button-idea", "idea"), *human(say)))
        case "elsewhere" | "also":
            return Reply(say.say("where"), (say.choice("button-everywhere", "everywhere"),))
        case "none":
            return Reply(say.say("ask-away"), human(say))
        case _:
            return Reply(say.say("menu"), buttons(say))


def help_text(say: Voice) -> Reply:
    """Return what one can do here."""
    return Reply(say.say("help"), buttons(say))


def _after_role(role: str, say: Voice) -> tuple[Choice, ...]:
    if role == Role.ORGANISATION:
        first = (
            say.choice("button-partner", "topic:how-to-partner"),
            say.choice("button-council", "topic:find-contact"),
        )
        return (
            *first,
            say.choice("button-send", "inquiry"),
            say.choice("button-citizen", f"role:{Role.CITIZEN}"),
        )
    if role == Role.PROFESSIONAL:
        find = say.choice("button-offers", "topic:find-offers")
        return (find, *say.topics([_REFERRALS]), *human(say))
    first = (
        say.choice("button-offers", "topic:find-offers"),
        say.choice("button-volunteer", "topic:become-volunteer"),
    )
    return (*first, say.choice("button-organisation", f"role:{Role.ORGANISATION}"), *human(say))


def _said(word: str, say: Voice) -> Reply:
    """Return a short reply to a word that answers nothing."""
    alone = {"bye": "goodbye", "ok": "fine", "no": "fine-no"}
    if word in alone:
        return Reply(say.say(alone[word]))
    return Reply(say.say("yes-to-what" if word == "yes" else "nothing-open"), buttons(say))
