"""IREE's own result for a module, and ours, both printed by iree-opt."""

from __future__ import annotations

from iree_sched import session
from iree_sched.diagnostics import Source
from iree_sched.iree import tools

EXECUTION = "iree-stream-schedule-execution"
CONCURRENCY = "iree-stream-schedule-concurrency"
FAVORS = ("debug", "min-peak-memory", "max-concurrency")


def pipeline(*passes: str) -> str:
    """A pipeline that runs passes on functions and initializers."""
    listed = ",".join(passes)
    return f"builtin.module(util.func({listed}),util.initializer({listed}))"


def iree(text: str, favor: str, *passes: str) -> str:
    """What iree-opt makes of a module."""
    flags = [f"--pass-pipeline={pipeline(*passes)}", f"--iree-stream-partitioning-favor={favor}"]
    return tools.run("iree-opt", [*flags, "-"], text)


def ours(text: str, favor: str, *passes: str) -> str:
    """What our passes make of a module, printed by iree-opt."""
    options = session.Options(favor=favor)
    result = session.run(Source("<module>", text), pipeline(*passes), options)
    assert result.succeeded, result.report()
    return tools.run("iree-opt", ["-"], result.text)


def simplified(text: str) -> str:
    """A module after `--canonicalize --cse`: what does not depend on how far a pass tidies up."""
    return tools.run("iree-opt", ["--canonicalize", "--cse", "-"], text)
