"""The stream dialect's executables, what stands in them, and the query for the current context.

Source: Stream/IR/StreamOps.td and StreamOps.cpp. Device code in executables is carried as text.
"""

from iree_sched.dialects.notation import op
from iree_sched.ir.definition import Effects

OPS = (
    op(
        "stream.executable",
        attributes="sym_visibility sym_name",
        regions="body",
        isolated=True,
        symbol=True,
        symbol_table=True,
        single_block=True,
        implicit_terminator="stream.executable.end",
        opaque=True,
    ),
    op("stream.executable.end", terminator=True, parents=("stream.executable",)),
    op(
        "stream.executable.export",
        attributes="sym_visibility sym_name function_ref",
        regions="workgroup_count",
        isolated=True,
        symbol=True,
        parents=("stream.executable",),
    ),
    op(
        "stream.binding.subspan",
        "binding:!stream.binding byte_offset:index dynamic_dims*:index",
        "result",
        effects=Effects.PURE,
    ),
    *(
        op(
            f"stream.dispatch.workgroup.{what}",
            results="result:index",
            attributes="dimension",
            integer_types={"dimension": "index"},
            effects=Effects.PURE,
            result_names={"result": f"workgroup_{what}_{{dimension}}"},
        )
        for what in ("id", "count", "size")
    ),
    op(
        "stream.return",
        "operands*",
        effects=Effects.PURE,
        terminator=True,
        parents=("stream.executable.export",),
    ),
    op(
        "stream.context.resolve",
        results="results*",
        attributes="affinity",
        effects=Effects.PURE,
        affinity="affinity",
    ),
)
