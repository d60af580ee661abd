"""English questions, as people ask them: what they are about, where, who asks, and what is done about it."""

from datetime import date

import pytest

from knowledge import library as libraries
from knowledge.context import NEW
from knowledge.decide import called, decide
from knowledge.files.reader import CONTENT
from knowledge.library import Library
from knowledge.terms import Language, Role, Understanding
from knowledge.understanding.understand import understand
from knowledge.understanding.writer import role

TODAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def library() -> Library:
    return libraries.load(CONTENT)


def _understood(text: str, library: Library) -> Understanding:
    return understand(text, library=library, today=TODAY, context=NEW)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        (
            "hi there, we're a small club near Viborg, how do we team up with the hospital?",
            "how-to-partner",
        ),
        ("How can our association start working with the region?", "how-to-partner"),
        ("who should we talk to in Aarhus?", "find-contact"),
        ("Which health council covers Samsø?", "find-contact"),
        ("whose council is Lemvig under", "find-contact"),
        ("our group is in Holstebro. which council do we belong to", "find-contact"),
        ("We are based in Copenhagen, who is our health council?", "outside"),
        ("I live in Odense, who can help us", "outside"),
        ("what is a sundhedsråd", "health-councils"),
        ("what do the new health councils actually do?", "health-councils"),
        ("when do the health councils start", "health-councils"),
        ("what does the civil society unit do", "civil-society-unit"),
        ("who works in the civil society unit?", "civil-society-unit"),
        ("is there a coordinator for volunteers in the health council?", "coordinating-function"),
        ("can we get a grant for our project", "council-funding"),
        ("Is there any fundng for volunteer projects in Randers?", "council-funding"),
        ("how do we apply for section 18 money", "council-funding"),
        ("heard something about one million kroner - can we apply?", "council-funding"),
        ("do we need a written agreement with the ward", "cooperation-agreement"),
        ("what should be in the contract between us and the hospital", "cooperation-agreement"),
        ("do you have a template for a cooperation agreement?", "cooperation-agreement"),
        ("are volunteers allowed to help patients eat", "volunteer-staff-roles"),
        ("what may volunteers do on the ward and what is the nurses' job?", "volunteer-staff-roles"),
        ("do volunteers have a duty of confidentiality?", "volunteer-staff-roles"),
        ("does every organisation get an agreement or only a few?", "selected-partners"),
        ("does the hospital management have to approve it?", "management-backing"),
        ("we are a foundation and want to support something, who do we talk to", "foundations"),
        ("what are social investments", "social-investment"),
        ("how does volunteering at Gødstrup hospital work?", "hospital-volunteers"),
        ("I'd like to volunteer in Silkeborg", "become-volunteer"),
        ("how can I become a volunteer visitor for lonely people", "become-volunteer"),
        ("my mum is lonely since dad died, she lives in Struer", "find-offers"),
        ("is there a bereavement group near Skive", "find-offers"),
        ("looking for a walking group for people with COPD in Hedensted", "find-offers"),
        ("where is the volunteer centre in Favrskov", "volunteer-centres"),
        ("we run a café for relatives, can you add it to your list?", "register-offer"),
        ("can I speak to a real person please", "talk-to-human"),
        ("give me a phone number", "talk-to-human"),
        ("I want to send an inquiry", "log-inquiry"),
        ("what has happened with my inquiry?", "inquiry-status"),
        ("any news about 26-0147-K", "inquiry-status"),
        ("what do you do with my data?", "privacy"),
        ("how long do you keep my messages", "privacy"),
        ("are you a robot?", "about-bot"),
        ("what can you help me with", "about-bot"),
        ("Good morning!", "smalltalk"),
        ("my knee hurts, what should I take", "medical-advice"),
        ("how long is the waiting list for a hip operation", "medical-advice"),
        ("when is the next public hearing", "hearings"),
        ("is there a new strategy for civil society", "civil-society-strategy"),
        ("what does co-creation mean to you", "co-creation"),
        ("what does the health reform change for us", "health-reform"),
        ("do you work with volunteers in psychiatry?", "psychiatry"),
        ("what do you do for homeless people", "homelessness"),
        ("what are you doing about health inequality", "equality-in-health"),
        ("what is social prescribing", "social-referrals"),
        ("there is nothing for young carers in our town, nobody takes care of it", "blind-spots"),
        ("what's the weather like tomorrow", "out-of-scope"),
        ("how do I renew my passport", "out-of-scope"),
        ("can you recommend a good restaurant", "out-of-scope"),
        ("my bins have not been emptied", "out-of-scope"),
        (
            "we'd like to offer a choir for people with dementia together with the hospital in Randers",
            "proposal",
        ),
        ("Our network of refugees wants to start a women's café at Viborg hospital", "proposal"),
        ("is there a self-help group for anxiety in Aarhus?", "find-offers"),
        ("where do I find a patient association for epilepsy", "patient-associations"),
    ],
)
def test_it_is_understood_or_led_to_where_it_belongs(text: str, meant: str, library: Library) -> None:
    """*meant* is the topic, or the decision where that is what matters."""
    understood = _understood(text, library)
    decision = called(decide(understood, library=library, context=NEW))
    meant = {"out-of-scope": "unknown", "proposal": "inquiry"}.get(meant, meant)

    assert understood.language is Language.ENGLISH
    assert meant in {understood.topic, decision}


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("who is our council in Aarhus", ["Aarhus"]),
        ("we are near Viborg, which council is ours", ["Viborg"]),
        ("who can we contact in Copenhagen?", ["København"]),
        ("we live on Samsoe, which council do we belong to", ["Samsø"]),
        ("who is our council in Ringkobing?", ["Ringkøbing"]),
        ("Who covers Arhus?", ["Aarhus"]),
        ("we work in Herning and Holstebro", ["Herning", "Holstebro"]),
        ("which council covers central Jutland", ["Midtjylland"]),
        ("we are on Funen, who do we contact", ["Fyn"]),
        ("we're from Elsinore, who is our council", ["Helsingør"]),
        ("what about Struer", ["Struer"]),
        ("in Odder municipality", ["Odder"]),
        ("give them our number please", []),
        ("we would like to help them over there", []),
    ],
)
def test_the_place_is_found(text: str, places: list[str], library: Library) -> None:
    assert [place.name for place in _understood(text, library).found.named] == places


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("we're a small charity in Skive", Role.ORGANISATION),
        ("our members would love to visit patients", Role.ORGANISATION),
        ("I'm the chair of a local club", Role.ORGANISATION),
        ("my mum is lonely", Role.CITIZEN),
        ("I'd like to volunteer", Role.CITIZEN),
        ("I'm a nurse and we need companions for patients", Role.PROFESSIONAL),
        ("on our ward people are lonely", Role.PROFESSIONAL),
        ("what is a health council?", None),
    ],
)
def test_it_is_heard_who_writes(text: str, who: Role | None, library: Library) -> None:
    assert role(text, library) is who
