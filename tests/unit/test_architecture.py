"""Imports point down: each floor of the toolkit imports only what stands below it."""

import ast
import pathlib

import pytest

import iree_sched

_ROOT = pathlib.Path(iree_sched.__file__).parent

# Lowest first; a name is a file or folder of iree_sched. Those of one line may import each other.
_FLOORS = (
    ("classes", "namedtuples"),
    ("version", "diagnostics", "discovery", "timeline", "wholefile"),
    ("spelling", "ir", "syntax"),
    ("dialects",),
    ("assembly", "document"),
    ("parser", "printer", "analysis"),
    ("passbase", "passoptions", "partition", "pipeline", "rewrite", "specs"),
    ("plan",),
    ("simulation",),
    ("dumptree", "irdump", "passmanager", "passplan", "passregistry", "plugins", "timing"),
    ("localscope", "splitting", "verify_diagnostics"),
    ("session",),
    ("iree",),
    ("api", "arguments", "tuning"),
    ("cli", "__main__"),
)
_FLOOR_OF = {name: number for number, names in enumerate(_FLOORS) for name in names}
_FILES = sorted(path.relative_to(_ROOT) for path in _ROOT.rglob("*.py"))


def _name(module: str) -> str:
    return module.removeprefix("iree_sched").lstrip(".").partition(".")[0]


def _imports(path: pathlib.Path) -> set[str]:
    """Names right under iree_sched that a file imports, anywhere in it."""
    found: set[str] = set()
    for node in ast.walk(ast.parse((_ROOT / path).read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found.update(_name(a.name) for a in node.names if a.name.startswith("iree_sched."))
        elif isinstance(node, ast.ImportFrom) and node.module == "iree_sched":
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("iree_sched."):
            found.add(_name(node.module or ""))
    return found - {"__version__"}


@pytest.mark.parametrize("path", _FILES, ids=str)
def test_imports_point_down(path: pathlib.Path) -> None:
    own = path.parts[0].removesuffix(".py")
    if own == "__init__":
        return
    too_high = {name for name in _imports(path) if _FLOOR_OF[name] > _FLOOR_OF[own]}
    assert not too_high


def test_files_are_small() -> None:
    long = {
        str(path): lines
        for path in _FILES
        if (lines := len((_ROOT / path).read_text("utf-8").splitlines())) > 450
    }
    assert not long
