"""The HAL dialect's tensor pseudo ops: where programs meet HAL buffers and fences.

Source: HAL/IR/HALOps.td and HALOps.cpp.
"""

from iree_sched.dialects.notation import op
from iree_sched.ir.definition import Effects

OPS = (
    op(
        "hal.tensor.import",
        "source target_dims*:index wait_fence?:!hal.fence byte_offset?:index",
        "target",
        "target_encoding consume name affinity",
        derived_types={"target_encoding": "same as target"},
        effects=Effects.PURE,
        affinity="affinity",
        segment_attributes=True,
    ),
    op(
        "hal.tensor.export",
        "source source_dims*:index",
        "target",
        "source_encoding name affinity",
        derived_types={"source_encoding": "same as source"},
        effects=Effects.PURE,
        affinity="affinity",
    ),
    op(
        "hal.tensor.alias",
        "source source_dims*:index storage wait_fence?:!hal.fence",
        "result",
        "affinity",
        effects=Effects.PURE,
        affinity="affinity",
        ties={"result": "source"},
        same_types="source result",
        segment_attributes=True,
    ),
    op(
        "hal.tensor.transients",
        "source source_dims*:index storage",
        "result",
        "affinity",
        effects=Effects.PURE,
        affinity="affinity",
        ties={"result": "source"},
        same_types="source result",
    ),
    op(
        "hal.tensor.barrier",
        "sources* signal_fence:!hal.fence",
        "results*",
        ties={"results": "sources"},
        same_types="sources results",
    ),
    op(
        "hal.dispatch.extern",
        "workload*:index arguments* argument_dims*:index result_dims*:index",
        "results*",
        "export_name layout targets target_ordinals target_objects workgroup_size subgroup_size"
        " workgroup_local_memory tied_operands",
        regions="workgroup_count target_regions*",
        effects=Effects.PURE,
        isolated=True,
        tied_operands="arguments",
        segment_attributes=True,
    ),
)
