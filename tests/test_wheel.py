"""What is given to others holds the library, and nothing but the library."""

import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
WHEEL_CHECK = Path(sys.executable).parent / "check-wheel-contents"


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """Return the wheel and the source distribution, built as `make build` does, in a copy of the project."""
    copy = tmp_path_factory.mktemp("build") / "project"
    shutil.copytree(ROOT / "lib", copy / "lib", ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
    shutil.copytree(ROOT / "tests", copy / "tests", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE", "MANIFEST.in"):
        shutil.copy(ROOT / name, copy / name)
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", "dist", "."]
    run = subprocess.run(command, cwd=copy, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
    (wheel,) = (copy / "dist").glob("*.whl")
    (source,) = (copy / "dist").glob("*.tar.gz")
    return wheel, source


def library():
    house = ROOT / "lib"
    package = house / "gleanings"
    files = {
        *package.rglob("*.py"),
        *package.glob("*/data/*.txt"),
        *package.glob("*/data/*.json"),
        *package.glob("*/data/*.npy"),
    }
    return {path.relative_to(house).as_posix() for path in files} | {"gleanings/py.typed"}


@pytest.mark.subprocess
def test_the_wheel_holds_the_library_its_data_and_py_typed_only(built):
    with zipfile.ZipFile(built[0]) as wheel:
        assert {name for name in wheel.namelist() if ".dist-info/" not in name} == library()
    subprocess.run([WHEEL_CHECK, built[0]], check=True)


@pytest.mark.subprocess
def test_the_source_distribution_holds_what_the_wheel_is_built_of(built):
    with tarfile.open(built[1]) as source:
        names = {name.partition("/")[2] for name in source.getnames()}
    assert {f"lib/{name}" for name in library()} | {"pyproject.toml", "README.md", "LICENSE"} <= names
    assert not any(name.startswith(("tests", "notebooks", "benchmarks", "seeds")) for name in names)
