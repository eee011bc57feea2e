"""Groups ops into as few execute regions as can be, for any legal program.

Follows Ken Kennedy and Kathryn S. McKinley, "Typed Fusion with Applications to Parallel and
Sequential Code Generation" (Rice University TR93-208, 1993): nodes have types (here: where they may
run), only nodes of compatible types may be fused, and host code in between prevents fusion. The
clusters are acyclic by construction, in the sense of Herrmann, Özkaya, Uçar, Kaya and Çatalyürek,
"Multilevel Algorithms for Acyclic Partitioning of Directed Acyclic Graphs" (SIAM J. Sci. Comput.
41(4), 2019): they come from cutting one sequence in which everything can run.
"""

from __future__ import annotations

from typing import ClassVar

from attrs import define

from iree_sched.partition import Graph, Group, Kind, Node, Partitioner, arrange, option
from iree_sched.partition.arranging import find_copied, find_predecessors, find_stretches

from ._fusion_fallback import fewer_that_last
from ._fusion_placement import place_in, spread
from ._fusion_sequence import find_sequence
from ._fusion_units import find_units


@define
class TypedFusion(Partitioner):
    """Groups ops into as few execute regions as can be.

    Attributes:
      overlap: let devices run side by side, by estimated cost, even if that takes more regions.
      effort: thousands of steps that each search may take; one thousand are a millisecond or so.
    """

    name: ClassVar[str] = "typed-fusion"
    summary: ClassVar[str] = "As few regions as can be, for any program."
    kind: ClassVar[Kind] = Kind.EXECUTION
    overlap: bool = option(
        False,
        "let devices run side by side even if that takes more regions than the fewest",
        tries=(True,),
    )
    effort: int = option(
        1000, "thousands of steps to search, between two side effects of the host", minimum=0
    )

    def partition(self, graph: Graph) -> list[Group]:
        """Groups the nodes of a block."""
        floating = find_copied(graph)
        predecessors = find_predecessors(graph, floating)
        groups: list[list[Node]] = []
        steps = 1000 * self.effort
        for stretch in find_stretches(graph):
            units = find_units(stretch, predecessors, floating)
            sequence = find_sequence(units, steps)
            if len(sequence.types) < 2:
                groups += [[node for nodes in units.nodes for node in nodes if node.on_device]]
                continue
            chains = find_units(stretch, predecessors, floating, chains=True)
            places = {
                node: place
                for place, nodes in zip(sequence.places, units.nodes, strict=True)
                for node in nodes
            }
            placement = place_in(chains, sequence.types, places, steps)
            if self.overlap:
                placement = min(
                    placement, spread(chains, steps), key=lambda each: each.score().makespan
                )
            groups += placement.groups()
        arranged = arrange(graph, [group for group in groups if group], floating)
        return arranged if self.overlap else fewer_that_last(graph, arranged)
