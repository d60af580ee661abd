"""Local offers in the conversation, as tables: Danish, English, Telegram, and what goes wrong."""

from collections.abc import Callable

import pytest

from knowledge.casework.steering import Service
from knowledge.library import Library
from knowledge.offers.records import Gap, Proposal, Search, Wanted
from tests.handlers.offering import OFFERS, Told, directory, hold, offer
from tests.handlers.visitor import Visitor, case

Visit = Callable[..., Visitor]
SUPPLEMENT = "så tal med din egen læge eller kommunen. Tilbuddene her er et supplement."
LONELY = "jeg er meget alene i Lemvig"
LIST = "Her er tilbud tæt på Lemvig:"

DANISH: dict[str, tuple[Told, ...]] = {
    "words and a place": (
        (
            LONELY,
            "Godt, at du skriver.",
            LIST,
            "1. ",
            "3. ",
            "!4. ",
            "Bekræftet 3. november 2026",
            SUPPLEMENT,
        ),
    ),
    "a mother is not oneself": (
        (
            "min mor er meget alene. hun bor i lemvig",
            "Det er en god idé at hjælpe",
            "tal med egen læge",
            "!din egen læge",
        ),
    ),
    "words, then the place": (
        ("jeg er ensom", "Godt, at du skriver.", "Hvor bor du?", "!1. "),
        ("Lemvig", LIST, "!Godt, at du skriver."),
    ),
    "a place, then the need": (
        ("Find et tilbud", "Hvad leder du efter?"),
        (
            "i Lemvig",
            "Hvad leder du efter i Lemvig?",
            "spørge Testcentret (00 00 00 01 · center.example.org)",
        ),
        ("[Motion og gåture]", LIST, "Testturen"),
    ),
    "neither": (
        ("Find et tilbud", "Hvad leder du efter?"),
        ("gåtur", "Hvor bor du?"),
        ("lemvgi", "Testturen"),
    ),
    "a need with a typo": (("Find et tilbud",), ("ensomhd", "Hvor bor du?"), ("7620", LIST)),
    "wherever one lives": (
        ("jeg er ensom", "Hvor bor du?"),
        ("[Uanset hvor: telefon og net]", "uanset hvor man bor", "Testlinjen", "!Testcaféen", "!Testcentret"),
    ),
    "who does not know where": (("jeg er ensom",), ("ved ikke", "uanset hvor man bor", "Testlinjen")),
    "a place that nobody knows": (
        ("jeg er ensom",),
        ("xyzzyby", "Det sted kender jeg ikke.", "Hvor bor du?"),
        ("[Vælg kommune]", "Sundhedsråd Vestjylland: Herning, Holstebro"),
        ("[Sundhedsråd Vestjylland]", "Hvilken kommune er det?"),
        ("[Tilbage]", "Vælg først sundhedsrådet"),
        ("[Sundhedsråd Vestjylland]",),
        ("[Lemvig]", LIST),
    ),
    "two places": (("jeg er ensom i Lemvig og Struer", "Hvilken kommune er det?"), ("[Lemvig]", LIST)),
    "a landscape": (("jeg er ensom på Djursland", "Hvilken kommune er det?"), ("[Norddjurs]", "Norddjurs")),
    "equals are asked about": (
        ("jeg er ensom og bor i viby", "Viby"),
        ("[Viby i Aarhus]", " Aarhus", "Testlinjen"),
    ),
    "another place": ((LONELY, LIST), ("og i Struer?", "på Struer:", "Testhuset", "!Godt, at du skriver.")),
    "the wrong place": ((LONELY, LIST), ("nej, jeg mente Struer", "på Struer:")),
    "another need": ((LONELY, LIST), ("nej, hellere gåture", LIST, "Testturen", "!Testcaféen")),
    "to the end": (
        (LONELY, LIST, "1. "),
        ("[Vis flere]", "Her er flere:", "4. ", SUPPLEMENT),
        ("har du flere?", "7. ", "!8. "),
    ),
    "one of them": (
        (LONELY,),
        ("nr 2", "Det er Test", "Hvem står bag: Testforeningen", "!1. "),
        ("[Tilbage til listen]", LIST),
        ("den første", "Det er Test"),
    ),
    "is it free": ((LONELY,), ("er det gratis?", "Testcaféen: Gratis", ": det ved jeg ikke")),
    "a phone": ((LONELY,), ("har de en telefon?", "Testklubben: 00 00 00 02")),
    "the address, of which nothing is known": ((LONELY,), ("hvor ligger det?", "du kan spørge dem selv")),
    "free": (
        (LONELY,),
        ("[Afgræns]", "Hvad skal passe bedre?"),
        ("[Gratis]", "gratis", "Testcaféen", "!Testklubben"),
    ),
    "free, in words": ((LONELY,), ("kun gratis", "det, der passer: gratis", "Testcaféen", "!Testklubben")),
    "a filter that is undone": (
        (LONELY,),
        ("[Afgræns]",),
        ("[Gratis]", "!Testklubben"),
        ("[Afgræns]",),
        ("[✓ Gratis]", "Testklubben", "!det, der passer"),
    ),
    "all filters undone": (
        (LONELY,),
        ("[Afgræns]",),
        ("[Kun telefon og hjemmebesøg]", "Testvennen", "Testlinjen", "!Testcaféen"),
        ("[Afgræns]",),
        ("[Vis alt igen]", "Testcaféen"),
    ),
    "in the evening": (
        (LONELY,),
        ("[Afgræns]",),
        ("[Hvornår]",),
        ("[Om aftenen]", "Testcaféen", "!Testbordet"),
    ),
    "a wheelchair": (
        (LONELY,),
        ("[Afgræns]",),
        ("[Tilgængelighed]",),
        ("[Plads til kørestol]", "Testcaféen"),
    ),
    "an age": (
        (LONELY,),
        ("[Afgræns]",),
        ("[Alder]",),
        ("[Unge]", "unge", "!Testbordet"),
        ("[Vis flere]", "!Testbordet"),
    ),
    "a language": (
        (LONELY,),
        ("[Afgræns]",),
        ("[Sprog]",),
        ("[Engelsk]", "engelsk", "Testklubben", "!Testbordet"),
    ),
    "filters that nothing fits": (
        (LONELY,),
        ("[Afgræns]",),
        ("[Sprog]",),
        ("[Tyrkisk]", "Jeg ved ikke, om noget af det passer til det, du har valgt (tyrkisk)", "Testcaféen"),
    ),
    "elsewhere, by taps": (
        (LONELY,),
        ("[Afgræns]",),
        ("[Et andet sted]", "Hvor bor du?"),
        ("Struer", "på Struer:"),
    ),
    "something else, by taps": (
        (LONELY,),
        ("[Afgræns]",),
        ("[Noget andet]", "Hvad leder du efter i Lemvig?"),
    ),
    "relatives first": (
        (
            "min mand har demens, vi bor i Lemvig",
            "Det er et stort ansvar",
            "2. Testgruppen",
            "3. Testkredsen",
        ),
        ("for pårørende?", "det, der passer: for pårørende", "Testgruppen", "!Testkredsen"),
    ),
    "nothing near": (
        ("jeg er ensom i Skive", "Jeg kender desværre ikke noget i Skive", "Testlinjen", "Testkompasset"),
        (
            "ja",
            "skrevet ned, at der mangler noget i Skive (ensomhed og fællesskab)",
            "Der står ikke noget om dig.",
        ),
        ("[Tilbage til listen]", "Testlinjen", "!Skal vi skrive ned"),
    ),
    "nothing near, and no": (
        ("jeg er ensom i Skive", "Skal vi skrive ned"),
        ("nej", "Så skriver vi det ikke ned."),
    ),
    "something is missing": (
        (LONELY, "!Skal vi skrive ned"),
        ("[Der mangler et tilbud]", "skrevet ned"),
        ("[Tilbage til listen]", LIST),
        ("[Der mangler et tilbud]", "allerede skrevet ned"),
    ),
    "something is missing, and nobody knows where": (
        ("jeg er ensom",),
        ("[Uanset hvor: telefon og net]",),
        ("[Der mangler et tilbud]", "Hvor bor du?"),
    ),
    "outside": (
        (
            "jeg er ensom og bor i Odense",
            "Odense ligger i Region Syddanmark, så de lokale steder dér kender jeg ikke.",
            "uanset hvor man bor",
            "Testlinjen",
            "!Testcaféen",
            "!Sundhedsråd",
        ),
        ("Lemvig", LIST),
        ("hvad med Hobro?", "Hobro ligger i Region Nordjylland", "Testlinjen", "!Testcaféen"),
        ("[Vælg kommune]", "Sundhedsråd Vestjylland"),
    ),
    "somebody to talk to": (
        ("jeg er 17 og trænger bare til at snakke med et menneske", "Hvor bor du?"),
        ("[Tal med et menneske]", "78 41 00 00"),
    ),
    "homeless outside": (
        ("jeg er hjemløs i Odense", "de lokale steder dér kender jeg ikke", "!Regionen arbejder"),
    ),
    "a crisis in the middle": (
        (LONELY, LIST),
        ("[Noget er forkert]",),
        ("[Testklubben]", "Hvad er der galt med Testklubben?"),
        ("[Noget andet]", "Skriv kort"),
        ("jeg vil ikke leve mere", "112", "!Tak."),
    ),
    "what is wrong, in words": (
        (LONELY,),
        ("[Noget er forkert]",),
        ("telefonnummeret virker ikke", "Hvilket af dem", "!78 41 00 00"),
        ("Testklubben er lukket", "Hvad er der galt med Testklubben?"),
        ("de er flyttet", "Tak. En medarbejder"),
    ),
    "what is wrong, by its number": (
        (LONELY,),
        ("[Vis flere]",),
        ("[Noget er forkert]",),
        ("det er nr. 5", "Hvad er der galt med Test"),
        ("[Findes ikke mere]", "Tak. En medarbejder"),
    ),
    "a question instead of what is wrong": (
        (LONELY,),
        ("[Noget er forkert]",),
        ("hvordan bliver jeg frivillig?", "Du kan blive frivillig"),
    ),
    "a person instead of what is wrong": (
        (LONELY,),
        ("[Noget er forkert]",),
        ("jeg vil tale med et menneske", "78 41 00 00"),
    ),
    "what is not known of any is not what is not there": (
        ("jeg vil gerne gå ture i Lemvig",),
        ("jeg sidder i kørestol", "Jeg ved ikke, om der er plads til kørestol", "Testturen", "!du har valgt"),
    ),
    "what is known not to fit": (
        ("jeg vil gerne gå ture i Lemvig",),
        ("for pårørende?", "Jeg kender ikke noget, der passer til det, du har valgt (for pårørende)"),
    ),
    "one of them, by its name": (
        (LONELY,),
        ("fortæl mere om nummer 2", "Hvem står bag: Testforeningen", "!1. "),
        ("[Tilbage til listen]", "1. Test"),
        ("hvad er Testklubben?", "Det er Testklubben", "Hvem står bag"),
        ("[Tilbage til listen]",),
        ("hvad koster Testcaféen?", "Testcaféen: Gratis", "!Testklubben"),
        ("hvad er nummeret til Testklubben", "Testklubben: 00 00 00 02", "!Testcaféen"),
    ),
    "what is asked is said of each": (
        ("min mand har demens, vi bor i Lemvig",),
        ("er det gratis?", "du kan spørge dem selv", "Testgruppen: spørg kommunen", "Testcentret: 00 00"),
        (
            "hvornår har de åbent?",
            "Testkredsen: på nettet, så det er åbent hele tiden",
            "Testcentret: det ved",
        ),
        ("hvor ligger det?", "Testgruppen: på telefon", "Testkredsen: på nettet"),
    ),
    "is it right": ((LONELY,), ("er det rigtigt?", "Testcaféen: test · Bekræftet 3. november 2026")),
    "may I just come": ((LONELY,), ("kan jeg bare komme?", "du kan spørge dem selv", "Testklubben: 00 00")),
    "shy": (
        (LONELY,),
        ("jeg tør ikke ringe", "Det er der mange, der har det sådan med"),
        ("[Tilbage til listen]", "Testklubben"),
    ),
    "not daring to see the doctor": (
        (LONELY,),
        ("jeg tør ikke gå alene til lægen", "!Det er der mange, der har det sådan med"),
    ),
    "not daring": ((LONELY,), ("jeg tør ikke", "Det er der mange, der har det sådan med")),
    "no use": (
        (LONELY,),
        ("det kan jeg ikke bruge til noget", "Skal vi lede efter noget andet?"),
        ("[Find noget andet]", "Hvad leder du efter i Lemvig?"),
    ),
    "without the internet": (
        ("min mand har demens, vi bor i Lemvig", "Testkredsen"),
        ("jeg bruger ikke internettet", "uden internet", "Testgruppen", "!Testkredsen", "!Testkompasset"),
        ("[Afgræns]",),
        ("[Vis alt igen]", "Testkredsen"),
    ),
    "the place is no matter, in words": (
        ("jeg er ensom",),
        ("det er lige meget", "Testlinjen", "!Testcaféen"),
    ),
    "back from the place to the list": (
        (LONELY,),
        ("[Afgræns]",),
        ("[Et andet sted]", "Hvor bor du?"),
        ("[Vælg kommune]",),
        ("[Tilbage]", "Hvor bor du?"),
        ("[Tilbage til listen]", LIST, "1. Test", "!Godt, at du skriver."),
    ),
    "back from the place to the need": (
        ("jeg er ensom", "Hvor bor du?"),
        ("[Tilbage]", "Hvad leder du efter?"),
        ("[Motion og gåture]", "Hvor bor du?"),
    ),
    "what was said of an age is kept": (
        ("jeg er 82 år og bor i Lemvig", "Hvad leder du efter"),
        ("jeg er ensom", "82 år", LIST, "Testbordet"),
    ),
    "and of an age by a tap of the need": (
        ("jeg er 17 år og bor i Lemvig",),
        ("[Ensomhed og fællesskab]", "17 år", LIST, "!Testbordet"),
    ),
    "for a group": (
        ("jeg er 82 år og bor i Lemvig",),
        ("er der noget for ældre?", "ældre", "Testcentret"),
        ("[Vis flere]", "!Testgruppen"),
        ("[Vis flere]", "!Testgruppen", "!Testkredsen"),
    ),
    "for a group, at once": (
        ("tilbud til ældre i Lemvig", LIST, "Testcentret", "!Testgruppen", "!Testkredsen"),
    ),
    "for a group, of a need": ((LONELY,), ("er der noget for ældre?", "ældre", LIST, "Testbordet")),
    "a number that was taken out": (
        (LONELY,),
        ("Test Testesen 010190-1234", "lignede et CPR-nummer"),
        ("[Tilbage til listen]", LIST),
    ),
    "something is missing, in words": (
        (LONELY,),
        ("der mangler et tilbud for døve", "skrevet ned", "Mangler der noget andet, så tryk"),
    ),
    "a word for more in another question": (
        (LONELY, LIST),
        ("hvordan bliver flere af os frivillige?", "!Her er flere"),
    ),
    "a question in the middle": ((LONELY, LIST), ("hvordan bliver jeg frivillig?", "Du kan blive frivillig")),
    "thanks": ((LONELY, LIST), ("tak", "Selv tak")),
    "a person": ((LONELY, LIST), ("jeg vil tale med et menneske", "78 41 00 00")),
    "the language is changed": (
        (LONELY, LIST),
        ("/sprog",),
        ("[English]", "Here is what I know in and near Lemvig:"),
    ),
    "who works with people": (
        (
            "Jeg er sygeplejerske. Hvor viser jeg en ensom patient hen i Lemvig?",
            "noget, du kan vise videre",
            LIST,
        ),
        ("[Vejvisning]", "Vejvisning: Ensomhed og fællesskab i Lemvig", "!henvis"),
        ("[Tilbage til listen]", LIST),
    ),
}
ENGLISH: dict[str, tuple[Told, ...]] = {
    "words and a place": (
        (
            "I am lonely in Lemvig",
            "I'm glad you wrote.",
            "Here is what I know in and near Lemvig:",
            "Confirmed 3 November 2026",
        ),
        ("[Show more]", "Here are more:"),
        ("and in Struer?", "near Struer:"),
        ("is it free?", "I don't know"),
    ),
    "a mother is not oneself": (
        ("my mum is lonely, she lives in Lemvig", "help somebody you care about get out", "their own doctor"),
    ),
    "step by step": (
        ("/language",),
        ("[English]",),
        ("Find local activities", "What are you looking for?"),
        ("[Exercise and walks]", "Where do you live?"),
        ("[Choose municipality]", "First choose the health council"),
        ("[Sundhedsråd Vestjylland]", "Which municipality is it?"),
        ("[Lemvig]", "Testturen"),
        ("[Filter]",),
        ("[Free of charge]", "I don't know whether any of these is free of charge"),
    ),
    "asked of one and of all": (
        ("I am lonely in Lemvig",),
        ("what does Testklubben cost?", "Testklubben: It costs money", "!Testcaféen"),
        ("is that right?", "Confirmed 3 November 2026"),
        ("where are they?", "you can ask them yourself"),
        ("I don't use the internet", "without the internet"),
        ("that's no use to me", "Shall we look for something else?"),
    ),
    "nothing near": (
        ("I am lonely in Skive", "I'm sorry, I know of nothing in Skive", "Shall we write down"),
        ("yes", "something is missing in Skive"),
    ),
    "something is wrong": (
        ("I am lonely in Lemvig",),
        ("[Something is wrong]", "Which of them"),
        ("[Testklubben]", "What is wrong with Testklubben?"),
        ("[It no longer exists]", "A member of staff will look at it"),
    ),
}


