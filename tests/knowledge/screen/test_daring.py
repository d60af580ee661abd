"""Who does not dare to call is shy, who does not dare to go home is in danger; the worn out hear of both.

None of these lines taught the alarm; ``content/crisis/said`` holds others of their kind.
"""

import pytest

from knowledge.screen.crisis import alarm
from knowledge.terms import Danger

SHY = [
    "jeg tør ikke gå alene til lægen i Viborg",
    "jeg tør ikke ringe",
    "jeg tør ikke møde op alene",
    "jeg tør ikke",
    "jeg tør ikke ringe til dem",
    "jeg tør ikke komme, jeg kender jo ingen",
    "jeg tør ikke tage bussen til Skive",
    "jeg tør ikke tale med nye mennesker",
    "jeg tør ikke tage derhen uden en ven",
    "min far tør ikke tage til undersøgelsen selv",
    "min mand har demens og tør ikke gå ud, Skive",
    "min mor tør ikke være alene hjemme, hun er 84",
    "jeg tør ikke åbne min post",
    "jeg tør ikke lade min mand være alene, han har demens",
    "I don't dare go to the doctor alone",
    "I am too scared to call",
    "I don't dare show up",
]
AFRAID = {
    "jeg tør ikke gå hjem": Danger.VIOLENCE,
    "jeg tør ikke gå hjem til ham": Danger.VIOLENCE,
    "jeg tør ikke sige ham imod": Danger.VIOLENCE,
    "jeg tør ikke gå fra ham": Danger.VIOLENCE,
    "jeg tør ikke forlade min mand": Danger.VIOLENCE,
    "jeg tør ikke være alene med ham": Danger.VIOLENCE,
    "jeg tør ikke anmelde ham": Danger.VIOLENCE,
    "jeg tør ikke ringe til politiet, han slår mig": Danger.VIOLENCE,
    "jeg tør ikke ringe til nogen, han er i huset": Danger.VIOLENCE,
    "jeg tør ikke gå ud, han står derude": Danger.VIOLENCE,
    "jeg tør ikke låse døren op": Danger.VIOLENCE,
    "I don't dare leave him": Danger.VIOLENCE,
    "jeg tør ikke være alene i nat": Danger.SUICIDE,
    "jeg tør ikke være alene med mig selv": Danger.SUICIDE,
    "jeg tør ikke leve": Danger.SUICIDE,
    "jeg tør ikke tage hjem efter skole, min far bliver vred": Danger.CHILD,
}
TIRED_OF_LIFE = [
    "min mand har demens, jeg kan ikke holde livet ud",
    "jeg vil ikke leve mere, min kone har demens og jeg er slidt op",
    "jeg har kræft og kan ikke holde det ud mere",
    "jeg kan ikke holde det ud mere",
    "I can't go on like this",
    "min mor har demens og siger at hun vil dø",
]
WORN = [
    "min mand har demens og jeg er ved at gå ned",
    "jeg kan ikke klare det mere, min kone har demens",
    "min mand har demens og jeg er ved at gå til",
    "jeg er ved at gå ned med flaget, min mor har alzheimer",
    "jeg magter ikke at passe min mand mere, han har demens. Skive",
    "jeg er ved at gå ned, min far har demens, Herning",
    "jeg er udkørt, min mand er dement",
    "min mor har demens og jeg kan ikke mere",
    "jeg kan ikke holde det ud, min mand har demens og råber hele natten",
    "jeg kan ikke udholde det mere, min kone har fået kræft",
    "my wife has alzheimers, I can't do this anymore",
    "jeg er slidt op af at passe min syge mand i Lemvig",
    "my husband has dementia and I can't cope any more",
    "I'm falling apart, my mother has alzheimer's",
]


@pytest.mark.parametrize("text", SHY)
def test_who_is_shy_is_in_no_danger(text: str) -> None:
    assert alarm(text) is None


@pytest.mark.parametrize(("text", "danger"), AFRAID.items())
def test_who_is_afraid_of_somebody_or_of_the_night_is_heard(text: str, danger: Danger) -> None:
    heard = alarm(text)

    assert heard is not None
    assert heard.sure
    assert heard.danger is danger


@pytest.mark.parametrize("text", WORN)
def test_a_worn_out_relative_hears_of_livslinien_above_an_answer(text: str) -> None:
    heard = alarm(text)

    assert heard is not None
    assert (heard.danger, heard.sure, heard.guessed) == (Danger.SUICIDE, False, False)


@pytest.mark.parametrize("text", TIRED_OF_LIFE)
def test_who_would_not_live_is_in_danger_whoever_is_ill(text: str) -> None:
    heard = alarm(text)

    assert heard is not None
    assert (heard.danger, heard.sure) == (Danger.SUICIDE, True)


@pytest.mark.parametrize(
    "text",
    [
        "jeg kan ikke passe haven mere, hvem hjælper",
        "vi kan ikke klare os uden flere frivillige i demenscaféen",
        "kassereren er ved at gå ned over skemaet",
    ],
)
def test_work_that_wears_one_out_is_no_danger(text: str) -> None:
    assert alarm(text) is None
