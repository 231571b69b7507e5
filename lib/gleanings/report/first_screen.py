"""The first screen of a report: what is in the folder, in thirty seconds."""

import datetime
from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np

from gleanings.corpus.corpus import Corpus
from gleanings.corpus.language_detection import language_name
from gleanings.digests.digest import DigestSentence, DigestTopic
from gleanings.documents.date_format import first_and_last
from gleanings.html import Safe, join, tag
from gleanings.nouns import counted, plural
from gleanings.report.comparisons import NOT_SURE, OverTime, column_of
from gleanings.report.contents import Contents, source_of, told, topic_anchor
from gleanings.report.marked import anchor_of
from gleanings.report.markup import bar, day, listed, percent, quoted, read_at_once, sparkline, telling, words_of
from gleanings.report.spelling import name_of
from gleanings.report.wording import advice, told_plainly
from gleanings.words.languages import NOT_SPLIT
from gleanings.words.notes import empty_rows
from gleanings.words.splitters import SPLITTERS, can_be_parted

_WORDS = 5  # words of a topic drawn as bars on its card
_LANGUAGES = 4
_NAMED = 5  # documents that are named in a list
_MEANING = {  # what the standing of a topic means for its reader
    "clear": "its words go together, and it comes back when topics are looked for again.",
    "mixed": "it holds words that do not go together.",
    "does not come back": "another search finds other topics in its place, so do not build on it.",
    "too little text": "it rests on so few places that it may be chance.",
    "next to empty": "hardly any words are its own.",
    "template text": "the same words in the same order again and again, as in footers or in set answers.",
}
_SAID = {  # the same as a predicate, of one topic and of several
    "clear": ("is clear", "are clear"),
    "mixed": ("is mixed", "are mixed"),
    "does not come back": ("does not come back", "do not come back"),
    "too little text": ("rests on too little text", "rest on too little text"),
    "next to empty": ("is next to empty", "are next to empty"),
    "template text": ("is template text", "are template text"),
}


def facts(contents: Contents) -> Safe:
    """Return one line: how many documents, words, languages, from when to when, what was left out."""
    corpus = contents.corpus
    known = corpus.overview
    languages: Counter[str] = Counter()
    for code, number in known.languages.items():
        languages[language_name(code)] += number
    spoken = [f"{name} ({number:,})" for name, number in languages.most_common(_LANGUAGES)]
    if len(languages) > _LANGUAGES:
        spoken.append(counted(len(languages) - _LANGUAGES, "more language"))
    parts: list[object] = [
        counted(len(corpus), "document"),
        size_of(corpus),
        ", ".join(spoken) if len(languages) > 1 else next(iter(languages), ""),
    ]
    if known.days:
        undated = known.undated
        parts.append(f"{span_of(known.days)}{f' ({undated:,} without a date)' if undated else ''}")
    left = left_out(corpus)
    if left:
        parts.append(tag("a", left, href="#left-out"))
    return tag("p", listed(parts), class_="facts")


def span_of(dates: Sequence[datetime.date]) -> str:
    """Return from when to when dates are, given in their order."""
    first, last = first_and_last(dates)
    return f"{first} to {last}" if first != last else first


def size_of(corpus: Corpus) -> str:
    """Return how many words the documents have; sentences, where some of them do not part words by spaces."""
    known = corpus.overview
    if any(code in SPLITTERS for code in known.languages):
        return counted(known.sentences.total(), "sentence")
    return counted(known.sizes["words"], "word")


def left_out(corpus: Corpus) -> str:
    """Return how many files were left out, by kind: copies are not files that could not be read."""
    kinds = Counter(left.kind for left in corpus.left_out)
    copies = kinds.pop("copy", 0)
    others, near = sum(kinds.values()), len(corpus.near_copies)
    found = [
        f"{counted(others, 'file')} not read" if others else "",
        f"{counted(copies, 'exact copy')} set aside" if copies else "",
        f"{counted(near, 'near copy')} set aside" if near else "",
    ]
    *first, last = [*filter(None, found)] or [""]
    return f"{', '.join(first)} and {last}" if first else last


