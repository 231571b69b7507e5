"""What ROUGE counts as words and as lines: rouge-score's tokens, words of any script, sentences however wrapped."""

import re
import unicodedata
from functools import lru_cache
from typing import Any

from gleanings.documents.punctuation import BULLET, ends_sentence
from gleanings.documents.sentences import sentence_spans

_TOKEN = re.compile("[a-z0-9]+")
# A letter that no text in English has, but for borrowed words and names with accents.
OTHER_SCRIPT = re.compile(r"(?![\u0000-\u024f\u1e00-\u1eff])[^\W\d_]")
_WORD = re.compile(r"[\w\u0300-\u036f\u0591-\u05c7\u064b-\u0652\u0900-\u0dff\u0e31-\u0e4e\u200c\u200d]+")
# Characters of Han, the kana, Thai, Lao, Myanmar and Khmer, each with the marks on it; runs of anything else.
_UNSPACED = re.compile(
    r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u0e01-\u0e30\u0e32\u0e33\u0e40-\u0e46\u0e80-\u0eff"
    r"\u1000-\u109f\u1780-\u17ff][\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]*"
    r"|[^\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u0e00-\u0e7f\u0e80-\u0eff\u1000-\u109f\u1780-\u17ff]+"
)


def tokenize(text: str) -> list[str]:
    """Return ROUGE's tokens of `text`.

    >>> tokenize("The U.S. talks, 2015: étude")
    ['the', 'u', 's', 'talk', '2015', 'tude']
    """
    return [_stem(word) if len(word) > 3 else word for word in _TOKEN.findall(text.lower())]


def words_of_any_script(text: str) -> list[str]:
    """Return words of any letters, marks and digits in lower case; of scripts without spaces, single characters.

    >>> words_of_any_script("Étude №2: 雨が降った")
    ['étude', 'no2', '雨', 'が', '降', 'っ', 'た']
    """
    normal = unicodedata.normalize("NFKC", text).lower()
    return [token for word in _WORD.findall(normal) for token in (_UNSPACED.findall(word) or [word])]


@lru_cache(maxsize=1)
def _stemmer() -> Any:  # noqa: ANN401  (nltk has no types)
    from nltk.stem.porter import PorterStemmer

    return PorterStemmer()


@lru_cache(maxsize=1 << 17)
def _stem(word: str) -> str:
    return str(_stemmer().stem(word))


def sentences_however_wrapped(text: str, language: str) -> list[str]:
    """Return the sentences of a text: a line end is a space, unless it is beside a blank line or before a bullet.

    Where no full stop is between two blank lines, as in headlines, each line is a sentence, but for one that goes on in
    small letters.

    >>> sentences_however_wrapped("The mill was sold by\\nMr. Orr. Rain\\nfell.", "en")
    ['The mill was sold by Mr. Orr.', 'Rain fell.']
    >>> sentences_however_wrapped("Mill is\\nsold\\nRain fell", "en")
    ['Mill is sold', 'Rain fell']
    """
    sentences: list[str] = []
    for block in _blocks(text):
        plain = " ".join(" ".join(block).split())
        spans = sentence_spans(plain, 0, len(plain), language)
        if len(spans) > 1 or ends_sentence(plain):
            sentences += [plain[start:end] for start, end in spans]
        else:
            sentences += _lines(block)
    return sentences


def _blocks(text: str) -> list[list[str]]:
    """The lines of a text, parted at blank lines and before bullets."""
    blocks: list[list[str]] = [[]]
    for line in text.splitlines():
        if not line.strip() or BULLET.match(line) is not None:
            blocks.append([])
        blocks[-1].append(line)
    return blocks


def _lines(block: list[str]) -> list[str]:
    lines: list[str] = []
    for line in filter(str.strip, block):
        if lines and line.lstrip()[:1].islower():
            lines[-1] = f"{lines[-1].rstrip()} {line.lstrip()}"
        else:
            lines.append(line)
    return lines
