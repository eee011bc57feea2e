"""Directives: rules of the grammars that hold more than one field, in both directions.

Each has a name (the rule's), reads its tree into a shape, and makes its content from an op. They
correspond to the custom<...> directives in IREE's assembly formats.
"""

from __future__ import annotations

from iree_sched.assembly.assumptions import AssumedOperands
from iree_sched.assembly.commands import CallOperands, NoResources, PackSlices
from iree_sched.assembly.dictionaries import Dictionary
from iree_sched.assembly.dispatches import (
    Collective,
    CollectiveParam,
    DispatchOperands,
    EntryPoints,
    ResourceRegion,
)
from iree_sched.assembly.encoded import EncodedFunctionType, EncodedOperands
from iree_sched.assembly.pieces import Directive
from iree_sched.assembly.shaped import ShapedFunctionType, ShapedOperandTypes, TiedResult
from iree_sched.assembly.switches import BranchWeights, SwitchCases, SwitchRegions
from iree_sched.assembly.symbols import (
    CalleeSignature,
    DispatchSignature,
    FunctionSignature,
    SymbolName,
    SymbolVisibility,
)

DIRECTIVES: dict[str, Directive] = {
    "assumed_operands": AssumedOperands(),
    "attr_dict": Dictionary(inherent=True),
    "attributes_dict": Dictionary(inherent=False),
    "branch_weights": BranchWeights(),
    "call_operands": CallOperands(),
    "callee_signature": CalleeSignature(),
    "collective": Collective(),
    "collective_param": CollectiveParam(),
    "dispatch_operands": DispatchOperands(),
    "dispatch_signature": DispatchSignature(),
    "encoded_function_type": EncodedFunctionType(),
    "encoded_operands": EncodedOperands(),
    "entry_points": EntryPoints(),
    "function_signature": FunctionSignature(),
    "located_signature": FunctionSignature(located=True),
    "no_resources": NoResources(),
    "pack_slices": PackSlices(),
    "resource_region": ResourceRegion(),
    "shaped_function_type": ShapedFunctionType(),
    "shaped_operand_types": ShapedOperandTypes(),
    "switch_cases": SwitchCases(),
    "switch_regions": SwitchRegions(),
    "sym_name": SymbolName(),
    "func_visibility": SymbolVisibility(),
    "sym_visibility": SymbolVisibility("public"),
    "tied_result": TiedResult(),
}
