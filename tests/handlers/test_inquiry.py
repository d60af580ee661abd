"""The inquiry: what is asked, what is not asked again, and what is logged, once."""

from typing import Any

import pytest

from knowledge.inquiry import TURNS
from tests.handlers.visitor import Visitor, go, the

AGREEMENT = "hvad skal der stå i en samarbejdsaftale i Skive?"
PROPOSAL = "vi vil gerne tilbyde gåture for ensomme ældre sammen med hospitalet i Horsens"


_BACK = "[Tal med et menneske om noget andet]"


ROADS: dict[str, tuple[list[str], int, dict[str, Any]]] = {
    "a proposal with its place": (
        [PROPOSAL, "[Ja, send det]", "[Netværk]", "[Her i chatten]", "[Send henvendelsen]"],
        5,
        {"kind": "proposal", "municipalities": ("Horsens",), "councils": ("horsens",), "actor": "F"},
    ),
    "a proposal by one whose kind is known is asked whom they reach": (
        [
            "vi er en NGO og vil gerne tilbyde gåture for ensomme ældre i Horsens",
            "[Ja, send det]",
            "enker på landet",
            "[Her i chatten]",
            "[Send henvendelsen]",
        ],
        5,
        {"actor": "E", "unreached": "enker på landet"},
    ),
    "a typed address costs one turn more": (
        [
            PROPOSAL,
            "[Ja, send det]",
            "[Spring over]",
            "[På e-mail]",
            "ida@forening.dk",
            "[Send henvendelsen]",
        ],
        6,
        {"reach": "mail", "address": "ida@forening.dk", "actor": ""},
    ),
    "an address in the first message is not asked for": (
        [
            PROPOSAL + ", skriv til ida@forening.dk",
            "[Ja, send det]",
            "[Fond]",
            "piger uden klub",
            "[Send henvendelsen]",
        ],
        5,
        {"reach": "mail", "address": "ida@forening.dk", "actor": "B", "unreached": "piger uden klub"},
    ),
    "nothing said yet": (
        ["/menneske", "Vores børn mangler en læseplads", "Lemvig", "[Her i chatten]", "[Send henvendelsen]"],
        5,
        {"text": "Vores børn mangler en læseplads", "municipalities": ("Lemvig",), "reach": "chat"},
    ),
    "nothing said yet, and an equal place": (
        [
            "/menneske",
            "Vores børn mangler en læseplads",
            "viby",
            "[Viby i Aarhus]",
            "[Send, og svar i chatten]",
        ],
        5,
        {"municipalities": ("Aarhus",), "reach": "chat"},
    ),
    "the whole region": (
        [
            "/menneske",
            "Vores børn mangler en læseplads",
            "[Hele regionen]",
            "[Her i chatten]",
            "[Send henvendelsen]",
        ],
        5,
        {"municipalities": (), "councils": ()},
    ),
    "from an answer": (
        [
            AGREEMENT,
            "[Send det som en henvendelse]",
            "[Fond]",
            "[På telefon]",
            "12 34 56 78",
            "[Send henvendelsen]",
        ],
        6,
        {"kind": "agreement", "topic": "cooperation-agreement", "actor": "B", "address": "12 34 56 78"},
    ),
    "two places have two councils": (
        [
            "/menneske",
            "Vi går ture med enlige i Skive og Horsens",
            "[Netværk]",
            "[Her i chatten]",
            "[Send henvendelsen]",
        ],
        5,
        {"municipalities": ("Skive", "Horsens"), "councils": ("midt", "horsens")},
    ),
    "all of it typed": (
        [PROPOSAL, "ja", "vi er bare tre naboer", "her i chatten", "send"],
        5,
        {"actor": "", "text": PROPOSAL + "\nvi er bare tre naboer"},
    ),
}


@pytest.mark.parametrize("name", ROADS)
async def test_five_turns_lead_to_the_receipt(name: str, visitor: Visitor) -> None:
    steps, turns, expected = ROADS[name]

    heard = go(visitor, *steps)

    assert "har nummer 26-0147-K" in heard
    assert visitor.turns == turns <= TURNS + (1 if the(visitor).address else 0)
    assert {field: getattr(the(visitor), field) for field in expected} == expected
    assert visitor.entry.decision == "inquiry"


