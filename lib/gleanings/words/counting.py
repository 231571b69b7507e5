"""What cuts the texts of a corpus into words, by language."""

from collections.abc import Iterable, Mapping

from gleanings.words.languages import UNSPACED
from gleanings.words.splitters import installed_splitter
from gleanings.words.tokenizer import Splitter


def splitters_for(languages: Iterable[str], splitter: Splitter | None, language: str) -> Mapping[str, Splitter]:
    """Return what cuts texts into words, by language: `splitter` where one is given, else what is installed.

    Args:
        languages: of the documents.
        splitter: a function from a text to its words, for texts in `language` or in one written without spaces.
        language: of the corpus.
    """
    found: dict[str, Splitter] = {}
    for each in sorted(set(languages)):
        if splitter is not None and (each == language or each in UNSPACED):
            found[each] = splitter
        elif each in UNSPACED and (installed := installed_splitter(each)) is not None:
            found[each] = installed
    return found
