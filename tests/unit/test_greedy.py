"""The pattern driver: order of visits, constants, dead code, blocks."""

import pytest

from iree_sched.diagnostics import Severity, Source
from iree_sched.dialects import definition
from iree_sched.document import Document
from iree_sched.ir import Operation
from iree_sched.parser import parse
from iree_sched.passbase import PassContext
from iree_sched.printer import print_operation
from iree_sched.rewrite.canonicalize import canonicalize
from iree_sched.rewrite.constants import Constant
from iree_sched.rewrite.greedy import Folded, Pattern, RuleSet, apply_greedily, fold, pattern
from iree_sched.rewrite.rewriter import Rewriter, Worklist

_CHAIN = """
util.func private @f(%x: i32) -> i32 {
  %0 = util.optimization_barrier %x : i32
  %1 = util.optimization_barrier %0 : i32
  %2 = util.optimization_barrier %1 : i32
  util.return %2 : i32
}
"""
_BARRIER = "util.optimization_barrier"


def _function(text: str) -> tuple[Operation, Document]:
    document = parse(Source("test.mlir", text))
    return next(op for op in document.module.walk() if op.name == "util.func"), document


def _body(op: Operation) -> list[str]:
    return [inner.name for inner in op.regions[0].blocks[0]]


def _canonical(text: str) -> str:
    function, document = _function(text)
    canonicalize(function, PassContext(aliases=document.aliases))
    return print_operation(function)


def _watching(visited: list[int], name: str = "watch") -> Pattern:
    """A pattern that notes the chain's ops by number and changes nothing."""

    def rewrite(op: Operation, rewriter: Rewriter) -> bool:
        assert op.parent is not None
        visited.append([*op.parent].index(op))
        return False

    return Pattern(name, (_BARRIER,), rewrite)


class TestWorklist:
    def test_gives_the_last_first_and_each_once(self) -> None:
        first, second = _ops(2)
        worklist = Worklist()
        for op in (first, second, first):
            worklist.push(op)
        assert list(worklist.drain()) == [second, first]

    def test_forgets_what_is_removed(self) -> None:
        first, second, third = _ops(3)
        worklist = Worklist()
        for op in (first, second, third):
            worklist.push(op)
        worklist.remove(second)
        worklist.reverse()
        assert list(worklist.drain()) == [first, third]


def _ops(count: int) -> list[Operation]:
    null = definition("util.null")
    assert null is not None
    return [Operation.create(null, {}, {"result": "!hal.fence"}) for _ in range(count)]


@pytest.mark.parametrize(("top_down", "order"), [(False, [2, 1, 0]), (True, [0, 1, 2])])
def test_ops_are_visited_backwards_or_in_order(top_down: bool, order: list[int]) -> None:
    visited: list[int] = []
    function, _ = _function(_CHAIN)
    rules = RuleSet([_watching(visited)])
    assert apply_greedily(function, rules, PassContext(), top_down=top_down)
    assert visited == order


def test_patterns_are_tried_by_benefit_then_in_order() -> None:
    tried: list[str] = []

    def noting(name: str, benefit: int) -> Pattern:
        def rewrite(op: Operation, rewriter: Rewriter) -> bool:
            tried.append(name)
            return False

        return Pattern(name, (_BARRIER,), rewrite, benefit)

    function, _ = _function(
        "util.func private @f(%x: i32) -> i32 {\n"
        "  %0 = util.optimization_barrier %x : i32\n  util.return %0 : i32\n}"
    )
    rules = RuleSet([noting("first", 1), noting("second", 1), noting("best", 5)])
    assert apply_greedily(function, rules, PassContext())
    assert tried == ["best", "first", "second"]


def test_a_predicate_roots_a_pattern_at_all_ops_it_holds_for() -> None:
    visited: list[str] = []

    @pattern(where=lambda d: d.terminator)
    def watch(op: Operation, rewriter: Rewriter) -> bool:
        visited.append(op.name)
        return False

    function, _ = _function(_CHAIN)
    assert apply_greedily(function, RuleSet([watch]), PassContext())
    assert visited == ["util.return"]


def test_users_of_what_is_replaced_are_visited_again() -> None:
    visited: list[int] = []

    @pattern(_BARRIER, benefit=2)
    def drop_first(op: Operation, rewriter: Rewriter) -> bool:
        if not op.operands[0].is_argument:
            return False
        rewriter.replace(op, op.operands)
        return True

    function, _ = _function(_CHAIN)
    assert apply_greedily(function, RuleSet([drop_first, _watching(visited)]), PassContext())
    assert _body(function) == ["util.return"]
    assert visited == [2, 1]


def test_what_never_ends_is_stopped_and_reported() -> None:
    @pattern(_BARRIER)
    def touch(op: Operation, rewriter: Rewriter) -> bool:
        return op.operands[0].is_argument and not rewriter.worklist.remove(op)  # type: ignore[func-returns-value]

    function, _ = _function(_CHAIN)
    context = PassContext()
    canonicalize(function, context, extra_patterns=(touch,))
    (warning,) = context.diagnostics.reported
    assert warning.severity is Severity.WARNING
    assert warning.message == "'util.func' op is not in canonical form after ten rounds of patterns"


