"""The documentation site: it builds strictly and offline, its links lead somewhere, and its code runs."""

import datetime
import os
import random
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

import gleanings as gl

ROOT = Path(__file__).parent.parent
PAGES = ROOT / "docs" / "pages"
BLOCK = re.compile(r"```python\n(.*?)```", re.DOTALL)


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """The site as `make docs` builds it, with a small sample; no network is asked for."""
    pytest.importorskip("mkdocs")
    target = tmp_path_factory.mktemp("site")
    environment = {**os.environ, "GLEANINGS_SAMPLE": "seeds", "NO_MKDOCS_2_WARNING": "true"}
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "-f", "docs/mkdocs.yml", "-d", target]
    run = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    return target


class Links(HTMLParser):
    """What a page refers to, what it loads, and the places in it that can be referred to."""

    def __init__(self, text):
        super().__init__()
        self.links, self.loaded, self.ids = [], [], set()
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        self.ids |= {found[key] for key in ("id", "name") if found.get(key)}
        if tag in ("script", "img", "iframe", "source", "video") and found.get("src"):
            self.loaded.append(found["src"])
        if tag == "link" and found.get("rel") not in ("canonical", "prev", "next"):
            self.loaded.append(found["href"])
        if tag == "a" and found.get("href"):
            self.links.append(found["href"])


@pytest.mark.slow
@pytest.mark.subprocess
def test_every_link_of_the_site_leads_somewhere_and_nothing_is_loaded_from_elsewhere(site):
    pages = {path.resolve(): Links(path.read_text("utf-8")) for path in site.rglob("*.html")}
    assert len(pages) > 20
    for path in pages:  # what may be wider than a page is scrolled by keyboard, too
        text = path.read_text("utf-8")
        assert text.count("<table>") == text.count('aria-label="Table" tabindex="0"><table>'), path
        # Lists of pages in the list of all pages are no landmarks, and each block of code is one with its own name.
        assert path.name == "404.html" or not re.search(r'<nav\b[^>]*data-md-level="[1-9]"', text), path
        assert text.count("<nav") == text.count("</nav>"), path
    for path, page in pages.items():
        assert not [address for address in page.loaded if urlsplit(address).scheme not in ("", "data")], path
        if path.name == "404.html":  # its links begin at the top of the host, wherever that is
            continue
        for address in page.links + page.loaded:
            parts = urlsplit(address)
            if parts.scheme or parts.netloc:
                assert parts.scheme in ("https", "data", "mailto"), (path, address)
                continue
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            assert target.exists(), (path, address)
            if parts.fragment and target in pages:
                assert unquote(parts.fragment) in pages[target].ids | {""}, (path, address)


@pytest.mark.slow
@pytest.mark.subprocess
def test_the_reference_has_every_public_name_and_the_notebooks_are_pages_with_their_outputs(site):
    reference = "".join(path.read_text("utf-8") for path in (site / "reference").glob("*.html"))
    for name in gl.__all__:
        assert f'id="gleanings.{gl._HOME[name]}.{name}"' in reference, name
    for path in (ROOT / "notebooks").glob("*.ipynb"):
        page = (site / "notebooks" / f"{path.stem}.html").read_text("utf-8")
        assert 'class="output" tabindex="0"' in page  # it scrolls, so a keyboard must reach it
        assert "object&gt;" not in page  # what a program would print of what is to be seen
        assert "OUTPUT-" not in page
    assert "<math" in (site / "how_it_works.html").read_text("utf-8")
    assert (site / "sample" / "report.html").stat().st_size > 10_000


