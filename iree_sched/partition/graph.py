"""The graph that a partitioner sees.

A node is an op of one block. Nodes that can be placed in groups are `Graph.nodes`, in program
order. Ops around them that matter for what may be reordered (host code in a block; constants and
allocations in an execute region) are nodes as well, in `Graph.tracked`, but cannot be placed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import chain

from iree_sched.analysis.access import AccessRange, access_ranges, resource_operands
from iree_sched.analysis.affinity import Affinity, op_affinity
from iree_sched.analysis.closures import is_closure
from iree_sched.analysis.constants import constant_integer
from iree_sched.analysis.cost import CostModel, count_operations, stated_cost
from iree_sched.analysis.effects import would_be_trivially_dead
from iree_sched.analysis.ties import find_tied_values, tied_places
from iree_sched.classes import define, field
from iree_sched.dialects.names import GLOBAL_STORE
from iree_sched.ir import Block, Form, Operation, Value
from iree_sched.partition.cloning import is_cloneable, is_streamable
from iree_sched.partition.edges import (
    Edge,
    Edges,
    find_edges,
    find_separations,
    find_stages,
    find_stretches,
)
from iree_sched.partition.host_order import find_host_order
from iree_sched.partition.in_place import find_in_place
from iree_sched.partition.kinds import Favor, Kind, Role

_Said = tuple[Role, bool, bool, Affinity | None, bool]  # what ops of a form have in common


@define
class Node:
    """An op of the block.

    Attributes:
      op: the op itself, for what this class does not say.
      index: place among `Graph.tracked`, in program order.
      role: what the node is to a partitioner.
      on_device: true for nodes that belong to a device, false for host code.
      can_place: the node may (and in an execution graph must) be put in a group.
      affinity: where it runs, None where it does not say.
      cloneable: it is cheaper to compute in each group that uses it than to carry across.
    """

    op: Operation
    index: int
    role: Role
    on_device: bool
    can_place: bool
    affinity: Affinity | None
    cloneable: bool
    _graph: Graph

    @property
    def kind(self) -> str:
        """Name of the op, `stream.async.dispatch`."""
        return self.op.name

    @property
    def users(self) -> Sequence[Node]:
        """Nodes that take a result of this one, not counting what is nested in host ops."""
        return self._graph.users[self.index]

    @property
    def captured_by(self) -> Sequence[Node]:
        """Host nodes, such as loops, that take a result of this one in their regions."""
        return self._graph.captors.get(self, ())

    @property
    def used_in_block(self) -> bool:
        """True if an op of the same block, tracked or not, takes a result of this node."""
        block = self._graph.block
        return any(user.parent is block for result in self.op.results for user in result.users)

    @property
    def stretches(self) -> range:
        """Between which side effects of the host it can run, counted from 0; mostly just one.

        A group must have one that all its nodes share, clones aside.
        """
        return self._graph.stretches[self]

    @property
    def separated_from(self) -> Sequence[Node]:
        """Nodes that may not share a group with this one: its users behind a barrier op."""
        return tuple(self._graph.separations.get(self, ()))

    @property
    def stage(self) -> int:
        """How many times the host comes in between before this node can run.

        Groups whose nodes are all of one stage never wait for the host in the middle. Nodes of two
        stages may only be in one group where neither needs what the host makes of the other one,
        and where the host does nothing between the two that others can see.
        """
        return self._graph.stages[self]

    @property
    def incoming(self) -> Sequence[Edge]:
        """Edges from nodes that have to come first."""
        return tuple(self._graph.edges.incoming.get(self, ()))

    @property
    def outgoing(self) -> Sequence[Edge]:
        """Edges to nodes that have to come later."""
        return tuple(self._graph.edges.outgoing.get(self, ()))

    @property
    def accesses(self) -> Sequence[AccessRange] | None:
        """Ranges of resources that the op touches, None where it does not say."""
        return self._graph.find_accesses(self)

    @property
    def bytes_in(self) -> int:
        """Bytes of resources that the op reads; ranges of unknown length count as none."""
        return sum(
            constant_integer(touched.length) or 0
            for touched in self.accesses or ()
            if touched.reads and touched.resource.defining_op is not self.op
        )

    @property
    def bytes_out(self) -> int:
        """Bytes of results that the op writes; ranges of unknown length count as none."""
        return sum(
            constant_integer(touched.length) or 0
            for touched in self.accesses or ()
            if touched.writes and touched.resource.defining_op is self.op
        )

    @property
    def cost(self) -> float:
        """Nanoseconds that the op may take; only good for comparing nodes, see `CostModel`.

        An attribute `iree_sched.cost_ns` on the op is taken for it.
        """
        if self.role is Role.METADATA or not self.on_device:
            return 0.0
        stated = stated_cost(self.op)
        if stated is not None:
            return stated
        moved = self.bytes_in + self.bytes_out
        return self._graph.costs.cost(moved, count_operations(self.op))

    def __repr__(self) -> str:
        return f"<Node {self.index}: {self.op.name}>"


@define
class Graph:
    """The nodes of a block and the order between them.

    Attributes:
      kind: which partitioning it is for.
      block: the block; partitioners should not need it.
      favor: what the program or the command line asks to favor.
      aliases: attribute aliases of the file.
      costs: rates from which `Node.cost` comes.
      tracked: all nodes, in program order.
      nodes: the nodes that can be placed in groups, in program order.
      barriers: host nodes with side effects, in program order; no group reaches across one.
    """

    kind: Kind
    block: Block
    favor: Favor = Favor.MIN_PEAK_MEMORY
    aliases: Mapping[str, str] = field(factory=dict)
    costs: CostModel = field(factory=CostModel)
    tracked: tuple[Node, ...] = field(init=False, default=())
    nodes: tuple[Node, ...] = field(init=False, default=())
    barriers: tuple[Node, ...] = field(init=False, default=())
    _by_op: dict[Operation, Node] = field(init=False, factory=dict)
    _users: list[Sequence[Node]] | None = field(init=False, default=None)
    _captors: dict[Node, Sequence[Node]] = field(init=False, factory=dict)
    _accesses: dict[Node, list[AccessRange] | None] = field(init=False, factory=dict)
    _stages: dict[Node, int] = field(init=False, factory=dict)
    _said: dict[Form, _Said] = field(init=False, factory=dict)
    _stretches: dict[Node, range] = field(init=False, factory=dict)
    _host_order: list[tuple[Node, Node]] | None = field(init=False, default=None)
    _edges: Edges | None = field(init=False, default=None)
    _in_place: Edges | None = field(init=False, default=None)
    _tied_values: AbstractSet[Value] | None = field(init=False, default=None)
    _separations: dict[Node, list[Node]] | None = field(init=False, default=None)

    def __attrs_post_init__(self) -> None:
        for op in self.block:
            # Constants only make noise.
            if op.definition is None or not op.definition.constant_like:
                self._by_op[op] = self._make_node(op, len(self._by_op))
        self.tracked = tuple(self._by_op.values())
        self.nodes = tuple([node for node in self.tracked if node.can_place])
        self.barriers = tuple([node for node in self.tracked if node.role is Role.BARRIER])

    def node_of(self, op: Operation) -> Node | None:
        """The node of an op, None for ops that are not tracked."""
        return self._by_op.get(op)

    @property
    def users(self) -> Sequence[Sequence[Node]]:
        """For each tracked node, by its index, its users in the block, see `Node.users`."""
        if self._users is None:
            self._users = self._find_users()
        return self._users

    @property
    def captors(self) -> Mapping[Node, Sequence[Node]]:
        """By node the host nodes that have users in their regions; most nodes have none."""
        return self._captors if self.users else {}

    def find_accesses(self, node: Node) -> list[AccessRange] | None:
        """Ranges of resources that a node touches, None where it does not say."""
        if node not in self._accesses:
            self._accesses[node] = access_ranges(node.op)
        return self._accesses[node]

    @property
    def edges(self) -> Edges:
        """All edges between nodes that can be placed."""
        if self._edges is None:
            self._edges = find_edges(self)
        return self._edges

    @property
    def tied_values(self) -> AbstractSet[Value]:
        """Resources that tracked nodes take, and that some op takes in place."""
        if self._tied_values is None:
            taken = () if self._is_untied() else [resource_operands(n.op) for n in self.tracked]
            self._tied_values = find_tied_values(chain.from_iterable(taken))
        return self._tied_values

    @property
    def in_place(self) -> Edges:
        """The edges that are there because a node writes in place what another one touches."""
        if self._in_place is None:
            self._in_place = find_in_place(self)
        return self._in_place

    def find_followers(self, node: Node) -> Iterable[Node]:
        """Tracked nodes that have to come after a node, but for `host_order`."""
        users, captors = self.users[node.index], self._captors.get(node, ())
        in_place = self.in_place.outgoing.get(node)
        if in_place is None:
            return chain(users, captors) if captors else users
        return chain(users, captors, [edge.target for edge in in_place])

    @property
    def stretches(self) -> Mapping[Node, range]:
        """Where each tracked node can run, see `Node.stretches`."""
        if not self._stretches:
            self._stretches = find_stretches(self)
        return self._stretches

    @property
    def is_one_stretch(self) -> bool:
        """True if there are no side effects of the host but at the end of the block."""
        return not self.barriers or self.barriers[0] is self.tracked[-1]

    @property
    def host_order(self) -> Sequence[tuple[Node, Node]]:
        """Pairs of host nodes that keep their order, but in IREE, see `find_host_order`."""
        if self._host_order is None:
            self._host_order = find_host_order(self)
        return self._host_order

    @property
    def separations(self) -> Mapping[Node, Sequence[Node]]:
        """By node the later ones that must be in another group, see `Node.separated_from`."""
        if self._separations is None:
            self._separations = find_separations(self)
        return self._separations

    @property
    def stages(self) -> Mapping[Node, int]:
        """The stage of each tracked node, see `Node.stage`."""
        if not self._stages:
            self._stages = find_stages(self)
        return self._stages

    def _is_untied(self) -> bool:
        """True if it is plain to see that nothing in the block is taken in place.

        So it is where no op in it ties anything or has regions, and no op elsewhere can take what
        is there.
        """
        around, region = self.block.parent_op, self.block.parent
        if around is None or around.definition is None or region is None or len(region.blocks) > 1:
            return False
        if not (around.is_isolated or is_closure(around.definition)):
            return False
        forms = {node.op.form for node in self.tracked}
        return not any(form.region_count or form.ask_bare(tied_places) for form in forms)

    def _make_node(self, op: Operation, index: int) -> Node:
        said = self._said.get(op.form)
        if said is None:
            said = self._ask(op)
            if said[1]:  # on the host it may depend on regions
                self._said[op.form] = said
        return Node(op, index, *said, self)

    def _ask(self, op: Operation) -> _Said:
        """Role, whether it is on a device and can be placed, affinity, whether it is cloned."""
        definition = op.definition
        if definition is not None and definition.streamable:
            role = Role.METADATA if definition.metadata else Role.WORK
        else:
            # No device work can see what a store to a global did; `host_order` has the rest.
            harmless = would_be_trivially_dead(op) or op.name == GLOBAL_STORE
            role = Role.HOST if harmless else Role.BARRIER
        on_device = role is Role.WORK or role is Role.METADATA
        can_place = on_device and (role is Role.WORK or self.kind is Kind.EXECUTION)
        return role, on_device, can_place, op_affinity(op, self.aliases), is_cloneable(op)

    def _find_users(self) -> list[Sequence[Node]]:
        """The users of all nodes, by index; fills in captors, too."""
        found: list[Sequence[Node]] = []
        find = self._by_op.__getitem__
        for node in self.tracked:
            results = node.op.results
            try:  # nearly all have one result, and users in the block: half of the time
                users = tuple(map(find, results[0].users)) if len(results) == 1 else None
            except KeyError:
                users = None
            found.append(self._collect_users(node) if users is None else users)
        return found

    def _collect_users(self, node: Node) -> Sequence[Node]:
        """The users of a node, each once, whether they take results themselves or in regions."""
        users: dict[Node, None] = {}
        captors: dict[Node, None] = {}
        for result in node.op.results:
            for user in result.users:
                found = self._by_op.get(user)
                if found is not None:
                    users[found] = None
                    continue
                ancestor = self.block.find_ancestor_op(user)
                found = None if ancestor is None else self._by_op.get(ancestor)
                if found is not None:
                    (users if is_streamable(found.op) else captors)[found] = None
        if captors:
            self._captors[node] = tuple(captors)
        return tuple(users)