@pytest.fixture
def seeker(library: Library, visit: Visit) -> Visitor:
    """Somebody on the web, with the made-up directory."""
    return visit(channel="web", directory=directory(library))


@pytest.mark.parametrize("name", DANISH)
async def test_somebody_finds(name: str, seeker: Visitor) -> None:
    hold(seeker, *DANISH[name])


@pytest.mark.parametrize("name", ENGLISH)
async def test_somebody_finds_in_english(name: str, seeker: Visitor) -> None:
    hold(seeker, *ENGLISH[name])


# -- what is counted, noted, told --------------------------------------------------------------------------


async def test_a_search_is_counted_once_however_many_pages_and_filters(seeker: Visitor) -> None:
    hold(
        seeker,
        (LONELY,),
        ("[Vis flere]",),
        ("[Afgræns]",),
        ("[Gratis]",),
        ("er det gratis?",),
        ("[Tilbage til listen]",),
    )

    assert [(one.need, one.municipality) for one in seeker.told.searches] == [("loneliness", "Lemvig")]
    assert seeker.told.searches[0].hits == 5
    assert seeker.entry.decision == "offers"


async def test_another_place_is_another_search_and_what_is_not_near_is_no_hit(seeker: Visitor) -> None:
    hold(seeker, ("sorggruppe i Lemvig",), ("og i Struer?",))

    assert seeker.told.searches == (Search("grief", "Lemvig", 0), Search("grief", "Struer", 0))  # type: ignore[arg-type]


