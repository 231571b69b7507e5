"""gl.verify: counts and fits again what a record says, and compares to the bit."""

from collections.abc import Mapping
from dataclasses import dataclass
from os import PathLike
from typing import TYPE_CHECKING, Any, cast

import numpy as np
from scipy.sparse import csr_matrix

from gleanings.corpus.corpus import Corpus
from gleanings.errors import GleaningsError, InvalidType, InvalidValue
from gleanings.html import Safe, table, tag
from gleanings.reading.folder import read_folder
from gleanings.tabular import Tabular
from gleanings.topics.fit import fit_topics
from gleanings.topics.model_state import preparation_from
from gleanings.topics.record import Record, changed_documents, fit_checksum, load_record, record_from
from gleanings.topics.validation import input_hash
from gleanings.types import CountedUnit
from gleanings.words.bag_of_words import BagOfWords
from gleanings.words.rows import UNITS
from gleanings.words.vectorizer import bag_of_words

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was compared.

    Attributes:
        what: documents, counts, words, fit, or versions.
        same: whether it is the same.
        detail: what differs, or what was compared.
    """

    what: str
    same: bool
    detail: str


@dataclass(frozen=True, repr=False)
class Verification(Tabular):
    """Whether a model came out the same again.

    Attributes:
        checks: in the order in which they were made; none after the first thing that differs.
        notes: what a reader must know, in full sentences.

    >>> Verification((Check("counts", True, "40 documents"),), ()).reading
    'The same to the bit: counts.'
    """

    checks: tuple[Check, ...]
    notes: tuple[str, ...]

    @property
    def same(self) -> bool:
        """Whether documents, counts and fit are the same to the bit; versions may differ."""
        return all(check.same for check in self.checks if check.what != "versions")

    @property
    def reading(self) -> str:
        """The answer, in words."""
        wrong = next((check for check in self.checks if not check.same and check.what != "versions"), None)
        if wrong is not None:
            versions = next((check for check in self.checks if check.what == "versions" and not check.same), None)
            other = f" Versions differ, too: {versions.detail}." if versions else ""
            return f"Not the same. What differs first: the {wrong.what}: {wrong.detail}.{other}"
        done = [check.what for check in self.checks if check.what != "versions"]
        return " ".join([f"The same to the bit: {', '.join(done)}.", *self.notes])

    def to_frame(self) -> "pd.DataFrame":
        """Return one line per check: what, same, detail."""
        import pandas as pd

        lines = [(check.what, check.same, check.detail) for check in self.checks]
        return pd.DataFrame(lines, columns=["what", "same", "detail"])

    def __repr__(self) -> str:
        return f"Verification({self.reading})"

    def _repr_html_(self) -> Safe:
        rows = [(check.what, "same" if check.same else "differs", check.detail) for check in self.checks]
        return tag("div", tag("p", self.reading), table(["what", "", ""], rows, caption="Checked again"))


def verify(
    record: "Record | Mapping[str, Any] | str | PathLike[str]", corpus: "Corpus | BagOfWords | str | PathLike[str]"
) -> Verification:
    """Count and fit again what a record says, and tell whether the same comes out, to the bit, or what differs first.

    Words are counted in the vocabulary of the record and prepared as it says, and then chosen anew with the arguments
    of `bag_of_words` that it holds; the topics are fitted with its settings.
    Changes by hand (merged, renamed, hidden) are not made again: what is compared is what was fitted before them.

    Args:
        record: what `model.record()` or `load_record` gave, or the file that `record.save` wrote.
        corpus: the documents, read again; or the folder that they are in; or the bag, for a model made from tokens.

    Returns:
        A Verification.

    Raises:
        InvalidType, InvalidValue: what is given is no record, or no documents.

    >>> import gleanings as gl
    >>> corpus = gl.Corpus.from_texts(["Rain and wind and storm.", "Party and vote and poll."] * 20)
    >>> record = gl.fit_topics(gl.bag_of_words(corpus, minimum_rows=1, maximum_share=1), topics=2).record()
    >>> gl.verify(record, corpus)
    Verification(The same to the bit: documents, counts, words, fit.)
    >>> gl.verify(record, corpus[:39])
    Verification(Not the same. What differs first: the documents: 1 document (39) not there.)
    """
    no_record = "record is not a record of a model; give what model.record() or load_record returned."
    if isinstance(record, str | PathLike):
        record = load_record(record)
    if not isinstance(record, Record):
        if not isinstance(record, Mapping):
            raise InvalidType(no_record)
        record = record_from(record, no_record)
    if isinstance(corpus, str | PathLike):
        corpus = read_folder(corpus)
    checks: list[Check] = []
    if isinstance(corpus, Corpus):
        changed = changed_documents(record, corpus) if record.documents else ""
        if record.documents:
            checks.append(Check("documents", not changed, changed or f"{len(corpus):,} documents"))
        if changed:
            return Verification(tuple(checks), ())
        bow = _counted_again(record, corpus)
    elif isinstance(corpus, BagOfWords):
        bow = corpus
    else:
        raise InvalidType(f"corpus is a {type(corpus).__name__}; give a Corpus, a folder, or a BagOfWords.")
    hashed = input_hash(bow)
    counted = hashed == record.settings.get("input")
    checks.append(Check("counts", counted, f"SHA-256 {hashed}" if counted else "they have another checksum"))
    if counted and isinstance(corpus, Corpus):
        checks += _words_again(record, corpus)
    if not all(check.same for check in checks):
        return Verification(tuple(checks), ())
    return _fitted_again(record, bow, checks)


def _counted_again(record: Record, corpus: Corpus) -> BagOfWords:
    if record.preparation is None:
        raise InvalidValue("the model was made from tokens, not from a corpus; give the bag: verify(record, bow).")
    if record.unit not in UNITS:
        raise InvalidValue(f"the record counts {record.unit!r}, which is not a unit; it is not one that was saved.")
    nothing = csr_matrix(np.zeros((0, len(record.vocabulary)), dtype=np.int32))
    unit = cast(CountedUnit, record.unit)
    asked = BagOfWords(nothing, record.vocabulary, (), unit, preparation=preparation_from(record.preparation))
    return asked.recount(corpus)


def _words_again(record: Record, corpus: Corpus) -> list[Check]:
    """Return whether the words are chosen again as they were, by the arguments of `bag_of_words`.

    Nothing where these are not known: with a splitter of the user's own, after an update, in a record of before.
    """
    given = record.settings.get("bag_of_words")
    if not isinstance(given, Mapping) or given.get("splitter") is not None:
        return []
    try:
        again = bag_of_words(corpus, **{name: value for name, value in given.items() if name != "splitter"})
    except (GleaningsError, TypeError) as error:
        raise InvalidValue(f"the bag of words of the record cannot be counted here: {error}") from error
    said = ", ".join(f"{name}={value!r}" for name, value in given.items() if value not in (None, [], ()))
    differ = sorted(set(again.vocabulary) ^ set(record.vocabulary))
    detail = f"{len(again.vocabulary):,} words by {said}" if not differ else f"other words are counted: {differ[:5]}"
    return [Check("words", not differ, detail)]


def _fitted_again(record: Record, bow: BagOfWords, checks: list[Check]) -> Verification:
    settings = record.settings
    if any(edit.startswith("went on with") for edit in record.edits):
        raise InvalidValue(
            "the model went on from another one (update), and what it was fitted to first is not in the record; verify "
            "the record of the first model."
        )
    names = ("topics", "seed", "method", "guide", "search", "memory", "passes")
    try:
        again = fit_topics(bow, **{name: settings[name] for name in names if name in settings}, progress=False)
    except GleaningsError as error:
        raise InvalidValue(f"the settings of the record cannot be fitted here: {error}") from error
    then, now = settings.get("versions"), cast(Mapping[str, str], again.settings["versions"])
    others = [
        f"{name} {then.get(name)} then, {number} now"
        for name, number in now.items()
        if isinstance(then, Mapping) and then.get(name) != number
    ]
    checks.append(Check("versions", not others, "; ".join(others) or ", ".join(f"{k} {v}" for k, v in now.items())))
    same = fit_checksum(again.fit) == record.fitted
    shape = f"{again.fit.shares.shape[0]:,} {bow.unit}s, {again.fit.weights.shape[0]} topics"
    checks.append(Check("fit", same, shape if same else "shares or weights differ"))
    notes = []
    if record.edits:
        notes.append(f"Changed by hand after the fit, and not made again: {'; '.join(record.edits)}.")
    if not same and settings.get("method") == "lda-gensim":
        notes.append("The last digits of gensim's LDA hang on the processor and the linear algebra of NumPy.")
    return Verification(tuple(checks), tuple(notes))
