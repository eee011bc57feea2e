"""Mends what IREE writes in a form that it cannot read back, wherever text is handed over.

IREE 3.13 and those before it parse `#stream.partitioning_config<"max-concurrency">`, and print it
as `#stream.partitioning_config<favor-max-concurrency>`, in bytecode as well.

They print `stream.tensor.trace "key" = [%0 : tensor<?xf32>{%d0} in T{%s0}, %1 : ...]`, but expect
as many dynamic sizes at each tensor as there were up to it (parseEncodedResourceOperands in
Stream/IR/StreamOps.cpp), so that only one may have some; they read the generic form. The same holds
for `flow.tensor.trace`, which has no `in T{%s0}`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Self

from attrs import frozen

from iree_sched.dialects.own_attributes import PREFIX, QUOTED_FAVOR

FAVOR = "stream.partitioning"
SED = r's/\(#stream\.partitioning_config<\)favor-\([a-z-]*\)>/\1"\2">/g'  # the same for sed
_PRINTED = re.compile(rb"(#stream\.partitioning_config<)favor-([a-z-]*)>")
_QUOTED = re.compile(
    re.escape(QUOTED_FAVOR.encode()) + rb' = "#stream\.partitioning_config<favor-([a-z-]*)>"'
)

_TRACE_OP = b".tensor.trace "
_TRACING = "iree-flow-trace"  # begins the flags that make traces
_TRACE = re.compile(
    rb'^( *)((?:flow|stream)\.tensor\.trace) ("(?:[^"\\]|\\.)*") = \[([^\n]*?|\n.*?\n *)\]'
    rb"(?: attributes (\{[^\n]*\}))?(?= loc\(|$)",
    re.MULTILINE | re.DOTALL,
)
_TRACED = re.compile(
    rb"(%[\w.$#-]+) : (.+?)(?:\{(%[^{}]*)\})?"
    rb"(?: in (![\w.]+(?:<[^>]*>)?)\{(%[\w.$#-]+)\})?(?:,\s*(?=%)|\s*$)"
)


def mend(text: bytes) -> bytes:
    """IR in the form that IREE reads."""
    unquoted = _QUOTED.sub(FAVOR.encode() + rb' = #stream.partitioning_config<"\1">', text)
    mended = _PRINTED.sub(rb'\1"\2">', unquoted)
    return _TRACE.sub(_mend_trace, mended) if _TRACE_OP in mended else mended


def _mend_trace(trace: re.Match[bytes]) -> bytes:
    """The op in generic form, if its own cannot be read."""
    space, name, key, listed, attributes = trace.groups()
    traced: list[tuple[bytes, ...]] = _TRACED.findall(listed)
    if sum(bool(dims) for _, _, dims, _, _ in traced) < 2:
        return trace[0]
    tensors, encodings, dynamic, resources, sizes = zip(*traced, strict=True)
    groups: list[Sequence[bytes]]
    dims = [dim.strip() for several in dynamic if several for dim in several.split(b",")]
    if name.startswith(b"stream"):
        types, groups = resources, [tensors, sizes, dims]
        encoded = b", resource_encodings = [%b]" % b", ".join(encodings)
    else:
        types, groups, encoded = encodings, [tensors, dims], b""
    operands = [value for group in groups for value in group]
    operand_types = [*types, *[b"index"] * (len(operands) - len(types))]
    segments = b", ".join(b"%d" % len(group) for group in groups)
    properties = b"key = %b, operandSegmentSizes = array<i32: %b>%b" % (key, segments, encoded)
    return b'%b"%b"(%b) <{%b}>%b : (%b) -> ()' % (
        space,
        name,
        b", ".join(operands),
        properties,
        b" " + attributes if attributes else b"",
        b", ".join(operand_types),
    )


@frozen
class Handover:
    """What a module may have that is not handed over as it is.

    Attributes:
      favors: attributes that say what to favor.
      traces: traces of tensors.
      attributes: attributes that choose partitioners, which IREE's front end drops from functions.
    """

    favors: bool = True
    traces: bool = True
    attributes: bool = True

    @classmethod
    def of(cls, path: str, flags: Iterable[str] = ()) -> Self:
        """What a file of IR, text or bytecode, may have; everything if it cannot be read."""
        try:
            with open(path, "rb") as file:
                content = file.read()
        except OSError:
            return cls()
        traces = _TRACE_OP.strip() in content or any(_TRACING in flag for flag in flags)
        return cls(b"partitioning_config" in content, traces, PREFIX.encode() in content)
