"""Partitions as text, in the layout of IREE's debug output (Stream/Analysis/Partitioning.cpp)."""

from __future__ import annotations

from collections.abc import Callable

from iree_sched.ir import Block, Operation, Value
from iree_sched.partition.partitions import Partition, PartitionSet
from iree_sched.printer import OperationPrinter, naming_root


def show_partitions(partitions: PartitionSet, block: Block) -> str:
    """All partitions with affinity, values in and out, and ops, named as in their function."""
    if block.first is None:
        return ""
    printer = OperationPrinter(naming_root(block.first))
    return "".join(
        f"PARTITION[{number}]:\n{_show(partition, printer)}"
        for number, partition in enumerate(partitions)
    )


def _show(partition: Partition, printer: OperationPrinter) -> str:
    lines = []
    if partition.affinity is not None:
        lines += [f" AFFINITY: {partition.affinity}", ""]
    ins = "\n    ".join(show_value(value, printer.text) for value in partition.ins)
    outs = "\n    ".join(show_value(value, printer.text) for value in partition.outs)
    lines += [" INS:", f"    {ins}", " OUTS:", f"    {outs}", " OPS:"]
    lines += [f"  {printer.text(op)}" for op in partition.ops]
    return "\n".join(lines) + "\n"


def show_value(value: Value, show: Callable[[Operation], str]) -> str:
    """A value as MLIR shows it in messages: the op that defines it, or which argument it is."""
    op = value.defining_op
    if op is not None:
        return show(op)
    return f"<block argument> of type '{value.type}' at index: {value.index}"
