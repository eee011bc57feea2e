"""The IR: operations, values with their users, blocks, regions. It knows no dialect."""

from iree_sched.ir.definition import (
    Access,
    AccessKind,
    Arity,
    CloneToConsumers,
    Effects,
    Enum,
    Forwarding,
    OpDefinition,
    OperandRanges,
    ValueGroup,
)
from iree_sched.ir.form import Form
from iree_sched.ir.operation import Operation
from iree_sched.ir.structure import Block, Region
from iree_sched.ir.value import Value

__all__ = [
    "Access",
    "AccessKind",
    "Arity",
    "Block",
    "CloneToConsumers",
    "Effects",
    "Enum",
    "Form",
    "Forwarding",
    "OpDefinition",
    "OperandRanges",
    "Operation",
    "Region",
    "Value",
    "ValueGroup",
]
