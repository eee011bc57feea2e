"""The stream dialect's resource ops: allocation, mapping, packing and views.

Source: Stream/IR/StreamOps.td and StreamOps.cpp.

MLIR keeps an unused op that declares an allocation without saying of which value (alloc), so
its effects are unknown here.
"""

from iree_sched.dialects.notation import op
from iree_sched.ir.definition import Effects

OPS = (
    op(
        "stream.resource.alloc",
        "storage_size:index",
        "result",
        "uninitialized affinity",
        affinity="affinity",
        sizes={"result": "storage_size"},
    ),
    op(
        "stream.resource.alloca",
        "storage_size:index await_timepoint?:!stream.timepoint",
        "result result_timepoint:!stream.timepoint",
        "indeterminate_lifetime affinity",
        effects=Effects.ALLOCATE,
        affinity="affinity",
        await_timepoints="await_timepoint",
        result_timepoint="result_timepoint",
        sizes={"result": "storage_size"},
    ),
    op(
        "stream.resource.dealloca",
        "operand operand_size:index await_timepoint?:!stream.timepoint",
        "result_timepoint:!stream.timepoint",
        "prefer_origin affinity",
        affinity="affinity",
        await_timepoints="await_timepoint",
        result_timepoint="result_timepoint",
        sizes={"operand": "operand_size"},
    ),
    op(
        "stream.resource.retain",
        "operand operand_size:index",
        sizes={"operand": "operand_size"},
    ),
    op(
        "stream.resource.release",
        "operand operand_size:index",
        "result:i1",
        sizes={"operand": "operand_size"},
        result_names={"result": "is_terminal"},
    ),
    op(
        "stream.resource.is_terminal",
        "operand operand_size:index",
        "result:i1",
        sizes={"operand": "operand_size"},
        result_names={"result": "is_terminal"},
    ),
    op(
        "stream.resource.size",
        "operand",
        "result:index",
        "affinity",
        effects=Effects.PURE,
        affinity="affinity",
    ),
    op(
        "stream.resource.try_map",
        "source:!util.buffer source_offset:index result_size:index",
        "did_map:i1 result",
        "affinity",
        effects=Effects.ALLOCATE,
        affinity="affinity",
        sizes={"result": "result_size"},
    ),
    op(
        "stream.resource.load",
        "source source_size:index source_offset:index",
        "result",
        effects=Effects.UNUSED_ONLY,
        sizes={"source": "source_size"},
    ),
    op(
        "stream.resource.store",
        "target target_size:index target_offset:index value",
        sizes={"target": "target_size"},
    ),
    op(
        "stream.resource.pack",
        "offset?:index dynamic_slice_sizes*:index",
        "total_length:index packed_offsets*:index",
        "lifetime_intervals affinity",
        effects=Effects.PURE,
        affinity="affinity",
        result_names={},
        segment_attributes=True,
        rows={"lifetime_intervals": "dynamic_slice_sizes dynamic_slice_sizes"},
    ),
    op(
        "stream.resource.constants",
        "result_sizes*:index",
        "results* result_timepoint:!stream.timepoint",
        "values affinity",
        effects=Effects.PURE,
        affinity="affinity",
        result_timepoint="result_timepoint",
        sizes={"results": "result_sizes"},
        rows={"values": "results"},
    ),
    op(
        "stream.resource.subview",
        "source source_size:index source_offset:index result_size:index",
        "result",
        effects=Effects.PURE,
        streamable=True,
        metadata=True,
        sizes={"source": "source_size", "result": "result_size"},
        ties={"result": "source"},
        same_types="source result",
    ),
    op(
        "stream.resource.transients",
        "resource resource_size:index storage storage_size:index"
        " await_timepoint?:!stream.timepoint",
        "result result_timepoint:!stream.timepoint",
        "affinity",
        effects=Effects.PURE,
        affinity="affinity",
        await_timepoints="await_timepoint",
        result_timepoint="result_timepoint",
        sizes={
            "resource": "resource_size",
            "storage": "storage_size",
            "result": "resource_size",
        },
        ties={"result": "resource"},
        same_types="resource result",
    ),
)
