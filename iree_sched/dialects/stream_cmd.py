"""The stream dialect's cmd ops: commands on allocated resources, after scheduling.

Source: Stream/IR/StreamOps.td. Their parameter ops stand in stream_parameter.py.
"""

from iree_sched.dialects.notation import enum, op
from iree_sched.ir.definition import Effects

_TARGET = "target target_size:index target_offset:index"
_TARGET_SIZE = {"target": "target_size"}
_RESOURCES = "resources* resource_sizes*:index resource_offsets*:index resource_lengths*:index"
_RESOURCE_SIZES = {"resources": "resource_sizes"}
_ACCESSES = enum("i32", "none ro wo rw")  # bits: read, write

OPS = (
    op(
        "stream.cmd.flush",
        f"{_TARGET} target_length:index",
        attributes="source_affinity",
        streamable=True,
        sizes=_TARGET_SIZE,
    ),
    op(
        "stream.cmd.invalidate",
        f"{_TARGET} target_length:index",
        attributes="source_affinity",
        streamable=True,
        sizes=_TARGET_SIZE,
    ),
    op(
        "stream.cmd.discard",
        f"{_TARGET} target_length:index",
        streamable=True,
        sizes=_TARGET_SIZE,
    ),
    op(
        "stream.cmd.fill",
        f"{_TARGET} target_length:index value",
        streamable=True,
        sizes=_TARGET_SIZE,
    ),
    op(
        "stream.cmd.copy",
        f"source source_size:index source_offset:index {_TARGET} length:index",
        streamable=True,
        sizes={"source": "source_size", "target": "target_size"},
    ),
    op(
        "stream.cmd.collective",
        f"channel:!stream.channel element_count:index param?:i32 {_RESOURCES}",
        attributes="op resource_accesses",
        enums={"resource_accesses": _ACCESSES},
        rows={"resource_accesses": "resources"},
        streamable=True,
        sizes=_RESOURCE_SIZES,
        segment_attributes=True,
    ),
    op(
        "stream.cmd.dispatch",
        f"workload*:index uniform_operands* {_RESOURCES}",
        attributes="entry_points resource_accesses",
        enums={"resource_accesses": _ACCESSES},
        rows={"resource_accesses": "resources"},
        streamable=True,
        sizes=_RESOURCE_SIZES,
        segment_attributes=True,
    ),
    op(
        "stream.cmd.func",
        attributes="sym_name function_type sym_visibility arg_attrs res_attrs",
        regions="body",
        symbol=True,
        isolated=True,
    ),
    op(
        "stream.cmd.call",
        "resource_operands* resource_operand_sizes*:index resource_operand_offsets*:index"
        " resource_operand_lengths*:index result_sizes*:index",
        "results*",
        "callee tied_operands arg_attrs res_attrs resource_operand_accesses",
        enums={"resource_operand_accesses": _ACCESSES},
        rows={"resource_operand_accesses": "resource_operand_offsets"},
        streamable=True,
        sizes={"resource_operands": "resource_operand_sizes", "results": "result_sizes"},
        tied_operands="resource_operands",
        segment_attributes=True,
    ),
    op(
        "stream.cmd.execute",
        "resource_operands* resource_operand_sizes*:index await_timepoint?:!stream.timepoint",
        "result_timepoint:!stream.timepoint",
        "once affinity",
        regions="body",
        effects=Effects.RECURSIVE,
        single_block=True,
        implicit_terminator="stream.yield",
        affinity="affinity",
        await_timepoints="await_timepoint",
        result_timepoint="result_timepoint",
        sizes={"resource_operands": "resource_operand_sizes"},
        segment_attributes=True,
    ),
    *(
        op(
            name,
            regions="body",
            effects=Effects.RECURSIVE,
            single_block=True,
            implicit_terminator="stream.yield",
            streamable=True,
        )
        for name in ("stream.cmd.serial", "stream.cmd.concurrent")
    ),
)