def test_folds_come_before_patterns_and_make_constants() -> None:
    @fold(_BARRIER)
    def fold_to_seven(op: Operation, rewriter: Rewriter) -> Folded:
        return [Constant("7 : i32", "i32")]

    visited: list[int] = []
    function, _ = _function(_CHAIN)
    rules = RuleSet([_watching(visited)], [fold_to_seven])
    assert apply_greedily(function, rules, PassContext())
    assert _body(function) == ["arith.constant", "util.return"]
    assert not visited


def test_steps_can_be_followed() -> None:
    steps: list[tuple[str, str]] = []
    function, _ = _function(
        "util.func private @f(%x: index) {\n  util.null : i32\n  util.return\n}"
    )
    canonicalize(function, PassContext(debug=lambda kind, text: steps.append((kind, text))))
    assert steps == [("greedy-rewriter", "erase (util.null at 36)")]


def test_a_later_constant_is_merged_into_the_first() -> None:
    text = """
      util.func private @f(%x: i32) -> (i32, i32, i32) {
        %a = arith.constant 1 : i32
        %0 = util.optimization_barrier %x : i32
        %b = arith.constant 2 : i32
        %c = arith.constant 1 : i32
        %1:3 = util.optimization_barrier %a, %b, %c : i32, i32, i32
        util.return %1#0, %1#1, %0 : i32, i32, i32
      }"""
    function, _ = _function(text)
    canonicalize(function, PassContext())
    entry = function.regions[0].blocks[0]
    constants = [op.attributes["value"] for op in entry if op.name == "arith.constant"]
    assert constants == ["2 : i32", "1 : i32"]
    (barrier,) = [op for op in entry if len(op.operands) == 3 and op.name == _BARRIER]
    assert barrier.operands[0] is barrier.operands[2]


def test_blocks_that_do_the_same_become_one() -> None:
    printed = _canonical("""
      util.func private @f(%c: i1, %x: i32, %y: i32) -> i32 {
        cf.cond_br %c, ^bb1, ^bb2
      ^bb1:
        %0 = util.optimization_barrier %x : i32
        util.return %0 : i32
      ^bb2:
        %1 = util.optimization_barrier %y : i32
        util.return %1 : i32
      }""")
    assert printed.count(_BARRIER) == 1
    assert "arith.select %arg0, %arg1, %arg2 : i32" in printed


def test_arguments_that_nothing_needs_go_with_what_feeds_them() -> None:
    printed = _canonical("""
      util.func private @f(%c: i1, %x: i32) -> i32 {
        %0 = arith.addi %x, %x : i32
        cf.br ^bb1(%0, %x : i32, i32)
      ^bb1(%a: i32, %b: i32):
        %1 = arith.muli %a, %b : i32
        %2 = util.optimization_barrier %c : i1
        cf.cond_br %2, ^bb1(%1, %b : i32, i32), ^bb2
      ^bb2:
        util.return %b : i32
      }""")
    assert "arith" not in printed
    assert "cf.br ^bb1(%arg1 : i32)" in printed
    assert "^bb1(%0: i32):" in printed


def test_uses_come_newest_first_as_in_mlir() -> None:
    function, _ = _function("""
      util.func private @f(%x: i32) -> i32 {
        %0:2 = util.optimization_barrier %x, %x : i32, i32
        %1 = util.optimization_barrier %x : i32
        util.return %x : i32
      }""")
    entry = function.regions[0].blocks[0]
    ops = [*entry]
    uses = list(entry.arguments[0].uses_newest_first())
    assert uses == [(ops[2], 0), (ops[1], 0), (ops[0], 1), (ops[0], 0)]


def test_ops_that_are_moved_one_by_one_keep_their_order() -> None:
    function, _ = _function(_CHAIN)
    block = function.regions[0].blocks[0]
    first, second, third, last = block
    assert first.is_before(last)
    for _ in range(200):
        second.move_before(last)
        third.move_before(second)
        assert third.is_before(second)
        assert first.is_before(third)
        assert second.is_before(last)


def test_an_empty_loop_comes_to_an_end() -> None:
    printed = _canonical("""
      util.func private @f(%c: i1) {
        cf.cond_br %c, ^bb1, ^bb2
      ^bb1:
        cf.br ^bb2
      ^bb2:
        cf.br ^bb3
      ^bb3:
        cf.br ^bb1
      }""")
    assert printed.count("cf.br") == 2


def test_an_op_is_erased_with_blocks_to_which_nothing_leads() -> None:
    function, _ = _function("""
util.func private @f(%x: i32) {
  scf.execute_region {
    cf.br ^bb2
  ^bb1:
    cf.br ^bb2
  ^bb2:
    scf.yield
  }
  util.return
}
""")
    region = function.regions[0]
    assert region.blocks[0].first is not None
    Rewriter(region, PassContext()).erase(region.blocks[0].first)
    assert _body(function) == ["util.return"]
