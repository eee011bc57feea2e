"""Random branches between blocks, and ops with regions."""

from __future__ import annotations

from collections.abc import Callable

from tests.differential.generator.writer import TRANSIENT, Buffer, Writer

# Writes so many random ops.
WriteOps = Callable[[Writer, int], None]


def next_block(w: Writer, number: int) -> None:
    """Ends a block with a branch that passes a buffer on, and begins the next one."""
    passed = w.rng.choice(w.buffers)
    target = f"^bb{number}({passed.name}, {passed.size} : {passed.resource}, index)"
    w.emit(f"cf.cond_br %b, {target}, {target}" if w.rng.random() < 0.5 else f"cf.br {target}")
    _begin_block(w, number, passed)


def diverging_blocks(w: Writer, write_ops: WriteOps, number: int, count: int) -> None:
    """Two blocks on different ways to a third, which gets a buffer of the way that was taken."""
    w.emit(f"cf.cond_br %b, ^bb{number}, ^bb{number + 1}")
    for block in (number, number + 1):
        w.lines.append(f"  ^bb{block}:")
        outer = _scope(w)
        write_ops(w, count)
        passed = w.transient(w.pick())
        w.emit(f"cf.br ^bb{number + 2}({passed.name}, %c64 : {TRANSIENT}, index)")
        _leave(w, outer)
    _begin_block(w, number + 2, passed)


def looping_block(w: Writer, write_ops: WriteOps, number: int, count: int) -> None:
    """A block that branches to itself or on, and hands a buffer to either."""
    passed = w.transient(w.pick())
    w.emit(f"cf.br ^bb{number}({passed.name}, %c0 : {TRANSIENT}, index)")
    outer = _scope(w)
    _begin_block(w, number, passed, "%c64")
    step = w.indices[-1]
    write_ops(w, count)
    passed = w.transient(w.pick())
    more, following = w.name(), w.name()
    w.emit(f"{following} = arith.addi {step}, %c1 : index")
    w.emit(f"{more} = arith.cmpi slt, {following}, %c4 : index")
    handed = f"({passed.name}, {following} : {TRANSIENT}, index)"
    w.emit(f"cf.cond_br {more}, ^bb{number}{handed}, ^bb{number + 1}{handed}")
    _leave(w, outer)
    _begin_block(w, number + 1, passed, "%c64")


def write_if(w: Writer, write_ops: WriteOps) -> None:
    """A condition with a result."""
    result = w.define("%c64")
    w.emit(f"{result.name} = scf.if %b -> ({TRANSIENT}) {{")
    _region(w, write_ops)
    w.emit("} else {")
    _region(w, write_ops)
    w.emit("}")
    w.add(result)


def write_for(w: Writer, write_ops: WriteOps) -> None:
    """A loop that carries a transient buffer of 64 bytes."""
    start = w.transient(w.pick())
    result, step, carried = w.overwritten(start), w.name(), w.overwritten(start)
    count = w.rng.choice(["%n", "%c4", "%c1"])
    w.emit(
        f"{result.name} = scf.for {step} = %c0 to {count} step %c1 iter_args({carried.name} ="
        f" {start.name}) -> ({TRANSIENT}) {{"
    )
    _region(w, write_ops, carried, step)
    w.emit("}")
    w.add(result)


def write_while(w: Writer, write_ops: WriteOps) -> None:
    """A loop that carries a transient buffer and an index."""
    start = w.transient(w.pick())
    before, after = w.overwritten(start), w.overwritten(start)
    result, counts = w.name(), [w.name() for _ in range(2)]
    types = f"({TRANSIENT}, index)"
    w.emit(
        f"{result}:2 = scf.while ({before.name} = {start.name}, {counts[0]} = %c0) :"
        f" {types} -> {types} {{"
    )
    more = w.name()
    condition = [
        f"{more} = arith.cmpi slt, {counts[0]}, {w.rng.choice(['%c4', '%n'])} : index",
        f"scf.condition({more}) {{}}, {counts[0]} : {TRANSIENT}, index",
    ]
    _region(w, write_ops, before, counts[0], end=condition)
    w.emit("} do {")
    w.emit(f"^bb0({after.name}: {TRANSIENT}, {counts[1]}: index):")
    following = w.name()
    step = [
        f"{following} = arith.addi {counts[1]}, %c1 : index",
        f"scf.yield {{}}, {w.rng.choice([following, counts[1]])} : {TRANSIENT}, index",
    ]
    _region(w, write_ops, after, counts[1], end=step)
    w.emit("}")
    w.add(Buffer(f"{result}#0", "%c64", "transient", start.device))
    w.indices.append(f"{result}#1")


def write_switch(w: Writer, write_ops: WriteOps) -> None:
    """A choice by a number, which may be a constant."""
    result = w.define("%c64")
    w.emit(f"{result.name} = scf.index_switch {w.rng.choice(w.indices)} -> {TRANSIENT}")
    for case in ("case 1", "case 4", "default"):
        w.emit(f"{case} {{")
        _region(w, write_ops)
        w.emit("}")
    w.add(result)


OPS = [write_if, write_for, write_while, write_switch]


def _begin_block(w: Writer, number: int, passed: Buffer, size: str | None = None) -> None:
    """Begins a block with arguments for a buffer and an index, its size if none is given."""
    argument, index = w.name(), w.name()
    w.lines.append(f"  ^bb{number}({argument}: {passed.resource}, {index}: index):")
    w.add(Buffer(argument, size or index, passed.lifetime, passed.device))
    w.indices.append(index)


def _region(
    w: Writer,
    write_ops: WriteOps,
    carried: Buffer | None = None,
    index: str | None = None,
    end: list[str] | None = None,
) -> None:
    """Ops in a region that gives up a transient buffer; what they define is gone behind it.

    The lines of `end` end the region; `{}` stands in them for that buffer.
    """
    outer = _scope(w)
    w.indent += "  "
    if carried is not None:
        w.add(carried)
    if index is not None:
        w.indices.append(index)
    write_ops(w, w.rng.randint(0, 4))
    given = w.transient(w.rng.choice(w.buffers[-2:]))
    for line in end or [f"scf.yield {{}} : {TRANSIENT}"]:
        w.emit(line.format(given.name))
    _leave(w, outer)


def _scope(w: Writer) -> tuple[int, int, int, str]:
    return len(w.buffers), len(w.indices), len(w.timepoints), w.indent


def _leave(w: Writer, outer: tuple[int, int, int, str]) -> None:
    """Forgets what has been defined since."""
    buffers, indices, timepoints, w.indent = outer
    del w.buffers[buffers:]
    del w.indices[indices:]
    del w.timepoints[timepoints:]
