"""Mends the one attribute that IREE writes in a form that it cannot read back.

IREE 3.13 and those before it parse `#stream.partitioning_config<"max-concurrency">`, and print it
as `#stream.partitioning_config<favor-max-concurrency>`, in bytecode as well.
"""

from __future__ import annotations

import re

FAVOR = "stream.partitioning"
QUOTED_FAVOR = "iree_sched.quoted_partitioning"  # a string that stands for it in bytecode
SED = r's/\(#stream\.partitioning_config<\)favor-\([a-z-]*\)>/\1"\2">/g'  # `mend` as a sed script
_PRINTED = re.compile(rb"(#stream\.partitioning_config<)favor-([a-z-]*)>")
_QUOTED = re.compile(
    re.escape(QUOTED_FAVOR.encode()) + rb' = "#stream\.partitioning_config<favor-([a-z-]*)>"'
)


def mend(text: bytes) -> bytes:
    """IR with the attribute in the form that IREE reads."""
    unquoted = _QUOTED.sub(FAVOR.encode() + rb' = #stream.partitioning_config<"\1">', text)
    return _PRINTED.sub(rb'\1"\2">', unquoted)


def mentions_favor(path: str) -> bool:
    """Whether a file of IR, text or bytecode, may have the attribute; True if it cannot be read."""
    try:
        with open(path, "rb") as file:
            return b"partitioning_config" in file.read()
    except OSError:
        return True
