"""Dominance between blocks, some of which cannot be reached."""

from iree_sched.analysis.dominance import (
    Dominance,
    blocks_in_dominance_order,
    nearest_common_dominator,
)
from iree_sched.ir import Region
from tests.ir import parse_function

LOOP = """\
util.func public @f(%c: i1) {
  cf.cond_br %c, ^left, ^right
^join:
  util.return
^right:
  cf.br ^join
^left:
  cf.cond_br %c, ^join, ^loop
^loop:
  cf.cond_br %c, ^loop, ^join
}
"""

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


def _region(text: str) -> Region:
    return parse_function(text).regions[0]


def test_dominance() -> None:
    region = _region(LOOP)
    entry, join, right, left, loop = region.blocks
    tree = Dominance(region)
    assert tree.dominates(entry, loop)
    assert tree.dominates(left, loop)
    assert not tree.dominates(left, join)
    assert not tree.dominates(right, join)
    assert blocks_in_dominance_order(region) == [entry, join, right, left, loop]


def test_no_dominator_of_an_unreachable_block() -> None:
    entry, left, right, unreachable = _region(DIAMOND).blocks
    assert nearest_common_dominator([left, right]) is entry
    assert nearest_common_dominator([left, unreachable]) is None


def test_the_entry_dominates_even_what_cannot_be_reached() -> None:
    entry, left, _, unreachable = _region(DIAMOND).blocks
    assert nearest_common_dominator([left, unreachable, entry]) is entry
