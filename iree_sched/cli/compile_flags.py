"""The flags of `iree-sched compile` and `iree-sched hook`: ours, and those that iree-compile's main
function reads itself; all others go to IREE's library as they are."""

from __future__ import annotations

from iree_sched.cli.llvm_flags import Option, ValueRule
from iree_sched.cli.spec_options import SPECS
from iree_sched.iree.request import END, STANDARD, START

# Worded as by iree-compile.
_FORMS = {
    "vm-bytecode": "IREE VM Bytecode",
    "vm-c": "C source module",
    "vm-asm": "IREE VM MLIR Assembly",
}
_MODES = {
    STANDARD: "Standard compilation",
    "vm": "Compile from VM IR",
    "hal-executable": "Compile a single hal.executable into a target-specific binary",
    "precompile": "Input conversion and global optimizations",
}
_AFFINITIES = {
    "planned": "All of them",
    "dynamic": "Those that take longer on others",
}
_REQUIRED = ValueRule.REQUIRED
_PARTITIONER = "name[{option=value ...}]"

SCHEDULING = (
    Option(
        "sched-execution",
        help="Partitioner for execute regions, where the IR does not name one.",
        rule=_REQUIRED,
        placeholder=_PARTITIONER,
    ),
    Option(
        "sched-concurrency",
        help="Partitioner for the waves of a region, where the IR does not name one.",
        rule=_REQUIRED,
        placeholder=_PARTITIONER,
    ),
    Option(
        "sched-pipeline",
        help="Passes to run in the place of IREE's two scheduling passes: builtin.module(...).",
        rule=_REQUIRED,
        placeholder="pipeline",
    ),
    Option(
        "sched-plan",
        help="Schedule the functions that a plan fits as `iree-sched plan` has planned them.",
        rule=_REQUIRED,
        placeholder="file",
    ),
    Option(
        "sched-plan-hardware",
        help="What there is now, by name or file, if not what the plan was made for.",
        rule=_REQUIRED,
        placeholder="which",
    ),
    Option(
        "sched-plan-affinity",
        help="Which ops of a plan are bound to its queues.",
        rule=_REQUIRED,
        values=_AFFINITIES,
        default="planned",
    ),
    Option(
        "load-pass-plugin",
        help="Load passes and partitioners from a Python file.",
        rule=_REQUIRED,
        placeholder="file",
        multiple=True,
    ),
    *SPECS,
    Option(
        "sched-release",
        help="Use the pass lists of this release of IREE, such as 3.13, instead of the installed "
        "one's.",
        rule=_REQUIRED,
        placeholder="release",
    ),
    Option(
        "save-temps",
        help="Keep the IR of every stage in this folder, as NAME.STAGE.mlir.",
        rule=_REQUIRED,
        placeholder="folder",
    ),
    Option("dry-run", help="Print the equivalent shell commands, and do nothing."),
)

# What iree-compile answers, and then ends; the first two are its own, the others LLVM's.
QUESTIONS = (
    Option("iree-hal-list-target-backends", help="List IREE's target backends."),
    Option("iree-list-plugins", help="List IREE's plug-ins."),
    Option("version", help="Show the version of IREE."),
    Option("help-list", help="List the flags of IREE."),
    Option("help-hidden", help="List all flags of IREE."),
    Option("help-list-hidden", help="List all flags of IREE, without headings."),
)

DRIVER = (
    Option("o", help="Where the result goes.", rule=_REQUIRED, placeholder="file", default="-"),
    Option(
        "compile-from",
        help="Begin after this phase.",
        rule=_REQUIRED,
        placeholder="phase",
        default=START,
    ),
    Option(
        "compile-to",
        help="End after this phase, and write its IR.",
        rule=_REQUIRED,
        placeholder="phase",
        default=END,
    ),
    Option(
        "compile-mode",
        help="Run another of iree-compile's pipelines; only std is scheduled.",
        rule=_REQUIRED,
        values=_MODES,
        default=STANDARD,
    ),
    Option(
        "output-format",
        help="Write the module in this form.",
        rule=_REQUIRED,
        values=_FORMS,
        default="vm-bytecode",
    ),
    Option("emit-mlir-bytecode", help="Write IR as bytecode."),
    Option(
        "emit-mlir-bytecode-version",
        help="Write this version of bytecode.",
        rule=_REQUIRED,
        placeholder="number",
        numeric=True,
        default=-1,
    ),
    Option(
        "split-input-file",
        help="Compile each piece between lines `// -----` by itself, one result after the other.",
    ),
    Option("verify", help="Verify IR between passes (default: true).", default=True),
    Option(
        "dump-compilation-phases-to",
        help="Write the IR after each phase to this folder.",
        rule=_REQUIRED,
        placeholder="folder",
    ),
    Option(
        "remarks-filter",
        help="Emit remarks whose category matches.",
        rule=_REQUIRED,
        placeholder="pattern",
    ),
    Option(
        "remarks-output-file",
        help="Write remarks to this file.",
        rule=_REQUIRED,
        placeholder="file",
        default="mlir-remarks.yaml",
    ),
)
