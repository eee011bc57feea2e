"""What IREE really allocates for a schedule: its own passes are run and asked."""

from __future__ import annotations

from collections import Counter

from iree_sched.analysis.affinity import DeviceAffinity, parse_affinity
from iree_sched.analysis.callables import names_of_callables
from iree_sched.analysis.constants import constant_integer
from iree_sched.diagnostics import Source
from iree_sched.iree.installation import installed
from iree_sched.iree.mending import mend
from iree_sched.iree.passlists import pass_lists, pipeline
from iree_sched.iree.tools import ToolError, run
from iree_sched.parser import parse

_ALLOCATING = "iree-stream-cmd-transformation-pipeline"  # after it all storage is allocated
_ALLOCA = "stream.resource.alloca"
_TRANSIENT = "!stream.resource<transient>"


def allocated_bytes(text: str, name: str) -> Counter[tuple[str, str]]:
    """Bytes of transient storage that IREE allocates, by function and device.

    What all allocations of a function take together; sizes that are not constant do not count.

    Args:
      text: a module with execute regions.
      name: of its file.

    Raises:
      ToolError: there is no IREE, or it refuses the module.
      DiagnosticError: its release is not known.
    """
    installation, release = installed()
    before, found, _ = pass_lists(release, {}).after.partition(_ALLOCATING)
    arguments = [f"--pass-pipeline={pipeline(before + found)}", "-"]
    try:
        printed = run(installation.tool("iree-opt"), arguments, mend(text.encode()).decode())
    except ToolError as reason:
        raise ToolError(f"IREE refuses {name}:\n{reason}") from reason
    document = parse(Source(name, printed))
    total: Counter[tuple[str, str]] = Counter()
    for function, op in names_of_callables(document.module):
        for alloca in op.walk():
            if alloca.name != _ALLOCA or alloca.results[0].type != _TRANSIENT:
                continue
            text_of = alloca.attributes.get("affinity")
            affinity = text_of and parse_affinity(text_of, document.aliases)
            device = affinity.device if isinstance(affinity, DeviceAffinity) else str(affinity)
            [size] = alloca.operand_group("storage_size")
            total[function, device] += constant_integer(size) or 0
    return total
