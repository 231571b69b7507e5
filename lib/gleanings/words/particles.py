"""Particles of Korean nouns, the cases of other languages: 정부가, 정부는 and 정부에서 are 정부, a government.

No dictionary is asked. Which particle may follow depends on whether a syllable ends in a consonant; and a word is cut
only where what is left stands with several particles in the texts, or with one that ends no noun: 민주주의 (democracy)
ends like a genitive, but there is no other form of 민주주.
"""

from collections import defaultdict
from collections.abc import Iterable

# By what they follow: a consonant, a vowel, either. Endings of verbs alike (나, 며, 라) are left out.
_AFTER_CONSONANT = frozenset("은 이 을 과 으로 으로는 으로도 으로서 으로써 으로의 이라는 이란".split())
_AFTER_VOWEL = frozenset("는 가 를 와 로 로는 로도 로서 로써 로의 라는 란".split())
_AFTER_ANY = frozenset(
    "의 에 도 만 에서 에게 에는 에도 에만 에서는 에서도 에서의 에게는 에게서 한테 께서 부터 까지 까지의 "
    "까지도 보다 처럼 과의 와의 과는 와는 만큼 조차 마저 밖에 뿐 들 들이 들은 들을 들의 들에 들에게 "
    "들과 들도 만이 만을 이나마".split()
)
_LONGEST = max(map(len, _AFTER_CONSONANT | _AFTER_VOWEL | _AFTER_ANY))
_SURE = frozenset("을 를 에서 에게 에는 에서는 에서의".split())  # no noun ends so by itself
_STEM = 2  # syllables
_FORMS = 2  # different particles
_FIRST, _LAST = "가", "힣"
_ENDINGS = 28  # ways for a syllable to end, the first without a consonant
_L = 8  # the one with ㄹ, after which 로 stands
_SS = 20  # the one with ㅆ, of verbs in the past


def cases(words: Iterable[str]) -> frozenset[str]:
    """Return the words that stand with particles in a text, without them.

    >>> sorted(cases(["정부가", "정부는", "민주주의", "민주주의를", "민주주의와"]))
    ['민주주의', '정부']
    """
    known = set(words)
    found: defaultdict[str, set[str]] = defaultdict(set)
    for word in known:
        for stem, particle in _ways(word):
            found[stem].add(particle)
    return frozenset(
        stem for stem, particles in found.items() if len(particles) >= _FORMS or not particles.isdisjoint(_SURE)
    )


def without_particle(word: str, stems: frozenset[str]) -> str:
    """Return a word without its particle where the rest is one of `stems`.

    >>> without_particle("정부에서는", frozenset(["정부"])), without_particle("전문가", frozenset(["전문"]))
    ('정부', '전문가')
    """
    return next((stem for stem, _ in _ways(word) if stem in stems), word)


def _ways(word: str) -> Iterable[tuple[str, str]]:
    """Yield the ways to part a word from a particle, the longest particle first."""
    for size in range(min(_LONGEST, len(word) - _STEM), 0, -1):
        stem, particle = word[:-size], word[-size:]
        last = stem[-1]
        if not _FIRST <= last <= _LAST:
            continue
        ending = (ord(last) - ord(_FIRST)) % _ENDINGS
        if ending == _SS:
            continue
        vowel = ending == 0 or (ending == _L and particle[0] == "로")
        if particle in _AFTER_ANY or particle in (_AFTER_VOWEL if vowel else _AFTER_CONSONANT):
            yield stem, particle
