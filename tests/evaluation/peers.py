"""Peers: plain ways to find a topic, taught with the same phrases as the bot; each always names one."""

import re
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

import numpy as np
from rapidfuzz import fuzz, process, utils
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.pipeline import make_pipeline
from sklearn.svm import LinearSVC

from knowledge.learning.training import Phrases
from tests.evaluation.judging import Heard

_DECISIONS = {"out-of-scope": "unknown", "talk-to-human": "human", "crisis": "crisis"}

Peer = Callable[[Phrases, Sequence[str]], list[str]]


def decided(topic: str) -> Heard:
    """Return what a bot would say that took a line for *topic* and never asked back."""
    return Heard(_DECISIONS.get(topic, "answer"), topic, 1.0)


def nearest(phrases: Phrases, texts: Sequence[str]) -> list[str]:
    """Return the topic of the phrase that rapidfuzz finds most like each text, word by word in any order."""
    known = [phrase for _, phrase in phrases]
    likeness = process.cdist(
        texts, known, scorer=fuzz.token_set_ratio, processor=utils.default_process, dtype=np.float32
    )
    return [str(phrases[best][0]) for best in likeness.argmax(axis=1)]


def bm25(phrases: Phrases, texts: Sequence[str]) -> list[str]:
    """Return the topic of the phrase that SQLite's full-text index ranks first; no word known is no topic."""
    index = sqlite3.connect(":memory:")
    index.execute("CREATE VIRTUAL TABLE phrase USING fts5(said, topic UNINDEXED)")
    index.executemany("INSERT INTO phrase VALUES (?, ?)", [(said, str(topic)) for topic, said in phrases])
    found = []
    for text in texts:
        words = " OR ".join(f'"{word}"' for word in dict.fromkeys(re.findall(r"\w+", text.lower())))
        ranked = "SELECT topic FROM phrase WHERE phrase MATCH ? ORDER BY rank LIMIT 1"
        row = index.execute(ranked, (words,)).fetchone() if words else None
        found.append(row[0] if row else "out-of-scope")
    index.close()
    return found


def machine(phrases: Phrases, texts: Sequence[str]) -> list[str]:
    """Return the topic that a linear support vector machine on runs of 2 to 5 characters gives each text."""
    grams = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5))
    taught = make_pipeline(grams, LinearSVC(C=1, random_state=0))
    taught.fit([phrase for _, phrase in phrases], [str(topic) for topic, _ in phrases])
    return [str(topic) for topic in taught.predict(list(texts))]


PEERS: Mapping[str, Peer] = MappingProxyType(
    {
        "rapidfuzz token_set_ratio": nearest,
        "SQLite FTS5 BM25": bm25,
        "scikit-learn LinearSVC": machine,
    }
)
