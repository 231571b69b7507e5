"""How a thing is written in the texts: its commonest spelling within sentences, a name in full, nothing clipped."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from gleanings.documents.abbreviations import abbreviations
from gleanings.topics.adjective_endings import without_article
from gleanings.words.lemmas import CAPITAL_NOUNS, has_lemmas, lemmatizer, noun_lemma
from gleanings.words.stop_words import stop_words

_ENDS = 0.35  # of the places of a phrase, before a stop word or the end of a clause: else it is said of something else
_PLACES = 3  # of a phrase, from which on that is looked at
# Of the places of a word, which are so many at least, before a stop and no usual beginning: an abbreviation ("Parl.").
_SHORT, _SHORT_PLACES = 0.9, 5
_CUT = 0.7  # of the places of a word, before a colon or a stop within a sentence: it is a tag ("Q1:") or cut short
_WHOLE = 0.5  # of the places of a name: from it on, it is called by its longer form, or is only a part of names
_VERB = 0.3  # of the places that tell, after what stands before nouns: below, a form is that of a verb
_LONGEST = 4  # words of a name
_WORDS, _CAPITALS = 4, 0.9  # words of a line, and the part of them with a capital, from which it is a headline
_ADDRESS, _STOP = re.compile(r"https?:\S+|www\.\S+"), re.compile(r"[.!?](?=\s|$)")
_LINE = 200  # characters of a line that tell
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_BEFORE = re.compile(r"((?:[^\W\d_][\w'’.-]* ){1,4})\Z")
_AFTER = re.compile(r"(?: (?:[^\W\d_]\.(?= [^\W\d_])|[^\W\d_][\w'’-]*)){1,5}")
_INITIAL = re.compile(r"[^\W\d_]\.")  # "George W. Bush": a stop that ends neither a name nor a sentence
_TO_INITIAL = re.compile(r"([^.]+ [^\W\d_])\. .*")
# Between the words of a name: "Department for Work and Pensions", "Banco de España", "Prawo i Sprawiedliwość".
_WITHIN = frozenset("of for the de del des du la do da dos das di della dei degli delle van voor av af för i".split())
_JOINING = 3  # letters at most, of a word between those of a name that is none of the language
_AND = frozenset("and & et y e ed en och og".split())
_SENTENCE_ENDS = ".!?\n:\"“”'’("
_BEHIND_STOP = re.compile(r" ?\.[ \t]*(?!https?:|www\.)([^\W\d_]+)")
_NEXT = re.compile(r"[\s\-]+([\w'’]+)")


class Wording:
    """How things are written in texts of one language.

    >>> Wording("en").of("george", ["With George Harrison came Paul. So did George Harrison."])
    'George Harrison'
    """

    def __init__(self, language: str, nouns: Mapping[str, float] | None = None) -> None:
        """Make one for texts of a language.

        Args:
            language: of the texts.
            nouns: how often each word, as it is written, stands as nouns do.
        """
        self.language = language
        self._nouns = nouns or {}
        self._stops = stop_words(language)
        self._titles = abbreviations(language).titles
        self._lemma = cache(self._lemma_of)

    def of(self, term: str, texts: Sequence[str]) -> str | None:
        """Return how a term is mostly written; None where it is nowhere, or names nothing by itself.

        A name is written in full where half of its places are in one longer name ("George" in "George Harrison",
        "Statistics" in "Bureau of Statistics"). A word that with a capital is mostly a part of different names and also
        stands in small letters ("Agency", "River"), or begins them ("George"), names nothing, and neither does a phrase
        that mostly goes on ("high-speed"), nor a word that is mostly cut short ("Corp.") or a tag ("Q1:"). A German
        adjective has the ending that it has without an article.
        """
        within: Counter[str] = Counter()
        first: Counter[str] = Counter()
        whole: Counter[str] = Counter()
        surnames: Counter[str] = Counter()
        ends = cut = stopped = 0
        pattern = pattern_of(term)
        for text in texts:
            for match in pattern.finditer(text):
                before = text[: match.start()].rstrip()
                begins = not before or before[-1] in _SENTENCE_ENDS or "\n" in text[len(before) : match.start()]
                form = " ".join(match.group().split())
                (first if begins else within)[form] += 1
                cut += _goes_on(text[match.end() : match.end() + 3])
                behind = _BEHIND_STOP.match(text, match.end())
                stopped += behind is not None and behind[1].lower() not in self._stops
                follows = _NEXT.match(text, match.end())
                ahead = follows[1] if follows is not None else ""
                before_stop = ahead.lower() in self._stops
                ends += not ahead or before_stop
                if form[:1].isupper() and not _is_headline(text, match.start()):
                    if before_stop and ahead.istitle():
                        surnames[ahead] += 1
                    whole[self._name_around(text, match.start(), match.end())] += 1
        counted = within or first
        places = sum(within.values()) + sum(first.values())
        if not places:
            return self._inflected(term, texts)
        if places >= _PLACES and cut >= _CUT * places and " " not in term:
            return None
        if places >= _SHORT_PLACES and stopped >= _SHORT * places:
            return None
        found, _ = _commonest(counted)
        if self.language in CAPITAL_NOUNS:
            return without_article(found, texts, self._lemma)
        if not found[:1].isupper():
            if self._nouns.get(found.lower(), 1.0) < _VERB:  # "prune", of which the noun is another form
                return self._inflected(term, texts)
            return None if " " in term and places >= _PLACES and ends < _ENDS * places else found
        longer = Counter({name: n for name, n in whole.items() if len(name.split()) > len(term.split())})
        if longer and sum(longer.values()) >= _WHOLE * sum(whole.values()):
            to_initial: Counter[str] = Counter()  # a sentence may begin behind it: "Vitamin C. Doctors say"
            for name, n in longer.items():
                to_initial[_TO_INITIAL.sub(r"\1", name)] += n
            for name, n in (_commonest(longer), _commonest(to_initial)):
                if n >= _WHOLE * places and 1 < len(name.split()) <= _LONGEST:
                    return name
            given = sum(n for name, n in longer.items() if name.lower().startswith(f"{term} "))
            if any(form[:1].islower() for form in within) or given >= _WHOLE * places:
                return None
        surname, n = _commonest(surnames)
        return f"{found} {surname}" if n >= _WHOLE * places else found  # "Theresa May"

    def _name_around(self, text: str, start: int, end: int) -> str:
        """Return the words with a capital around a place, over "of" and "for", without what only begins a sentence."""
        before, after = _BEFORE.search(text, max(0, start - 60), start), _AFTER.match(text, end)
        left: list[str] = []
        joining: list[str] = []
        words = before.group(1).split() if before else []
        for i, word in reversed(list(enumerate(words))):
            if (word in _WITHIN and len(joining) < 2) or (self._joins(word) and not joining):
                joining.insert(0, word)
                continue
            ahead = words[i - 1] if i else text[: before.start() if before else 0].rstrip()[-1:]
            begins = not ahead or ahead[-1] in _SENTENCE_ENDS
            # "New York Mets", but not "Mr Arafat" and what only begins a sentence
            stopped = word.lower() in self._stops and (
                begins or bool(joining) or word.isupper() or word.lower() in self._titles
            )
            cut = word.endswith((".", "'s", "’s")) and not _INITIAL.fullmatch(word)
            if not word[:1].isupper() or stopped or cut:
                break
            left = [word, *joining, *left]
            joining = []
        right: list[str] = []
        joining = []
        for word in after.group().split() if after else []:
            if (
                word in _WITHIN
                or (self._joins(word) and not joining)
                or (word in _AND and not joining and any(each in _WITHIN for each in right))
            ):
                joining.append(word)
                continue
            if not word[:1].isupper() or word.lower() in self._stops:
                break
            right += [*joining, re.sub(r"['’]s?\Z", "", word)]
            joining = []
        return " ".join([*left, *text[start:end].split(), *right]).rstrip(".")

    def _joins(self, word: str) -> bool:
        """Tell whether a word joins those of a name from another language: "bin Laden", "Convergència i Unió"."""
        return len(word) <= _JOINING and word.islower() and word.isalpha() and word not in self._stops | _AND

    def _inflected(self, term: str, texts: Sequence[str]) -> str | None:
        """Return the commonest form of a word whose lemma stands nowhere itself: "Häuser" for "haus"."""
        if " " in term or not has_lemmas(self.language):
            return None
        forms = Counter(
            m.group()
            for text in texts
            for m in _WORD.finditer(text)
            if self._lemma(m.group()) == term and not self._nouns.get(m.group().lower(), 1.0) < _VERB
        )
        return _commonest(forms)[0] or None

    def _lemma_of(self, word: str) -> str:
        if self.language in CAPITAL_NOUNS and word[:1].isupper():
            return noun_lemma(word.lower(), self.language)
        return lemmatizer(self.language)(word.lower())


def _commonest(forms: Counter[str]) -> tuple[str, int]:
    """Return what stands most often, the first in order of those that stand as often; an empty text for none.

    >>> _commonest(Counter(["rain", "Rain", "wind"]))
    ('Rain', 1)
    """
    return min(forms.items(), key=lambda item: (-item[1], item[0]), default=("", 0))


def _is_headline(text: str, place: int) -> bool:
    """Tell whether a line writes its words with capitals, so that they tell no names: "Court Strikes Down Law".

    >>> _is_headline("Court Strikes Down Abortion Law", 0), _is_headline("The court of Sydney struck the law down.", 0)
    (True, False)
    """
    begin, end = text.rfind("\n", 0, place) + 1, text.find("\n", place)
    return _headline(text[begin : end if end >= 0 else len(text)][:_LINE])


@lru_cache(maxsize=1_000)
def _headline(line: str) -> bool:
    line = _ADDRESS.sub("", line)
    if not line[:1].isupper() or _STOP.search(line):
        return False
    words = [word for word in _WORD.findall(line) if len(word) > _JOINING]
    return len(words) >= _WORDS and sum(word[0].isupper() for word in words) >= _CAPITALS * len(words)


def _goes_on(after: str) -> bool:
    """Tell whether a colon follows, or a stop that ends no sentence.

    >>> _goes_on(": a"), _goes_on(". of"), _goes_on(".,"), _goes_on(". A"), _goes_on(":30")
    (True, True, True, False, False)
    """
    return (
        (after[:1] == ":" and not after[1:2].strip())
        or after[:2] == ".,"
        or (after[:2] == ". " and after[2:].islower())
    )


def pattern_of(term: str) -> re.Pattern[str]:
    """Return what finds a term, in small letters, and its plural in a text, however it is spaced."""
    inside = r"[\s\-\u2010\u2011]+".join(re.escape(word) for word in term.split())
    return re.compile(rf"(?<![\w-])(?<![\w]{{2}}['’]){inside}(?:e?s)?(?![\w-])", re.IGNORECASE)
