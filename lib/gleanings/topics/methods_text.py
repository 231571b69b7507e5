"""MethodsText: the paragraph on methods that a paper needs, written from what was done, and nothing else."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from gleanings.corpus.language_detection import language_name
from gleanings.documents.date_format import first_and_last
from gleanings.html import Safe, tag
from gleanings.nouns import counted
from gleanings.sparse import row_totals
from gleanings.tabular import latex, markdown
from gleanings.topics.fit_result import Fit
from gleanings.topics.references import REFERENCES, Reference
from gleanings.topics.standing import STANDINGS, Standing
from gleanings.words.bag_of_words import BagOfWords
from gleanings.words.lemmas import has_lemmas
from gleanings.words.stop_words import has_stop_words

_FOUND_BY = {
    "lda": "latent Dirichlet allocation [blei2003], fitted by collapsed variational Bayes [asuncion2009]",
    "lda-gensim": "latent Dirichlet allocation [blei2003] as gensim fits it, by online variational Bayes [hoffman2010]",
    "hdp": "a hierarchical Dirichlet process [teh2006]",
    "nmf": "non-negative matrix factorisation [lee1999] of the words' TF-IDF weights",
    "lsi": "latent semantic indexing [deerwester1990] of the words' TF-IDF weights",
}
_KINDS = 4  # kinds of what was set aside that are named
_LEAST = 0.001  # of the characters: a smaller part is no figure that a reader needs
_LINE = "max-width:60em;margin:.5em .6em"


@dataclass(frozen=True, repr=False)
class MethodsText:
    """What was done, in sentences, with references.

    Attributes:
        sentences: one after the other; works in brackets, by the names of `references`.
        references: the works that are referred to, in order.

    >>> import gleanings as gl
    >>> rows = [["rain", "wind", "storm"], ["vote", "party", "poll"]] * 20
    >>> found = gl.fit_topics(gl.BagOfWords.from_tokens(rows), topics=2, seed=7).methods()
    >>> found.sentences[0]
    '40 documents were analysed.'
    >>> [each.key for each in found.references][:2]
    ['blei2003', 'asuncion2009']
    """

    sentences: tuple[str, ...]
    references: tuple[Reference, ...]

    @property
    def text(self) -> str:
        """The paragraph, with author and year where a work is referred to."""
        text = " ".join(self.sentences)
        for each in self.references:
            text = text.replace(f"[{each.key}]", f"({each.cited})")
        return text

    @property
    def bibtex(self) -> str:
        """The references as BibTeX."""
        return "\n\n".join(each.bibtex for each in self.references) + "\n"

    def to_markdown(self) -> str:
        """Return the paragraph and the list of references as Markdown."""
        listed = "\n".join(f"- {markdown(each)}" for each in self.references)
        return f"{markdown(self.text)}\n\n{listed}\n"

    def to_latex(self) -> str:
        r"""Return the paragraph as LaTeX, with `\citep` (natbib) for the entries of `bibtex`."""
        found = latex(" ".join(self.sentences))
        for each in self.references:
            found = found.replace(f" [{each.key}]", rf"~\citep{{{each.key}}}")
        return found + "\n"

    def __str__(self) -> str:
        return "\n".join([self.text, "", *(str(each) for each in self.references)])

    __repr__ = __str__

    def _repr_html_(self) -> Safe:
        listed = tag("ul", *(tag("li", str(each)) for each in self.references))
        return tag("div", tag("p", self.text, style=_LINE), listed)


def methods_text(
    bow: BagOfWords,
    fit: Fit,
    method: str,
    seed: int,
    settings: Mapping[str, object],
    edits: Sequence[str],
    hidden: Sequence[int],
    standings: Sequence[Standing],
    notes: Sequence[str],
) -> MethodsText:
    """Return the paragraph on methods of a model; see `TopicModel.methods`."""
    sentences = [
        *_corpus(bow),
        *_words(bow),
        *_model(fit, method, seed, settings, notes, edited=bool(edits)),
        *_by_hand(edits, hidden),
        *_trust(standings),
        *_limits(bow),
        *_again(settings),
    ]
    whole = " ".join(sentences)
    named = sorted((whole.index(f"[{key}]"), key) for key in REFERENCES if f"[{key}]" in whole)
    return MethodsText(tuple(sentences), tuple(REFERENCES[key] for _, key in named))


def _corpus(bow: BagOfWords) -> list[str]:
    documents = bow.number_of_documents
    if bow.corpus is None:
        return [f"{counted(documents, 'document')} {_were(documents)} analysed."]
    corpus = bow.corpus
    languages = corpus.overview.languages
    if len(languages) > 1:
        said = " and ".join(_list(f"{language_name(code)} ({n:,})" for code, n in languages.most_common()))
    else:
        said = "".join(language_name(code) for code in languages)
    found = [f"{counted(documents, 'document')} in {said} {_were(documents)} analysed"]
    days = corpus.overview.days
    if days:
        first, last = first_and_last(days)
        when = f"dated {first}" if first == last else f"dated from {first} to {last}"
        undated = corpus.overview.undated
        found[0] += f", {when}" + (f" ({undated:,} without a date)" if undated else "")
    found[0] += "."
    copies = sum(left.kind == "copy" for left in corpus.left_out)
    others = Counter(left.kind for left in corpus.left_out if left.kind != "copy")
    if others:
        kinds = ", ".join(f"{kind}: {n}" for kind, n in sorted(others.items()))
        found.append(f"{counted(sum(others.values()), 'file')} {_were(sum(others.values()))} left out ({kinds}).")
    if copies:
        found.append(f"{counted(copies, 'exact copy')} {_were(copies)} read once.")
    if near := len(corpus.near_copies):
        found.append(
            f"{counted(near, 'near copy')} of other documents, found by MinHash [broder1997], {_were(near)} set aside."
        )
    return [*found, *_set_aside(bow)]


def _set_aside(bow: BagOfWords) -> list[str]:
    if bow.corpus is None or not bow.corpus.overview.set_aside:
        return []
    known = bow.corpus.overview
    sizes = known.characters_set_aside
    kinds = [kind for kind, _ in sizes.most_common()]
    named = [*kinds[:_KINDS], *(["others"] if len(kinds) > _KINDS else [])]
    part = sum(sizes.values()) / max(known.sizes["characters"], 1)
    much = f"{part:.1%}" if part >= _LEAST else f"less than {_LEAST:.1%}"
    return [f"What is not the text of the authors was marked and not counted ({', '.join(named)}: {much} of it)."]


def _words(bow: BagOfWords) -> list[str]:
    rows, prepared = len(bow), bow.preparation
    found = []
    if bow.unit != "document":
        whole = "document was" if bow.number_of_documents == 1 else "documents were"
        found.append(f"The {whole} cut into {counted(rows, bow.unit)}.")
    if prepared is None:
        found.append("Words were counted as the tokens that were given.")
    else:
        codes = sorted(bow.corpus.overview.languages if bow.corpus is not None else ()) or [prepared.language]
        done = []
        if any(has_lemmas(code) for code in codes):
            done.append(f"words were reduced to their lemmas{_only(codes, has_lemmas)}, names kept as they are")
        if any(has_stop_words(code) for code in codes):
            done.append(f"function words were left out{_only(codes, has_stop_words)}")
        if prepared.stop_words:
            done.append(f"{_counted_were(len(prepared.stop_words), 'further word')} left out by hand")
        if prepared.keep:
            done.append(f"{_counted_were(len(prepared.keep), 'word')} kept by hand")
        if pairs := len(prepared.phrases):
            done.append(f"{counted(pairs, 'pair')} of words that belong together {_were(pairs)} counted as one")
        if done:
            said = "; ".join(done)
            found.append(f"{said[0].upper()}{said[1:]}{' [mikolov2013]' if prepared.phrases else ''}.")
    limits = [f"in fewer than {bow.too_few} {bow.unit}s"] if bow.too_few > 1 else []
    if bow.too_many is not None and bow.too_many < rows:
        limits.append(f"in more than {bow.too_many:,}{'' if limits else f' {bow.unit}s'}")
    left = f"Words {' or '.join(limits)} were left out; " if limits else ""
    total = int(row_totals(bow.counts).sum())
    counts = f"{len(bow.vocabulary):,} different words were counted, {total:,} in all."
    return [*found, left + counts]


def _only(codes: Sequence[str], holds: Callable[[str], bool]) -> str:
    known = [language_name(code) for code in codes if holds(code)]
    return "" if len(known) == len(codes) else f" in {' and '.join(known)}"


def _model(
    fit: Fit, method: str, seed: int, settings: Mapping[str, object], notes: Sequence[str], *, edited: bool
) -> list[str]:
    given = settings.get("topics")
    number = given if isinstance(given, int) else len(fit.weights)
    how = _FOUND_BY.get(method, method)
    found = [f"{_counted_were(number, 'topic')} found by {how}, with the seed {seed}."]
    if method == "hdp":
        topics = "Topics were" if edited else _counted_were(len(fit.weights), "topic")
        found = [f"{topics} found by {how}, {number} at most, with the seed {seed}."]
    tried = settings.get("topics chosen from")
    chosen = next((note for note in notes if note.startswith("The number of topics")), "")
    if chosen:
        found.append(chosen)
    elif isinstance(tried, Sequence) and tried:
        found.append(f"The number was not given: {', '.join(map(str, tried))} {_were(len(tried))} tried.")
    elif tried is None:
        found.append("The number was given." if method != "hdp" else "The largest number was given.")
    guide = settings.get("guide")
    if isinstance(guide, Mapping):
        each = "; ".join(f"{name}: {', '.join(map(str, words))}" for name, words in guide.items())
        found.append(f"{_counted_were(len(guide), 'topic')} guided by words ({each}).")
    if settings.get("search") == "thorough":
        found.append("The search for a start was made several times, and what these agree on was tried too.")
    if method == "lda":
        stopped = "when a pass gained next to nothing" if fit.converged else "before it had settled"
        found.append(f"Fitting stopped after {counted(fit.passes, 'pass')} over the data, {stopped}.")
    return found


def _by_hand(edits: Sequence[str], hidden: Sequence[int]) -> list[str]:
    found = [f"After fitting, the model was changed by hand: {'; '.join(edits)}."] if edits else []
    if hidden:
        found.append(f"{counted(len(hidden), 'topic')} {_were(len(hidden))} hidden from what is shown.")
    return found


def _trust(standings: Sequence[Standing]) -> list[str]:
    words = Counter(standing.word for standing in standings)
    stable = [standing.stability for standing in standings]
    coherent = [standing.coherence for standing in standings if standing.coherence == standing.coherence]
    said = "; ".join(f"{counted(words[word], 'topic')} {_is(word, words[word])}" for word in STANDINGS if words[word])
    numbers = f"{min(stable):.2f} to {max(stable):.2f}, mean {float(np.mean(stable)):.2f}"
    found = [
        "To see whether topics come back, they were fitted again to four random parts of the rows with other seeds and "
        f"matched by their ten top words [greene2014]: agreement was {numbers}, of 1."
    ]
    if coherent:
        found.append(f"Their mean coherence by NPMI [lau2014] is {float(np.mean(coherent)):.2f}.")
    return [*found, f"By these measures {said}."]


def _is(standing: str, number: int) -> str:
    """Return what so many topics of a standing are or do.

    >>> _is("clear", 2), _is("does not come back", 3), _is("template text", 1)
    ('are clear', 'do not come back', 'is template text')
    """
    if standing.startswith("does "):
        return standing if number == 1 else f"do {standing.removeprefix('does ')}"
    return f"{'is' if number == 1 else 'are'} {standing}"


def _limits(bow: BagOfWords) -> list[str]:
    empty = int(bow.empty.sum())
    none = [f"{counted(empty, bow.unit)} had no counted word."] if empty else []
    return [*none, "With another number of topics, topics would split or merge."]


def _again(settings: Mapping[str, object]) -> list[str]:
    versions = settings.get("versions")
    found = []
    if isinstance(versions, Mapping):
        each = ", ".join(f"{name} {number}" for name, number in versions.items())
        found.append(f"The software was {each}.")
    if isinstance(settings.get("input"), str):
        found.append(f"The checksum (SHA-256) of the counts, by which a repetition is known, is {settings['input']}.")
    return found


def _list(parts: Iterable[str]) -> list[str]:
    """Return the parts as at most two: all but the last with commas, and the last."""
    *first, last = parts
    return [", ".join(first), last] if first else [last]


def _counted_were(number: int, noun: str) -> str:
    return f"{counted(number, noun)} {_were(number)}"


def _were(number: int) -> str:
    return "was" if number == 1 else "were"
