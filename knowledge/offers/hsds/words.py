"""The words that our services have in common: the taxonomy of what HSDS has no field for."""

TAXONOMY = "indgang"
COUNTRY = "Danmark"  # the service area of what is for the whole country
NATION = frozenset({"danmark", "denmark", "dk", "hele landet", "nationwide"})

ANY = "any"  # the need of what knows of offers for every need

LISTS = {"need": "needs", "way": "ways"}  # by link_type: a term each, whose code says it
TEXTS = {  # by link_type: one attribute each, whose value says it
    "id": "id",
    "actor-kind": "kind",
    "relatives": "relatives",
    "confidence": "confidence",
    "source": "source",
    "checked-on": "checked_on",
    "description-en": "what_en",
    "audience-en": "for_whom_en",
}
