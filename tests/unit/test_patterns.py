"""Canonicalization patterns: each case in patterns/*.mlir has a function before and after.

Both are compared as text in which values are numbered as they come. IREE's own --canonicalize has
to make the same of them, but for the cases in deviations.mlir, which say what is wrong there.
"""

import pathlib
import re

import pytest

from iree_sched.diagnostics import Source
from iree_sched.ir import Operation
from iree_sched.iree import tools
from iree_sched.parser import parse
from iree_sched.passbase import PassContext
from iree_sched.printer import print_document
from iree_sched.rewrite.canonicalize import canonicalization_rules
from iree_sched.rewrite.greedy import apply_greedily

_DIRECTORY = pathlib.Path(__file__).parent / "patterns"
_FILES = sorted(_DIRECTORY.glob("*.mlir"))
_SHARED_WITH_IREE = [path for path in _FILES if path.stem != "deviations"]


def _cases() -> list[object]:
    cases: list[object] = []
    for path in _FILES:
        for text in path.read_text("utf-8").split("// -----\n"):
            title = re.search(r"^// Tests that (.*?)[.]$", text, re.MULTILINE | re.DOTALL)
            assert title is not None
            cases.append(pytest.param(text, id=f"{path.stem}: {title.group(1)[:60]}"))
    return cases


def _canonicalized(text: str) -> str:
    """What ours makes of a module, in the order and with the regions of --canonicalize."""
    document = parse(Source("case.mlir", text))
    context, rules = PassContext(aliases=document.aliases), canonicalization_rules()
    for op in list(document.module.walk()):
        if _is_function(op, "@before"):
            assert apply_greedily(op, rules, context, top_down=True, merge_blocks=False)
    return print_document(document)


def _is_function(op: Operation, symbol: str) -> bool:
    return op.name == "util.func" and op.attributes["sym_name"] == symbol


def _function(text: str, name: str) -> str:
    """A printed function with its values and blocks numbered in order, without its name."""
    match = re.search(rf"  util\.func private @{name}\((.*?)\n  }}\n", text, re.DOTALL)
    assert match is not None
    body = re.sub(r" *// pred.*", "", match.group(1))
    numbers: dict[str, int] = {}
    return re.sub(
        r"%[\w$.-]+|\^\w+", lambda m: f"{m[0][0]}{numbers.setdefault(m[0], len(numbers))}", body
    )


@pytest.mark.parametrize("text", _cases())
def test_before_becomes_after(text: str) -> None:
    printed = _canonicalized(text)
    assert _function(printed, "after") == _function(printed, "before")


@pytest.mark.parametrize("text", _cases())
def test_after_stays(text: str) -> None:
    printed = _canonicalized(text.replace("@before", "@was").replace("@after", "@before"))
    original = print_document(parse(Source("case.mlir", text)))
    assert _function(original, "after") == _function(printed, "before")


@pytest.mark.slow
@pytest.mark.parametrize("path", _SHARED_WITH_IREE, ids=lambda path: path.stem)
def test_iree_agrees(path: pathlib.Path) -> None:
    text = path.read_text("utf-8")
    printed = tools.run("iree-opt", ["--canonicalize", "--split-input-file", "-"], text)
    for case in printed.split("// -----\n"):
        assert _function(case, "after") == _function(case, "before")
