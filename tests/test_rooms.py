"""Arrows between the rooms run one way and files make no circle, also in functions and for type checkers.

The order is that of `tool.importlinter` in pyproject.toml. import-linter holds it too; this reads the files alone.
"""

import ast
import tomllib
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
HOUSE = ROOT / "lib" / "gleanings"
LINTER = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
ROOMS, PARTS, _ = LINTER["contracts"]
LONGEST_FILE = 300


def module_of(path):
    return ".".join(("gleanings", *path.relative_to(HOUSE).with_suffix("").parts)).removesuffix(".__init__")


FILES = {module_of(path): path for path in sorted(HOUSE.rglob("*.py"))}


def imported_by(source, module):
    """Return the modules of gleanings that a source imports, wherever in it."""
    found = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{module}: imports are absolute"
            one_by_one = {f"{node.module}.{alias.name}" for alias in node.names}
            files = one_by_one & set(FILES)
            found |= files | ({node.module} if one_by_one - files else set())
    return {name for name in found if name.partition(".")[0] == "gleanings"}


@cache
def arrows():
    """Return what each module imports; read once, and not yet when the tests are collected."""
    return {
        module: imported_by(path.read_text(encoding="utf-8"), module)
        for module, path in FILES.items()
        if module != "gleanings"  # the public face knows them all, and none of them knows it
    }


def ranks(contract, prefix=""):
    """Return each room of a contract with its place from the ground, and whether it knows the rooms beside it."""
    placed = {}
    for height, layer in enumerate(reversed(contract["layers"])):
        rooms = [room.strip(" ()") for room in layer.replace("|", ":").split(":")]
        placed |= {prefix + room: (height, "|" not in layer) for room in rooms}
    return placed


def room_of(module, placed):
    return next((room for room in placed if module == room or module.startswith(f"{room}.")), None)


def wrong(contract, prefix=""):
    """Return the arrows that run up, or between rooms that stand side by side and do not know each other."""
    placed = ranks(contract, prefix)
    found = set()
    for module, targets in arrows().items():
        for target in targets:
            here, there = room_of(module, placed), room_of(target, placed)
            if here is None or there is None or here == there:
                continue
            (low, knows), (high, _) = placed[here], placed[there]
            if high > low or (high == low and not knows):
                found.add(f"{module} -> {target}")
    return found


def test_the_reading_of_imports_sees_those_in_functions_and_for_type_checkers():
    source = """
if TYPE_CHECKING:
    from gleanings.topics.model import TopicModel
def late():
    import gleanings.html
    from gleanings.topics import fit
"""
    assert imported_by(source, "x") == {"gleanings.topics.model", "gleanings.html", "gleanings.topics.fit"}


def test_every_room_has_its_place_in_the_order():
    placed = ranks(ROOMS)
    assert [module for module in arrows() if room_of(module, placed) is None] == []


@pytest.mark.parametrize(("contract", "prefix"), [(ROOMS, ""), (PARTS, "gleanings.topics.")], ids=["rooms", "topics"])
def test_no_arrow_runs_up(contract, prefix):
    allowed = set(contract.get("ignore_imports", ()))
    assert wrong(contract, prefix) - allowed == set()
    assert allowed - wrong(contract, prefix) == set(), "mended: take it from ignore_imports in pyproject.toml"


def test_no_file_imports_the_public_face():
    assert [module for module, targets in arrows().items() if "gleanings" in targets] == []


def test_no_files_make_a_circle():
    try:
        TopologicalSorter(arrows()).prepare()
    except CycleError as error:
        pytest.fail(f"a circle: {' <- '.join(error.args[1])}")


def test_no_file_is_too_long_to_hold_one_idea():
    long = {
        path.relative_to(HOUSE).as_posix()
        for path in FILES.values()
        if len(path.read_text(encoding="utf-8").splitlines()) > LONGEST_FILE
    }
    assert not long


def aliases(source):
    """Return the names of types that a source defines, each with what it stands for."""
    found = {}
    for node in ast.parse(source).body:
        value = node.value if isinstance(node, ast.Assign | ast.AnnAssign) else None
        if isinstance(value, ast.Subscript) and ast.unparse(value.value) in {"NDArray", "Literal", "tuple"}:
            target = node.targets[0] if isinstance(node, ast.Assign) else node.target
            found[ast.unparse(target)] = ast.unparse(value)
    return found


def test_a_type_of_many_rooms_is_named_once():
    named = set(aliases(FILES["gleanings.types"].read_text(encoding="utf-8")).values())
    assert "NDArray[np.float64]" in named
    again = {
        module: again
        for module, path in FILES.items()
        if module != "gleanings.types" and (again := named & set(aliases(path.read_text(encoding="utf-8")).values()))
    }
    assert again == {}
