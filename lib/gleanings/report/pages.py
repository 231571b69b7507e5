"""The report of many documents: a first page, one page a topic, and the documents in pieces, linked with each other."""

from collections.abc import Sequence
from urllib.parse import quote

from gleanings.html import Safe, anchors, page, relinked, tag
from gleanings.report.contents import PIECE, Contents, name_of, topic_anchor
from gleanings.report.documents import documents_table, documents_texts
from gleanings.report.markup import words_of
from gleanings.report.stylesheet import STYLE
from gleanings.report.topic_section import topic_parts

Pages = dict[str, list[tuple[str, Safe]]]  # the sections of each page, each with its heading, by file name


def further_pages(contents: Contents) -> Pages:
    """Return the sections of each page but the first, by file name: heading and markup, each with its anchors."""
    pages: Pages = {}
    for each in contents.ordered:
        index = each.topic.index
        heading = tag("h1", words_of(name_of(each)), id=topic_anchor(index))
        body = tag("section", heading, *topic_parts(contents, each, heading="h2"))
        pages[f"topic-{index + 1}.html"] = [(name_of(each), body)]
    for piece, numbers in enumerate(_pieces(len(contents.corpus)), 1):
        name = f"Documents {numbers[0] + 1:,} to {numbers[-1] + 1:,}"
        table = tag(
            "section",
            tag("h1", name, id=f"documents-{piece}"),
            *documents_table(contents, numbers),
            class_="wide",
        )
        texts = tag("section", tag("h2", "The texts"), *documents_texts(contents, numbers))
        pages[f"documents-{piece}.html"] = [(name, table), ("The texts", texts)]
    return pages


def list_of_topics(contents: Contents) -> list[object]:
    """Return the links to the pages of topics."""
    links = [
        tag("li", tag("a", words_of(name_of(each)), href=f"#{topic_anchor(each.topic.index)}"))
        for each in contents.ordered
    ]
    return [tag("ul", *links)]


def list_of_pieces(contents: Contents) -> list[object]:
    """Return the links to the pages of documents, each with its first and its last title."""
    links = []
    for piece, numbers in enumerate(_pieces(len(contents.corpus)), 1):
        link = tag("a", f"Documents {numbers[0] + 1:,} to {numbers[-1] + 1:,}", href=f"#documents-{piece}")
        first, last = contents.titles[numbers[0]], contents.titles[numbers[-1]]
        said = tag("span", words_of(first), " … ", words_of(last), class_="quiet line")
        links.append(tag("li", link, said))
    return [tag("ul", *links)]


def linked_first(first: Safe, folder: str, pages: Pages) -> Safe:
    """Return the first page with links into the folder of the others."""
    return relinked(first, {anchor: f"{folder}/{name}" for anchor, name in _home(pages).items()})


def linked_others(first: Safe, first_name: str, heading: str, pages: Pages) -> dict[str, Safe]:
    """Return the other pages whole, with links among them and to the first."""
    back = f"../{quote(first_name)}"
    everywhere = dict.fromkeys(anchors(first), back) | _home(pages)
    whole = {}
    for at, (name, parts) in enumerate(pages.items()):
        own = {anchor for _, part in parts for anchor in anchors(part)}
        main = relinked(tag("main", *(part for _, part in parts)), everywhere, own)
        around = _around(heading, back, list(pages), at, pages)
        whole[name] = page(f"{parts[0][0]} · {heading}", tag("header", around), main, style=STYLE)
    return whole


def _home(pages: Pages) -> dict[str, str]:
    """Return the page of each anchor."""
    return {anchor: name for name, parts in pages.items() for _, part in parts for anchor in anchors(part)}


def _around(heading: str, first: str, names: Sequence[str], at: int, pages: dict[str, list[tuple[str, Safe]]]) -> Safe:
    """Return the links to the first page, to the page before and to the next of its kind."""
    kind = names[at].split("-")[0]
    links = [tag("a", heading, href=first, dir="auto")]
    for word, other in (("Before", at - 1), ("Next", at + 1)):
        if 0 <= other < len(names) and names[other].split("-")[0] == kind:
            links.append(tag("a", f"{word}: {pages[names[other]][0][0]}", href=names[other], dir="auto"))
    return tag("nav", tag("ul", *(tag("li", link) for link in links)), aria_label="Pages")


def _pieces(size: int) -> list[range]:
    return [range(start, min(size, start + PIECE)) for start in range(0, size, PIECE)]
