#!/usr/bin/env python3
"""Runs builds of an example with IREE's runtime and compares what they compute.

usage: run_model.py DIR BUILD.vmfb [OTHER.vmfb ...]

DIR holds model.mlir and meta.json.
Parameters and inputs are synthetic and seeded by their names, so that all builds get the same ones.
Prints one line for each entry function and build.
The exit status is 1 if a build differs from the first one by more than 1e-5 of an output's largest
magnitude, or if an output is not finite.

Needs `pip install iree-base-runtime numpy`.
"""

import argparse
import json
import re
import shutil
import subprocess
import sys
import tempfile
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import iree.runtime as rt
import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]

TOLERANCE = 1e-5
DTYPES = {
    "f64": np.float64,
    "f32": np.float32,
    "f16": np.float16,
    "i64": np.int64,
    "i32": np.int32,
    "i16": np.int16,
    "i8": np.int8,
    "i1": np.bool_,
}
PARAMETER = re.compile(r'#flow\.parameter\.named<(?:"([^"]+)"::)?"([^"]+)">\s*:\s*tensor<([^>]+)>')


@dataclass(frozen=True)
class Comparison:
    """What one build computed for one entry function."""

    function: str
    build: Path
    # Whether every value of every output is finite.
    finite: bool
    # The largest |value - first build's value|, relative to the output's largest magnitude.
    difference: float

    @property
    def ok(self) -> bool:
        """Whether the build agrees with the first one."""
        return self.finite and self.difference <= TOLERANCE

    def __str__(self) -> str:
        finite = "finite" if self.finite else "NOT FINITE"
        verdict = "" if self.ok else ", NOT EQUAL"
        size = f"largest difference {self.difference:.3g}"
        return f"{self.function} {self.build}: {finite}, {size}{verdict}"


def find_tool(name: str) -> str:
    """The path of a program: beside this Python, or else on PATH."""
    beside = shutil.which(name, path=str(Path(sys.executable).parent))
    found = beside or shutil.which(name)
    if found is None:
        raise FileNotFoundError(f"{name} is neither beside {sys.executable} nor on PATH")
    return found


# Synthetic values.


def synthetic(name: str, kind: str) -> Array:
    """A seeded array for a type such as `3x4xf32`.

    Floats are normally distributed, and divided by the square root of the fan-in (all dimensions
    but the last), so that activations keep their size through a deep model.
    Where the name says that they are variances, they are positive.
    Integers are 0 to 7, which is a legal index for most tables.
    """
    *dimensions, element = kind.split("x")
    if element not in DTYPES or not all(dimension.isdigit() for dimension in dimensions):
        raise ValueError(f"cannot make up values of type tensor<{kind}>")
    shape = [int(dimension) for dimension in dimensions]
    dtype = np.dtype(DTYPES[element])
    generator = np.random.default_rng(zlib.crc32(name.encode()))
    if dtype.kind != "f":
        return generator.integers(0, 2 if dtype.kind == "b" else 8, shape).astype(dtype)
    values = generator.standard_normal(shape) / np.sqrt(np.prod(shape[:-1]))
    return np.asarray(np.abs(values) if "var" in name else values, dtype)


def write_parameters(model: Path, directory: Path) -> list[str]:
    """Writes synthetic values of a model's parameters into one archive a scope.

    Returns:
        The flags that give them to iree-run-module.
    """
    indices: dict[str, rt.ParameterIndex] = {}
    for scope, key, kind in sorted(set(PARAMETER.findall(model.read_text()))):
        index = indices.setdefault(scope, rt.ParameterIndex())
        values = np.ascontiguousarray(synthetic(f"{scope}::{key}", kind))
        rt.parameter_index_add_numpy_ndarray(index, key, values)
    flags = []
    for number, (scope, index) in enumerate(indices.items()):
        archive = directory / f"parameters_{number}.irpa"
        index.create_archive_file(str(archive))
        flags.append(f"--parameters={scope}={archive}" if scope else f"--parameters={archive}")
    return flags


