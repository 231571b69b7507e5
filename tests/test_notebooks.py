"""The notebooks run from a clean kernel, are fit to be read, and are safe to open."""

import re
import shutil
from itertools import pairwise
from pathlib import Path

import pytest

from gleanings.errors import InvalidValue, NotFound
from gleanings.notebooks import execute, main, notebooks_in, run, tidy, to_html
from gleanings.notebooks.pages import index_page

ROOT = Path(__file__).parent.parent
NOTEBOOKS = notebooks_in(ROOT / "notebooks")
LONGEST_CELL = 15
LARGEST_FILE = 200_000
NAMES = [path.stem for path in NOTEBOOKS]


@pytest.fixture(params=NOTEBOOKS, ids=NAMES)
def path(request):
    return request.param


@pytest.fixture(scope="session")
def nbformat():
    """Takes seconds to be imported, so this is done once it is needed."""
    return pytest.importorskip("nbformat")


@pytest.fixture
def notebook(path, nbformat):
    return nbformat.read(path, as_version=4)


def html_of(notebook):
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", ())]
    return "\n".join(str(output.get("data", {})) + str(output.get("text", "")) for output in outputs)


def test_it_begins_with_its_only_title_and_a_list_of_what_is_in_it(notebook):
    prose = [cell.source for cell in notebook.cells if cell.cell_type == "markdown"]
    headings = [line for text in prose for line in text.splitlines() if line.startswith("# ")]
    assert notebook.cells[0].source.startswith("# ")
    assert len(headings) == 1
    assert re.search(r"^1\. ", notebook.cells[0].source, re.MULTILINE)
    listed = re.findall(r"^(\d+)\. ", notebook.cells[0].source, re.MULTILINE)
    assert len(re.findall(r"^## \d+\. ", "\n".join(prose), re.MULTILINE)) == len(listed)


def test_it_says_how_to_read_each_result_and_what_would_mislead(notebook):
    prose = "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")
    sections = len(re.findall(r"^## \d+\. ", prose, re.MULTILINE))
    assert prose.count("**How to read this.**") >= sections - 1
    assert prose.count("**What would mislead.**") >= sections - 1
    assert "<details>" in prose


def test_no_output_is_a_raw_tuple_or_list(notebook):
    for cell in notebook.cells:
        for output in cell.get("outputs", ()):
            data = output.get("data", {})
            if "text/html" not in data and not any(kind.startswith("image/") for kind in data):
                assert not data.get("text/plain", "").startswith(("(", "[", "{")), cell.source


def test_cells_are_short_plain_and_the_second_holds_the_parameters(notebook):
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert code[1].metadata.tags == ["parameters"]
    assert sum("parameters" in cell.metadata.get("tags", ()) for cell in code) == 1
    for cell in code:
        assert len(cell.source.splitlines()) <= LONGEST_CELL
        assert not re.search(r"^\s*(def |class |[!%])|sys\.path|\bprint\(", cell.source, re.MULTILINE), cell.source


def test_committed_outputs_are_those_of_a_clean_run(notebook):
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert [cell.execution_count for cell in code] == list(range(1, len(code) + 1))
    kinds = {output.output_type for cell in code for output in cell.outputs}
    assert kinds <= {"execute_result", "display_data"}
    assert [cell.id for cell in notebook.cells] == [f"cell-{i + 1:02d}" for i in range(len(notebook.cells))]
    assert notebook == tidy(notebook)


NEWER = ["00_tour", "01_read", "02_words", "04_how_many_topics", "05_summaries", "06_digests", "08_your_own_folder"]


@pytest.mark.parametrize("name", NEWER)
def test_results_are_pictures_tables_or_a_line_and_each_section_shows_its_idea_first(name, nbformat):
    notebook = nbformat.read(ROOT / "notebooks" / f"{name}.ipynb", as_version=4)
    for before, cell in pairwise(notebook.cells):
        for output in cell.get("outputs", ()):
            data = output.get("data", {})
            if "text/html" not in data:
                assert not re.match(r"\(|\[\s*\(|\[\s*'|\{|.*PosixPath", data["text/plain"]), data["text/plain"][:60]
        if cell.cell_type == "code" and before.cell_type == "markdown" and before.source.startswith("## "):
            assert len(before.source.splitlines()) > 1, before.source


def test_pictures_have_a_description(notebook):
    shown = html_of(notebook)
    assert shown.count("<img") == len(re.findall(r'<img alt=\\?"[^"]{30,}', shown))
    for cell in notebook.cells:
        for alt, _ in re.findall(r"!\[([^]]*)\]\(([^)]+)\)", cell.source):
            assert len(alt) > 40


