"""Takes the example models through IREE with this project's scheduler, and runs the results.

usage: python demo.py [DIR...]

For each example folder (both by default): builds the model with plain iree-compile, builds it again
with iree-sched-opt in the middle (hooks/schedule_and_compile.sh), runs both builds on the same
synthetic weights and inputs, and prints what the scheduler did and whether the outputs are equal.
Exit status 1 if a build fails or outputs differ.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import run_model
from attrs import frozen
from rich.console import Console
from rich.table import Table

from iree_sched.diagnostics import Source
from iree_sched.dialects.names import CONCURRENT, EXECUTE
from iree_sched.ir import Operation
from iree_sched.parser import parse

HERE = Path(__file__).resolve().parent


@frozen
class Schedule:
    """What a scheduled module holds, over all its functions and initializers.

    Attributes:
        ops: streamable ops in execute regions.
        regions: execute regions.
        waves: entries of execute regions that follow one another.
        widest: ops in the widest wave.
    """

    ops: int
    regions: int
    waves: int
    widest: int


def measure(module: Operation) -> Schedule:
    """Counts regions and waves."""
    ops = regions = waves = widest = 0
    for execute in (op for op in module.walk() if op.name == EXECUTE):
        regions += 1
        for wave in _streamable(execute):
            width = len(_streamable(wave)) if wave.name == CONCURRENT else 1
            waves += 1
            ops += width
            widest = max(widest, width)
    return Schedule(ops, regions, waves, widest)


def _streamable(parent: Operation) -> list[Operation]:
    """The streamable ops directly in an op's regions."""
    inside = (op for region in parent.regions for block in region for op in block)
    return [op for op in inside if op.definition is not None and op.definition.streamable]


def streamable_ops(path: Path) -> int:
    """How many streamable ops a file holds outside of any region."""
    module = parse(Source(str(path), path.read_text("utf-8"))).module
    return sum(op.definition is not None and op.definition.streamable for op in module.walk())


def build(folder: Path, work: Path) -> tuple[Path, Path]:
    """Builds a model plainly and through the hook; returns both builds.

    Raises:
        subprocess.CalledProcessError: a tool failed; what it said is on stderr.
    """
    flags = json.loads((folder / "meta.json").read_text())["compile_flags"]
    model, plain, ours = folder / "model.mlir", work / "plain.vmfb", work / "scheduled.vmfb"
    beside = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", os.defpath)])
    environment = {**os.environ, "PATH": beside}
    compiler = run_model.find_tool("iree-compile")
    subprocess.run([compiler, *flags, str(model), "-o", str(plain)], check=True, env=environment)
    hook = ["sh", str(HERE / "hooks" / "schedule_and_compile.sh"), str(model), "-o", str(ours)]
    temps = ["--save-temps", str(work), "--", *flags]
    subprocess.run([*hook, *temps], check=True, env=environment)
    return plain, ours


def demonstrate(folder: Path, table: Table) -> bool:
    """Builds and runs one example, and adds its row; returns whether the outputs are equal."""
    with tempfile.TemporaryDirectory() as temporary:
        work = Path(temporary)
        started = time.monotonic()
        builds = build(folder, work)
        scheduled = work / "scheduled.mlir"
        module = parse(Source(str(scheduled), scheduled.read_text("utf-8"))).module
        schedule = measure(module)
        before = streamable_ops(work / "pre.mlir")
        results = run_model.compare(folder, builds)
    equal = all(result.ok for result in results)
    off = max(result.difference for result in results)
    verdict = f"equal (largest difference {off:.2g})" if equal else f"DIFFERENT by {off:.2g}"
    numbers = (before, schedule.regions, schedule.waves, schedule.ops, schedule.widest)
    seconds = f"{time.monotonic() - started:.1f} s"
    table.add_row(folder.name, *map(str, numbers), verdict, seconds)
    return equal


def main(arguments: list[str]) -> int:
    """Runs the command line."""
    if arguments[:1] in (["-h"], ["--help"]):
        print(__doc__)
        return 0
    folders = [Path(argument) for argument in arguments] or [
        HERE / "inception",
        HERE / "transformer",
    ]
    table = Table(
        title="model -> iree-compile, iree-opt -> iree-sched-opt -> iree-opt, iree-compile"
    )
    for heading in ("model", "ops to schedule", "execute regions", "waves", "ops in them"):
        table.add_column(heading)
    for heading in ("widest wave", "outputs against plain iree-compile", "took"):
        table.add_column(heading)
    equal = True
    for folder in folders:
        print(f"building and running {folder.name} ...", file=sys.stderr, flush=True)
        equal &= demonstrate(folder, table)
    console = Console(width=None if sys.stdout.isatty() else 140)
    console.print(table)
    return 0 if equal else 1


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except (OSError, RuntimeError, ValueError) as error:
        sys.exit(f"demo.py: {error}")
    except subprocess.CalledProcessError as failed:
        sys.exit(f"demo.py: {Path(failed.cmd[0]).name} failed with exit status {failed.returncode}")
