"""The flags of iree-sched-opt, named and worded as iree-opt's where it has them."""

from __future__ import annotations

from iree_sched.cli.llvm_flags import Option, ValueRule
from iree_sched.cli.spec_options import SPECS
from iree_sched.partition.kinds import Favor
from iree_sched.passbase import DEFAULT_FAVOR
from iree_sched.splitting import DEFAULT_MARKER
from iree_sched.verify_diagnostics import Level

FAVORS = {
    Favor.DEBUG.value: "Force debug partitioning (no concurrency or pipelining).",
    Favor.MIN_PEAK_MEMORY.value: "Favor minimizing memory consumption at the cost of additional "
    "concurrency.",
    Favor.MAX_CONCURRENCY.value: "Favor maximizing concurrency at the cost of additional memory "
    "consumption.",
}
_LEVELS = {
    Level.ALL.value: "Check all diagnostics (expected, unexpected, near-misses)",
    Level.ONLY_EXPECTED.value: "Check only expected diagnostics",
}
_DISPLAYS = {
    "list": "display the results in a list sorted by total time",
    "tree": "display the results in a nested tree view",
}

GENERAL = (
    Option("o", help="Output filename", rule=ValueRule.REQUIRED, placeholder="filename"),
    Option(
        "pass-pipeline",
        help="Textual description of the pass pipeline to run",
        rule=ValueRule.REQUIRED,
    ),
    Option(
        "load-pass-plugin",
        help="Load passes and partitioners from a Python file",
        rule=ValueRule.REQUIRED,
        placeholder="filename",
        multiple=True,
    ),
    Option(
        "iree-stream-partitioning-favor",
        help="Default stream partitioning favor configuration.",
        rule=ValueRule.REQUIRED,
        values=FAVORS,
        default=DEFAULT_FAVOR,
    ),
    Option(
        "split-input-file",
        help="Split the input file into chunks using the given or default marker and process each "
        "chunk independently",
        rule=ValueRule.OPTIONAL,
        implied=DEFAULT_MARKER,
    ),
    Option(
        "output-split-marker",
        help="Split marker to use for merging the output",
        rule=ValueRule.REQUIRED,
        default=DEFAULT_MARKER,
    ),
    Option(
        "allow-unregistered-dialect",
        help="Carry ops that modelled dialects do not have, too; those of others always are",
    ),
    Option("no-implicit-module", help="Disable implicit addition of a top-level module op"),
    Option("dump-pass-pipeline", help="Print the pipeline that will be run"),
    Option("list-passes", help="Print the list of registered passes and exit"),
    Option("show-dialects", help="Print the list of modelled dialects and exit"),
    Option("color", help="Use colors in diagnostics (default=autodetect)"),
)

CHECKS = (
    Option("verify-each", help="Run the verifier after each transformation pass", default=True),
    Option(
        "verify-diagnostics",
        help="Check that emitted diagnostics match expected-* lines on the corresponding line",
        rule=ValueRule.OPTIONAL,
        implied=Level.ALL.value,
        values=_LEVELS,
    ),
    Option("verify-roundtrip", help="Round-trip the IR after parsing and ensure it succeeds"),
)


def _passes(name: str, help: str) -> Option:
    """An option that names passes."""
    return Option(
        name,
        help=help,
        rule=ValueRule.OPTIONAL,
        implied="",
        placeholder="pass-arg",
        multiple=True,
    )


PRINTING = (
    Option("mlir-print-debuginfo", help="Print debug info in MLIR output"),
    Option(
        "sched-release",
        help="Print IR as this release of IREE reads it, such as 3.12 (default: the newest known)",
        rule=ValueRule.REQUIRED,
        placeholder="release",
    ),
    Option("mlir-print-op-generic", help="Print the generic op form"),
    Option(
        "mlir-print-local-scope",
        help="Print with local scope and inline information (eliding aliases for attributes, "
        "types, and locations)",
    ),
    _passes("mlir-print-ir-before", "Print IR before specified passes"),
    _passes("mlir-print-ir-after", "Print IR after specified passes"),
    Option("mlir-print-ir-before-all", help="Print IR before each pass"),
    Option("mlir-print-ir-after-all", help="Print IR after each pass"),
    Option(
        "mlir-print-ir-after-change",
        help="When printing the IR after a pass, only print if the IR changed",
    ),
    Option(
        "mlir-print-ir-after-failure",
        help="When printing the IR after a pass, only print if the pass failed",
    ),
    Option(
        "mlir-print-ir-module-scope",
        help="When printing IR for print-ir-[before|after]{-all} always print the top-level "
        "operation",
    ),
    Option(
        "mlir-print-ir-tree-dir",
        help="When printing the IR before/after a pass, print file tree rooted at this directory. "
        "Use in conjunction with mlir-print-ir-* flags",
        rule=ValueRule.REQUIRED,
    ),
)

OBSERVING = (
    Option("mlir-timing", help="Display execution times"),
    Option(
        "mlir-timing-display",
        help="Display method for timing data",
        rule=ValueRule.REQUIRED,
        values=_DISPLAYS,
        default="tree",
    ),
    Option("mlir-disable-threading", help="Accepted for iree-opt's sake: there are no threads"),
    Option("debug", help="Enable debug output"),
    Option(
        "debug-only",
        help="Enable a specific type of debug output (comma separated list of types)",
        rule=ValueRule.REQUIRED,
        placeholder="debug string",
        multiple=True,
    ),
)

GENERIC = (
    Option("help", help="Display available options"),
    Option("h", help="Alias for --help", dest="help_short"),
    Option("version", help="Display the version of this program"),
)

SECTIONS = {
    "General options": GENERAL,
    "Options about scheduling specs": SPECS,
    "Checking options": CHECKS,
    "Printing options": PRINTING,
    "Observing options": OBSERVING,
    "Generic Options": GENERIC,
}

OPTIONS = tuple(option for section in SECTIONS.values() for option in section)