def test_outputs_are_safe_and_say_nothing_of_the_machine(path, notebook):
    text = html_of(notebook)
    assert not re.search(
        r"<(script|style|link|iframe|object|embed|form)\b|javascript:|\son\w+\s*=", text, re.IGNORECASE
    )
    assert not re.search(r"""\b(src|href|srcset|action)\s*+=\s*+["']?+(?!data:)""", text, re.IGNORECASE)
    assert not re.search(r"/(home|Users|root|work|tmp)/|[A-Z]:\\\\|0x[0-9a-f]{6,}", text)
    assert path.stat().st_size <= LARGEST_FILE


# Less than what the notebooks are kept with: the same cells run, and give the same kinds of results.
LESS = {
    "03_topics": {"topics": 10},
    "04_how_many_topics": {"numbers": [2, 4, 6]},
    "07_over_time": {"since": 1985},
}


@pytest.mark.notebook
def test_it_runs_from_a_clean_kernel_with_results_of_the_same_kinds(path, notebook):
    fresh = tidy(execute(path, LESS.get(path.stem)))
    fresh.cells = [cell for cell in fresh.cells if "injected-parameters" not in cell.metadata.get("tags", ())]
    kinds = [[(o.output_type, sorted(o.get("data", {}))) for o in c.get("outputs", ())] for c in notebook.cells]
    assert [[(o.output_type, sorted(o.get("data", {}))) for o in c.get("outputs", ())] for c in fresh.cells] == kinds
    page = to_html(fresh, path.stem)
    assert "<script" not in page
    assert not re.search(r"""\b(src|href)\s*=\s*["']?https?:""", page)


@pytest.fixture
def little_project(tmp_path, monkeypatch, nbformat):
    """A folder of texts, and one notebook that is quick to run."""
    texts = tmp_path / "my texts"
    texts.mkdir()
    (texts / "a.txt").write_text("Peace talks began on Monday. <script>alert(1)</script> was shown.")
    (tmp_path / "notebooks").mkdir()
    cells = [
        nbformat.v4.new_markdown_cell("# Little"),
        nbformat.v4.new_code_cell("import gleanings as gl"),
        nbformat.v4.new_code_cell("folder = '../seeds'\nreport = 'r'", metadata={"tags": ["parameters"]}),
        nbformat.v4.new_code_cell("gl.read_folder(folder)[0]"),
        nbformat.v4.new_code_cell("gl.read_folder(folder)"),
    ]
    nbformat.write(nbformat.v4.new_notebook(cells=cells), tmp_path / "notebooks" / "little.ipynb")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.notebook
def test_the_command_runs_notebooks_over_a_folder_with_any_name_and_from_home(little_project, monkeypatch):
    (little_project / "my texts" / "b.txt").write_text("JavaScript: The Good Parts is a book. It rained on Monday.")
    (little_project / "my texts").rename(little_project / "Übung & 'Test'")
    monkeypatch.setenv("HOME", str(little_project))
    assert main(["run", "--folder", "~/Übung & 'Test'", "--build", str(little_project / "a b")]) == 0
    page = (little_project / "a b" / "little.html").read_text()
    assert "Peace talks began on Monday." in page
    assert "<script" not in page
    assert "&lt;script&gt;alert(1)" in page
    assert "JavaScript: The Good Parts" in page  # which sounds like a script, and is none


def test_the_language_of_the_command_reaches_the_notebooks(little_project, monkeypatch):
    given = []

    def stop(path, parameters):
        given.append(parameters["language"])
        raise KeyboardInterrupt

    monkeypatch.setattr("gleanings.notebooks.execute", stop)
    main(["run", "--folder", "my texts"])
    main(["run", "--folder", "my texts", "--language", "de"])
    assert given == ["auto", "de"]
    assert main(["run", "--folder", "my texts", "--language", "Germane"]) == 1


@pytest.mark.notebook
def test_the_index_leads_to_what_was_written_and_the_command_says_where(little_project, capsys, nbformat):
    for name, parameters in (("other", "size = 3"), ("earlier", "folder = '../seeds'\nreport = 'r'")):
        cells = [
            nbformat.v4.new_markdown_cell(f"# {name}"),
            nbformat.v4.new_code_cell(parameters, metadata={"tags": ["parameters"]}),
            nbformat.v4.new_code_cell("1 / 0"),
        ]
        nbformat.write(nbformat.v4.new_notebook(cells=cells), little_project / "notebooks" / f"{name}.ipynb")
    path = little_project / "notebooks" / "little.ipynb"
    little = nbformat.read(path, as_version=4)
    little.cells[2].source = "folder = ''\nreport = ''\ntitle = None\nlanguage = 'en'\ntopics = None"
    little.cells.append(
        nbformat.v4.new_code_cell("from pathlib import Path; Path(report).write_text(f'{title} {topics}')")
    )
    little.cells.append(nbformat.v4.new_code_cell("language, topics, title"))
    nbformat.write(little, path)
    assert main(["run", "--folder", "my texts", "--language", "de", "--topics", "7", "--title", "Our & letters"]) == 0
    said = capsys.readouterr().out
    assert 'Open "build/index.html"' in said
    assert sorted(p.name for p in (little_project / "build").iterdir()) == ["index.html", "little.html", "report.html"]
    index = (little_project / "build" / "index.html").read_text()
    assert 'href="report.html"' in index
    assert 'href="little.html"' in index
    assert "Our &amp; letters" in index
    assert "('de', 7, 'Our &amp; letters')" in (little_project / "build" / "little.html").read_text()


