"""The HAL dialect's command buffers and collective channels.

Source: HAL/IR/HALOps.td and HALOps.cpp.
"""

from iree_sched.dialects import hal_enums
from iree_sched.dialects.notation import op
from iree_sched.ir.definition import Effects

_COMMAND_BUFFER = "command_buffer:!hal.command_buffer"
_DISPATCH = f"{_COMMAND_BUFFER} executable:!hal.executable entry_point:i64"
_BINDINGS = "constants*:i32 binding_buffers* binding_offsets*:index binding_lengths*:index"

_CHANNELS = (
    op(
        "hal.channel.create",
        "device:!hal.device queue_affinity:i64 id:!util.buffer group:!util.buffer rank:i32"
        " count:i32",
        "result:!hal.channel",
        "flags",
        effects=Effects.UNUSED_ONLY,
        result_names={"result": "channel"},
        enums={"flags": hal_enums.FLAGS},
    ),
    op(
        "hal.channel.split",
        "channel:!hal.channel color:i32 key:i32",
        "result:!hal.channel",
        "flags",
        effects=Effects.UNUSED_ONLY,
        result_names={"result": "channel"},
        enums={"flags": hal_enums.FLAGS},
    ),
    op(
        "hal.channel.rank_and_count",
        "channel:!hal.channel",
        "rank:i32 count:i32",
        effects=Effects.PURE,
        result_names={"rank": "ccl_rank", "count": "ccl_count"},
    ),
)

_COMMANDS = (
    op(
        "hal.command_buffer.create",
        "device:!hal.device queue_affinity:i64 binding_capacity?:index",
        "result:!hal.command_buffer",
        "modes command_categories",
        result_names={"result": "cmd"},
        enums={
            "modes": hal_enums.COMMAND_BUFFER_MODE,
            "command_categories": hal_enums.COMMAND_CATEGORY,
        },
    ),
    op("hal.command_buffer.finalize", _COMMAND_BUFFER),
    op(
        "hal.command_buffer.device",
        _COMMAND_BUFFER,
        "device:!hal.device",
        effects=Effects.PURE,
    ),
    op("hal.command_buffer.begin_debug_group", _COMMAND_BUFFER, attributes="label"),
    op("hal.command_buffer.end_debug_group", _COMMAND_BUFFER),
    op(
        "hal.command_buffer.execution_barrier",
        _COMMAND_BUFFER,
        attributes="source_stage_mask target_stage_mask flags",
        enums={
            "source_stage_mask": hal_enums.EXECUTION_STAGE,
            "target_stage_mask": hal_enums.EXECUTION_STAGE,
            "flags": hal_enums.FLAGS,
        },
    ),
    op(
        "hal.command_buffer.fill_buffer",
        f"{_COMMAND_BUFFER} target_buffer target_offset:index length:index pattern",
        attributes="flags",
        enums={"flags": hal_enums.FLAGS},
    ),
    op(
        "hal.command_buffer.update_buffer",
        f"{_COMMAND_BUFFER} source_buffer:!util.buffer source_size:index source_offset:index"
        " target_buffer target_offset:index length:index",
        attributes="flags",
        sizes={"source_buffer": "source_size"},
        enums={"flags": hal_enums.FLAGS},
    ),
    op(
        "hal.command_buffer.copy_buffer",
        f"{_COMMAND_BUFFER} source_buffer source_offset:index target_buffer target_offset:index"
        " length:index",
        attributes="flags",
        enums={"flags": hal_enums.FLAGS},
    ),
    op(
        "hal.command_buffer.collective",
        f"{_COMMAND_BUFFER} channel:!hal.channel element_count:index param?:i32"
        " send_buffer? send_offset?:index send_length?:index"
        " recv_buffer? recv_offset?:index recv_length?:index",
        attributes="op",
        prefixes={"op": "#hal.collective"},
        segment_attributes=True,
    ),
    op(
        "hal.command_buffer.dispatch",
        f"{_DISPATCH} workgroup_x:index workgroup_y:index workgroup_z:index {_BINDINGS}",
        attributes="flags",
        segment_attributes=True,
        enums={"flags": hal_enums.FLAGS},
    ),
    op(
        "hal.command_buffer.dispatch.indirect",
        f"{_DISPATCH} workgroups_buffer workgroups_offset:index {_BINDINGS}",
        attributes="flags",
        segment_attributes=True,
        enums={"flags": hal_enums.FLAGS},
    ),
)

OPS = _CHANNELS + _COMMANDS
