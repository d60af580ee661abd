"""Which number people are told to call."""

from knowledge.answering.voice import Voice


def line(say: Voice) -> dict[str, str]:
    """Return the unit's own number where it has one, else the region's; as what the sentences ask for."""
    contacts = say.library.contacts
    if contacts.unit.phone:
        return {"whom": "unit", "name": say.say("unit-called"), "phone": contacts.unit.phone}
    return {"whom": "region", "name": contacts.region.name, "phone": contacts.region.phone}
