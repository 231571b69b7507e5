"""From a corpus to a bag of words: which units are rows, which words are columns."""

from collections.abc import Iterable
from os import PathLike
from typing import Literal

import numpy as np

from gleanings.corpus.corpus import Corpus
from gleanings.corpus.language_detection import ASSUMED
from gleanings.corpus.stored_documents import StoredDocuments
from gleanings.errors import InvalidValue, choice, instance, several
from gleanings.storage.shelf import Shelf, clear_folder, remove_with, working_folder
from gleanings.words.bag_of_words import BagOfWords
from gleanings.words.count_parts import count_parts, frequencies
from gleanings.words.given_words import spelt
from gleanings.words.languages import gaps
from gleanings.words.learning import learn
from gleanings.words.mixed import mixed
from gleanings.words.notes import empty_rows, unmatched, unspaced_script, why_nothing
from gleanings.words.partitions import tokenized
from gleanings.words.preprocessor import Preparation
from gleanings.words.rows import UNITS, chosen_unit
from gleanings.words.splitters import Splitter, splitters_for
from gleanings.words.vocabulary import chosen_words


def bag_of_words(
    corpus: Corpus,
    *,
    unit: Literal["auto", "document", "passage", "paragraph", "sentence"] = "auto",
    phrases: bool = True,
    stop_words: Iterable[str] = (),
    keep: Iterable[str] = (),
    minimum_rows: int | None = None,
    maximum_share: float | None = None,
    splitter: Splitter | None = None,
    folder: str | PathLike[str] | None = None,
) -> BagOfWords:
    """Count the words of a corpus.

    Words are lemmas (simplemma); names keep their form; stop words are left out; words that belong together are counted
    as one. What is a word is said in `gleanings.words.forms`: covid-19, 5g, c++ and machine_learning are; numbers, with
    or without a unit, links and account names are not. `bow.explain(document)` shows what became of each word.

    Args:
        corpus: what `read_folder`, `Corpus.from_texts` or `example` gave. Each document is read in its own language.
        unit: what one row is. "passage" cuts documents into stretches of 100 to 300 words along their paragraphs, and
            of 200 words where there are none. "auto" takes passages where most of the text is in documents of more than
            1,000 words; else documents where there are 30 or more, else paragraphs where there are 30 or more, else
            sentences; `notes` says what was chosen and why.
        phrases: whether "prime minister" and "bank of england" are one word.
        stop_words: further words and phrases to leave out, in any of their forms.
        keep: words and phrases to keep, whatever the lists, the limits and the rule of words say; all forms of one are
            counted under the form that is given.
        minimum_rows: leave out words in fewer rows (min_df), of which copies of 20 words or more, and
            repetitions within one document, count once; None for
            2 up to 300 rows, 3 up to 1,000, 5 above.
        maximum_share: leave out words in more than this share of the rows (max_df), above 0 and up to 1; None for .5
            where there are 30 rows or more, else 1.
        splitter: a function from a text to its words, such as `jieba.lcut`, for a language that is written without
            spaces; None for jieba (zh), tinysegmenter (ja) or pythainlp (th) where they are installed.
        folder: an empty folder for the counts of a stream, which are mapped, not read, about three times as large as
            its text while they are made and as large as it afterwards; None for a temporary one, which goes with the
            bag. On a cluster, one that all workers see under this name.

    Returns:
        A bag with one row for each unit, in order, empty ones included.

    Raises:
        InvalidType, InvalidValue: an argument is not as above, or the corpus holds no document.
        NotWritable: the folder cannot be written to, or the disk is full.

    >>> import gleanings as gl
    >>> corpus = gl.Corpus.from_texts(["Peace talks began.", "The talks failed.", "Rain fell on the talks."])
    >>> bow = gl.bag_of_words(corpus, unit="document", minimum_rows=1)
    >>> bow.vocabulary
    ('begin', 'fail', 'fall', 'peace', 'rain', 'talk')
    """
    instance("corpus", corpus, Corpus, "what read_folder or Corpus.from_texts returned")
    choice("unit", unit, ("auto", *UNITS))
    given = {"stop_words": several("stop_words", stop_words, str, "a list of words")}
    given["keep"] = several("keep", keep, str, "a list of words")
    if not len(corpus):
        raise InvalidValue("the corpus holds no document; read a folder that has texts in it.")
    chosen, notes = chosen_unit(corpus.documents) if unit == "auto" else (unit, ())
    whole = parted_forms(given["stop_words"], given["keep"], corpus.language)
    shelf, temporary = _shelf(corpus, folder)
    try:
        rows, tokens = tokenized(corpus.documents, chosen, whole, splitter, corpus.language, shelf)
        splitters = splitters_for(rows.languages, splitter, corpus.language)
        foreign, lemmas, in_two = mixed(tokens, rows)
        preparation, prepared, matched = learn(
            tokens, language=corpus.language, phrases=phrases, foreign=foreign, lemmas=lemmas, **given
        )
        frequency, totals, different = frequencies(prepared, rows)
        size = len(rows.rows)
        vocabulary = chosen_words(
            prepared.terms,
            frequency,
            totals,
            different,
            chosen,
            keep=frozenset(preparation.keep),
            minimum_rows=minimum_rows,
            maximum_share=maximum_share,
        )
        found = count_parts(prepared, rows, vocabulary.words)
        languages = (*in_two, *unspaced_script(tokens.words, tokens.languages, tokens.times))
        prepared.drop()
    except BaseException:
        if shelf.folder is not None:
            clear_folder(shelf.folder, temporary=temporary)
        raise
    if found.stored is not None and temporary:
        remove_with(found.stored, found.stored.folder)
    empty = int((np.diff(found.counts.indptr) == 0).sum())
    nothing = (
        ()
        if vocabulary.words
        else why_nothing(tokens.total, frequency, size, different, chosen, vocabulary.few, vocabulary.many)
    )
    return BagOfWords(
        counts=found.counts,
        vocabulary=vocabulary.words,
        rows=found.rows,
        unit=chosen,
        corpus=corpus,
        notes=(
            *notes,
            *(note for note in corpus.notes if note.startswith(ASSUMED)),
            *(
                gap
                for code in dict.fromkeys([corpus.language, *rows.languages])
                for gap in gaps(code, split=code in splitters)
            ),
            *languages,
            *unmatched("stop_words", preparation.stop_words, matched, tokens.words),
            *unmatched("keep", preparation.keep, matched, tokens.words),
            *nothing,
            *vocabulary.notes,
            *empty_rows(empty, size, chosen),
        ),
        preparation=preparation,
        outside=found.outside,
        too_few=vocabulary.few,
        too_many=vocabulary.many,
        sequence=found.sequence,
        too_common=vocabulary.too_common,
        splitter=splitter,
        arguments={
            "unit": unit,
            "phrases": bool(phrases),
            "stop_words": given["stop_words"],
            "keep": given["keep"],
            "minimum_rows": minimum_rows,
            "maximum_share": maximum_share,
            "splitter": None if splitter is None else getattr(splitter, "__qualname__", type(splitter).__name__),
        },
        stored=found.stored,
    )


def _shelf(corpus: Corpus, folder: str | PathLike[str] | None) -> tuple[Shelf, bool]:
    """Return where the tokens of a corpus go, and whether that is a temporary folder."""
    if folder is None and not isinstance(corpus.documents, StoredDocuments):
        return Shelf(), False
    place, temporary = working_folder(folder)
    return Shelf(place), temporary


def parted_forms(stop_words: Iterable[str], keep: Iterable[str], language: str) -> frozenset[str]:
    """Return the given words that are single forms, which are one word whatever the rule of tokens says."""
    return Preparation(language, spelt(stop_words, language), spelt(keep, language, acronyms=True)).whole
