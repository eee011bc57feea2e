"""The library that `iree-sched specs init` writes."""

from __future__ import annotations

import os

from iree_sched.cli.files import STANDARD, OutputFile
from iree_sched.diagnostics import error
from iree_sched.specs.conditions import EXPECTED
from iree_sched.specs.criteria import CRITERIA

_TEXT = """\
// A library of scheduling specs: rules that say how what they match is scheduled.
//
//   iree-sched specs verify {file}
//   iree-sched specs explain MODEL.mlir --iree-sched-spec-path={file} [flags of iree-compile]
//   iree-sched compile MODEL.mlir --iree-sched-spec-path={file} [flags of iree-compile]
//
// Rules are asked in order. The first one that matches and acts on an aspect (execution,
// concurrency, and affinity or cost_ns of a dispatch) decides it; attributes in the IR and flags
// come before all rules. Rules of a user come before those of installed packages, and these
// before those that are shipped.
//
// match: all of these have to hold; {{}} matches everything. Globs (*, ?, [...]) may stand in an
// array, of which one has to match; numbers are exact, or {{min = 2, max = 8}}.
{criteria}
//
// action:
//   execution = {{partitioner = "NAME", option = value}}    (see `iree-sched partitioners`)
//   concurrency = {{partitioner = "NAME", option = value}}
//   dispatches = [{{symbols = "glob", affinity = #hal.device.affinity<@d, [0]>, cost_ns = 1500}}]
//   plan = "plan.json": as `iree-sched plan` planned; the path is relative to this file's folder
//   skip, or skip = ["execution"]: leave it as IREE has it, and ask no further
//
// continue: rules behind this one may add options to what it says.
// doc: a note, which is kept where libraries are linked.
module @my_specs attributes {{iree_sched.spec_library}} {{
  "iree_sched.rule"() {{
    sym_name = "few_bytes",
    match = {{function = "my_function", branching = {{min = 1.5}}}},
    action = {{concurrency = {{partitioner = "memory-bounded", ratio = 1.25}}}},
    doc = "At most a quarter more transient bytes than the least."
  }} : () -> ()
}}
"""


def write_starter(file: str, force: bool) -> int:
    """Writes the library; returns the exit status.

    Raises:
      DiagnosticError: there is such a file.
      FileError: it cannot be written.
    """
    if file != STANDARD and os.path.exists(file) and not force:
        raise error(f"'{file}' is there already: --force replaces it")
    OutputFile(file).write(starter(file if file != STANDARD else "FILE.mlir"))
    return 0


def starter(file: str) -> str:
    """The text of the library."""
    width = max(map(len, CRITERIA))
    criteria = "\n".join(
        f"//   {one.key:{width}}  {one.help}: {EXPECTED[one.kind]}" for one in CRITERIA.values()
    )
    return _TEXT.format(file=file, criteria=criteria)
