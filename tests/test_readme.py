"""What the README shows works as it stands there."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```python\n(.*?)```", README, re.DOTALL)


def test_its_python_runs(tmp_path, monkeypatch):
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    monkeypatch.chdir(tmp_path)
    assert BLOCKS
    for block in BLOCKS:
        exec(compile(block, "README.md", "exec"), {})
    assert (tmp_path / "build" / "report.html").exists()
    assert (tmp_path / "build" / "model").is_dir()


def test_its_commands_are_targets_of_the_makefile():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    named = set(re.findall(r"(?:`|^)make ([a-z]+)", README + CONTRIBUTING, re.MULTILINE))
    assert {"run", "test", "lab", "check", "build"} <= named
    for target in named:
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target


@pytest.mark.subprocess
def test_make_lab_shows_seeds_notebooks_and_build():
    if shutil.which("make") is None:
        pytest.skip("there is no make")
    run = subprocess.run(["make", "-n", "lab"], cwd=ROOT, capture_output=True, text=True, check=True)
    (root,) = re.findall(r'--ServerApp\.root_dir="([^"]+)"', run.stdout)
    (start,) = re.findall(r'default_url="/lab/tree/([^"?]+)\?file-browser-path=/"', run.stdout)
    assert Path(root).resolve() == ROOT
    assert (ROOT / start).is_file()
    assert {"seeds", "notebooks"} <= {path.name for path in Path(root).iterdir()}
    assert re.search(r"^mkdir -p build$", run.stdout, re.MULTILINE)


@pytest.mark.subprocess
@pytest.mark.parametrize("has_gleanings", [True, False], ids=["with gleanings", "without"])
def test_an_activated_conda_environment_with_gleanings_is_used_and_no_other_is_made(tmp_path, has_gleanings):
    if shutil.which("make") is None:
        pytest.skip("there is no make")
    python = tmp_path / "my envs" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text(f"#!/bin/sh\nexit {0 if has_gleanings else 1}\n")
    python.chmod(0o755)
    shutil.copy(ROOT / "Makefile", tmp_path)
    for name in ("pyproject.toml", "constraints.txt"):
        (tmp_path / name).touch()
    environment = {**os.environ, "CONDA_PREFIX": str(python.parent.parent)}
    for target, runs in (("run", "gleanings.notebooks run"), ("lab", "jupyter lab"), ("docs", "mkdocs build")):
        run = subprocess.run(
            ["make", "-n", target], cwd=tmp_path, env=environment, capture_output=True, text=True, check=True
        )
        (line,) = [line for line in run.stdout.splitlines() if runs in line and not line.startswith("mkdir")]
        assert (f'"{python.parent}"/' in line) == has_gleanings
        assert ("-m venv" in run.stdout) == (not has_gleanings)
        assert ("pip install" in run.stdout) == (not has_gleanings or target == "docs")  # which no user needs
        assert ('".venv/bin"/' in line) == (not has_gleanings)


def test_the_files_and_notebooks_it_names_are_there():
    files = re.findall(r"`(\w+(?:/\w+)+\.py)`", README[README.index("## Reading the code") :])
    assert len(files) >= 10
    for name in files:
        assert (ROOT / "lib" / "gleanings" / name).exists(), name
    listed = re.findall(r"^\| `(\d\d_\w+)`", README, re.MULTILINE)
    assert listed == sorted(path.stem for path in (ROOT / "notebooks").glob("*.ipynb"))
    scripts = set(re.findall(r"benchmarks/\w+\.py", README))
    assert len(scripts) >= 5
    for name in scripts:
        assert (ROOT / name).exists(), name


def test_the_rooms_the_files_and_the_tables_that_contributing_names_are_there():
    quoted = re.findall(r"`([\w./-]+)`", CONTRIBUTING)
    made = (".venv/", "build/")
    paths = [each for each in quoted if re.search(r"/|\.(md|py|toml|txt|yml)$", each) and not each.startswith(made)]
    assert len(paths) > 15
    for path in paths:
        assert (ROOT / path).exists(), path
    tables = re.findall(r"`(\w+)` of\s`([\w/]+\.py)`", CONTRIBUTING)
    assert len(tables) > 3
    for table, path in tables:
        assert re.search(rf"^{table}: ", (ROOT / path).read_text(encoding="utf-8"), re.MULTILINE), (table, path)


def test_it_shows_the_report_in_a_small_picture_with_a_description():
    (alt, name), = re.findall(r"!\[([^]]+)\]\(([^)]+)\)", README)  # fmt: skip
    assert len(alt) > 40
    picture = (ROOT / name).read_bytes()
    assert picture.startswith(b"\x89PNG")
    assert len(picture) < 150_000


def test_each_figure_says_what_it_means_and_which_command_prints_it():
    section = README[README.index("## Figures") : README.index("## What it does not do")]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in section.splitlines() if line[:1] == "|"]
    assert rows[0] == ["measured", "here", "beside it", "in plain words", "printed by"]
    for what, here, beside, meaning, command in rows[2:]:
        assert re.search(r"\d", here), what
        assert beside, what
        assert len(meaning.split()) >= 4, what
        assert command.startswith("`python benchmarks/") or command == "as above", what
        script = re.search(r"benchmarks/\w+\.py", command)
        for option in re.findall(r" (--[a-z]+)", command):
            assert script, command
            assert f'"{option}"' in (ROOT / script[0]).read_text("utf-8"), command


def test_it_says_how_to_begin_with_each_tool():
    begin = README[README.index("## Begin") : README.index("## The notebooks")]
    for needed in ("git clone", "make run FOLDER=", "conda env create", "pip install -c constraints.txt", "py -m venv"):
        assert needed in begin, needed
    assert "build/" in begin
    assert "index.html" in begin
    extras = set(re.findall(r"\[([a-z,]+)\]['\"]", README))
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    for name in {one for given in extras for one in given.split(",")}:
        assert re.search(rf"^{name} = \[", project, re.MULTILINE), name


def test_every_file_of_the_house_is_in_the_architecture_and_is_there():
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    drawn = text[text.index("```") : text.rindex("```")].splitlines()[1:]
    house = ROOT / "lib" / "gleanings"
    named, room = set(), ""
    for line in drawn[1:]:
        name = line.split()[0]
        if not line.startswith("    "):
            room = name if name.endswith("/") else ""
        if name.endswith(".py"):
            named.add(room + name)
    there = {
        str(path.relative_to(house))
        for path in house.rglob("*.py")
        if path.name != "__init__.py" or path.parent == house
    }
    assert named == there
