"""What the README shows works as it stands there."""

import re
import shutil
from pathlib import Path

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
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
    named = set(re.findall(r"\bmake ([a-z]+)", README))
    assert {"run", "test", "lab"} <= named
    for target in named:
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target


def test_the_files_and_notebooks_it_names_are_there():
    for name in re.findall(r"`(\w+(?:/\w+)+\.py)`", README[README.index("## Reading the code") :]):
        assert (ROOT / "lib" / "gleanings" / name).exists(), name
    for name in re.findall(r"^\| `(\d\d_\w+)`", README, re.MULTILINE):
        assert (ROOT / "notebooks" / f"{name}.ipynb").exists(), name
    for name in re.findall(r"benchmarks/\w+\.py", README):
        assert (ROOT / name).exists(), name


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
