"""Pages of notebooks, as a phone shows them and a keyboard reaches them."""

import pytest

from gleanings.html import table
from gleanings.notebooks import to_html

HEADERS = ["topic", "name", "share", "standing", "top words", "where it is strongest"]


@pytest.fixture
def notebook_page(tmp_path):
    """A page of a notebook with one table of six columns, and one of two."""
    nbformat = pytest.importorskip("nbformat")
    pytest.importorskip("nbconvert")
    rows = [
        [number, f"topic {number}", "52%", "clear", "rain, river, flood, " * 3, "Storm in Orr (62%); " * 3]
        for number in range(3)
    ]
    shown = [table(HEADERS, rows, numbers=[0]), table(["word", "count"], [["rain", 3]], numbers=[1]), "no table"]
    cells = [nbformat.v4.new_code_cell("shown", outputs=[]) for _ in shown]
    for cell, markup in zip(cells, shown, strict=True):
        cell.outputs = [
            nbformat.v4.new_output("execute_result", {"text/html": f"<div>{markup}</div>"}, execution_count=1)
        ]
    path = tmp_path / "notebook.html"
    path.write_text(to_html(nbformat.v4.new_notebook(cells=cells), "Notebook"), encoding="utf-8")
    return path


@pytest.mark.slow
def test_on_a_phone_rows_of_many_columns_are_cards_and_nothing_must_be_scrolled(notebook_page, watched):
    page = watched.at(notebook_page, width=360)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    first = page.locator(".output_area").first
    assert first.evaluate("area => area.scrollWidth <= area.clientWidth")
    named = "cell => getComputedStyle(cell, '::before').content"
    assert page.locator("td").nth(4).evaluate(named) == '"top words: "'
    assert first.locator("tbody tr").first.evaluate("row => getComputedStyle(row).display") == "block"
    assert page.locator("table").nth(1).evaluate("table => getComputedStyle(table).display") == "table"
    watched.dress(1280)
    assert first.locator("tbody tr").first.evaluate("row => getComputedStyle(row).display") == "table-row"


@pytest.mark.slow
def test_a_keyboard_reaches_outputs_with_tables_and_axe_finds_nothing(notebook_page, axe_page):
    page = axe_page.at(notebook_page)
    tabs = page.evaluate("[...document.querySelectorAll('.output_area')].map(area => area.tabIndex)")
    assert tabs == [0, 0, -1]
    for dark in (False, True):
        axe_page.dress(480, dark=dark)
        rules = ["color-contrast", "scrollable-region-focusable"]
        assert axe_page.findings({"type": "rule", "values": rules}) == []