async def test_the_summary_is_what_staff_will_see(visitor: Visitor) -> None:
    heard = go(visitor, PROPOSAL, "[Ja, send det]", "[Netværk]", "[Her i chatten]")

    opening, about, *rest = heard.splitlines()
    assert opening == "Det her sender jeg:"
    assert about.startswith("• Det drejer sig om: Forslag til samarbejde")
    assert rest == [
        f"• Besked: {PROPOSAL}",
        "• Sted: Regionshospitalet Horsens (Sundhedsråd Horsens)",
        "• Hvem: Netværk",
        "• Svar: Her i chatten",
    ]
    assert visitor.buttons == ["Send henvendelsen", "Ret", "Tilbage", "Annuller", "Tal med et menneske"]


async def test_the_receipt_holds_number_and_code(visitor: Visitor) -> None:
    heard = go(visitor, *ROADS["a proposal with its place"][0])

    assert the(visitor).reference in heard
    assert the(visitor).code in heard
    assert "Svaret kommer her i chatten." in heard


async def test_a_second_send_logs_nothing(visitor: Visitor) -> None:
    go(visitor, PROPOSAL, "[Ja, send det]", "[Netværk]", "[Her i chatten]")
    send = visitor.keyboard["Send henvendelsen"]

    visitor.forges(send)
    heard = visitor.forges(send)

    assert len(visitor.inquiries) == 1
    assert "allerede sendt og har nummer 26-0147-K" in heard


@pytest.mark.parametrize(
    "steps",
    [[], ["[Ja, send det]"], ["[Ja, send det]", "[Fond]"], ["[Ja, send det]", "[Fond]", "[På e-mail]"]],
)
async def test_ways_out_are_always_there(steps: list[str], visitor: Visitor) -> None:
    go(visitor, PROPOSAL, *steps)

    assert {"Tilbage", "Tal med et menneske"} <= set(visitor.buttons)
    assert {"Annuller", "Nej"} & set(visitor.buttons)


async def test_back_asks_the_question_before(visitor: Visitor) -> None:
    heard = go(visitor, PROPOSAL, "[Ja, send det]", "[Netværk]", "[Tilbage]")

    assert "Hvilken slags organisation er I?" in heard


async def test_back_from_the_first_question_leaves_the_form(visitor: Visitor) -> None:
    heard = go(visitor, "/menneske", "[Tilbage]")

    assert "Jeg har ikke sendt noget" in heard
    assert visitor.state is None


async def test_cancel_sends_nothing(visitor: Visitor) -> None:
    heard = go(visitor, PROPOSAL, "[Ja, send det]", "[Annuller]")

    assert "Jeg har ikke sendt noget" in heard
    assert visitor.inquiries == []
    assert visitor.state is None


async def test_a_person_in_mid_form_keeps_the_form(visitor: Visitor) -> None:
    heard = go(visitor, PROPOSAL, "[Ja, send det]", "[Tal med et menneske]")

    assert "78 41 00 00" in heard
    assert "Hvilken slags organisation er I?" in heard


async def test_a_correction_in_the_summary_changes_the_place(visitor: Visitor) -> None:
    heard = go(visitor, PROPOSAL, "[Ja, send det]", "[Netværk]", "[Her i chatten]", "nej det er i Viborg")

    assert "Det er rettet." in heard
    assert "• Sted: Viborg (Sundhedsråd Midt)" in heard


@pytest.mark.parametrize(
    "text",
    [
        "nej vent det er ikke i horsens men i viborg",
        "det er ikke Horsens, det er Viborg",
        "i viborg, ikke i horsens",
    ],
)
async def test_a_place_that_is_taken_back_is_gone(text: str, visitor: Visitor) -> None:
    heard = go(
        visitor, "vi vil tilbyde gåture i Horsens", "[Ja, send det]", "[Netværk]", "[Her i chatten]", text
    )

    assert "• Sted: Viborg (Sundhedsråd Midt)" in heard
    assert text not in heard


async def test_a_place_that_is_only_taken_back_is_asked_for(visitor: Visitor) -> None:
    heard = go(visitor, PROPOSAL, "[Ja, send det]", "[Netværk]", "[Her i chatten]", "det er ikke i Horsens")

    assert heard == "Hvor foregår det? Skriv byen, kommunen eller postnummeret."


async def test_an_address_in_the_summary_changes_the_way_to_answer(visitor: Visitor) -> None:
    heard = go(
        visitor, PROPOSAL, "[Ja, send det]", "[Netværk]", "[Her i chatten]", "skriv hellere til a@b.dk"
    )

    assert "• Svar: a@b.dk" in heard


