"""The tasks of a function: its device work, named, in program order, with what each waits for.

Blocks, nested ones included, run one after the other in the order of the program, each once: how
often loops turn is not known. What each group can compute for itself (see `find_floating`) and
what does no work (reservations, constants) are no tasks; they go with the tasks that use them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property
from itertools import pairwise, product

from attrs import define, field, frozen

from iree_sched.analysis.callables import names_of_callables
from iree_sched.analysis.constants import constant_integer
from iree_sched.analysis.dominance import blocks_in_dominance_order
from iree_sched.analysis.fingerprint import fingerprint
from iree_sched.ir import Block, Operation
from iree_sched.partition import Graph, Kind, Node
from iree_sched.partition.arranging import find_floating, find_predecessors
from iree_sched.partition.kinds import Role


@frozen(eq=False)
class FunctionTask:
    """A piece of device work of a function.

    Attributes:
      name: unique in the function, and the same whenever the function is: `EXPORT#NUMBER`.
      symbol: `executable::export` of what it calls; the name of the op if it calls nothing.
      node: the work.
      clones: floating nodes that it computes for itself.
    """

    name: str
    symbol: str
    node: Node
    clones: tuple[Node, ...]

    @property
    def op(self) -> Operation:
        """The op."""
        return self.node.op


@frozen(eq=False)
class FunctionEdge:
    """That a task has to end before another begins, see `plan.problem.Edge`."""

    source: FunctionTask
    target: FunctionTask
    moved_bytes: int
    reads: bool


@define(eq=False)
class PlannableFunction:
    """A function with its tasks.

    Attributes:
      name: symbol of the function without its `@`.
      op: the function, before anything in it is scheduled.
      aliases: attribute aliases of the file.
    """

    name: str
    op: Operation
    aliases: Mapping[str, str]
    tasks: Sequence[FunctionTask] = field(init=False)
    edges: Sequence[FunctionEdge] = field(init=False)

    def __attrs_post_init__(self) -> None:
        tasks: list[FunctionTask] = []
        edges: list[FunctionEdge] = []
        last: list[FunctionTask] = []  # those of earlier blocks that nothing waits for
        for block in _blocks(self.op):
            own, between = _of_block(Graph(Kind.EXECUTION, block, aliases=self.aliases), len(tasks))
            if not own:
                continue
            waiting = {edge.target for edge in between}
            waited = {edge.source for edge in between}
            edges += [
                FunctionEdge(before, task, 0, reads=False)
                for task in own
                if task not in waiting
                for before in last
            ]
            edges += between
            tasks += own
            last = [task for task in own if task not in waited]
        self.tasks, self.edges = tasks, edges

    @cached_property
    def fingerprint(self) -> str:
        """Of the graph that the tasks come from."""
        return fingerprint(self.op, self.aliases)


def plannable_functions(
    module: Operation, aliases: Mapping[str, str]
) -> Iterator[PlannableFunction]:
    """The functions of a module that have device work; initializers are none."""
    for name, op in names_of_callables(module):
        if op.attributes.get("sym_name") is None:
            continue
        function = PlannableFunction(name, op, aliases)
        if function.tasks:
            yield function


def symbol_of(op: Operation) -> str:
    """What a dispatch or a call runs, `executable::export`; the op's name for other ops."""
    called = op.attributes.get("entry_points", op.attributes.get("callee"))
    if called is None:
        return op.name
    return called.strip("[]").partition(",")[0].strip().replace("@", "")


def _blocks(function: Operation) -> Iterator[Block]:
    """All blocks with code of the host in them, each before those that are nested in it."""
    for region in function.regions:
        for block in blocks_in_dominance_order(region):
            yield block
            for op in block:
                if op.regions and not (op.definition and op.definition.streamable):
                    yield from _blocks(op)


def _of_block(graph: Graph, first: int) -> tuple[list[FunctionTask], list[FunctionEdge]]:
    floating = find_floating(graph)
    tasks: dict[Node, FunctionTask] = {}
    for node in graph.nodes:
        if node.role is Role.WORK and node not in floating:
            symbol = symbol_of(node.op)
            name = f"{symbol.rpartition('::')[2]}#{first + len(tasks)}"
            tasks[node] = FunctionTask(name, symbol, node, _clones(graph, node, floating))
    if not tasks:
        return [], []
    edges: list[FunctionEdge] = []
    for node, sources in find_sources(graph, floating, tasks).items():
        task = tasks[node]
        for source in sources:
            moved = _moved_bytes(tasks[source], task)
            edges.append(FunctionEdge(tasks[source], task, moved, reads=moved > 0))
    return list(tasks.values()), [*edges, *_across_barriers(tasks, edges)]


def _across_barriers(
    tasks: Mapping[Node, FunctionTask], edges: Sequence[FunctionEdge]
) -> Iterator[FunctionEdge]:
    """Edges from what ends a stretch between side effects of the host to what begins the next."""
    inside = [e for e in edges if _stretch(e.source) == _stretch(e.target)]
    waited, waiting = {edge.source for edge in inside}, {edge.target for edge in inside}
    firsts: dict[int, list[FunctionTask]] = {}
    lasts: dict[int, list[FunctionTask]] = {}
    for task in tasks.values():
        if task not in waiting:
            firsts.setdefault(_stretch(task), []).append(task)
        if task not in waited:
            lasts.setdefault(_stretch(task), []).append(task)
    known = {(edge.source, edge.target) for edge in edges}
    for earlier, later in pairwise(sorted(firsts)):
        for source, target in product(lasts[earlier], firsts[later]):
            if (source, target) not in known:
                yield FunctionEdge(source, target, 0, reads=False)


def _stretch(task: FunctionTask) -> int:
    return task.node.stretches.start


def find_sources(
    graph: Graph, floating: AbstractSet[Node], chosen: Collection[Node]
) -> dict[Node, list[Node]]:
    """For each of some nodes the nearest others of them that come before it.

    What is not chosen is looked through, in program order, in which the graph has it.
    """
    predecessors = find_predecessors(graph, floating)
    through: dict[Node, dict[Node, None]] = {}
    for node in graph.tracked:
        found = through[node] = {}
        for before in predecessors[node]:
            found.update({before: None} if before in chosen else through.get(before, {}))
    return {node: list(through[node]) for node in graph.tracked if node in chosen}


def _clones(graph: Graph, node: Node, floating: set[Node]) -> tuple[Node, ...]:
    """The floating nodes that a node takes something from, through other floating ones."""
    found: dict[Node, None] = {}
    pending = [node]
    while pending:
        for value in pending.pop().op.operands:
            made = None if value.defining_op is None else graph.node_of(value.defining_op)
            if made is not None and made in floating and made not in found:
                found[made] = None
                pending.append(made)
    return tuple(found)


def _moved_bytes(source: FunctionTask, target: FunctionTask) -> int:
    """Bytes of the results of a task that another one reads; unknown lengths count as none.

    What is read through slices and the like counts as the whole result.
    """
    taken = [
        touched
        for touched in target.node.accesses or ()
        if touched.reads and touched.resource.defining_op is source.op
    ]
    if taken:
        return sum(constant_integer(touched.length) or 0 for touched in taken)
    written = [edge for edge in source.node.outgoing if edge.target is target.node]
    return 0 if written else source.node.bytes_out
