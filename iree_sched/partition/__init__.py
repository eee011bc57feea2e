"""Partitioning: the graph a partitioner sees, what it returns, how it is checked and chosen.

What is named here is imported when it is asked for.
"""

from __future__ import annotations

import importlib

TYPE_CHECKING = False  # type checkers take it for typing's, which takes time to import
if TYPE_CHECKING:
    from typing import Any

    from iree_sched.partition.arranging import arrange
    from iree_sched.partition.declaring import option, partitioner
    from iree_sched.partition.edges import Edge
    from iree_sched.partition.graph import Graph, Node
    from iree_sched.partition.kinds import Favor, Kind
    from iree_sched.partition.protocol import Group, Partitioner

__all__ = [
    "Edge",
    "Favor",
    "Graph",
    "Group",
    "Kind",
    "Node",
    "Partitioner",
    "arrange",
    "option",
    "partitioner",
]

_MODULES = {
    "Edge": "edges",
    "Favor": "kinds",
    "Graph": "graph",
    "Group": "protocol",
    "Kind": "kinds",
    "Node": "graph",
    "Partitioner": "protocol",
    "arrange": "arranging",
    "option": "declaring",
    "partitioner": "declaring",
}


def __getattr__(name: str) -> Any:
    """Imports the module of a name that is asked for."""
    module = _MODULES.get(name)
    if module is None:
        raise AttributeError(f"module '{__name__}' has no attribute '{name}'")
    return getattr(importlib.import_module(f"{__name__}.{module}"), name)