async def test_more_words_in_the_summary_are_added(visitor: Visitor) -> None:
    heard = go(
        visitor,
        PROPOSAL,
        "[Ja, send det]",
        "[Netværk]",
        "[Her i chatten]",
        "og så har vi kaffe med hver tirsdag",
    )

    assert "Jeg har føjet »og så har vi kaffe med hver tirsdag« til." in heard
    assert "kaffe med hver tirsdag" in heard


@pytest.mark.parametrize(
    ("field", "step", "shown"),
    [
        ("Stedet", "Herning", "• Sted: Herning (Sundhedsråd Vestjylland)"),
        ("Beskeden", "vi vil læse højt", "• Besked: vi vil læse højt"),
        ("Hvem I er", "[Fond]", "• Hvem: Fond"),
        ("Svaret", "[Her i chatten]", "• Svar: Her i chatten"),
        ("Hvad det drejer sig om", "[Samarbejdsaftale]", "• Det drejer sig om: Samarbejdsaftale"),
    ],
)
async def test_each_field_can_be_corrected(field: str, step: str, shown: str, visitor: Visitor) -> None:
    heard = go(
        visitor, PROPOSAL, "[Ja, send det]", "[Netværk]", "[Her i chatten]", "[Ret]", f"[{field}]", step
    )

    assert shown in heard
    assert "Send henvendelsen" in visitor.buttons


async def test_correct_first_goes_on(visitor: Visitor) -> None:
    heard = go(visitor, PROPOSAL, "[Ret først]", "[Stedet]", "Viborg", "[Netværk]", "[Her i chatten]")

    assert "• Sted: Viborg (Sundhedsråd Midt)" in heard


async def test_a_question_in_mid_form_is_answered_and_the_form_goes_on(visitor: Visitor) -> None:
    heard = go(visitor, PROPOSAL, "[Ja, send det]", "hvad skal der stå i en samarbejdsaftale?")

    assert "Kilder:" in heard
    assert heard.endswith("Hvilken slags organisation er I? I kan også springe over.")
    assert "Netværk" in visitor.buttons


async def test_a_question_at_the_end_is_a_question(visitor: Visitor) -> None:
    heard = go(visitor, PROPOSAL, "vi er en forening, hvad skal der stå i en samarbejdsaftale")

    assert "Kilder:" in heard
    assert "Skal jeg sende det" in heard


async def test_a_number_in_the_form_is_told(visitor: Visitor) -> None:
    heard = go(visitor, "/menneske", "mit cpr er 010190-1234 og jeg mangler en læseplads")

    assert "fjernet noget, der lignede et CPR-nummer" in heard


async def test_a_few_words_are_enough_to_propose(visitor: Visitor) -> None:
    heard = go(visitor, "vi vil gerne starte en cafe", "[Ja, send det]", "[Hele regionen]", "[Her i chatten]")

    assert "• Besked: vi vil gerne starte en cafe" in heard


async def test_what_may_be_a_cry_for_help_is_never_sent(visitor: Visitor) -> None:
    go(visitor, "jeg har det rigtig skidt og kan ikke overskue noget", "/menneske")

    assert "skidt" not in visitor.memory.decode()


@pytest.mark.parametrize(
    ("word", "hears"), [("stop", "ikke sendt noget"), ("gå tilbage", "ikke sendt noget")]
)
async def test_ways_out_may_be_typed(word: str, hears: str, visitor: Visitor) -> None:
    assert hears in go(visitor, "/menneske", word)


async def test_skipping_may_be_typed(visitor: Visitor) -> None:
    assert "Hvordan må vi svare?" in go(visitor, PROPOSAL, "ja", "det ved jeg ikke")


async def test_an_address_that_is_none_is_told_kindly(visitor: Visitor) -> None:
    heard = go(visitor, PROPOSAL, "[Ja, send det]", "[Netværk]", "[På e-mail]", "ida hos forening")

    assert "Jeg kan ikke se en e-mailadresse" in heard
    assert "Her i chatten" in visitor.buttons


async def test_a_number_that_is_none_is_told_kindly(visitor: Visitor) -> None:
    heard = go(visitor, PROPOSAL, "[Ja, send det]", "[Netværk]", "[På telefon]", "12 34")

    assert "mindst otte cifre" in heard


async def test_an_unknown_place_is_asked_about_once_more(visitor: Visitor) -> None:
    first = go(visitor, "/menneske", "Vores børn mangler en læseplads", "Langtbortistan")
    second = go(visitor, "Langtbortistan")

    assert "Det sted kender jeg ikke." in first
    assert "Langtbortistan" not in first
    assert "Hvor foregår det?" not in second


