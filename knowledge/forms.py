"""The forms that a conversation can be in: an inquiry, and an offer that a provider tells of."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from knowledge import inquiry
from knowledge.answering.voice import Voice
from knowledge.inquiry import Draft
from knowledge.inquiry import asking as inquiring
from knowledge.offers import registering
from knowledge.offers.registering import Listing
from knowledge.offers.registering import asking as listing
from knowledge.terms import Reply

Form = Draft | Listing

INQUIRY, REGISTER = "inquiry", "register"  # the state groups


def group(form: Form) -> str:
    """Return the state group of *form*."""
    return INQUIRY if isinstance(form, Draft) else REGISTER


def called(form: Form) -> str:
    """Return what logs call a turn in *form*."""
    return "inquiry" if isinstance(form, Draft) else "register-offer"


def topic(form: Form) -> str:
    """Return the topic that *form* is about."""
    return form.topic if isinstance(form, Draft) else "register-offer"


def key(form: Form, name: str) -> str:
    """Return the key of a sentence that both forms have words of their own for."""
    return name if isinstance(form, Draft) else f"offers-{name}"


def question(form: Form, say: Voice, *, opening: str = "") -> Reply:
    """Return the question that is open in *form*, with its buttons; *opening* goes first."""
    if isinstance(form, Draft):
        return inquiring.question(form, say, opening=opening)
    return listing.question(form, say, opening=opening)


def heard(form: Form, say: Voice) -> Reply:
    """Return the open question after what may be a cry for help, and the way to say that it is none."""
    return inquiring.heard(form, say) if isinstance(form, Draft) else listing.heard(form, say)


def resume(form: Form, say: Voice) -> Reply:
    """Ask whether to go on with a form that was interrupted."""
    return inquiring.resume(say) if isinstance(form, Draft) else listing.resume(say)


def dropped(form: Form, say: Voice) -> Reply:
    """Return that nothing was sent."""
    return inquiring.dropped(say) if isinstance(form, Draft) else listing.dropped(say)


def repeat(form: Form, say: Voice) -> Reply:
    """Return the open question once more, after something else was said."""
    return question(form, say, opening=say.say(key(form, "form-repeat")))


def spoken(form: Form, language: str) -> Form:
    """Return *form* in the language that is spoken from now on."""
    return form if isinstance(form, Draft) else replace(form, language=language)


def to_json(form: Form) -> dict[str, Any]:
    """Return *form* as JSON values."""
    if isinstance(form, Draft):
        return inquiry.to_json(form)
    return {**registering.to_json(form), "form": REGISTER}


def from_json(plain: Mapping[str, Any]) -> Form:
    """Return the form that `to_json` wrote."""
    return registering.from_json(plain) if plain.get("form") == REGISTER else inquiry.from_json(plain)
