"""Tests of fingerprints: what changes one, and what does not."""

import pytest

from iree_sched.analysis.callables import names_of_callables
from iree_sched.analysis.fingerprint import fingerprint, fingerprint_start
from iree_sched.diagnostics import Source
from iree_sched.parser import parse
from iree_sched.printer import print_document

_TEXT = """
#first = #hal.device.affinity<@d>
!r = !stream.resource<transient>
!c = !stream.resource<constant>
util.func public @f(%arg0: !r, %n: index, %go: i1) -> !r {
  %c0 = arith.constant 0 : index
  %c64 = arith.constant 64 : index
  %w = stream.async.constant on(#first) : !c{%c64} = dense<1.0> : tensor<16xf32>
  %a = stream.async.dispatch on(#first) @ex::@one(%arg0[%c0 to %c64 for %c64])
    : (!r{%c64}) -> !r{%c64}
  %b = stream.async.dispatch on(#first)
    @ex::@two(%arg0[%c0 to %c64 for %c64], %w[%c0 to %c64 for %c64])
    : (!r{%c64}, !c{%c64}) -> !r{%c64}
  cf.cond_br %go, ^bb1, ^bb2
^bb1:
  util.return %a : !r
^bb2:
  util.return %b : !r
}
"""


def _fingerprint(text: str) -> str:
    document = parse(Source("f.mlir", text))
    [(_, function)] = names_of_callables(document.module)
    return fingerprint(function, document.aliases)


def test_the_start_is_that_of_the_whole() -> None:
    document = parse(Source("f.mlir", _TEXT))
    [(_, function)] = names_of_callables(document.module)
    whole = fingerprint(function, document.aliases)
    ops = list(function.walk())
    assert whole.startswith(fingerprint_start(ops))
    assert int(fingerprint_start(ops), 16) == len(ops)
    assert len(whole) == 16


def test_names_locations_and_aliases_do_not_matter() -> None:
    document = parse(Source("f.mlir", _TEXT))
    generic = print_document(document, generic=True)
    assert "%w " not in generic
    assert _fingerprint(generic) == _fingerprint(_TEXT)
    inline = _TEXT.replace("(#first)", "(#hal.device.affinity<@d>)").replace("^bb1", "^x")
    assert _fingerprint(inline) == _fingerprint(_TEXT)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("@f(", "@g("),
        ("dense<1.0>", "dense<2.0>"),
        ("{\n  %c0", 'attributes {iree_sched.concurrency = {partitioner = "none"}} {\n  %c0'),
        ("-> !r{%c64}", "-> !stream.resource<transient>{%c64} loc(unknown)"),
    ],
)
def test_what_says_nothing_about_the_graph_does_not_matter(old: str, new: str) -> None:
    assert old in _TEXT
    assert _fingerprint(_TEXT.replace(old, new)) == _fingerprint(_TEXT)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("constant 64", "constant 128"),
        ("@ex::@two", "@ex::@three"),
        ("<@d>", "<@d, [1]>"),
        ("return %a", "return %b"),
        ("^bb1, ^bb2", "^bb2, ^bb1"),
        ("@one(%arg0[%c0 to %c64", "@one(%arg0[%n to %c64"),
        ("%n: index, %go: i1", "%n: index, %go: i1, %more: index"),
        ("tensor<16xf32>", "tensor<16xi32>"),
    ],
)
def test_what_the_graph_is_does_matter(old: str, new: str) -> None:
    assert old in _TEXT
    assert _fingerprint(_TEXT.replace(old, new)) != _fingerprint(_TEXT)
