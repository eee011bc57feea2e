"""Calls several entry functions of a build at the same time, and says how long that takes.

usage: python -m benchmarks.concurrent_calls DIR BUILD.vmfb --runs N [--output FILE] [FLAGS]

DIR holds model.mlir and meta.json of a model that was compiled with
--iree-execution-model=async-external: its functions take fences, so that calls return at once.
FLAGS are for IREE's runtime, such as --task_topology_cpu_ids=0. Prints a JSON list with the
milliseconds of each run, from the first call until all functions have signalled. With --output, the
outputs of the last run go to an .npz file.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import iree.runtime as rt
import numpy as np

from examples.run_model import synthetic, write_parameters

_ELEMENTS = {"float32": rt.HalElementType.FLOAT_32, "int32": rt.HalElementType.SINT_32}


class Program:
    """A build that is loaded, with inputs for its functions."""

    def __init__(self, folder: Path, build: Path, scratch: Path) -> None:
        self.device = rt.get_driver("local-task").create_default_device()
        instance = rt.VmInstance()
        module = rt.VmModule.copy_buffer(instance, build.read_bytes())
        parameters = rt.create_io_parameters_module(
            instance, *_providers(folder / "model.mlir", scratch)
        )
        hal = rt.create_hal_module(instance, self.device)
        self.context = rt.VmContext(instance, modules=[hal, parameters, module])
        functions = json.loads((folder / "meta.json").read_text("utf-8"))["functions"]
        self.functions = {name: module.lookup_function(name) for name in functions}
        self.inputs = {
            name: [self._view(synthetic(f"{name}.{n}", kind)) for n, kind in enumerate(f["inputs"])]
            for name, f in functions.items()
        }

    def call_all(self) -> tuple[float, dict[str, Any]]:
        """Calls all functions and waits for them; gives milliseconds and outputs."""
        started = time.perf_counter()
        calls = {name: self._call(name) for name in self.functions}
        for fence, _ in calls.values():
            fence.wait()
        took = (time.perf_counter() - started) * 1e3
        return took, {name: outputs for name, (_, outputs) in calls.items()}

    def _call(self, name: str) -> tuple[Any, Any]:
        arguments, outputs = rt.VmVariantList(8), rt.VmVariantList(8)
        for view in self.inputs[name]:
            arguments.push_ref(view)
        ready, done = self.device.create_semaphore(1), self.device.create_semaphore(0)
        arguments.push_ref(rt.HalFence.create_at(ready, 1))
        fence = rt.HalFence.create_at(done, 1)
        arguments.push_ref(fence)
        self.context.invoke(self.functions[name], arguments, outputs)
        return fence, outputs

    def _view(self, values: Any) -> Any:
        return self.device.allocator.allocate_buffer_copy(
            memory_type=rt.MemoryType.DEVICE_LOCAL,
            allowed_usage=rt.BufferUsage.DEFAULT,
            device=self.device,
            buffer=np.ascontiguousarray(values),
            element_type=_ELEMENTS[str(values.dtype)],
        )

    def arrays(self, outputs: dict[str, Any]) -> dict[str, Any]:
        """Outputs as arrays by function and number."""
        found = {}
        for name, values in outputs.items():
            for number in range(len(values)):
                view = values.get_as_object(number, rt.HalBufferView)
                array = rt.DeviceArray(self.device, view, implicit_host_transfer=True)
                found[f"{name}.{number}"] = np.array(array.to_host())
        return found


def _providers(model: Path, scratch: Path) -> list[Any]:
    """Providers of the synthetic parameters of a model, one a scope."""
    providers = []
    for flag in write_parameters(model, scratch):
        scope, _, archive = flag.removeprefix("--parameters=").rpartition("=")
        index = rt.ParameterIndex()
        index.load(archive)
        providers.append(index.create_provider(scope=scope))
    return providers


def main(arguments: Sequence[str]) -> int:
    """Runs the command line."""
    parser = argparse.ArgumentParser(description=str(__doc__).partition("\n")[0])
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.add_argument("build", type=Path, metavar="BUILD.vmfb")
    parser.add_argument("--runs", type=int, default=10)
    parser.add_argument("--output", type=Path)
    given, flags = parser.parse_known_args(arguments)
    rt.flags.parse_flags(*flags)
    with tempfile.TemporaryDirectory() as temporary:
        program = Program(given.folder, given.build, Path(temporary))
        program.call_all()  # the first run makes command buffers
        runs = [program.call_all() for _ in range(given.runs)]
        print(json.dumps([took for took, _ in runs]))
        if given.output is not None:
            np.savez(given.output, **program.arrays(runs[-1][1]))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