async def test_a_gap_is_noted_once_in_a_conversation_for_each_need_and_place(seeker: Visitor) -> None:
    again = (("[Tilbage til listen]",), ("[Der mangler et tilbud]",))
    hold(
        seeker,
        (LONELY,),
        ("[Der mangler et tilbud]",),
        *again,
        ("og i Struer?",),
        ("[Der mangler et tilbud]",),
    )

    assert seeker.told.gaps == (Gap("loneliness", "Lemvig"), Gap("loneliness", "Struer"))  # type: ignore[arg-type]


async def test_a_gap_for_relatives_says_so(seeker: Visitor) -> None:
    hold(
        seeker,
        ("demens i Lemvig, find et tilbud til pårørende",),
        ("for pårørende?",),
        ("[Der mangler et tilbud]",),
    )

    assert [gap.audience for gap in seeker.told.gaps] == ["relatives"]


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        ("Forkert telefonnummer", "Forkert telefonnummer"),
        ("Forkert tid eller sted", "Forkert tid eller sted"),
        ("Findes ikke mere", "Findes ikke mere"),
    ],
)
async def test_what_is_wrong_is_told_to_staff_by_a_tap(fault: str, told: str, seeker: Visitor) -> None:
    hold(
        seeker, (LONELY,), ("[Noget er forkert]",), ("[Testklubben]",), (f"[{fault}]", "Tak. En medarbejder")
    )

    assert seeker.told.proposals == (Proposal(Wanted.CORRECT, of=OFFERS[1].id, text=told),)