async def test_a_place_in_another_region_is_no_place_of_the_form(visitor: Visitor) -> None:
    heard = go(visitor, "/menneske", "Vores børn mangler en læseplads", "Odense")

    assert "Odense ligger i Region Syddanmark" in heard


async def test_only_a_place_is_not_what_it_is_about(visitor: Visitor) -> None:
    heard = go(visitor, "/menneske", "Skive")

    assert "Hvad handler det om?" in heard
    assert "Hvor foregår det?" not in go(visitor, "Vores børn mangler en læseplads")


async def test_a_crisis_in_mid_form_closes_the_form(visitor: Visitor) -> None:
    heard = go(visitor, PROPOSAL, "[Ja, send det]", "jeg vil begå selvmord")

    assert "112" in heard
    assert "Hvilken slags organisation" not in heard
    assert visitor.state is None
    assert "draft" not in visitor.remembered
    assert "selvmord" not in visitor.memory.decode()


async def test_after_a_crisis_the_form_can_be_finished(visitor: Visitor) -> None:
    heard = go(visitor, PROPOSAL, "[Ja, send det]", "jeg vil begå selvmord", _BACK)

    assert heard == "Skal vi gøre henvendelsen færdig?"
    assert "Hvilken slags organisation" in go(visitor, "[Ja, gør den færdig]")
    go(visitor, "[Netværk]", "[Her i chatten]", "[Send henvendelsen]")
    assert the(visitor).text == PROPOSAL


@pytest.mark.parametrize("word", ["[Nej, slet den]", "nej"])
async def test_or_dropped(word: str, visitor: Visitor) -> None:
    heard = go(visitor, PROPOSAL, "[Ja, send det]", "jeg vil begå selvmord", _BACK, word)

    assert "Jeg har ikke sendt noget" in heard
    assert "parked" not in visitor.remembered


@pytest.mark.parametrize("text", ["jeg kan ikke mere", "jeg har det rigtig skidt og kan ikke overskue noget"])
@pytest.mark.parametrize(
    "steps",
    [
        ["/menneske"],
        ["/menneske", "Vores børn mangler en læseplads"],
        [PROPOSAL],
        [PROPOSAL, "[Ja, send det]"],
        [PROPOSAL, "[Ja, send det]", "[Fond]"],
        [PROPOSAL, "[Ja, send det]", "[Fond]", "[Her i chatten]"],
    ],
)
async def test_a_doubtful_text_is_no_answer_to_the_form(
    steps: list[str], text: str, visitor: Visitor
) -> None:
    asked = go(visitor, *steps)

    heard = go(visitor, text)

    assert "Livslinien, 70 201 201" in heard
    assert heard.endswith(asked.split("\n")[-1])
    assert text not in visitor.memory.decode()


async def test_what_only_sounds_like_danger_may_be_said_again(visitor: Visitor) -> None:
    text = "mange af de unge har det skidt og kan ikke mere"
    go(visitor, "/menneske", text)

    assert "Skriv det igen" in go(visitor, "[Det hører med]")
    assert "Hvor foregår det?" in go(visitor, text)
    assert "Livslinien" in go(visitor, "jeg kan ikke mere")


async def test_no_one_is_asked_for_a_cvr_number(visitor: Visitor) -> None:
    go(visitor, *ROADS["a typed address costs one turn more"][0])

    assert "cvr" not in visitor.memory.decode().lower()


async def test_twice_lost_offers_to_send_what_was_written(visitor: Visitor) -> None:
    heard = go(visitor, "qwpx zzkq lkjh", "qwpx zzkq vvbb llkk")

    assert "Jeg kan sende det, du skrev" in heard
    assert "Ja, send det" in visitor.buttons


@pytest.mark.parametrize(
    ("steps", "text", "hears"),
    [
        (["[Ja, send det]"], "nej det er i Viborg", "Hvilken slags organisation er I?"),
        (["[Ja, send det]", "[Fond]"], "det er i Viborg", "Hvordan må vi svare?"),
        (["[Ja, send det]", "[Fond]"], "vi er et netværk", "Hvordan må vi svare?"),
        (["[Ja, send det]", "[Fond]", "[På e-mail]"], "i Viborg", "Hvilken e-mailadresse"),
        ([], "nej i Viborg", "Skal jeg sende det"),
    ],
)
async def test_a_correction_is_heard_at_every_step(
    steps: list[str], text: str, hears: str, visitor: Visitor
) -> None:
    heard = go(visitor, PROPOSAL, *steps, text)

    assert "Det er rettet." in heard
    assert hears in heard