def write_inputs(function: str, kinds: Sequence[str], directory: Path) -> list[str]:
    """Writes synthetic inputs of an entry function; returns the flags for iree-run-module."""
    flags = []
    for number, kind in enumerate(kinds):
        path = directory / f"{function}_input_{number}.npy"
        np.save(path, synthetic(f"{function}.{number}", kind))
        flags.append(f"--input=@{path}")
    return flags


# Running and comparing.


def device_flags(count: int) -> list[str]:
    """The flags that give iree-run-module CPU devices; several of them get one worker each."""
    return ["--device=local-task"] * count + ["--task_topology_group_count=1"] * (count > 1)


def run_build(build: Path, function: str, outputs: int, flags: Sequence[str]) -> list[Array]:
    """Calls one entry function of a build once and returns its outputs."""
    with tempfile.TemporaryDirectory() as temporary:
        paths = [Path(temporary, f"{number}.npy") for number in range(outputs)]
        command = [find_tool("iree-run-module"), f"--module={build}", f"--function={function}"]
        command += [*flags, *(f"--output=@{path}" for path in paths)]
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        if done.returncode != 0:
            raise RuntimeError(f"{function} of {build} does not run:\n{done.stdout.strip()}")
        return [np.load(path) for path in paths]


def difference(value: Array, reference: Array) -> float:
    """The largest difference of two arrays, relative to the reference's largest magnitude."""
    if value.shape != reference.shape or value.dtype != reference.dtype:
        return float("inf")
    if value.size == 0:
        return 0.0
    ours, theirs = value.astype(np.float64), reference.astype(np.float64)
    scale = max(float(np.abs(theirs).max()), 1e-30)
    return float(np.abs(ours - theirs).max()) / scale


def _compare_function(
    name: str, function: Mapping[str, Any], builds: Sequence[Path], flags: Sequence[str]
) -> list[Comparison]:
    """Compares the builds' results of one entry function, given as meta.json describes it."""
    results = [run_build(build, name, function["n_outputs"], flags) for build in builds]
    return [
        Comparison(
            name,
            build,
            finite=all(bool(np.isfinite(value).all()) for value in values),
            difference=max(map(difference, values, results[0]), default=0.0),
        )
        for build, values in zip(builds, results, strict=True)
    ]


def compare(folder: Path | str, builds: Sequence[Path | str]) -> list[Comparison]:
    """Runs every entry function of an example in every build of it.

    Args:
        folder: Holds the example's model.mlir and meta.json.
        builds: The vmfb files; the first one is the reference.

    Returns:
        One result for each entry function and build, the reference's included.
    """
    paths = [Path(build) for build in builds]
    meta = json.loads(Path(folder, "meta.json").read_text())
    comparisons: list[Comparison] = []
    with tempfile.TemporaryDirectory() as temporary:
        directory = Path(temporary)
        parameters = write_parameters(Path(folder, "model.mlir"), directory)
        flags = device_flags(meta["devices"]) + parameters
        for name, function in meta["functions"].items():
            inputs = write_inputs(name, function["inputs"], directory)
            comparisons += _compare_function(name, function, paths, flags + inputs)
    return comparisons


def main(argv: Sequence[str]) -> int:
    """Runs the command line; the exit status is 1 if the builds do not agree."""
    parser = argparse.ArgumentParser(description=str(__doc__).partition("\n")[0])
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.add_argument("builds", type=Path, nargs="+", metavar="BUILD.vmfb")
    arguments = parser.parse_args(argv)
    comparisons = compare(arguments.folder, arguments.builds)
    print(*comparisons, sep="\n")
    return 0 if all(comparison.ok for comparison in comparisons) else 1


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except (OSError, RuntimeError, ValueError) as error:
        sys.exit(f"run_model.py: {error}")
