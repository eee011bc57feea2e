"""The util dialect's ops on host buffers.

Source: Util/IR/UtilOps.td and UtilOps.cpp.

MLIR keeps an unused op that declares an allocation without saying of which value (alloc, slice), so
its effects are unknown here.
"""

from iree_sched.dialects.notation import op
from iree_sched.ir.definition import Effects

BUFFER = "!util.buffer"

_SOURCE = "source:!util.buffer source_size:index source_offset:index"
_TARGET = "target:!util.buffer target_size:index target_offset:index"
_SOURCE_SIZE = {"source": "source_size"}
_TARGET_SIZE = {"target": "target_size"}

OPS = (
    op(
        "util.buffer.constant",
        results="result:!util.buffer",
        attributes="name value alignment mime_type",
        integer_types={"alignment": "index"},
        effects=Effects.PURE,
        constant_like=True,
        result_names={"result": "buffer_cst"},
    ),
    op(
        "util.buffer.alloc",
        "storage_size:index",
        "result:!util.buffer",
        "alignment",
        integer_types={"alignment": "index"},
        sizes={"result": "storage_size"},
        result_names={"result": "buffer"},
    ),
    op(
        "util.buffer.dealloc",
        "operand:!util.buffer operand_size:index",
        sizes={"operand": "operand_size"},
    ),
    op(
        "util.buffer.slice",
        f"{_SOURCE} result_size:index",
        "result:!util.buffer",
        "alignment",
        integer_types={"alignment": "index"},
        sizes={**_SOURCE_SIZE, "result": "result_size"},
        result_names={"result": "buffer"},
    ),
    op(
        "util.buffer.subspan",
        f"{_SOURCE} result_size:index",
        "result:!util.buffer",
        effects=Effects.PURE,
        sizes={**_SOURCE_SIZE, "result": "result_size"},
        ties={"result": "source"},
        result_names={"result": "buffer_span"},
    ),
    op(
        "util.buffer.size",
        "operand:!util.buffer",
        "result:index",
        effects=Effects.PURE,
        result_names={"result": "buffer_size"},
    ),
    op(
        "util.buffer.storage",
        "operand:!util.buffer operand_size:index",
        "result offset:index",
        effects=Effects.PURE,
        sizes={"operand": "operand_size"},
        result_names={"result": "buffer_storage", "offset": "buffer_offset"},
    ),
    op(
        "util.buffer.copy",
        f"{_SOURCE} {_TARGET} length:index",
        sizes={**_SOURCE_SIZE, **_TARGET_SIZE},
    ),
    op(
        "util.buffer.compare",
        "lhs:!util.buffer lhs_size:index lhs_offset:index"
        " rhs:!util.buffer rhs_size:index rhs_offset:index length:index",
        "result:i1",
        effects=Effects.READ,
        sizes={"lhs": "lhs_size", "rhs": "rhs_size"},
    ),
    op("util.buffer.fill", f"pattern {_TARGET} length:index", sizes=_TARGET_SIZE),
    op(
        "util.buffer.load",
        f"{_SOURCE} length:index",
        "result",
        effects=Effects.READ,
        sizes=_SOURCE_SIZE,
    ),
    op(
        "util.buffer.store",
        f"value {_TARGET} length:index",
        sizes=_TARGET_SIZE,
    ),
    op(
        "util.buffer.hash",
        f"{_SOURCE} length:index",
        "result:i64",
        effects=Effects.READ,
        sizes=_SOURCE_SIZE,
    ),
)
