"""Lines of a page in layouts that no rule knows, and what has their form and is kept."""

import numpy as np
import pytest
from tests.cleaning.paragraphs import MORE, PROSE, kinds

from gleanings.cleaning import boosted_trees, rules
from gleanings.cleaning.line_signs import NAMES, signs
from gleanings.cleaning.page import Page
from gleanings.documents.document import Mark

JOB = (
    "Vacature\nBoswachter (32 uur)\nStaatsbosbeheer Oost\nOmmen\n€ 2.900 - € 3.600 per maand\nMbo\nSolliciteer direct\n"
    "Wat ga je doen\nJe loopt elke dag door het bos en ziet wat anderen niet zien. Je geeft rondleidingen aan kinderen "
    "en soms aan ministers.\nInteresse?\nVergelijkbare vacatures\nHovenier\nZwolle\nGeplaatst: 3 dagen geleden"
)
SHARE, MORE_NEWS = "Share this article", "Read more: The old pier"
PAGE = f"{SHARE}\n\n{PROSE}\n\n{MORE}\n\n{MORE_NEWS}\n\n{PROSE}\n\n"


@pytest.mark.parametrize("line", ["Boswachter (32 uur)", "Staatsbosbeheer Oost"])
def test_a_layout_that_no_rule_knows(line, monkeypatch):
    assert kinds(JOB, line) == {"page line"}
    monkeypatch.setattr(
        rules, "PASSES", tuple(rule for rule in rules.PASSES if rule is not boosted_trees.lines_of_pages)
    )
    assert kinds(JOB, line) == set()


def of_a_page(text, line):
    """Return whether a line may be set aside at all, whatever the trees say; two others are known."""
    known = [
        Mark(text.index(each), text.index(each) + len(each), "prompt", "")
        for each in (SHARE, MORE_NEWS)
        if each in text
    ]
    return next(
        boosted_trees.may_be_of_page(part, found) for part, found in signs(Page(text, known)) if part.text == line
    )


@pytest.mark.parametrize("line", ["Butter,", "- Butter", "Harbour: Lane, Marsh, Orr, Bell"])
def test_what_has_the_form_of_a_line_of_a_page_and_is_kept(line):
    assert not of_a_page(f"{PAGE}{line}", line)
    assert of_a_page(f"{PAGE}Butter", "Butter")


LINES = "Flour\n\nRead more comments\n\nSalt"


@pytest.mark.parametrize(
    ("text", "may"),
    [
        (f"{LINES}\n\n{PROSE}", True),
        (f"{LINES}", False),  # too few lines
        (f"and she went home\n\nwhile it rained\n\nand slept\n\n{PROSE}", False),  # no line has the letters of a page's
        (f"{PROSE}\n\n{MORE}", False),
        (f"{PROSE}\n\nButter\n\n{SHARE}", True),
        (f"{LINES}" + f"\n\n{PROSE}" * 30, False),
        (f"{SHARE}\n\n{LINES}" + f"\n\n{PROSE}" * 30, False),
        (f"{SHARE}\n\n" + f"{LINES}\n\n" * 20 + f"{PROSE}", True),
    ],
)
def test_lines_are_weighed_only_where_one_may_be_set_aside(text, may):
    known = [Mark(text.index(SHARE), text.index(SHARE) + len(SHARE), "prompt", "")] if SHARE in text else []
    assert boosted_trees.may_have_lines(Page(text, known)) == may


def found_by(monkeypatch, page, sure, odds=9_000):
    def log_odds(of):
        return np.array([odds if part.text in sure else -9_000 for part, _ in of])

    monkeypatch.setattr(boosted_trees, "log_odds", log_odds)
    return [page.text[mark.start : mark.end] for mark in boosted_trees.lines_of_pages(page)]


