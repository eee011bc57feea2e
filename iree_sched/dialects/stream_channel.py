"""The stream dialect's collective channel ops.

Source: Stream/IR/StreamOps.td and StreamOps.cpp.
"""

from iree_sched.dialects.notation import op
from iree_sched.ir.definition import Effects

OPS = (
    op(
        "stream.channel.create",
        "id?:!util.buffer rank?:index count?:index",
        "result:!stream.channel",
        "group affinity",
        effects=Effects.PURE,
        affinity="affinity",
        result_names={"result": "channel"},
        segment_attributes=True,
    ),
    op(
        "stream.channel.split",
        "channel:!stream.channel color:index key:index",
        "result:!stream.channel",
        effects=Effects.PURE,
        result_names={"result": "channel"},
    ),
    op(
        "stream.channel.rank",
        "channel:!stream.channel",
        "result:index",
        effects=Effects.PURE,
        result_names={"result": "ccl_rank"},
    ),
    op(
        "stream.channel.count",
        "channel:!stream.channel",
        "result:index",
        effects=Effects.PURE,
        result_names={"result": "ccl_count"},
    ),
)
