"""Tests of the topological sort: MLIR's order, whatever the size."""

import random
import time

import pytest

from iree_sched.dialects import definition
from iree_sched.ir import Block, Operation
from iree_sched.rewrite.order import sort_topologically


def _block(uses: list[list[int]], terminated: bool = False) -> tuple[Block, list[Operation]]:
    """A block in which op i uses the results of the ops in `uses[i]`, wherever they stand."""
    join, leave = definition("stream.timepoint.join"), definition("util.return")
    assert join is not None
    assert leave is not None
    timepoint = {"result_timepoint": "!stream.timepoint"}
    ops = [Operation.create(join, {}, timepoint) for _ in uses]
    block = Block()
    for op, used in zip(ops, uses, strict=True):
        op.set_operand_group("await_timepoints", [ops[index].results[0] for index in used])
        block.append(op)
    if terminated:
        block.append(Operation.create(leave))
    return block, ops


def _order(block: Block, ops: list[Operation]) -> list[int]:
    return [ops.index(op) for op in block if op in ops]


def _mlir_order(uses: list[list[int]]) -> tuple[list[int], bool]:
    """mlir::sortTopologically, word by word: rounds over what is not scheduled yet."""
    pending, order, complete = list(range(len(uses))), [], True
    while pending:
        waiting = set(pending)
        later = []
        for op in pending:
            if any(used in waiting and used != op for used in uses[op]):
                later.append(op)
            else:
                waiting.discard(op)
                order.append(op)
        if len(later) == len(pending):
            complete = False
            order.append(later.pop(0))
        pending = later
    return order, complete


def test_a_sorted_block_stays_as_it_is() -> None:
    block, ops = _block([[], [0], [0, 1]], terminated=True)
    assert sort_topologically(block)
    assert _order(block, ops) == [0, 1, 2]
    assert block.last is not None
    assert block.last.name == "util.return"


def test_ops_that_become_ready_too_late_wait_for_the_next_round() -> None:
    block, ops = _block([[3], [], [0], [], [1]])
    assert sort_topologically(block)
    assert _order(block, ops) == [1, 3, 4, 0, 2]


def test_a_cycle_is_reported_and_the_rest_is_sorted() -> None:
    block, ops = _block([[1], [0], [3], []])
    assert not sort_topologically(block)
    assert _order(block, ops) == [3, 2, 0, 1]


def test_uses_in_regions_count() -> None:
    block, ops = _block([[], []])
    loop = definition("scf.execute_region")
    join = definition("stream.timepoint.join")
    assert loop is not None
    assert join is not None
    outer = Operation.create(loop)
    inner = outer.regions[0].add_block()
    inner.append(
        Operation.create(
            join,
            {"await_timepoints": [ops[1].results[0]]},
            {"result_timepoint": "!stream.timepoint"},
        )
    )
    block.insert_before(outer, ops[0])
    assert sort_topologically(block)
    assert list(block) == [ops[0], ops[1], outer]


def test_an_order_can_be_asked_for() -> None:
    block, ops = _block([[], [], []])
    assert sort_topologically(block, [(ops[2], ops[0])])
    assert _order(block, ops) == [1, 2, 0]


@pytest.mark.parametrize("seed", range(40))
def test_order_is_that_of_mlir(seed: int) -> None:
    generator = random.Random(seed)
    count = generator.randint(1, 30)
    uses = [
        [generator.randrange(count) for _ in range(generator.choice([0, 1, 1, 2]))]
        for _ in range(count)
    ]
    block, ops = _block(uses, terminated=True)
    expected, complete = _mlir_order(uses)
    assert sort_topologically(block) == complete
    assert _order(block, ops) == expected


def test_a_block_that_is_upside_down_takes_no_quadratic_time() -> None:
    count = 20_000
    block, ops = _block([[index + 1] if index + 1 < count else [] for index in range(count)])
    start = time.perf_counter()
    assert sort_topologically(block)
    assert time.perf_counter() - start < 5
    assert list(block) == ops[::-1]
