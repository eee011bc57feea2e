"""The stream dialect's file ops, which wait for and signal timepoints themselves.

Source: Stream/IR/StreamOps.td and StreamOps.cpp.

MLIR keeps an unused op that declares an allocation without saying of which value (constant), so
its effects are unknown here.
"""

from iree_sched.dialects.notation import op
from iree_sched.ir.definition import Effects

OPS = (
    op(
        "stream.file.constant",
        "source:!util.buffer source_size:index source_offset:index source_length:index",
        "result:!stream.file",
        "affinity",
        affinity="affinity",
        sizes={"source": "source_size"},
        result_names={"result": "file"},
    ),
    op(
        "stream.file.read",
        "source:!stream.file source_offset:i64 target target_size:index target_offset:index"
        " length:index await_timepoint?:!stream.timepoint",
        "result_timepoint:!stream.timepoint",
        "affinity",
        effects=Effects.UNUSED_ONLY,
        affinity="affinity",
        await_timepoints="await_timepoint",
        result_timepoint="result_timepoint",
        sizes={"target": "target_size"},
    ),
    op(
        "stream.file.write",
        "source source_size:index source_offset:index target:!stream.file target_offset:i64"
        " length:index await_timepoint?:!stream.timepoint",
        "result_timepoint:!stream.timepoint",
        "affinity",
        effects=Effects.UNUSED_ONLY,
        affinity="affinity",
        await_timepoints="await_timepoint",
        result_timepoint="result_timepoint",
        sizes={"source": "source_size"},
    ),
)
