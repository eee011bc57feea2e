"""What is read in a short way is what the long way, token by token, gives."""

import random

import pytest

from iree_sched import session
from iree_sched.diagnostics import Source
from iree_sched.syntax import outline
from iree_sched.syntax.lines import KnownLines
from tests.differential.generator import random_module
from tests.unit.test_mutations import _damaged

_OPTIONS = session.Options(debuginfo=True)


def _read(text: str) -> tuple[str, str]:
    result = session.run(Source("a.mlir", text), "builtin.module()", _OPTIONS)
    return result.text, result.report()


def _read_both_ways(text: str, monkeypatch: pytest.MonkeyPatch) -> tuple[str, str]:
    """Reads a text with known lines and plain tokens, and without; its print and diagnostics."""
    known = _read(text)
    with monkeypatch.context() as context:
        context.setattr(KnownLines, "learn", lambda *arguments: None)
        context.setattr(outline, "read_plain", lambda text, at, tokens, brackets: at)
        assert _read(text) == known
    return known


_LINES = {
    "two results and their parts": """
        %0:2 = util.call @f(%arg0) : (index) -> (index, index)
        %1:2 = util.call @f(%arg0) : (index) -> (index, index)
        %2 = arith.addi %0#0, %0#1 : index
        %3 = arith.addi %1#1, %2#0 : index
        %4 = arith.addi %2, %3 : index""",
    "an op that goes on": """
        %0 = arith.addi %arg0, %arg0 : index
        %1 = arith.addi %0, %arg0 : index
        %2 = arith.addi %1, %arg0 : index
          loc("a.py":1:2)
        %3 = arith.addi %2, %arg0
          : index
        %4 = arith.addi %3, %arg0 : index""",
    "several on a line": """
        %0 = arith.addi %arg0, %arg0 : index
        %1 = arith.addi %0, %arg0 : index %2 = arith.addi %1, %arg0 : index
        %3 = arith.addi %2, %1 : index""",
    "comments and strings with percent signs": """
        %0 = arith.addi %arg0, %arg0 {a = "%x"} : index // of %arg0
        %1 = arith.addi %0, %0 {a = "%x"} : index // of %0
        %2 = arith.addi %1, %1 {a = "%y"} : index
        // %3 = %2
        %3 = arith.addi %2, %1 {a = "%y"} : index""",
    "locations": """
        %0 = arith.addi %arg0, %arg0 : index loc("a.py":1:2)
        %1 = arith.addi %0, %arg0 : index loc("b.py":3:4)
        %2 = arith.addi %1, %arg0 : index loc(unknown)
        %3 = arith.addi %2, %arg0 : index
        %4 = arith.addi %3, %arg0 : index loc(fused["c", "d"])""",
    "results written over operands": """
%z = arith.constant 0 : index
%0 = stream.async.splat %c0_i8 : i8 -> !r{%n}
%1 = stream.async.splat %c0_i8 : i8 -> !r{%n}
%2 = stream.async.dispatch @e(%0[%z to %n for %n], %1[%z to %n for %n]) : (!r{%n}, !r{%n}) -> %0{%n}
%3 = stream.async.dispatch @e(%2[%z to %n for %n], %1[%z to %n for %n]) : (!r{%n}, !r{%n}) -> %1{%n}
%4 = stream.async.dispatch @e(%3[%z to %n for %n], %2[%z to %n for %n]) : (!r{%n}, !r{%n}) -> %3{%n}
""",
}
_LINES |= {
    "other words": """
        %0 = arith.constant 1 : index
        %1 = arith.constant -2 : index
        %2 = arith.constant true
        %3 = util.call @f(%0) : (index) -> index
        %4 = util.call @g(%1) : (index) -> index
        %5 = util.call @"h"(%1) : (index) -> index
        %6 = arith.addi %4, %5 {a = "x", b = @s} : index
        %7 = arith.addi %6, %5 {a = "y // z", b = @s::@t} : index
        %8 = arith.addi %6, %5 {a = "%6", b = @t} : index
        %9 = arith.addi %6, %8 {a = "6 %", b = @t} : index loc("k":7:8)
        %10 = arith.addi %6, %8 {a = "\\\\", b = @t} : index loc("k":7:8)
        %11 = arith.addi %6, %8 {a = "\\\\", c = @t} : index""",
    "words of types and ties": """
%z = arith.constant 0 : index
%0 = stream.async.constant on(#hal.device.affinity<@a>) : !r{%n} = #stream.parameter.named<"a"> : tensor<4xf32>
%1 = stream.async.constant on(#hal.device.affinity<@b>) : !r{%n} = #stream.parameter.named<"b"> : tensor<4xf32>
%2 = stream.async.dispatch @e::@f(%0[%z to %n for %n], %1[%z to %n for %n]) : (!r{%n}, !r{%n}) -> %0{%n}
%3 = stream.async.dispatch @e::@g(%2[%z to %n for %n], %1[%z to %n for %n]) : (!r{%n}, !r{%n}) -> %1{%n}
%4 = stream.async.dispatch @g::@e(%3[%z to %n for %n], %2[%z to %n for %n]) : (!r{%n}, !r{%n}) -> %3{%n}
""",  # noqa: E501
}
_MISTAKES = {
    "expected attribute value": """
        %0 = arith.addi %arg0, %arg0 {a = "x"} : index
        %1 = arith.addi %0, %arg0 {a = "y"} : index
        %2 = arith.addi %1, %arg0 {a = %1} : index""",
    "reference to invalid result number 2": """
        %0:2 = util.call @f(%arg0) : (index) -> (index, index)
        %1 = arith.addi %0#0, %0#1 : index
        %2 = arith.addi %0#0, %0#2 : index""",
    "redefinition of SSA value '%1'": """
        %0 = arith.addi %arg0, %arg0 : index
        %1 = arith.addi %0, %arg0 : index
        %1 = arith.addi %0, %0 : index""",
    "expects different type": """
        %0 = arith.addi %arg0, %arg0 : index
        %1 = arith.addi %0, %arg0 : index
        %2 = arith.addi %c0_i8, %1 : index""",
    "use of undeclared SSA value name": """
        %0 = arith.addi %arg0, %arg0 : index
        %1 = arith.addi %0, %arg0 : index
        %2 = arith.addi %1, %9 : index""",
    "tied operand not found for result reference": """
        %0 = stream.async.dispatch @e(%r[%n to %n for %n]) : (!r{%n}) -> %r{%n}
        %1 = stream.async.dispatch @e(%0[%n to %n for %n]) : (!r{%n}) -> %0{%n}
        %2 = stream.async.dispatch @e(%1[%n to %n for %n]) : (!r{%n}) -> %0{%n}""",
}