async def test_what_is_wrong_is_told_in_words_without_a_number_of_theirs(seeker: Visitor) -> None:
    hold(seeker, (LONELY,), ("[Noget er forkert]",), ("[Testklubben]",), ("[Noget andet]", "Skriv kort"))
    hold(seeker, ("de flyttede i går, mit nr er 010190-1234 " + "x" * 500, "Tak. En medarbejder"))

    (proposal,) = seeker.told.proposals
    assert proposal.text.startswith("de flyttede i går")
    assert "010190" not in proposal.text
    assert len(proposal.text) == 300
    assert proposal.of == "test-klub"


@pytest.mark.parametrize("taken_back", ["[Nej, det var ikke noget]", "nej", "fortryd"])
async def test_what_was_not_wrong_is_told_to_nobody(taken_back: str, seeker: Visitor) -> None:
    hold(seeker, (LONELY,), ("[Noget er forkert]",), ("[Testklubben]",), ("[Noget andet]",))
    hold(seeker, (taken_back, "Helt i orden"), ("[Tilbage til listen]", LIST))

    assert seeker.told.proposals == ()


async def test_an_offer_that_has_gone_meanwhile_is_not_asked_about(library: Library, seeker: Visitor) -> None:
    hold(seeker, (LONELY,), ("[Noget er forkert]",))
    seeker.directory = directory(library, offer("test-ny", "Testnyt"))
    hold(seeker, ("[Testklubben]", "Det tilbud har jeg ikke længere."))