@pytest.mark.slow
def test_the_code_of_the_guide_runs_from_top_to_bottom(tmp_path, monkeypatch):
    kinds = ["rain storm valley river cloud hail", "party vote poll law budget seat", "goal match team cup coach fan"]
    rows = []
    for i, year in enumerate(range(1990, 2026)):
        words = random.Random(i).sample(kinds[(i + i // 5) % 3].split(), 4)
        text = f"There was {words[0]} with {words[1]} then. So {words[2]} had its time, and {words[3]} came to {year}."
        rows.append((year, ("left", "right")[i % 2], f"{text} {text.replace('then', 'again')}"))
    lines = [f'{year}-03-01,{party},"{text}"' for year, party, text in rows]
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "letters.csv").write_text("\n".join(["date,party,text", *lines]))
    monkeypatch.chdir(tmp_path)
    code = BLOCK.findall((PAGES / "guide.md").read_text("utf-8"))
    assert len(code) > 20
    scope: dict[str, object] = {}
    for block in code:
        exec(compile(block, "guide.md", "exec"), scope)
    assert len(scope["corpus"]) == 36
    assert (tmp_path / "build" / "topics.pdf").stat().st_size > 1000


THEMES = (
    "warming carbon climate ocean", "party vote ballot seat", "goal match striker keeper", "bank loan market profit",
    "river flood valley bridge", "piano choir opera singer", "virus doctor ward vaccine", "court judge verdict appeal",
    "farm wheat harvest tractor", "train station rail ticket",
)  # fmt: skip


@pytest.mark.slow
def test_what_is_written_for_people_from_other_tools_runs(tmp_path, monkeypatch):
    """Each snippet of the right-hand column, with the names that it speaks of."""
    monkeypatch.chdir(tmp_path)
    rows = [random.Random(i).choices(THEMES[i % 10].split(), k=6) for i in range(80)]
    texts = [f"The {a} and the {b} met the {c}. Then {d} came with {e} and {f}." for a, b, c, d, e, f in rows]
    corpus = gl.Corpus.from_texts(
        texts,
        dates=[datetime.date(2000 + i // 10, 3, 1) for i in range(80)],
        metadata=[{"party": ("left", "right")[i // 10 % 2]} for i in range(80)],
    )
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "a.txt").write_text(texts[0])
    bow = gl.bag_of_words(corpus, unit="document", minimum_rows=1, phrases=False)
    summary = gl.summarize(corpus[0], sentences=1)
    scope = {
        "gl": gl, "corpus": corpus, "docs": texts, "document": corpus[0], "bow": bow, "summary": summary, "K": 3,
        "model": gl.fit_topics(bow, topics=10), "texts": [text.split() for text in texts], "folder": "texts",
        "path": "texts/a.txt", "sentence": summary.sentences[0], "reference": texts[0],
    }  # fmt: skip
    right = re.findall(r"^\|[^|]+\|([^|]+)\|$", (PAGES / "coming_from.md").read_text("utf-8"), re.MULTILINE)
    run = []
    for snippet in re.findall(r"`([^`]+)`", " ".join(right)):
        if snippet.startswith("from "):
            exec(compile(snippet, "coming_from.md", "exec"), {})
        elif re.match(r"(gl|model|summary|sentence)\b", snippet):
            eval(compile(snippet, "coming_from.md", "eval"), scope)
        else:  # an argument, the name of a method, the end of a file name
            assert re.fullmatch(r'\w+=(\w+)?|"\w+"|method="\w+"|(\w+)?\.\w+', snippet), snippet
            continue
        run.append(snippet)
    assert len(run) > 40


def test_the_names_that_pages_speak_of_exist():
    for path in PAGES.glob("*.md"):
        for name in re.findall(r"\bgl\.(\w+)", path.read_text("utf-8")):
            assert name in gl.__all__, (path.name, name)


def test_commands_of_the_pages_are_targets_and_files_are_there():
    makefile = (ROOT / "Makefile").read_text("utf-8")
    for path in PAGES.glob("*.md"):
        text = path.read_text("utf-8")
        for target in re.findall(r"(?:`|^\s*)make ([a-z]+)", text, re.MULTILINE):
            assert re.search(rf"^{target}:", makefile, re.MULTILINE), (path.name, target)
        for name in re.findall(r"`(\w+(?:/\w+)+\.py)`", text):
            assert (ROOT / "lib" / "gleanings" / name).exists(), (path.name, name)
