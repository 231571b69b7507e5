"""Reports as a browser shows them: nothing runs, nothing is asked for, nothing is cut, and all can read them."""

import datetime
import io
from pathlib import Path

import pytest

import gleanings as gl

pytestmark = [pytest.mark.browser, pytest.mark.slow]

RUN = "<script>window.ran=1</script><img src=x onerror='window.ran=1'><svg onload=window.ran=1>"
BREAK = '"><script>window.ran=1</script>'
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def _written(folder: Path, corpus: gl.Corpus, topics: int, **options: object) -> Path:
    model = gl.fit_topics(gl.bag_of_words(corpus), topics=topics)
    return gl.write_report(folder / "report.html", model, gl.digest(model), **options)


@pytest.fixture(scope="module")
def lee(tmp_path_factory):
    corpus = gl.example("lee")
    dated = gl.Corpus.from_texts(
        [document.text for document in corpus][:100],
        dates=[datetime.date(2000 + number // 50, number % 12 + 1, 1) for number in range(100)],
    )
    return _written(tmp_path_factory.mktemp("lee"), dated, 8)


@pytest.fixture(scope="module")
def seeds(tmp_path_factory):
    return _written(tmp_path_factory.mktemp("seeds"), gl.read_folder("seeds"), 3)


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


@pytest.fixture(params=["lee", "seeds", "hostile"])
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


@pytest.mark.parametrize("width", [360, 480, 1280])
def test_nothing_is_wider_than_the_page(watched, report, width):
    for path in _pages(report):
        page = watched.at(path, width=width)
        page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [480, 1280])
def test_axe_finds_nothing(chromium, axe, report, width, dark):
    context = chromium.new_context(
        viewport={"width": width, "height": 900}, color_scheme="dark" if dark else "light", bypass_csp=True
    )
    try:
        for path in _pages(report):
            page = context.new_page()
            page.goto(path.resolve().as_uri())
            page.evaluate("document.querySelectorAll('details').forEach((each, at) => each.open = at < 30)")
            page.evaluate(axe)
            found = page.evaluate("rules => axe.run({runOnly: rules})", RULES)
            assert [(each["id"], each["nodes"][0]["html"][:200]) for each in found["violations"]] == []
    finally:
        context.close()


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


def test_on_paper_pages_are_numbered_and_details_are_open(watched, seeds):
    pdfium = pytest.importorskip("pypdfium2")
    page = watched.at(seeds)
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = false)")
    inside = page.evaluate("document.querySelector('details:last-of-type .text').textContent").split()[-3:]
    printed = pdfium.PdfDocument(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    texts = [sheet.get_textpage().get_text_range() for sheet in printed]
    assert len(texts) > 1
    for number, text in enumerate(texts, 1):
        assert f"{number} / {len(texts)}" in " ".join(text.split())
    assert " ".join(inside) in " ".join(" ".join(texts).split())