def not_told_apart(contents: Contents) -> Safe | str:
    """Return that words of a language could not be told apart, as then the topics are of whole phrases; or nothing."""
    noted = any(note.startswith(NOT_SPLIT) for note in contents.model.notes)
    missing = {code for code in contents.corpus.overview.languages if not can_be_parted(code)}
    if not noted or not missing:
        return ""
    *first, last = [language_name(code) for code in sorted(missing)]
    named = f"{', '.join(first)} and {last}" if first else last
    all_ = len(missing) == len(contents.corpus.overview.languages)
    so = "so the topics below are made of whole phrases" if all_ else "so the topics below hold whole phrases of these"
    packages = " ".join(SPLITTERS[code] for code in sorted(missing))
    return tag(
        "p",
        tag("strong", f"Words of {named} were not told apart"),
        f", {so}. Install what tells them apart, and make this page again: ",
        tag("code", f"python -m pip install {packages}"),
    )


def how_sure(contents: Contents) -> Safe | str:
    """Return how many topics are clear, mixed and so on, and how many changed."""
    words = _standings(contents)
    if not words:
        return ""
    order = list(words)
    first, *others = order
    whole = counted(words[first], "topic")
    said = [f"{whole} {_predicate(first, words)}", *(f"{words[w]:,} {_predicate(w, words)}" for w in others)]
    known = f"{', '.join(said)}."
    hints = (
        ""
        if words.keys() & {"clear", "template text"}
        else " Take all of them as hints: these texts may have no topics, or be too few."
    )
    course = f" {_changes(contents)}" if contents.over_time is not None else ""
    return tag("p", f"{known}{hints}{course}", class_="quiet")


def what_it_means(contents: Contents) -> Safe | str:
    """Return what the words for the standing of topics mean, for those that are used."""
    meanings = " ".join(f"{word.capitalize()}: {_MEANING[word]}" for word in _standings(contents))
    return tag("p", meanings, class_="quiet") if meanings else ""


def _standings(contents: Contents) -> Counter[str]:
    """Return how many topics have each standing, the best first."""
    found = [each.topic.standing.word for each in contents.digest.topics if each.topic.standing is not None]
    return Counter(sorted(found, key=list(_MEANING).index))


def _changes(contents: Contents) -> str:
    """Return how many topics surely changed over time, which the cards of the others need not say."""
    over_time = contents.over_time
    sure = sum(over_time.change(t.topic.index) != NOT_SURE for t in contents.ordered) if over_time is not None else 0
    if not sure:
        return "None surely grew or shrank over time."
    return f"Over time, {counted(sure, 'topic')} surely changed: where it is so, the card says it."


def _predicate(word: str, words: Counter[str]) -> str:
    return _SAID[word][words[word] > 1]


def cards(contents: Contents) -> Safe:
    """Return a card for each topic, largest first."""
    return tag("ul", *(_card(contents, each) for each in contents.ordered), class_="cards")


def on_card(contents: Contents, each: DigestTopic) -> DigestSentence | None:
    """Return the sentence that says a topic on its card: the best to be read at once that is not said above."""
    others = [sentence for sentence in telling(each.sentences) if told(sentence) not in contents.told_first]
    return read_at_once(others or each.sentences)


def main_of(contents: Contents, topic: int) -> str:
    """Return of how many documents a topic is the main one; of one document, of how many of its parts."""
    what = "document" if len(contents.corpus) > 1 else contents.model.bow.unit
    number = contents.largest[topic]
    return f"main topic of {counted(number, what) if number else f'no {what}'}"


