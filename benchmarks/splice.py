"""Compares builds through the splice with iree-compile's, byte for byte, and runs both.

usage: python benchmarks/splice.py DIR [--only=NAME,...] [--no-run] [-- FLAGS for ours]

The scheduling specs that are shipped are left out, unless FLAGS has
`--iree-sched-enable-default-specs=true`.

DIR holds `*/model.mlir` with `*/meta.json` (see examples/make_models.py); a model that also has a
`model.flow.mlir` is compiled from that one with --compile-from=flow. For each model the table says

- stream: whether the IR at the end of the stream phase is the same text, locations included, as
  in one of a few runs of iree-compile, which are not always the same themselves,
- build: how many bytes of the build differ, and in which parts of it,
- stripped: the same without debug information in executables and VM code,
- again: how many bytes differ between two builds of iree-compile itself,
- outputs: the largest difference of what both builds compute, relative to the largest output,
- seconds: iree-compile / ours.

Builds are made with the reference partitioners, whatever specs there are.
FLAGS, such as `--sched-concurrency=none`, make other schedules, whose outputs are to be the same.
Exit status 1 if outputs differ by more than 1e-5, or bytes where iree-compile agrees with itself.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from attrs import define, field, frozen
from rich.console import Console
from rich.table import Table

from iree_sched.iree.installation import find_installation
from iree_sched.iree.tools import find

ROOT = Path(__file__).resolve().parents[1]
REFERENCE = ("--sched-execution=reference", "--sched-concurrency=reference")
STRIP = ("--iree-llvmcpu-debug-symbols=false", "--iree-vm-bytecode-module-strip-source-map=true")
NO_SPECS = "--iree-sched-enable-default-specs=false"
TOLERANCE = 1e-5
TRIES = 8


@frozen
class Model:
    """A model and how it is compiled."""

    folder: Path
    source: Path
    flags: tuple[str, ...]

    @classmethod
    def of(cls, folder: Path) -> Model:
        """The model in a folder."""
        flags = tuple(json.loads((folder / "meta.json").read_text())["compile_flags"])
        flow = folder / "model.flow.mlir"
        if flow.exists():
            return cls(folder, flow, (*flags, "--compile-from=flow"))
        return cls(folder, folder / "model.mlir", flags)


@define
class Row:
    """What was found out about a model."""

    model: Model
    stream: str = ""
    build: str = ""
    stripped: str = ""
    again: str = ""
    outputs: str = ""
    seconds: str = ""
    good: bool = True
    notes: list[str] = field(factory=list)


def run(command: Sequence[str | Path]) -> float:
    """Runs a command and returns the seconds that it took."""
    started = time.monotonic()
    subprocess.run([str(word) for word in command], check=True)
    return time.monotonic() - started


def theirs(model: Model, output: Path, *flags: str) -> float:
    """Compiles with iree-compile."""
    compiler = find_installation().tool("iree-compile")
    return run([compiler, *model.flags, *flags, model.source, "-o", output])


def ours(model: Model, output: Path, *flags: str) -> float:
    """Compiles with iree-sched."""
    command = [find("iree-sched"), "compile", NO_SPECS, *model.flags, *flags]
    return run([*command, model.source, "-o", output])


def differences(left: bytes, right: bytes) -> int:
    """How many bytes differ, those that only one has included."""
    return sum(a != b for a, b in zip(left, right, strict=False)) + abs(len(left) - len(right))


def parts(build: Path) -> Iterator[tuple[str, bytes]]:
    """The parts of a build: its VM code, and each executable in it."""
    if not zipfile.is_zipfile(build):
        yield "VM code", build.read_bytes()
        return
    with zipfile.ZipFile(build) as archive:
        for name in archive.namelist():
            yield "VM code" if name.endswith(".fb") else name, archive.read(name)


def compare(left: Path, right: Path) -> tuple[int, list[str]]:
    """How many bytes of two builds differ, and where."""
    count = differences(left.read_bytes(), right.read_bytes())
    if not count:
        return 0, []
    pairs = zip(parts(left), parts(right), strict=False)
    where = [
        f"{name} (at {first_difference(a, b)} of {len(a)}, {differences(a, b)} bytes)"
        for (name, a), (_, b) in pairs
        if a != b
    ]
    return count, where or ["the archive around the parts"]


def first_difference(left: bytes, right: bytes) -> int:
    """Offset of the first byte that differs."""
    pairs = zip(left, right, strict=False)
    return next((i for i, (a, b) in enumerate(pairs) if a != b), min(len(left), len(right)))


def examine(model: Model, work: Path, flags: tuple[str, ...], run_builds: bool) -> Row:
    """Compiles a model in all ways."""
    row = Row(model)
    name = model.folder.name
    plain, spliced = work / f"{name}.iree.vmfb", work / f"{name}.ours.vmfb"
    took = theirs(model, plain), ours(model, spliced, *(flags or REFERENCE))
    row.seconds = "{:.1f} / {:.1f}".format(*took)
    if not flags:
        _compare_bytes(row, work, plain, spliced)
    if run_builds:
        _compare_outputs(row, plain, spliced)
    return row


def _compare_bytes(row: Row, work: Path, plain: Path, spliced: Path) -> None:
    model, name = row.model, row.model.folder.name
    count, where = compare(plain, spliced)
    row.build = f"{count} of {plain.stat().st_size}" if count else "same"
    row.notes += [f"{name}: build differs in {place}" for place in where]
    again = work / f"{name}.again.vmfb"
    theirs(model, again)
    unsteady, where = compare(plain, again)
    row.again = str(unsteady) if unsteady else "same"
    row.notes += [f"{name}: two of iree-compile's own differ in {place}" for place in where]
    stripped = work / f"{name}.iree.stripped.vmfb", work / f"{name}.ours.stripped.vmfb"
    theirs(model, stripped[0], *STRIP)
    ours(model, stripped[1], *REFERENCE, *STRIP)
    bare, _ = compare(*stripped)
    row.stripped = str(bare) if bare else "same"
    row.stream = _compare_stream(model, work)
    row.good &= row.stream != "DIFFERENT" and (not count or unsteady > 0)


def _compare_stream(model: Model, work: Path) -> str:
    """Whether the IR after the stream phase is the same text as in one of a few runs of IREE.

    IREE's own is not the same in every run: where it fuses globals, the first location varies.
    """
    upto = ("--compile-to=stream", "--mlir-print-debuginfo")
    text, other = work / "ours.mlir", work / "iree.mlir"
    ours(model, text, *REFERENCE, *upto)
    for number in range(1, TRIES + 1):
        theirs(model, other, *upto)
        if text.read_bytes() == other.read_bytes():
            return "same" if number == 1 else f"same as run {number}"
    return "DIFFERENT"


def _compare_outputs(row: Row, plain: Path, spliced: Path) -> None:
    sys.path.insert(0, str(ROOT / "examples"))
    import run_model

    results = run_model.compare(row.model.folder, [plain, spliced])
    off = max(result.difference for result in results)
    row.outputs = f"{off:.2g}" if all(result.ok for result in results) else f"DIFFERENT {off:.2g}"
    row.good &= off <= TOLERANCE and all(result.ok for result in results)


def main(arguments: list[str]) -> int:
    """Runs the command line."""
    given, flags = arguments, list[str]()
    if "--" in arguments:
        at = arguments.index("--")
        given, flags = arguments[:at], arguments[at + 1 :]
    only = next((a.partition("=")[2].split(",") for a in given if a.startswith("--only=")), None)
    folders = [word for word in given if not word.startswith("--")]
    if len(folders) != 1:
        print(__doc__)
        return 1
    heads = ("stream", "build", "stripped", "again", "outputs", "seconds")
    table = Table("model", *heads)
    rows = []
    with tempfile.TemporaryDirectory() as work:
        for folder in sorted(path.parent for path in Path(folders[0]).glob("*/meta.json")):
            if only is None or folder.name in only:
                print(f"{folder.name} ...", file=sys.stderr, flush=True)
                row = examine(Model.of(folder), Path(work), tuple(flags), "--no-run" not in given)
                rows.append(row)
                cells = [getattr(row, head) for head in heads]
                table.add_row(folder.name, *cells)
                shown = (f"{head} {cell}" for head, cell in zip(heads, cells, strict=True))
                print(f"    {'; '.join(shown)}", file=sys.stderr, flush=True)
    Console(width=None if sys.stdout.isatty() else 140).print(table)
    for line in (line for row in rows for line in row.notes):
        print(line)
    return 0 if all(row.good for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
