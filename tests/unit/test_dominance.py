"""Dominators of blocks, some of which cannot be reached."""

from iree_sched.analysis.dominance import nearest_common_dominator
from iree_sched.diagnostics import Source
from iree_sched.parser import parse

DIAMOND = """\
util.func public @diamond(%flag: i1) {
  cf.cond_br %flag, ^bb1, ^bb2
^bb1:
  util.return
^bb2:
  util.return
^bb3:
  util.return
}
"""


def test_no_dominator_of_an_unreachable_block() -> None:
    document = parse(Source("diamond.mlir", DIAMOND))
    (function,) = (op for op in document.module.walk() if op.name == "util.func")
    entry, left, right, unreachable = function.regions[0].blocks
    assert nearest_common_dominator([left, right]) is entry
    assert nearest_common_dominator([left, unreachable]) is None