def _card(contents: Contents, each: DigestTopic) -> Safe:
    topic = each.topic
    top = max((weight for _, weight in each.words[:_WORDS]), default=1.0) or 1.0
    written = contents.written[topic.index]
    words = [tag("li", words_of(written[word]), bar(weight / top)) for word, weight in each.words[:_WORDS]]
    about = f"{percent(each.share)} of the counted words; {main_of(contents, topic.index)}"
    parts: list[object] = [
        tag(
            "h3",
            tag("a", words_of(name_of(each)), href=f"#{topic_anchor(topic.index)}"),
            id=f"card-{topic.index + 1}",
        ),
        tag("p", listed([f"Topic {topic.index + 1}", about, standing(each)]), class_="quiet"),
    ]
    best = on_card(contents, each)
    if best is not None:
        number = contents.numbers[best.document]
        document = contents.corpus.outlines[number]
        source = tag("a", source_of(contents, best), href=f"#{anchor_of(number, best)}", dir="auto")
        parts.append(
            tag(
                "blockquote",
                quoted(best.shown, document),
                tag("p", listed([source, day(document.date, contents.known_to)]), class_="quiet"),
            )
        )
    parts.append(tag("ul", *words, class_="words", aria_label="Top words"))
    if contents.over_time is not None:
        parts.append(_over_time(contents.over_time, each))
    return tag("li", *parts)


def standing(each: DigestTopic) -> Safe | str:
    """Return how far a topic can be trusted, in a word: clear, mixed, too little text, does not come back."""
    found = each.topic.standing
    if found is None:
        return ""
    return tag("span", found.word, class_="standing clear" if found.word == "clear" else "standing")


def _over_time(over_time: OverTime, each: DigestTopic) -> Safe:
    """Return the share of a topic by period, and how it changed, if it did so by more than chance."""
    found = over_time.periods.found
    shares = found.shares[:, column_of(found, each.topic.index)]
    change = over_time.said(each.topic.index)
    said = f"Share of the topic over time, {found.groups[0]} to {found.groups[-1]}. {change}"
    sure = over_time.change(each.topic.index) != NOT_SURE
    values = [0.0 if share != share else share for share in shares.tolist()]
    line = sparkline(values, found.documents.tolist(), found.groups, said)
    return tag("div", line, tag("p", change, class_="quiet") if sure else "")


def choices(contents: Contents) -> list[object]:
    """Return what was decided for the reader, stated plainly, and what fits no topic."""
    lines: list[object] = list(said_choices(contents))
    empty = contents.shares.without_words
    if empty:
        named = [tag("a", contents.titles[at], href=f"#document-{at + 1}", dir="auto") for at in empty[:_NAMED]]
        more = f" and {len(empty) - _NAMED:,} more" if len(empty) > _NAMED else ""
        lines.append(join([fits_no_topic(len(empty)), ": ", join(named, ", "), more, "."]))
    return [tag("ul", *(tag("li", line) for line in lines))]


def said_choices(contents: Contents) -> list[str]:
    """Return what was decided for the reader, in sentences."""
    model, unit, rows = contents.model, contents.model.bow.unit, len(contents.model.bow)
    lines: list[str] = []
    given = model.settings.get("bag_of_words")
    if unit != "document" and not (isinstance(given, Mapping) and given.get("unit") == "auto"):
        whole = "the document was" if len(contents.corpus) == 1 else "the documents were"
        lines.append(f"To find topics, {whole} cut into {counted(rows, unit)}.")
    lines += told_plainly(_notes(contents))
    hidden = [f"{topic.index + 1} ({topic.name})" for topic in model.topics if topic.hidden]
    if hidden:
        lines.append(f"Hidden by the author: {plural('topic') if len(hidden) > 1 else 'topic'} {', '.join(hidden)}.")
    lines.append("A share of a topic is the part of the counted words that belongs to it.")
    return lines


def _notes(contents: Contents) -> list[str]:
    """Return the notes of all results, but for what the report says itself."""
    model = contents.model
    filled = int(np.count_nonzero(model.tokens))
    said = empty_rows(len(model.tokens) - filled, len(model.tokens), "document") if model.bow.unit == "document" else ()
    notes = (*contents.corpus.notes, *model.notes, *contents.digest.notes, *contents.notes)
    return [note for note in notes if note not in said]


def what_can_be_set(contents: Contents) -> list[str]:
    """Return what a programmer can set otherwise, in sentences."""
    return advice(_notes(contents))


def fits_no_topic(number: int) -> str:
    """Return that documents fit no topic, and why.

    >>> fits_no_topic(2)
    '2 documents fit no topic, as none of the words was counted'
    """
    fit = "fits" if number == 1 else "fit"
    return f"{counted(number, 'document')} {fit} no topic, as none of the words was counted"
