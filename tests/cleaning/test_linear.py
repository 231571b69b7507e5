"""Time grows with the text, whatever is in it: texts of 20 shapes at two sizes, for each rule and each pattern."""

import importlib
import pkgutil
import re
from re._constants import BRANCH, MAX_REPEAT, MIN_REPEAT  # type: ignore[import-not-found]
from re._parser import SubPattern, parse  # type: ignore[import-not-found]

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from tests.growth import ROUNDS, grows_too_fast, seconds

import gleanings
from gleanings.cleaning.email import mail
from gleanings.cleaning.rules import marks_of
from gleanings.documents.paragraphs import paragraph_spans
from gleanings.documents.sentences import sentence_spans

SHAPES = {
    "letters": "a",
    "capitals": "A",
    "spaces": " ",
    "line ends": "\n",
    "brackets": "(",
    "closing brackets": ")",
    "quotation marks": '"',
    "apostrophes": "'a",
    "full stops": ".",
    "abbreviations": "U.S. ",
    "dashes": "- ",
    "rules": "-" * 12 + "\n",
    "quoted mail": "> > a\n",
    "fields": "Name: a\r\n  more\r\n",
    "posts": "A (@a) ",
    "links": "https://a.example/b ",
    "digits": "1.1.1 ",
    "dots to a page": "One .... 1\n",
    "Chinese": "和平谈判恢复，",
    "Chinese sentences": "谈判恢复。“好。”他说。",
    "turns": "[12:01] ann: hi\n",
    "bars": "| a |\n",
    "headings": "A title\n\nIt rained all day in the hills. It was cold.\n\n",
    "joined addresses": "www.a.b",
    "combining marks": "e\u0301",
}
PROSE = "Rain fell on Monday, and the river rose by a metre before noon, so the bridge was shut for the whole day.\n\n"
LINES = {  # below a paragraph
    "open lines": "A line of a page\n\n",
    "blocks": "News\nSport | Culture\n\n",
    "lines set aside": "Share on Facebook\nSubscribe to our newsletter\n",
    "points": "Most read\n1. The bridge\n2. The school\n\n",
    "quoted by bars": "| a |\nA line\n\nOn Mon, Ann wrote:\n",
    "runs": "Call us\nann@b.example\nTel 1234567890\nBridge is shut on Monday.\n",
}
SIZE = 8_000
MARGIN = 0.15  # seconds that a measurement may be off on a busy machine
MANY = 9  # times that a part may be repeated before it is taken for repeated without end