def _function(lines: str) -> str:
    return (
        "!r = !stream.resource<*>\n"
        "util.func private @f(index) -> (index, index)\n"
        "util.func private @g(%arg0: index, %n: index, %c0_i8: i8, %r: !r) {"
        f"{lines}\n    util.return\n}}\n"
    )


@pytest.mark.parametrize("lines", _LINES.values(), ids=_LINES.keys())
def test_lines(lines: str, monkeypatch: pytest.MonkeyPatch) -> None:
    printed, report = _read_both_ways(_function(lines), monkeypatch)
    assert not report
    assert "util.return" in printed


@pytest.mark.parametrize("message", _MISTAKES)
def test_mistakes_have_their_place(message: str, monkeypatch: pytest.MonkeyPatch) -> None:
    _, report = _read_both_ways(_function(_MISTAKES[message]), monkeypatch)
    lines = report.splitlines()
    assert message in lines[0]
    assert lines[0].startswith("a.mlir:6:")


def test_values_defined_later(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = """
        %0 = arith.addi %arg0, %arg0 : index
        %1 = arith.addi %0, %arg0 : index
        cf.br ^bb2
      ^bb1:
        %2 = arith.addi %3, %4 : index
        cf.br ^bb3
      ^bb2:
        %3 = arith.addi %1, %arg0 : index
        %4 = arith.addi %3, %arg0 : index
        cf.br ^bb1
      ^bb3:"""
    _, report = _read_both_ways(_function(lines), monkeypatch)
    assert not report


@pytest.mark.parametrize("seed", range(12))
def test_random_modules(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    rng = random.Random(seed)
    text = random_module(rng)
    _, report = _read_both_ways(text, monkeypatch)
    assert not report
    for _ in range(15):
        _read_both_ways(_damaged(rng, text) or "module", monkeypatch)
