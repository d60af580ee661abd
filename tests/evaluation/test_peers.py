import pytest

from knowledge.learning.training import Phrases
from knowledge.terms import TopicId
from tests.evaluation.judging import Heard
from tests.evaluation.peers import PEERS, Peer, bm25, decided, nearest

PHRASES: Phrases = (
    (TopicId("foundations"), "hvordan samarbejder fonde med regionen"),
    (TopicId("foundations"), "vi er en fond"),
    (TopicId("hearings"), "kan vi afgive høringssvar"),
    (TopicId("hearings"), "hvordan bliver vi hørt"),
    (TopicId("privacy"), "hvad gemmer I om mig"),
)


@pytest.mark.parametrize("peer", PEERS.values(), ids=PEERS)
def test_a_peer_names_the_topic_of_what_it_was_taught(peer: Peer) -> None:
    asked = ["Vi er en lille fond", "Hvordan afgiver man et høringssvar? kan vi?", "gemmer I noget om mig"]

    assert peer(PHRASES, asked) == ["foundations", "hearings", "privacy"]


def test_a_text_without_a_known_word_is_no_topic_of_the_index() -> None:
    assert bm25(PHRASES, ["asdf", '"?!', "fonde OR NEAR("]) == ["out-of-scope", "out-of-scope", "foundations"]


def test_the_nearest_phrase_ignores_case_and_order() -> None:
    assert nearest(PHRASES, ["MIG OM: GEMMER HVAD"]) == ["privacy"]


@pytest.mark.parametrize(
    ("topic", "decision"),
    [
        ("hearings", "answer"),
        ("out-of-scope", "unknown"),
        ("talk-to-human", "human"),
        ("crisis", "crisis"),
    ],
)
def test_a_peer_is_judged_by_what_its_topic_would_lead_to(topic: str, decision: str) -> None:
    assert decided(topic) == Heard(decision, topic, 1.0)
