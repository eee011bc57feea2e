"""Measures how long the functions of a build take, on this machine."""

from __future__ import annotations

import json
import os
import re
import tempfile
from collections.abc import Mapping, Sequence

from attrs import frozen

from iree_sched.iree.compilation import Compilation, Scheduling
from iree_sched.iree.request import Request
from iree_sched.iree.splice import StageError
from iree_sched.iree.tools import ToolError, run
from iree_sched.tuning.candidates import Candidate

_UNITS = {"ns": 1.0, "us": 1e3, "ms": 1e6, "s": 1e9}
_TYPE = re.compile(r"tensor<([\dx]*[a-z]+\d+)>")
_OTHER = re.compile(r"%\w+: (?!tensor<[\dx]*[a-z]+\d+>)")


@frozen
class Build:
    """What is built and run.

    Attributes:
      source: the module, text or bytecode.
      name: of its file.
      flags: for iree-compile.
      plugins: Python files with more partitioners.
      functions: what to call, by name, each with flags for iree-benchmark-module: its inputs.
      run_flags: flags for all of them: devices, parameters.
    """

    source: bytes
    name: str
    flags: tuple[str, ...]
    plugins: tuple[str, ...]
    functions: Mapping[str, tuple[str, ...]]
    run_flags: tuple[str, ...]


def input_flags(declaration: str) -> tuple[str, ...] | None:
    """Zeros for the inputs of a function, None where these are not all tensors of known shapes.

    Args:
      declaration: as IREE notes it, `sync func @f(%input0: tensor<4xf32>) -> (...)`.
    """
    inputs = declaration.partition(" -> ")[0]
    if _OTHER.search(inputs) or inputs.startswith("async"):
        return None
    return tuple(f"--input={type}=0" for type in _TYPE.findall(inputs))


def time_functions(build: Build, candidate: Candidate) -> dict[str, float]:
    """Nanoseconds that each function takes, the median of some repetitions.

    Raises:
      ToolError: IREE refuses the build, or cannot run it.
    """
    with tempfile.TemporaryDirectory(prefix="iree-sched-") as folder:
        path = os.path.join(folder, "build.vmfb")
        said: list[str] = []
        compilation = Compilation(
            Request("-", build.name, build.flags),
            build.source,
            Scheduling(
                str(candidate.execution),
                str(candidate.concurrency),
                plugins=build.plugins,
            ),
            on_report=lambda report: said.append(str(report)),
            listen=lambda line: said.append(line.decode("utf-8", "replace")),
        )
        try:
            compilation.run(path)
        except StageError as reason:
            raise ToolError("".join([*said, str(reason)])) from reason
        return {
            name: _time(path, name, [*build.run_flags, *inputs])
            for name, inputs in build.functions.items()
        }


def _time(path: str, function: str, flags: Sequence[str]) -> float:
    arguments = [f"--module={path}", f"--function={function}", *flags]
    arguments += ["--benchmark_min_time=0.2s", "--benchmark_repetitions=5"]
    arguments += ["--benchmark_report_aggregates_only=true", "--benchmark_format=json"]
    records = json.loads(run("iree-benchmark-module", arguments))["benchmarks"]
    record = next(one for one in records if one.get("aggregate_name") == "median")
    return float(record["real_time"]) * _UNITS[record["time_unit"]]
