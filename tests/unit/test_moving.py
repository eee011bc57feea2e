"""Ops that are moved to regions all at once are left as if copied one by one, as IREE does it."""

import random
from collections.abc import Sequence

import pytest

from iree_sched.diagnostics import Source
from iree_sched.dialects.names import EXECUTE
from iree_sched.ir import Block, Operation
from iree_sched.parser import parse
from iree_sched.partition import Favor, Graph, Kind
from iree_sched.partition.partitions import form_partitions, normalize
from iree_sched.partition.registry import PartitionerRegistry
from iree_sched.rewrite import outline
from iree_sched.rewrite.moving import Outlined
from tests.differential.generator import random_module


def _copy_ops(block: Block, outlined: Sequence[Outlined]) -> list[Operation]:
    """Does for each op by itself what `take_ops` does."""
    for op in block:
        for entry in outlined:
            if op in entry.partition.ops:
                entry.ops.append(entry.body.append(op.clone(entry.mapping)))
    return []


def _replace_uses(block: Block, outlined: Sequence[Outlined]) -> None:
    """Does for each value by itself what `hand_over` does."""
    for entry in outlined:
        for old, new in zip(entry.partition.outs, entry.op.results, strict=True):
            old.replace_uses_outside(entry.body, new)


def _outline(text: str, favor: Favor) -> list[object]:
    """Outlines all there is in a function; returns what it is then."""
    module = parse(Source("random", text)).module
    function = next(op for op in module.walk() if op.attributes.get("sym_name") == "@main")
    for kind in Kind:
        blocks = list(function.regions[0])
        if kind is Kind.CONCURRENCY:
            executes = [op for op in function.walk() if op.name == EXECUTE]
            blocks = [op.regions[0].blocks[0] for op in executes]
        for block in blocks:
            partitioner = PartitionerRegistry().find(kind, "reference")
            assert partitioner is not None
            graph = Graph(kind, block, favor)
            groups = normalize(partitioner().partition(graph))
            partitions = form_partitions(graph, groups).partitions
            if kind is Kind.EXECUTION:
                outline.outline_execution(block, partitions, {})
            else:
                outline.outline_concurrency(block, partitions)
    return _state(function)


def _state(function: Operation) -> list[object]:
    """The ops, what they take, and by value who takes it, in the order of its use list."""
    ops = list(function.walk())
    place = {op: number for number, op in enumerate(ops)}
    blocks = [block for op in ops for region in op.regions for block in region]
    values = [value for block in blocks for value in block.arguments]
    values += [value for op in ops for value in op.results]
    number = {value: index for index, value in enumerate(values)}
    return [
        [(op.form.key, [number[value] for value in op.operands]) for op in ops],
        [[place[op] for op in block] for block in blocks],
        [[(place[user], count) for user, count in value.users.items()] for value in values],
    ]


@pytest.mark.parametrize("favor", [Favor.MIN_PEAK_MEMORY, Favor.MAX_CONCURRENCY])
def test_ops_and_uses_are_where_copies_would_be(
    favor: Favor, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = [random_module(random.Random(seed)) for seed in range(40)]
    moved = [_outline(text, favor) for text in texts]
    monkeypatch.setattr(outline, "take_ops", _copy_ops)
    monkeypatch.setattr(outline, "hand_over", _replace_uses)
    monkeypatch.setattr(outline, "renew_users", lambda outlined, order: None)  # copies are new
    for seed, text in enumerate(texts):
        assert moved[seed] == _outline(text, favor), f"seed {seed}"