async def test_a_card_counts_a_need_and_a_place_and_nothing_else(seeker: Visitor) -> None:
    hold(
        seeker,
        ("Jeg er sygeplejerske. Hvor viser jeg en ensom patient på 82 hen i Lemvig?",),
        ("[Vejvisning]",),
    )

    assert [one.card for one in seeker.told.searches] == [False, True]


async def test_a_card_leads_to_its_page_where_there_is_one(seeker: Visitor) -> None:
    seeker.service = Service(site="https://test.example.org")
    hold(seeker, ("Jeg er sygeplejerske. Hvor viser jeg en ensom patient hen i Ringkøbing-Skjern?",))

    heard = seeker.taps("Vejvisning")

    assert (
        "https://test.example.org/tilbud/vejvisning?behov=loneliness&kommune=Ringk%C3%B8bing-Skjern" in heard
    )


@pytest.mark.parametrize("role", ["jeg er ensom i Lemvig", "min mor er ensom i Lemvig"])
async def test_a_card_is_for_those_who_work_with_people(role: str, seeker: Visitor) -> None:
    seeker.says(role)

    assert "Vejvisning" not in seeker.buttons


# -- Telegram ----------------------------------------------------------------------------------------------


@pytest.fixture
def caller(library: Library, visit: Visit) -> Visitor:
    """Somebody in Telegram."""
    return visit(channel="telegram", directory=directory(library))


