"""A small bag whose topics are known: three themes of twelve words, each row mostly of one."""

import numpy as np
import pytest

import gleanings as gl

THEMES = {
    "weather": "rain wind storm cloud snow frost heat flood river drought thunder sunshine".split(),
    "sport": "match goal team player coach league stadium referee penalty season trophy fans".split(),
    "money": "bank loan interest market share price profit trade budget tax wage currency".split(),
}


def tokens(rows: int = 60, seed: int = 0) -> list[list[str]]:
    random = np.random.default_rng(seed)
    names = list(THEMES)
    found = []
    for row in range(rows):
        own = THEMES[names[row % 3]]
        other = THEMES[names[random.integers(3)]]
        found.append(
            [str(random.choice(own if random.random() < 0.85 else other)) for _ in range(random.integers(15, 40))]
        )
    return found


@pytest.fixture(scope="session")
def bow() -> gl.BagOfWords:
    return gl.BagOfWords.from_tokens(tokens())


@pytest.fixture(scope="session")
def model(bow: gl.BagOfWords) -> gl.TopicModel:
    return gl.fit_topics(bow, topics=3, seed=0)


@pytest.fixture(scope="session")
def corpus() -> gl.Corpus:
    rows = [". ".join(" ".join(row[i : i + 6]).capitalize() for i in range(0, len(row), 6)) + "." for row in tokens(45)]
    return gl.Corpus.from_texts(
        rows, ids=[f"d{i}" for i in range(len(rows))], titles=[f"Story {i}" for i in range(len(rows))]
    )