async def test_a_correction_to_another_region_asks_where_in_ours(visitor: Visitor) -> None:
    heard = go(visitor, PROPOSAL, "[Ja, send det]", "[Fond]", "[Her i chatten]", "det er i Hobro")

    assert "Hobro ligger i Region Nordjylland" in heard
    assert "• Sted: Randers" in go(visitor, "Randers")


async def test_the_place_in_the_text_wins_over_the_remembered_one(visitor: Visitor) -> None:
    go(visitor, "hvem er vores sundhedsråd i Ry", "/menneske", "Vores børn mangler en læseplads i Lemvig")

    heard = go(visitor, "[Spring over]", "[Her i chatten]")

    assert "• Sted: Lemvig (Sundhedsråd Vestjylland)" in heard


@pytest.mark.parametrize("word", ["[Annuller]", "annuller", "stop"])
async def test_the_offer_may_be_cancelled(word: str, visitor: Visitor) -> None:
    assert "Jeg har ikke sendt noget" in go(visitor, PROPOSAL, word)
    assert "draft" not in visitor.remembered


async def test_a_place_nobody_knows_is_told_as_it_was_written(visitor: Visitor) -> None:
    go(visitor, "/menneske", "Vores børn mangler en læseplads", "Langtbortistan")

    assert "Hvordan må vi svare?" in go(visitor, "Den **gamle** kro")
    heard = go(visitor, "[Her i chatten]")
    assert "• Sted: ikke oplyst (Den *\u200b*gamle*\u200b* kro)" in heard
    assert "<b>" not in visitor.messages[-1]["text"]
    go(visitor, "[Send henvendelsen]")
    assert the(visitor).municipalities == ()
    assert the(visitor).text == "Vores børn mangler en læseplads\nDen **gamle** kro"


async def test_under_a_contact_one_is_asked_what_to_write(visitor: Visitor) -> None:
    heard = go(visitor, "hvem er vores sundhedsråd i Skive", "[Send en henvendelse]")

    assert "Hvad handler det om?" in heard
    assert "hvem er vores" not in visitor.remembered["draft"]["text"]


async def test_the_message_has_an_end(visitor: Visitor) -> None:
    go(visitor, PROPOSAL)
    for _ in range(12):
        heard = go(visitor, "og så har vi kaffe med hver tirsdag " * 10)

    assert "Det sidste kom ikke med." in heard
    assert len(visitor.remembered["draft"]["text"]) <= 4096


async def test_what_we_do_not_know_in_mid_form_is_no_second_inquiry(visitor: Visitor) -> None:
    heard = go(visitor, PROPOSAL, "[Ja, send det]", "hvem vandt kampen i går?")

    assert "Skriv det gerne med i henvendelsen." in heard
    assert "sende spørgsmålet" not in heard


async def test_who_chooses_a_kind_of_organisation_is_one(visitor: Visitor) -> None:
    go(visitor, "/menneske", "Vi går ture med enlige i Skive", "[Netværk]", "[Her i chatten]")

    assert "Jeres henvendelse har nummer" in go(visitor, "[Send henvendelsen]")


async def test_the_receipt_leads_to_the_case(visitor: Visitor) -> None:
    go(
        visitor,
        PROPOSAL,
        "[Ja, send det]",
        "[Netværk]",
        "[Her i chatten]",
        "[Send henvendelsen]",
        "[Skriv mere til henvendelsen]",
    )

    assert "Sendt til" in go(visitor, "det haster")
    assert [note.text for note in visitor.notes] == ["det haster"]


@pytest.mark.parametrize("step", ["/menneske", "/start"])
async def test_a_form_that_waits_is_left_with_the_next_beginning(step: str, visitor: Visitor) -> None:
    go(visitor, PROPOSAL, "[Ja, send det]", "jeg vil begå selvmord", step)

    assert "parked" not in visitor.remembered


@pytest.mark.parametrize(
    ("said", "municipality", "unreached"),
    [
        ("nej vi er faktisk i Viborg", "Viborg", ""),
        ("unge i Viborg", "Horsens", "unge i Viborg"),
    ],
)
async def test_a_place_taken_back_is_not_whom_they_reach(
    said: str, municipality: str, unreached: str, visitor: Visitor
) -> None:
    begun = ["vi er en NGO og vil gerne tilbyde gåture for ensomme ældre i Horsens", "[Ja, send det]", said]
    further = () if unreached else ("[Spring over]",)

    go(visitor, *begun, *further, "[Her i chatten]", "[Send henvendelsen]")

    assert the(visitor).municipalities == (municipality,)
    assert the(visitor).unreached == unreached
