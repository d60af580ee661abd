"""What an association that writes may mean: it proposes something, or asks what it can give."""

from knowledge.context import Context
from knowledge.library import Library
from knowledge.library.phrases import fold
from knowledge.terms import Role, TopicId, Understanding
from knowledge.understanding.understand import wishes

_INQUIRY = TopicId("log-inquiry")


def proposed(understood: Understanding, library: Library, context: Context) -> bool:
    """Whether somebody offers something: what it is about may be unclear, that it is for the unit is not."""
    text = understood.text
    if understood.topic == _INQUIRY and library.phrasebook.hears("proposal", fold(text)):
        return True
    return (understood.role or context.role) is Role.ORGANISATION and wishes(text, library)


def gives(understood: Understanding, library: Library) -> bool:
    """Whether an association asks what it can do for others, and looks for no offer itself."""
    ours = understood.role is Role.ORGANISATION
    return ours and library.phrasebook.hears("contribute", fold(understood.text))