async def test_in_telegram_one_taps_from_the_need_to_the_municipality(caller: Visitor) -> None:
    caller.service = Service(site="https://test.example.org")
    hold(
        caller,
        ("Find et tilbud", "Skriv ikke om sygdom her.", "webchatten til det, test.example.org/tilbud,"),
        ("[Ensomhed og fællesskab]", "Hvor bor du?", "Sundhedsråd Vestjylland: Herning"),
        ("[Sundhedsråd Vestjylland]", "Hvilken kommune"),
        ("[Tilbage]", "Vælg først sundhedsrådet"),
        ("[Sundhedsråd Vestjylland]",),
        ("[Lemvig]", LIST, SUPPLEMENT),
    )


async def test_without_an_address_the_web_chat_is_only_named(caller: Visitor) -> None:
    hold(caller, ("Find et tilbud", "Skriv ikke om sygdom her. Brug webchatten til det, eller vælg"))


async def test_on_the_web_nobody_is_sent_to_the_web(seeker: Visitor) -> None:
    hold(seeker, ("Find et tilbud", "!Skriv ikke om sygdom"))


async def test_free_text_is_read_in_telegram_too(caller: Visitor) -> None:
    hold(caller, (LONELY, LIST))


async def test_where_free_text_is_off_what_is_written_is_not_used(caller: Visitor) -> None:
    caller.service = Service(free_text=False)

    hold(caller, ("Find et tilbud", "Hvad leder du efter? Vælg her:", "!egne ord"))
    hold(caller, ("jeg er meget alene i Lemvig", "Hvad leder du efter", "!Testcaféen"))
    hold(caller, ("min søn på 15 har angst", "!15 år"), ("/start",))
    hold(caller, ("[Find et tilbud]", "Vælg her:"), ("[Ensomhed og fællesskab]", "Lemvig", "!alene"))

    assert caller.told.gaps == ()


