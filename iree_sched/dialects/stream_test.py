"""The stream dialect's ops for IREE's own tests.

Source: Stream/IR/StreamOps.td.
"""

from iree_sched.dialects.notation import op
from iree_sched.ir.definition import Effects

OPS = (
    op(
        "stream.test.timeline_op",
        "resource_operands* resource_operand_sizes*:index result_sizes*:index"
        " await_operands*:!stream.timepoint",
        "results* result_timepoint:!stream.timepoint",
        "tied_operands await_limit",
        integer_types={"await_limit": "i64"},
        effects=Effects.PURE,
        await_timepoints="await_operands",
        result_timepoint="result_timepoint",
        sizes={"resource_operands": "resource_operand_sizes", "results": "result_sizes"},
        tied_operands="resource_operands",
        segment_attributes=True,
    ),
    op(
        "stream.test.timeline_aware",
        "args* wait_fence_likes*:!stream.test.fence signal_fence_like:!stream.test.fence",
        "results*",
        effects=Effects.PURE,
        segment_attributes=True,
    ),
)
