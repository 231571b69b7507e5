"""environment.yml, pyproject.toml and constraints.txt say the same."""

import tomllib
from pathlib import Path

import yaml
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.version import Version

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
ENVIRONMENT = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))


def requirements(lines):
    return {r.name.lower(): r.specifier for r in map(Requirement, lines)}


def pip_lines():
    return ENVIRONMENT["dependencies"][-1]["pip"]


def test_conda_and_pip_ask_for_the_same_versions():
    conda = [line for line in ENVIRONMENT["dependencies"][:-1] if line != "pip" and not line.startswith("python=")]
    pip = [line for line in pip_lines() if not line.startswith("-e")]
    assert requirements(conda + pip) == requirements(PROJECT["dependencies"])
    assert not set(requirements(conda)) & set(requirements(pip))


def test_environment_pins_a_python_that_the_project_allows_and_installs_the_project_last():
    python = next(line for line in ENVIRONMENT["dependencies"] if str(line).startswith("python="))
    assert Version(python.removeprefix("python=")) in SpecifierSet(PROJECT["requires-python"])
    assert ENVIRONMENT["channels"] == ["conda-forge", "nodefaults"]
    assert "pip" in ENVIRONMENT["dependencies"]
    assert pip_lines()[-1] == "-e .[files]"


def test_every_requirement_is_pinned_within_its_range():
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pinned = {
        name.lower().replace("_", "-"): Version(version) for name, version in (line.split("==") for line in lines)
    }
    asked = [*PROJECT["dependencies"]]
    for extra, needs in PROJECT["optional-dependencies"].items():
        asked += needs if extra != "all" else []
    for requirement in map(Requirement, asked):
        assert pinned[requirement.name.lower().replace("_", "-")] in requirement.specifier, requirement


def test_the_extra_all_holds_every_other_extra():
    extras = PROJECT["optional-dependencies"]
    (everything,) = map(Requirement, extras["all"])
    assert everything.extras == set(extras) - {"all"}


def test_the_library_is_not_ignored():
    ignored = (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
    assert not {"lib", "lib/", "/lib", "/lib/"} & {line.strip() for line in ignored}