# -- odd things --------------------------------------------------------------------------------------------


async def test_an_old_button_says_where_we_are(seeker: Visitor) -> None:
    hold(seeker, (LONELY,))
    old = seeker.keyboard["Der mangler et tilbud"]
    hold(seeker, ("og i Struer?",))

    seeker.forges(old)

    assert "tidligere spørgsmål" in seeker.hears
    assert seeker.told.gaps == ()


@pytest.mark.parametrize(
    "forged", ["need:nothing", "near:Odense", "near:c.fyn", "narrow:age.-1", "narrow:x.y", "wrongoffer:99",
               "offer:٣", "missing:yes", "card", "fault:number", "more", "offer:0", "wrongoffer:abc"]
)  # fmt: skip
async def test_a_forged_button_does_nothing(forged: str, seeker: Visitor) -> None:
    hold(seeker, ("hej",))

    seeker.forges(f"1:{forged}")

    assert (seeker.told.gaps, seeker.told.proposals, seeker.told.searches) == ((), (), ())


@pytest.mark.parametrize(
    "words",
    ['"', "NEAR(ensom, alene)", "ensom*", "-ensom", "ensom AND alene", "name:ensom", "ensom' or 1=1 --",
     "(((", "😀😀", "ensom\n\n\n", "^ensom", "{ensom}", "ensom+alene", "\\"],
)  # fmt: skip
@pytest.mark.parametrize("before", ["Find et tilbud", LONELY])
async def test_search_syntax_is_plain_text(words: str, before: str, seeker: Visitor) -> None:
    hold(seeker, (before,), (words,))

    assert seeker.entry.decision in {"offers", "clarify", "unknown", "answer", "human"}


async def test_ten_thousand_letters_are_too_many_and_four_thousand_are_not(seeker: Visitor) -> None:
    hold(
        seeker,
        ("Find et tilbud",),
        ("ensom " * 1700, "!1. "),
        ("jeg er ensom i Lemvig " + "og alene " * 400, LIST),
    )


async def test_who_has_a_case_answers_the_search_after_a_tap_of_it(library: Library, visit: Visit) -> None:
    visitor = visit(channel="web", directory=directory(library), cases=(case(147),))
    hold(visitor, (LONELY, LIST))
    visitor.staff_answer(days_ago=-0.01)

    hold(visitor, ("[Afgræns]",), ("[Et andet sted]", "Hvor bor du?"), ("Struer", "på Struer:"))

    assert visitor.notes == []


async def test_another_language_gets_a_person(seeker: Visitor) -> None:
    hold(seeker, ("Ich bin sehr einsam und suche jemanden zum Reden in Lemvig", "a person can read"))


async def test_in_a_form_a_search_is_answered_beside_it(seeker: Visitor) -> None:
    hold(
        seeker,
        ("vi vil gerne tilbyde gåture for ensomme ældre sammen med hospitalet i Horsens",),
        ("[Ja, send det]",),
        ("hvor kan min ensomme mor finde et fællesskab i Lemvig?", "!Vis flere"),
    )

    assert "Spring over" in seeker.buttons


@pytest.mark.parametrize(
    "steps", [*DANISH.values(), *ENGLISH.values()], ids=[*DANISH, *(f"en {one}" for one in ENGLISH)]
)
async def test_every_button_fits_and_every_list_shows_the_public_way(
    steps: tuple[Told, ...], seeker: Visitor
) -> None:
    for says, *_ in steps:
        heard = seeker.taps(says[1:-1]) if says.startswith("[") else seeker.says(says)
        if "1. Test" in heard:
            assert "egen læge" in heard.lower() or "own doctor" in heard

    actions = [data.partition(":")[2] for board in seeker.keyboards for data in board.values()]
    assert all(len(action.encode()) <= 48 for action in actions)
