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
        boosted_trees.may_be_of_page(part, found, known=bool(known))
        for part, found in signs(Page(text, known))
        if part.text == line
    )


@pytest.mark.parametrize(
    ("text", "line", "other"),
    [
        (f"{PROSE}\n\nButter", "Butter", f"{PAGE}Butter"),  # no line says that it is a page
        (f"{PAGE}Butter,", "Butter,", f"{PAGE}Butter"),
        (f"{PAGE}- Butter", "- Butter", f"{PAGE}Butter"),
        (f"{PAGE}Butter" + f"\n\n{PROSE}" * 30, "Butter", f"{PAGE}Butter\n\n{MORE}"),
        (f"{PAGE}Harbour: Lane, Marsh, Orr, Bell", "Harbour: Lane, Marsh, Orr, Bell", f"{PAGE}Butter"),
    ],
)
def test_what_has_the_form_of_a_line_of_a_page_and_is_kept(text, line, other):
    assert not of_a_page(text, line)
    assert of_a_page(other, "Butter")


@pytest.mark.parametrize(
    ("text", "may"),
    [
        (f"Butter\n\n{PROSE}", True),
        (f"{PROSE}\n\nButter\n\n{MORE}", False),  # no line says that it is a page
        ("Butter\n\nSalt", False),
        (f"{PROSE}\n\n{MORE}", False),
        (f"{PROSE}\n\nButter\n\n{SHARE}", True),
    ],
)
def test_signs_are_found_only_where_a_line_may_be_set_aside(text, may):
    known = [Mark(text.index(SHARE), len(text), "prompt", "")] if SHARE in text else []
    assert boosted_trees.lines_of_pages.may_strike(Page(text, known)) == may


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


def test_of_a_list_all_lines_are_set_aside_or_none(monkeypatch):
    lines = ["Flour", "Butter", "Salt"]
    page = Page(f"{PAGE}" + "\n".join(lines))
    page.add(
        [Mark(page.text.index(each), page.text.index(each) + len(each), "prompt", "") for each in (SHARE, MORE_NEWS)]
    )

    def found(sure):
        def odds(of):
            return np.array([9_000 if part.text in sure else -9_000 for part, _ in of])

        monkeypatch.setattr(boosted_trees, "log_odds", odds)
        return [page.text[mark.start : mark.end] for mark in boosted_trees.lines_of_pages(page)]

    assert found(lines) == lines
    assert found(lines[:2]) == []
    monkeypatch.setattr(boosted_trees, "may_be_list", lambda part, signs_of_line: False)
    assert found(lines[:2]) == lines[:2]


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
