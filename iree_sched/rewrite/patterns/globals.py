"""Globals, null values and constants that are not to be folded.

Source: Util/IR/UtilOpFolders.cpp.
"""

from __future__ import annotations

from iree_sched.assembly.types import attribute_type
from iree_sched.dialects import required
from iree_sched.dialects.names import GLOBAL_LOAD, GLOBAL_STORE, NULL
from iree_sched.ir import Operation
from iree_sched.rewrite.constants import Constant, constant_op
from iree_sched.rewrite.greedy import Folded, fold, pattern
from iree_sched.rewrite.patterns.support import defining, replace_with
from iree_sched.rewrite.rewriter import Rewriter

_NULL = required(NULL)
_LOAD = required(GLOBAL_LOAD)
_STORE = required(GLOBAL_STORE)
_BARRIER = required("util.optimization_barrier")
_ADDRESS = "util.global.address"


@pattern(GLOBAL_STORE, behind=GLOBAL_LOAD)
def erase_idle_store(op: Operation, rewriter: Rewriter) -> bool:
    """Drops a store of what was loaded from the same global."""
    load = defining(op.operands[0], GLOBAL_LOAD)
    if load is None or load.attributes["global"] != op.attributes["global"]:
        return False
    rewriter.erase(op)
    return True


@fold("util.cast")
def fold_cast(op: Operation, rewriter: Rewriter) -> Folded:
    """A cast back gives what was cast."""
    inner = defining(op.operands[0], "util.cast")
    if inner is None or inner.operands[0].type != op.results[0].type:
        return None
    return [inner.operands[0]]


@pattern("util.cast")
def cast_null(op: Operation, rewriter: Rewriter) -> bool:
    """A cast of null is null."""
    if defining(op.operands[0], NULL) is None:
        return False
    replace_with(op, _NULL, {}, None, rewriter)
    return True


@pattern("util.global.load.indirect")
def load_directly(op: Operation, rewriter: Rewriter) -> bool:
    """Loads the global whose address is known."""
    address = defining(op.operands[0], _ADDRESS)
    if address is None:
        return False
    attributes = {name: address.attributes.get(name) for name in ("global", "is_immutable")}
    replace_with(op, _LOAD, {}, attributes, rewriter)
    return True


@pattern("util.global.store.indirect")
def store_directly(op: Operation, rewriter: Rewriter) -> bool:
    """Stores to the global whose address is known."""
    address = defining(op.operands[1], _ADDRESS)
    if address is None:
        return False
    attributes = {"global": address.attributes["global"]}
    rewriter.create(_STORE, {"value": op.operands[0]}, {}, attributes, like=op)
    rewriter.erase(op)
    return True


@pattern("util.unfoldable_constant")
def hide_constant(op: Operation, rewriter: Rewriter) -> bool:
    """A constant that is not to be folded is one behind a barrier."""
    type = op.results[0].type
    if attribute_type(op.attributes["value"]) != type:
        return False
    constant = constant_op(Constant(op.attributes["value"], type), op, rewriter)
    made = rewriter.create(_BARRIER, {"operands": [constant]}, {"results": [type]}, like=op)
    rewriter.replace(op, made.results)
    return True


PATTERNS = (erase_idle_store, cast_null, load_directly, store_directly, hide_constant)
FOLDS = (fold_cast,)
