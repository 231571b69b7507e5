"""What Arabic writes onto a word, where the texts have the word without it: "وبحكومتهم" is حكومة, a government.

No letter tells a particle from the beginning of a name (بايدن, Biden, is not "with" and a verb): so a dictionary must
have the word without it, and not the whole, and the texts must have it, too, not much more rarely.
"""

from collections import Counter
from collections.abc import Mapping, Sequence

from gleanings.documents.broken_words import is_known
from gleanings.types import Integers
from gleanings.words.lemmas import without_article
from gleanings.words.spellings import Rewritten
from gleanings.words.stop_words import stop_words

_LANGUAGE = "ar"
_BEFORE = ("", "و", "ف", "ب", "ل", "ك", "وب", "ول", "فب", "فل")  # and, so, in, for, as
_AND = ("و", "ف")  # also before short function words: "فمن", "فهل"
_BEHIND = ("", "هما", "كما", "هم", "هن", "كم", "كن", "ها", "نا", "ه", "ك")  # whose it is, or whom a verb is about
_TIMES = 10  # a form that is there so many times as often as the word in it is rather a name: لينكس, Linux
_BARE = 3  # letters of a word without one sign before or behind it; one less where a longer pronoun is behind it


def with_clitics(words: Sequence[str], languages: Sequence[str], times: Integers) -> Rewritten:
    """Return Arabic words that no dictionary has, each with the word of the texts that is in it.

    Args:
        words: the distinct words.
        languages: the language of each.
        times: how often each occurs.

    >>> import numpy as np
    >>> sorted(with_clitics(["حكومة", "وبحكومتهم", "بايدن"], ["ar"] * 3, np.array([1, 1, 1])))
    [('ar', 'وبحكومتهم', 'حكومة')]
    """
    arabic = {w: n for w, code, n in zip(words, languages, times.tolist(), strict=True) if n and code == _LANGUAGE}
    there: Counter[str] = Counter()
    for word, n in arabic.items():
        for form in {word, without_article(word)}:
            if is_known(form, _LANGUAGE):
                there[form] += n
    return frozenset(
        (_LANGUAGE, word, inner)
        for word, n in arabic.items()
        if word not in there and without_article(word) == word and (inner := _inner(word, n, there))
    )


def _inner(word: str, times: int, there: Mapping[str, int]) -> str:
    """Return the word of `there` that a word holds between what is written onto it; "" for none.

    Args:
        word, times: the word, and how often it occurs.
        there: words without anything written onto them, with how often they occur.
    """
    for before in _BEFORE:
        for behind in _BEHIND:
            inner = word.removeprefix(before).removesuffix(behind)
            if len(before) + len(inner) + len(behind) != len(word):
                continue
            least = 2 if before in _AND and not behind and inner in stop_words(_LANGUAGE) else _BARE - (len(behind) > 1)
            if len(inner) < least:
                continue
            # What ends in a ة has a ت before a pronoun.
            for spelt in (f"{inner[:-1]}ة", inner) if behind and inner[-1] == "ت" else (inner,):
                if times < _TIMES * there.get(spelt, 0):
                    return spelt
    return ""
