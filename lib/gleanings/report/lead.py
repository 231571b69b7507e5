"""The first paragraph of a report: a few sentences of the documents that say what the whole is about."""

from gleanings.documents.document import Document
from gleanings.html import tag
from gleanings.report.contents import Contents
from gleanings.report.markup import listed, shortened, words_of
from gleanings.summaries.summarize import summarize

_SENTENCES = 3
_MOST = 20_000  # sentences of all documents that are compared; of more, the largest topics speak


def lead(contents: Contents) -> list[object]:
    """Return the paragraph, each sentence with a link to its document, and how far it goes."""
    sentences = _sentences(contents)
    if not sentences:
        return []
    numbers = contents.numbers
    parts: list[object] = []
    for document, text in sentences:
        number = numbers[document.id]
        link = tag("a", f"[{number + 1}]", href=f"#document-{number + 1}", title=contents.titles[number])
        parts += [words_of(shortened(text), document), " ", link, " "]
    said = listed(
        [
            "In their own words: sentences of the documents, each with the number of its document.",
            "This page contains text of the documents: pass it on only to people who may read them.",
        ]
    )
    return [tag("p", *parts, class_="lead"), tag("p", said, class_="quiet")]


def _sentences(contents: Contents) -> list[tuple[Document, str]]:
    documents = {document.id: document for document in contents.corpus}
    if sum(len(document.sentences) for document in contents.corpus) <= _MOST:
        chosen = summarize(contents.corpus, sentences=_SENTENCES).sentences
        return [(documents[sentence.document], sentence.text) for sentence in chosen]
    largest = contents.ordered
    best = [each.sentences[0] for each in largest if each.sentences][:_SENTENCES]
    return [(documents[sentence.document], sentence.text) for sentence in best]
