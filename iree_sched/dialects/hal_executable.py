"""The HAL dialect's executables, their interface and instrumentation.

Source: HAL/IR/HALOps.td and HALOps.cpp. Device code in executables is carried as text.
"""

from typing import Any

from iree_sched.dialects.notation import op
from iree_sched.ir.definition import Effects

_CONTAINER: dict[str, Any] = {
    "regions": "body",
    "isolated": True,
    "symbol": True,
    "symbol_table": True,
    "single_block": True,
}
_FUNCTION: dict[str, Any] = {"regions": "body", "isolated": True}
_INSTRUMENT = "buffer workgroupKey:index"

_CONTAINERS = (
    op(
        "hal.executable.source",
        attributes="sym_visibility sym_name objects",
        implicit_terminator="hal.executable.source_end",
        opaque=True,
        **_CONTAINER,
    ),
    op("hal.executable.source_end", terminator=True, parents=("hal.executable.source",)),
    op(
        "hal.executable",
        attributes="sym_visibility sym_name lazy",
        implicit_terminator="hal.executable_end",
        opaque=True,
        **_CONTAINER,
    ),
    op("hal.executable_end", terminator=True, parents=("hal.executable",)),
    op(
        "hal.executable.export",
        attributes="sym_visibility sym_name ordinal layout condition_fallback workgroup_size"
        " subgroup_size workgroup_local_memory source_locs",
        regions="workgroup_count condition",
        isolated=True,
        symbol=True,
    ),
    op(
        "hal.executable.variant",
        attributes="sym_visibility sym_name target objects sources",
        implicit_terminator="hal.executable.variant_end",
        **_CONTAINER,
    ),
    op("hal.executable.variant_end", terminator=True, parents=("hal.executable.variant",)),
    op(
        "hal.executable.condition",
        attributes="function_type arg_attrs res_attrs",
        **_FUNCTION,
    ),
    op(
        "hal.executable.constant.block",
        attributes="function_type keys arg_attrs res_attrs",
        **_FUNCTION,
    ),
    op(
        "hal.executable.constant.load",
        results="result",
        attributes="key",
        effects=Effects.PURE,
    ),
    op(
        "hal.executable.binary",
        attributes="sym_visibility sym_name format data mime_type",
        symbol=True,
    ),
)

_LOOKUPS = (
    op(
        "hal.executable.create",
        "device:!hal.device queue_affinity:i64 constants*:i32",
        "result:!hal.executable",
        "executable_target",
        effects=Effects.PURE,
        result_names={"result": "executable"},
    ),
    op(
        "hal.executable.lookup",
        "device:!hal.device",
        "result:!hal.executable",
        "executable",
        effects=Effects.PURE,
        result_names={"result": "exe"},
    ),
    op(
        "hal.executable.lookup.function",
        "executable:!hal.executable",
        "result:i64",
        "entry_point",
        effects=Effects.PURE,
        result_names={"result": "function_id"},
    ),
    op(
        "hal.executable.export.ordinal",
        results="result:index",
        attributes="entry_point",
        effects=Effects.PURE,
        result_names={"result": "ordinal"},
    ),
    op(
        "hal.executable.calculate_workgroups",
        "device:!hal.device workload*:index",
        "workgroup_x:index workgroup_y:index workgroup_z:index",
        "entry_point",
        effects=Effects.PURE,
    ),
)

_INTERFACE = (
    *(
        op(
            f"hal.interface.workgroup.{what}",
            results="result:index",
            attributes="dimension upper_bound",
            integer_types={"dimension": "index", "upper_bound": "index"},
            effects=Effects.PURE,
        )
        for what in ("id", "count", "size")
    ),
    op(
        "hal.interface.constant.load",
        results="result",
        attributes="layout ordinal alignment values",
        integer_types={"ordinal": "index", "alignment": "index"},
        effects=Effects.PURE,
    ),
    op(
        "hal.interface.binding.subspan",
        "byte_offset?:index dynamic_dims*:index",
        "result",
        "layout binding alignment descriptor_flags",
        integer_types={"binding": "index", "alignment": "index"},
        effects=Effects.PURE,
        segment_attributes=True,
    ),
)

_INSTRUMENTS = (
    op("hal.instrument.workgroup", "buffer dispatchId:i32", "workgroupKey:index"),
    op("hal.instrument.print", f"{_INSTRUMENT} values*", attributes="format"),
    op(
        "hal.instrument.value",
        f"{_INSTRUMENT} operand",
        "result",
        "ordinal",
        same_types="operand result",
    ),
    op(
        "hal.instrument.memory.load",
        f"{_INSTRUMENT} loadValue base indices*:index",
        "result",
        effects=Effects.PURE,
        same_types="loadValue result",
    ),
    op(
        "hal.instrument.memory.store",
        f"{_INSTRUMENT} storeValue base indices*:index",
        "result",
        effects=Effects.PURE,
        same_types="storeValue result",
    ),
)

OPS = _CONTAINERS + _LOOKUPS + _INTERFACE + _INSTRUMENTS
