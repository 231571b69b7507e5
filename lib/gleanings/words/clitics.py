"""What Arabic writes onto a word, where the texts have the word without it: "وبحكومتهم" is حكومة, a government.

No letter tells a particle from the beginning of a name (بايدن, Biden, is not "with" and a verb): so a dictionary must
have the word without it, and not the whole, and the texts must have it, too, not much more rarely. Of a whole that it
has, as of "ربنا" (our lord), only a pronoun is taken, where the rest is the more frequent and stands with another, too.
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
_OURS = ("هما", "هم", "كم", "ها", "نا")  # pronouns that few words end like
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
    found = set()
    for word, n in arabic.items():
        if without_article(word) != word:
            continue
        inner = _without_pronoun(word, arabic, there) if word in there else _inner(word, n, there)
        if inner:
            found.add((_LANGUAGE, word, inner))
    return frozenset(found)


def _without_pronoun(word: str, arabic: Mapping[str, int], there: Mapping[str, int]) -> str:
    """Return a word of the dictionary without its pronoun where the texts tell that it has one; "" for none."""
    bases = (word.removesuffix(pronoun) for pronoun in _OURS if word.endswith(pronoun))
    base = next((base for base in bases if len(base) > 1 and there.get(base, 0) >= arabic[word]), "")
    return base if base and sum(base + pronoun in arabic for pronoun in _BEHIND[1:]) > 1 else ""


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