def test_the_command_says_in_one_line_what_is_wrong(little_project, capsys):
    assert main(["run", "--folder", "nowhere"]) == 1
    assert 'error: there is no folder "nowhere"' in capsys.readouterr().err
    shutil.rmtree(little_project / "notebooks")
    assert main(["run", "--folder", "my texts"]) == 1
    assert "there are no notebooks" in capsys.readouterr().err
    with pytest.raises(NotFound):
        list(run(Path("my texts")))


@pytest.mark.notebook
def test_a_build_folder_that_is_a_file_and_a_kernel_that_dies_are_told(little_project, capsys, nbformat):
    (little_project / "file").write_text("in the way")
    assert main(["run", "--folder", "my texts", "--build", "file"]) == 1
    assert '"file" is a file; name a folder with --build' in capsys.readouterr().err
    path = little_project / "notebooks" / "little.ipynb"
    deadly = nbformat.read(path, as_version=4)
    deadly.cells[-1].source = "import os; os._exit(1)"
    nbformat.write(deadly, path)
    assert main(["run", "--folder", "my texts"]) == 1
    assert "little.ipynb stopped: its kernel died" in capsys.readouterr().err


@pytest.mark.notebook
@pytest.mark.parametrize("times", [1, 2])
def test_a_kernel_that_dies_at_its_start_is_started_once_more(little_project, monkeypatch, times):
    """So it is where another program takes a port between its choice and its use."""
    client = pytest.importorskip("jupyter_client.asynchronous.client").AsyncKernelClient
    ready = client.wait_for_ready
    started = []

    async def dies(self, timeout=None):
        started.append(1)
        if len(started) <= times:
            raise RuntimeError("Kernel died before replying to kernel_info")
        await ready(self, timeout=timeout)

    monkeypatch.setattr(client, "wait_for_ready", dies)
    monkeypatch.setattr("atexit.register", lambda *_: None)  # nbclient would look for this kernel at the end
    path = little_project / "notebooks" / "little.ipynb"
    if times == 1:
        assert [cell.get("execution_count") for cell in execute(path, {"folder": "../my texts"}).cells[-2:]] == [4, 5]
    else:
        with pytest.raises(InvalidValue, match="its kernel died"):
            execute(path, {})
    assert len(started) == 2


def test_it_can_be_stopped_by_hand(little_project, monkeypatch, capsys):
    def stop(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr("gleanings.notebooks.execute", stop)
    assert main(["run", "--folder", "my texts"]) == 130
    assert "Traceback" not in capsys.readouterr().err


@pytest.mark.notebook
def test_a_notebook_that_fails_is_named_and_left_as_it_was(little_project, nbformat, capsys):
    path = little_project / "notebooks" / "little.ipynb"
    broken = nbformat.read(path, as_version=4)
    broken.cells[-2].source = "1 / 0"
    nbformat.write(broken, path)
    before = path.read_bytes()
    assert main(["write"]) == 1
    assert "little.ipynb stopped: ZeroDivisionError" in capsys.readouterr().err
    assert path.read_bytes() == before


def test_the_page_to_open_first_says_what_the_folder_holds(tmp_path):
    (tmp_path / "report.html").write_text("<p>")
    (tmp_path / "report.md").write_text("# a\\_b\n\n12 documents · 3 in a\\_b\n\nMore.\n", encoding="utf-8")
    (tmp_path / "topics.csv").write_text(
        "topic,name,share,word\n0,'=rain · <i>,0.62,rain\n0,'=rain · <i>,0.62,wet\n1,wind,0.38,air\n",
        encoding="utf-8-sig",
    )
    page = str(index_page("a_b", [], tmp_path))
    assert "12 documents · 3 in a_b" in page
    assert 'href="report.html#topic-1"' in page
    assert "=rain · &lt;i&gt;" in page
    assert page.count("62 %") == 1
