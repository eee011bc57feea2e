"""The stream dialect's timepoint ops: joining, awaiting and exchanging completion signals.

Source: Stream/IR/StreamOps.td and StreamOps.cpp (TimelineOpInterface).
"""

from iree_sched.dialects.notation import op
from iree_sched.ir.definition import Effects

OPS = (
    op(
        "stream.timepoint.immediate",
        results="result_timepoint:!stream.timepoint",
        effects=Effects.PURE,
        constant_like=True,
        result_timepoint="result_timepoint",
    ),
    op(
        "stream.timepoint.import",
        "operands*",
        "result_timepoint:!stream.timepoint",
        "affinity",
        effects=Effects.PURE,
        affinity="affinity",
    ),
    op(
        "stream.timepoint.export",
        "await_timepoint:!stream.timepoint",
        "results*",
        "affinity",
        effects=Effects.PURE,
        affinity="affinity",
    ),
    op(
        "stream.timepoint.chain_external",
        "await_timepoint:!stream.timepoint external_values*",
        attributes="affinity",
        affinity="affinity",
    ),
    op(
        "stream.timepoint.join",
        "await_timepoints*:!stream.timepoint",
        "result_timepoint:!stream.timepoint",
        effects=Effects.PURE,
        await_timepoints="await_timepoints",
        result_timepoint="result_timepoint",
    ),
    op(
        "stream.timepoint.barrier",
        "resource resource_size:index",
        "result result_timepoint:!stream.timepoint",
        "affinity",
        effects=Effects.PURE,
        affinity="affinity",
        result_timepoint="result_timepoint",
        sizes={"resource": "resource_size", "result": "resource_size"},
        ties={"result": "resource"},
        same_types="resource result",
    ),
    op(
        "stream.timepoint.await",
        "resource_operands* resource_operand_sizes*:index await_timepoint:!stream.timepoint",
        "results*",
        "sync",
        effects=Effects.PURE,
        await_timepoints="await_timepoint",
        sizes={
            "resource_operands": "resource_operand_sizes",
            "results": "resource_operand_sizes",
        },
        ties={"results": "resource_operands"},
        same_types="resource_operands results",
        segment_attributes=True,
    ),
)
