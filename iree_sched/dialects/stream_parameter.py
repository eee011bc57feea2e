"""The stream dialect's parameter ops: moving named external data to and from resources.

Source: Stream/IR/StreamOps.td and StreamOps.cpp. They wait for and signal timepoints themselves,
so they stand outside execute regions (all but `stream.tensor.parameter.load`, which is lowered
before there are any).
"""

from iree_sched.dialects.notation import op, reads, reads_all, writes, writes_all
from iree_sched.ir.definition import Effects

_TIMELINE = {
    "affinity": "affinity",
    "await_timepoints": "await_timepoint",
    "result_timepoint": "result_timepoint",
    "segment_attributes": True,
}
_AWAIT = "await_timepoint?:!stream.timepoint"
_SIGNAL = "result_timepoint:!stream.timepoint"
_TO_TARGET = {
    "effects": Effects.UNUSED_ONLY,
    "sizes": {"target": "target_size", "result": "target_size"},
    "ties": {"result": "target"},
    "same_types": "target result",
}
_FROM_SOURCE = {
    "effects": Effects.UNUSED_ONLY,
    "sizes": {"source": "source_size", "result": "source_size"},
    "ties": {"result": "source"},
    "same_types": "source result",
}
_SOURCE_KEY = "source_scope?:!util.buffer source_key:!util.buffer source_offset:i64"
_TARGET_KEY = "target_scope?:!util.buffer target_key:!util.buffer target_offset:i64"
_SOURCE_KEYS = "source_scope?:!util.buffer source_keys*:!util.buffer source_offsets*:i64"
_TARGET_KEYS = "target_scope?:!util.buffer target_keys*:!util.buffer target_offsets*:i64"

_TENSOR_OPS = (
    op(
        "stream.tensor.parameter.load",
        f"{_SOURCE_KEY} result_encoding_dims*:index result_size:index",
        "result",
        "result_encoding affinity",
        effects=Effects.PURE,
        streamable=True,
        affinity="affinity",
        sizes={"result": "result_size"},
        segment_attributes=True,
    ),
    op(
        "stream.tensor.parameter.write",
        f"source source_encoding_dims*:index source_size:index {_TARGET_KEY}",
        "result",
        "source_encoding affinity",
        affinity="affinity",
        sizes={"source": "source_size", "result": "source_size"},
        ties={"result": "source"},
        same_types="source result",
        segment_attributes=True,
    ),
)

_ASYNC_OPS = (
    op(
        "stream.async.parameter.load",
        f"{_AWAIT} {_SOURCE_KEY} result_size:index",
        f"result {_SIGNAL}",
        "affinity",
        effects=Effects.PURE,
        sizes={"result": "result_size"},
        accesses=(writes_all("result", "result_size"),),
        **_TIMELINE,
    ),
    op(
        "stream.async.parameter.read",
        "target target_size:index target_offset:index target_end:index target_length:index"
        f" {_SOURCE_KEY} {_AWAIT}",
        f"result {_SIGNAL}",
        "affinity",
        accesses=(
            writes("target", "target_offset", "target_end", "target_length"),
            writes("result", "target_offset", "target_end", "target_length"),
        ),
        **_TO_TARGET,
        **_TIMELINE,
    ),
    op(
        "stream.async.parameter.write",
        "source source_size:index source_offset:index source_end:index source_length:index"
        f" {_TARGET_KEY} {_AWAIT}",
        f"result {_SIGNAL}",
        "affinity",
        accesses=(
            reads("source", "source_offset", "source_end", "source_length"),
            reads("result", "source_offset", "source_end", "source_length"),
        ),
        **_FROM_SOURCE,
        **_TIMELINE,
    ),
    op(
        "stream.async.parameter.gather",
        f"{_SOURCE_KEYS} target target_size:index target_offsets*:index target_ends*:index"
        f" target_lengths*:index {_AWAIT}",
        f"result {_SIGNAL}",
        "affinity",
        accesses=(writes_all("target", "target_size"), writes_all("result", "target_size")),
        **_TO_TARGET,
        **_TIMELINE,
    ),
    op(
        "stream.async.parameter.scatter",
        "source source_size:index source_offsets*:index source_ends*:index"
        f" source_lengths*:index {_TARGET_KEYS} {_AWAIT}",
        f"result {_SIGNAL}",
        "affinity",
        accesses=(reads_all("source", "source_size"), reads_all("result", "source_size")),
        **_FROM_SOURCE,
        **_TIMELINE,
    ),
)

_CMD_OPS = (
    op(
        "stream.cmd.parameter.load",
        f"{_SOURCE_KEYS} result_sizes*:index {_AWAIT}",
        f"results* {_SIGNAL}",
        "affinity",
        effects=Effects.PURE,
        sizes={"results": "result_sizes"},
        **_TIMELINE,
    ),
    op(
        "stream.cmd.parameter.read",
        f"{_SOURCE_KEY} target target_size:index target_offset:index target_length:index {_AWAIT}",
        _SIGNAL,
        "affinity",
        effects=Effects.UNUSED_ONLY,
        sizes={"target": "target_size"},
        **_TIMELINE,
    ),
    op(
        "stream.cmd.parameter.write",
        f"source source_size:index source_offset:index source_length:index {_TARGET_KEY} {_AWAIT}",
        _SIGNAL,
        "affinity",
        effects=Effects.UNUSED_ONLY,
        sizes={"source": "source_size"},
        **_TIMELINE,
    ),
    op(
        "stream.cmd.parameter.gather",
        f"{_SOURCE_KEYS} target target_size:index target_offsets*:index target_lengths*:index"
        f" {_AWAIT}",
        _SIGNAL,
        "affinity",
        effects=Effects.UNUSED_ONLY,
        sizes={"target": "target_size"},
        **_TIMELINE,
    ),
    op(
        "stream.cmd.parameter.scatter",
        f"source source_size:index source_offsets*:index source_lengths*:index {_TARGET_KEYS}"
        f" {_AWAIT}",
        _SIGNAL,
        "affinity",
        effects=Effects.UNUSED_ONLY,
        sizes={"source": "source_size"},
        **_TIMELINE,
    ),
)

OPS = _TENSOR_OPS + _ASYNC_OPS + _CMD_OPS