def grows(work, unit, size=SIZE):
    """Return how long texts of a repeated unit take, where time grows too fast with their size."""
    small, large = (unit * (int(factor * size) // len(unit) + 1) for factor in (0.5, 2))
    return grows_too_fast(work, small, large, MARGIN)


def cut(text):
    paragraph_spans.cache_clear()
    for start, end in paragraph_spans(text):
        sentence_spans(text, start, end, "en")


def clean(text):
    paragraph_spans.cache_clear()
    marks_of(text)


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.slow
def test_paragraphs_and_sentences_take_time_that_grows_with_the_text(shape):
    assert not grows(cut, SHAPES[shape], size=20_000)


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.slow
def test_cleaning_takes_time_that_grows_with_the_text(shape):
    assert not grows(clean, SHAPES[shape], size=20_000)


@pytest.mark.parametrize("shape", LINES)
@pytest.mark.slow
def test_cleaning_of_lines_below_a_text_takes_time_that_grows_with_them(shape):
    assert not grows(lambda lines: clean(PROSE + lines), LINES[shape], size=80_000)


@pytest.mark.slow
def test_a_header_of_a_mail_that_goes_on_takes_time_that_grows_with_its_lines():
    header = "I send it on.\n\nSubject: a\nFrom: ann@b.example\n"
    assert not grows(lambda lines: list(mail(header + lines)), " " + "a" * 300 + "\n", size=4_000_000)


def patterns():
    seen = set()  # a pattern that several modules import is looked at once
    for room in ("documents", "cleaning", "corpus", "reading", "words"):
        package = importlib.import_module(f"gleanings.{room}")
        for info in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            module = importlib.import_module(info.name)
            for name, value in sorted(vars(module).items()):
                if isinstance(value, re.Pattern) and isinstance(value.pattern, str) and value not in seen:
                    seen.add(value)
                    yield f"{info.name.removeprefix(gleanings.__name__ + '.')}.{name}", value


@pytest.mark.slow
def test_no_pattern_takes_more_than_its_share():
    wrong = [
        (name, shape) for name, pattern in patterns() for shape, unit in SHAPES.items() if grows(pattern.match, unit)
    ]
    assert not wrong


def parts(tree):
    """Return the parts of a parsed pattern, those within others too, each with what it holds."""
    for kind, argument in tree:
        yield kind, argument
        held = argument if isinstance(argument, tuple | list) else (argument,)
        for each in held:
            for inner in each if isinstance(each, list) else (each,):
                if isinstance(inner, SubPattern):
                    yield from parts(inner)


def may_double(pattern):
    """Return whether the search may come back to a choice very often: repeats within repeats, or three in a row.

    What is left, one repeat or two of single signs, takes at most the square of the length: `doubles` never sees it.
    """
    repeats = [
        argument[2]
        for kind, argument in parts(parse(pattern.pattern, pattern.flags))
        if kind in (MAX_REPEAT, MIN_REPEAT) and argument[1] > MANY
    ]
    nested = any(kind in (MAX_REPEAT, MIN_REPEAT, BRANCH) for body in repeats for kind, _ in parts(body))
    return nested or len(repeats) > 2


def own_shapes(pattern):
    """Return a few texts that the pattern itself matches, whole and without their ends.

    Repeated, they are the worst that it can meet: it begins to match, and finds no end.
    """
    found = []

    @settings(max_examples=6, derandomize=True, database=None, deadline=None, phases=[Phase.generate])
    @given(st.from_regex(pattern))
    def draw(text):
        found.append(text[:40])

    draw()
    cut = {text[:length] for text in found for length in (len(text), len(text) - 1, len(text) - 3, len(text) // 2)}
    return sorted(text for text in cut if text.strip())


@pytest.mark.parametrize("pattern", [r"(?:a+b?)+c", r"(?:(?:www\.)?\w+(?:\.\w+)+)+!", r"(?:\w+\s?)+!"])
@pytest.mark.slow
def test_a_pattern_that_doubles_its_time_is_found(pattern):
    assert may_double(re.compile(pattern))
    assert any(doubles(re.compile(pattern), unit) for unit in own_shapes(re.compile(pattern)))


@pytest.mark.parametrize(
    ("pattern", "may"), [("a*b*c", False), ("a*b*a*c", True), ("(?:ab?)+c", True), ("a{9}", False)]
)
def test_which_patterns_are_looked_at(pattern, may):
    assert may_double(re.compile(pattern)) == may


@pytest.mark.slow
def test_no_pattern_doubles_its_time_with_each_repetition():
    """ "www.a.bwww.a.b..." was 60 seconds of work where each address could end in any of the next."""
    suspects = [(name, pattern) for name, pattern in patterns() if may_double(pattern)]
    assert len(suspects) > 10
    assert not [(name, unit) for name, pattern in suspects for unit in own_shapes(pattern) if doubles(pattern, unit)]


def doubles(pattern, unit):
    """Return whether time explodes with the length of a repeated text: short ones first, or a match would never end."""
    for text in (unit * 26, (unit + "\n") * 26):
        for length in (*range(4, 40), *range(40, len(text), 24)):
            repeated = text[:length] + "\0 a"
            if all(seconds(pattern.match, repeated) > MARGIN for _ in range(ROUNDS)):
                return True
    return False
