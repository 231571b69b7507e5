"""All documents in a report: a table of which topics each has, and each with its summary marked in its text."""

from gleanings.corpus.language_detection import language_name
from gleanings.corpus.outline import Outline
from gleanings.documents.excerpts import shorten
from gleanings.html import Safe, join, tag
from gleanings.nouns import counted
from gleanings.report.contents import Contents, Told, told, topic_anchor
from gleanings.report.first_screen import on_card
from gleanings.report.markup import data_table, day, listed, percent, words_of
from gleanings.report.text import marked_text
from gleanings.summaries.summary import Summary, SummarySentence

ONE_LINE, _SHORTER = 180, 120  # characters of a one-line summary; where there are many
_MANY = 300  # documents
_TOPICS = 3  # main topics that are named


def documents_table(contents: Contents, numbers: range | None = None) -> list[object]:
    """Return the table of documents, all or some: title, date, language, main topics, one line of what each says.

    Of one document there is no table: the page says all of that.
    """
    if len(contents.corpus) == 1:
        return []
    said = said_above(contents)
    dated, several = contents.dated, contents.several_languages
    headers = ["Title", *(["Date"] if dated else []), *(["Language"] if several else []), "Main topics", "In one line"]
    rows = []
    for number in range(len(contents.corpus)) if numbers is None else numbers:
        document = contents.corpus.outlines[number]
        rows.append(
            (
                tag("a", contents.titles[number], href=f"#document-{number + 1}", dir="auto"),
                *([day(document.date)] if dated else []),
                *([language_name(document.language)] if several else []),
                _topics(contents, number),
                _line(contents, document, said),
            )
        )
    return [data_table(headers, rows)]


def documents_texts(contents: Contents, numbers: range | None = None) -> list[object]:
    """Return each document, all or some, to be unfolded: where it is from, and its text with its chosen sentences."""
    names, chosen = contents.names, contents.chosen
    parts: list[object] = [
        tag(
            "p",
            "Marked: sentences of the summary, and sentences that carry a topic; underlined: others that a link leads "
            "to. Struck out, or in bold where it is a heading: what was not analysed. Why is said where the pointer "
            "rests on it.",
            class_="quiet",
        )
    ]
    only = len(contents.corpus) == 1
    for number in range(len(contents.corpus)) if numbers is None else numbers:
        document = contents.corpus[number]
        main = contents.main_topics(number)  # of several documents, the table has them
        shares = [f"{names[topic]} ({percent(_share(contents, number, topic))})" for topic in main] if only else []
        about = listed([tag("span", document.id, dir="auto"), day(document.date), ", ".join(shares)])
        summary = contents.of_document.get(document.id)
        parts.append(
            tag(
                "details",
                tag("summary", tag("span", contents.titles[number], dir="auto")),
                tag("p", about, class_="quiet", id=f"document-{number + 1}"),
                *_notes(summary),
                marked_text(document, chosen[number], contents.length, contents.around),
                open="open" if only else None,
            )
        )
    return parts


def other_summaries(contents: Contents) -> list[object]:
    """Return the summaries of several documents taken as one."""
    parts: list[object] = []
    for summary in contents.summaries:
        if len(summary.documents) == 1:
            continue
        items = [
            tag(
                "li",
                tag("p", words_of(s.shown)),
                tag(
                    "p",
                    tag("a", s.title or s.document, href=_address(contents, s.document), dir="auto"),
                    class_="quiet",
                ),
            )
            for s in summary.sentences
        ]
        heading = f"{counted(len(summary.documents), 'document')} taken as one"
        method = (
            f"{counted(len(summary), 'sentence')} of {len(summary.scores):,}, chosen by the method “{summary.method}”."
        )
        parts.append(
            tag(
                "section",
                tag("h3", heading),
                tag("p", method, class_="quiet"),
                tag("ol", *items, class_="quotes"),
                *_notes(summary),
            )
        )
    return parts


def _address(contents: Contents, document: str) -> str | None:
    number = contents.numbers.get(document)
    return None if number is None else f"#document-{number + 1}"


def _notes(summary: Summary | None) -> list[object]:
    return [] if summary is None else [tag("p", note, class_="quiet") for note in summary.notes]


def _topics(contents: Contents, number: int) -> Safe | str:
    if contents.shares[number] is None:
        return "none: no word was counted"
    links = [
        join(
            [
                tag("a", words_of(contents.names[topic]), href=f"#{topic_anchor(topic)}"),
                " ",
                tag("span", percent(_share(contents, number, topic)), class_="whole"),
            ]
        )
        for topic in contents.main_topics(number)[:_TOPICS]
    ]
    return tag("span", *(tag("span", link, class_="line") for link in links))


def _share(contents: Contents, number: int, topic: int) -> float:
    shares = contents.shares[number]
    return 0.0 if shares is None else float(shares[topic])


def _line(contents: Contents, document: Outline, said: frozenset[Told]) -> Safe | str:
    best = one_line(contents, document, said)
    length = ONE_LINE if len(contents.corpus) <= _MANY else _SHORTER
    return "" if best is None else words_of(shorten(best.shown, length), document)


def one_line(contents: Contents, document: Outline, said: frozenset[Told]) -> SummarySentence | None:
    """Return the best sentence of a document that the page has not said; the best of all where it has said each."""
    summary = contents.of_document.get(document.id)
    if summary is None:
        return None
    ranked = sorted(summary.sentences, key=lambda s: s.rank)
    return next((s for s in ranked if told(s) not in said), ranked[0] if ranked else None)


def said_above(contents: Contents) -> frozenset[Told]:
    """Return the sentences that stand above the table."""
    said = set(contents.told_first)
    for each in contents.digest.topics:
        best = on_card(contents, each)
        here = each.sentences if not contents.paged else () if best is None else (best,)
        said |= {told(sentence) for sentence in here}
    return frozenset(said)
