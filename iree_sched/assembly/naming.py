"""Names of values and blocks in printed IR.

As in MLIR, a name is not used again in what is nested where it can be seen, isolated or not, while
sibling regions use the same names. What the source calls a value plays no part; an op
may suggest names for its results. A suggestion is kept where it is free and gets a number
otherwise; values without a hint are numbered. In generic form nothing is suggested, and numbers are
not used again, regions that come later being numbered first.
"""

from __future__ import annotations

from collections.abc import Sequence

from iree_sched.assembly.hints import name_hints
from iree_sched.classes import define, field
from iree_sched.ir import Block, Form, Operation, Region, Value


@define
class Names:
    """Names for everything in an op."""

    root: Operation
    generic: bool = False
    _values: dict[Value, str] = field(factory=dict)
    _packs: dict[Operation, str] = field(factory=dict)
    _blocks: dict[Block, str] = field(factory=dict)
    _sources: dict[Block, list[Block]] = field(factory=dict)

    def __attrs_post_init__(self) -> None:
        _Namer(self.generic, self._values, self._packs, self._blocks, self._sources).run(self.root)

    def of(self, value: Value) -> str:
        """`%name` or `%name#1`; a value defined outside of the printed op has a made-up name."""
        name = self._values.get(value)
        if name is None:
            name = self._values[value] = f"%{value.name or 'outside'}"
        return name

    def all(self, values: list[Value]) -> Sequence[str]:
        """The names of some values."""
        try:
            return list(map(self._values.__getitem__, values))
        except KeyError:
            return [self.of(value) for value in values]

    def results(self, op: Operation) -> str:
        """`%a:2, %b = ` for an op with results."""
        return f"{self._packs[op]} = "

    def block(self, block: Block) -> str:
        """`^bb1`."""
        return self._blocks.get(block, "^INVALIDBLOCK")

    def is_named(self, block: Block) -> bool:
        """True for an entry block that something branches to, which needs its label."""
        return block in self._sources

    def predecessors(self, block: Block) -> str:
        """The comment behind a label that says where control comes from."""
        sources = [self.block(source) for source in self._sources.get(block, ())]
        if not sources:
            is_entry = block.parent is not None and block.parent.entry is block
            return "" if is_entry else "  // no predecessors"
        if len(sources) == 1:
            return f"  // pred: {sources[0]}"
        return f"  // {len(sources)} preds: {', '.join(sources)}"


@define
class _Counters:
    """Next numbers where a region stands."""

    value: int = 0
    argument: int = 0
    conflict: int = 0  # added to a hint that is taken


@define
class _Namer:
    generic: bool
    values: dict[Value, str]
    packs: dict[Operation, str]
    blocks: dict[Block, str]
    sources: dict[Block, list[Block]]
    hints: dict[Form, Sequence[str]] = field(factory=dict)
    used: set[str] = field(factory=set)
    taken: list[str] = field(factory=list)  # the same names in order

    def run(self, root: Operation) -> None:
        """Names the root's results and all inside, an explicit stack keeping the nesting.

        Names of a region are free again behind it; None in the stack stands for its end.
        """
        counters = _Counters()
        self._name_op(root, counters)
        work: list[tuple[Region | None, _Counters, int]]
        work = [(region, counters, 0) for region in reversed(root.regions)]
        while work:
            region, at, names = work.pop()
            if region is None:
                self.used.difference_update(self.taken[names:])
                del self.taken[names:]
                continue
            inner = at
            if not self.generic:
                inner = _Counters(at.value, at.argument, at.conflict)
                work.append((None, at, len(self.taken)))
            self._name_region(region, inner)
            work += [
                (deeper, inner, 0)
                for block in region
                for nested in block
                if nested.regions
                for deeper in nested.regions
            ]

    def _name_region(self, region: Region, counters: _Counters) -> None:
        for index, block in enumerate(region):
            self.blocks[block] = f"^{block.label}" if block.label else f"^bb{index}"
            for argument in block.arguments:
                self._name_argument(argument, counters, entry=index == 0)
            for op in block:
                self._name_op(op, counters)
                for target in op.successors:
                    self.sources.setdefault(target, []).append(block)

    def _name_argument(self, argument: Value, counters: _Counters, *, entry: bool) -> None:
        if entry:
            # A hint of an outer value may look like one of these.
            while (name := f"arg{counters.argument}") in self.used:
                counters.argument += 1
            self._take(name)
            self.values[argument] = f"%{name}"
            counters.argument += 1
        else:
            self.values[argument] = f"%{counters.value}"
            counters.value += 1

    def _name_op(self, op: Operation, counters: _Counters) -> None:
        if not op.results:
            return
        form = op.form
        hints = self.hints.get(form)
        if hints is None:
            none = ("",) * len(op.results)
            hints = self.hints[form] = none if self.generic else name_hints(form)
        if len(hints) == 1:  # nearly always
            name = self._free(hints[0], counters) if hints[0] else self._number(counters)
            self.values[op.results[0]] = self.packs[op] = f"%{name}"
            return
        parts = []
        at = 0
        while at < len(hints):
            end = len(hints) if self.generic else _pack_end(op, hints, at)
            name = self._free(hints[at], counters) if hints[at] else self._number(counters)
            parts.append(f"%{name}" if end == at + 1 else f"%{name}:{end - at}")
            for index in range(at, end):
                suffix = "" if end == at + 1 else f"#{index - at}"
                self.values[op.results[index]] = f"%{name}{suffix}"
            at = end
        self.packs[op] = ", ".join(parts)

    def _number(self, counters: _Counters) -> str:
        counters.value += 1
        return str(counters.value - 1)

    def _free(self, hint: str, counters: _Counters) -> str:
        """The hint, or it with the next free number behind it, as MLIR makes names unique."""
        name = hint
        while name in self.used:
            name = f"{hint}_{counters.conflict}"
            counters.conflict += 1
        self._take(name)
        return name

    def _take(self, name: str) -> None:
        self.used.add(name)
        self.taken.append(name)


def _pack_end(op: Operation, hints: Sequence[str], start: int) -> int:
    """The end of the results that share a name: those with the hint of the first, in its group."""
    end = start + 1
    stop = len(hints)
    if op.definition is not None and op.definition.result_names:
        places = (op.form.result_group(group.name) for group in op.definition.results)
        stop = next((p.stop for p in places if p.start <= start < p.stop), stop)
    while end < stop and hints[end] == hints[start]:
        end += 1
    return end