def test_of_a_long_text_a_tenth_of_the_lines_is_set_aside_or_none(monkeypatch):
    lines = [f"Step {word}" for word in "abcdefghijklmnopqrstuvwxyzåäöæøßçñ"]
    page = Page(f"{PROSE}\n\n" + "\n\n".join(lines))
    monkeypatch.setattr(boosted_trees, "may_be_list", lambda part, signs_of_line: False)
    assert found_by(monkeypatch, page, lines[:5]) == lines[:5]
    assert found_by(monkeypatch, page, lines[:2]) == []


def test_more_is_asked_of_a_line_where_no_rule_knows_one(monkeypatch):
    lines = ["Flour", "Butter", "Salt"]
    alone, known = Page("\n\n".join([*lines, PROSE])), Page("\n\n".join([*lines, PROSE, SHARE]))
    known.add([Mark(known.text.index(SHARE), len(known.text), "prompt", "")])
    assert found_by(monkeypatch, known, lines, odds=3_000) == lines
    assert found_by(monkeypatch, alone, lines, odds=3_000) == []
    assert found_by(monkeypatch, alone, lines) == lines


def test_a_text_without_a_line_has_no_signs():
    assert list(signs(Page(""))) == []


def log_odds(text):
    page = Page(
        text, [Mark(text.index(each), text.index(each) + len(each), "prompt", "") for each in (SHARE, MORE_NEWS)]
    )
    lines = list(signs(page))
    return dict(zip([part.text for part, _ in lines], boosted_trees.log_odds(lines).tolist(), strict=True))


def test_sentences_of_a_page_are_told_from_the_text():
    notice = "Text is available under a free licence; additional terms may apply."
    odds = log_odds(f"{PAGE}{notice}\n\nComments")
    assert odds[notice] > 0 > max(odds[text] for text in (PROSE, MORE))


def below_the_text(lines):
    page = Page(f"{PAGE}" + "\n".join(lines))
    page.add(
        [Mark(page.text.index(each), page.text.index(each) + len(each), "prompt", "") for each in (SHARE, MORE_NEWS)]
    )
    return page


def test_lines_are_weighed_alike_however_many_at_once(monkeypatch):
    lines = list(signs(below_the_text(["Flour", "Butter", "Salt", "Comments"])))
    odds = boosted_trees.log_odds(lines).tolist()
    monkeypatch.setattr(boosted_trees, "_AT_ONCE", 2)
    assert boosted_trees.log_odds(lines).tolist() == odds
    assert len(odds) == len(lines) > 4


def test_of_a_list_all_lines_are_set_aside_or_none(monkeypatch):
    lines = ["Flour", "Butter", "Salt"]
    page = below_the_text(lines)

    def found(sure):
        return found_by(monkeypatch, page, sure)

    assert found(lines) == lines
    assert found(lines[:2]) == []
    monkeypatch.setattr(boosted_trees, "may_be_list", lambda part, signs_of_line: False)
    assert found(lines[:2]) == lines[:2]


def test_a_long_line_within_a_list_joins_it_to_no_paragraph_above(monkeypatch):
    long = "and butter " * 40
    lines = ["Oil", "Flour", "Butter", "Salt"]
    page = below_the_text([lines[0], long, *lines[1:]])
    assert found_by(monkeypatch, page, lines) == lines
    assert found_by(monkeypatch, page, lines[1:]) == []


def test_what_is_set_aside_and_long_paragraphs_have_no_signs():
    page = Page(f"Home\n\n{PROSE}" + f" {MORE}" * 4)
    assert [part.text for part, _ in signs(page)] == ["Home"]
    page.parts[0].taken = True
    assert list(signs(page)) == []


def test_trees_fitted_on_other_signs_are_not_used(monkeypatch):
    boosted_trees._trees.cache_clear()
    monkeypatch.setattr(boosted_trees, "NAMES", NAMES[::-1])
    with pytest.raises(AssertionError, match=r"benchmarks/cleaning_lines\.py --write"):
        boosted_trees._trees()
    monkeypatch.undo()
    assert len(boosted_trees._trees().roots) > 100
