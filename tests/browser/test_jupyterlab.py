"""What a result shows in a real JupyterLab: text of a document is no formula and no link there."""

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import gleanings as gl

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.subprocess]

FORMULA = r"The bank paid $5 and then $6 for it, \(\href{http://example.org/x}{y}\), or $$a+b$$ in the spring."
PLAIN = [
    "Heavy rain flooded the river valley in spring, and the river rose over its banks again.",
    "The minister said that the party would vote on the budget of the river valley in May.",
    "Markets fell after the bank raised its rates, and the profit of the bank was lower.",
]


def _shown() -> dict[str, str]:
    corpus = gl.Corpus.from_texts([f"{FORMULA} {text}" for text in PLAIN], titles=[FORMULA] * len(PLAIN))
    bow = gl.bag_of_words(corpus, minimum_rows=1)
    model = gl.fit_topics(bow, topics=2).rename(0, FORMULA)
    summary = gl.summarize(corpus, sentences=3)
    results: dict[str, Any] = {
        "corpus": corpus,
        "bag": bow,
        "model": model,
        "digest": gl.digest(model),
        "summary": summary,
        "context": summary.in_context(),
        "explained": bow.explain(corpus[0]),
    }
    return {name: result._repr_html_() for name, result in results.items()}


@pytest.fixture(scope="module")
def notebook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A notebook with one output of each kind, and the same text shown without our care, as the last."""
    import nbformat  # it takes seconds to be imported, which those who do not run this need not wait for
    from nbformat.sign import NotebookNotary  # outputs of a notebook that is not signed are not shown

    cells = []
    for name, markup in [*_shown().items(), ("control", f"<p>{FORMULA}</p>")]:
        data = {"text/html": f'<div data-result="{name}">{markup}</div>', "text/plain": name}
        cell = nbformat.v4.new_code_cell(name, execution_count=1)
        cell.outputs = [nbformat.v4.new_output("display_data", data=data)]
        cells.append(cell)
    made = nbformat.v4.new_notebook(cells=cells)
    path: Path = tmp_path_factory.mktemp("lab") / "shown.ipynb"
    nbformat.write(made, path)
    NotebookNotary(data_dir=str(path.parent)).sign(made)
    return path


@pytest.fixture(scope="module")
def lab(notebook: Path) -> Iterator[str]:
    """The address of a JupyterLab that was started for these tests."""
    pytest.importorskip("jupyterlab", reason="JupyterLab is not installed: pip install '.[notebooks]'")
    folder = notebook.parent
    options = ["--no-browser", "--port=0", "--ip=127.0.0.1", "--allow-root", "--IdentityProvider.token="]
    options += [f"--ServerApp.root_dir={folder}", "--LabApp.news_url=None", "--LabApp.check_for_updates_class="]
    options[-1] += "jupyterlab.handlers.announcements.NeverCheckForUpdate"
    options += [f"--NotebookNotary.data_dir={folder}", "--LabApp.extension_manager=readonly"]
    log = (folder / "log.txt").open("w+", encoding="utf-8")
    command = [sys.executable, "-m", "jupyterlab", *options]
    own = {**os.environ, "JUPYTER_CONFIG_DIR": str(folder / "settings")}  # nothing of who runs the tests
    server = subprocess.Popen(command, stdout=log, stderr=subprocess.STDOUT, cwd=folder, env=own)
    try:
        found, over = None, time.monotonic() + 600
        while not found and server.poll() is None and time.monotonic() < over:
            time.sleep(0.25)
            found = re.search(r"http://127\.0\.0\.1:\d+/lab", (folder / "log.txt").read_text(encoding="utf-8"))
        assert found, (folder / "log.txt").read_text(encoding="utf-8")
        yield found.group()
    finally:
        server.kill()  # there is nothing to be kept, and a polite end takes its time
        server.wait()
        log.close()


def test_no_text_of_a_document_becomes_a_formula(watched, lab, notebook):
    page = watched.page
    page.set_viewport_size({"width": 1280, "height": 20_000})  # cells that are not on the screen are not drawn
    page.goto(f"{lab}/tree/{notebook.name}?reset")
    page.wait_for_selector('[data-result="control"] mjx-container')  # it comes last
    counted = page.evaluate(
        """() => Object.fromEntries([...document.querySelectorAll('[data-result]')].map(
            (shown) => [shown.dataset.result, shown.querySelectorAll('mjx-container, a[href^="http"]').length]))"""
    )
    assert counted.pop("control") > 0  # JupyterLab does set formulas
    assert counted == dict.fromkeys(_names(notebook), 0)


def _names(notebook: Path) -> list[str]:
    cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    return ["".join(cell["source"]) for cell in cells][:-1]
