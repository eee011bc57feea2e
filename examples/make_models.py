#!/usr/bin/env python3
"""Makes example folders: a model, its IR where IREE starts to schedule it, and facts about both.

A folder holds `model.mlir` (what a user gives iree-compile), `pre.mlir` (the module right before
iree-stream-schedule-execution) and `meta.json` (devices, entry functions, op counts, flags).

usage:
  make_models.py models [NAME ...] [-o DIR]             remake the folders of architectures.py
  make_models.py folder MODEL.mlir -o DIR [-- FLAGS]    make or remake the folder of any model
  make_models.py pre MODEL.mlir -o pre.mlir [-- FLAGS]  make only pre.mlir
  make_models.py check DIR ...                          compare pre.mlir with iree-compile's dump

FLAGS are iree-compile's.
Without any, those in the meta.json beside the model count, or else COMPILE_FLAGS below.

Needs `pip install jax iree-base-compiler iree-base-runtime`; JAX only for `models`.
"""

import argparse
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

from iree.compiler import ir
from iree.compiler.dialects import func, util
from run_model import find_tool

HERE = Path(__file__).resolve().parent
HOOK = HERE / "hooks" / "schedule_and_compile.sh"
COMPILE_FLAGS = (
    "--iree-hal-target-device=local",
    "--iree-hal-local-target-device-backends=llvm-cpu",
    "--iree-llvmcpu-target-cpu=generic",
)
DUMP_FLAGS = (
    "--compile-to=stream",
    "--mlir-print-ir-before=iree-stream-schedule-execution",
    "--mlir-print-ir-module-scope",
    # One function at a time, so that the first dump shows the module with none of them scheduled.
    "--mlir-disable-threading",
)
DUMP_HEADER = re.compile(r"^// -----// IR Dump Before .* //----- //\n", re.MULTILINE)
PARTITIONING = re.compile(r"(#stream\.partitioning_config<)favor-([a-z-]*)>")
ASYNC_OP = re.compile(r"^ *(?:%[^=]*= )?(stream\.async\.[a-z_.]+)", re.MULTILINE)


# From a JAX architecture to a model file.


def _entry_points(module: ir.Module) -> list[Any]:
    """The public functions of a module, of func or util."""

    def is_public(op: Any) -> bool:
        visibility = "sym_visibility"
        return visibility not in op.attributes or op.attributes[visibility].value == "public"

    functions = [op for op in module.body.operations if op.operation.name.endswith(".func")]
    return [op for op in functions if is_public(op)]


def with_parameters(stablehlo: str, names: Sequence[str]) -> str:
    """Turns leading arguments of a module's only entry function into parameters.

    Args:
        stablehlo: A module's text.
        names: The parameters' keys in the scope `model`, one for each leading argument.

    Returns:
        The text of a module `@model` in which these arguments are loaded from globals that
        `#flow.parameter.named` initializes.
    """
    with ir.Context(), ir.Location.unknown():
        module = ir.Module.parse(stablehlo)
        [main] = _entry_points(module)
        block = main.entry_block
        at_globals = ir.InsertionPoint(main)
        at_loads = ir.InsertionPoint.at_block_begin(block)
        for name in names:
            argument = block.arguments[0]
            key = f'#flow.parameter.named<"model"::"{name}"> : {argument.type}'
            util.GlobalOp(
                f"w.{name}",
                argument.type,
                sym_visibility="private",
                initial_value=ir.Attribute.parse(key),
                ip=at_globals,
            )
            load = util.GlobalLoadOp(argument.type, f"w.{name}", ip=at_loads)
            argument.replace_all_uses_with(load.result)
            block.erase_argument(0)
        _describe(module, main)
        module.operation.verify()
        return str(module)


def _describe(module: ir.Module, main: func.FuncOp) -> None:
    """Names the module, mends the entry function's type and drops JAX's own attributes."""
    inputs = [argument.type for argument in main.entry_block.arguments]
    signature = ir.FunctionType.get(inputs, main.type.results)
    main.attributes["function_type"] = ir.TypeAttr.get(signature)
    for name in ("arg_attrs", "res_attrs"):
        if name in main.attributes:
            del main.attributes[name]
    attributes = module.operation.attributes
    for name in [name for name in attributes if name.startswith("mhlo.")]:
        del attributes[name]
    attributes["sym_name"] = ir.StringAttr.get("model")


# What IREE makes of a model file.


def write_pre(model: Path, output: Path, flags: Sequence[str]) -> None:
    """Writes a model's IR as it is right before IREE schedules it."""
    tools = {"IREE_COMPILE": find_tool("iree-compile"), "IREE_OPT": find_tool("iree-opt")}
    command = ["sh", str(HOOK), str(model), "-o", str(output), "--to=pre", "--no-locations"]
    subprocess.run([*command, "--", *flags], check=True, env={**os.environ, **tools})


def compiler_dump(model: Path, flags: Sequence[str]) -> str:
    """The module that iree-compile itself has right before it schedules the first function."""
    command = [find_tool("iree-compile"), *flags, *DUMP_FLAGS, str(model), "-o", os.devnull]
    done = subprocess.run(command, check=True, stderr=subprocess.PIPE, text=True)
    dumps = DUMP_HEADER.split(done.stderr)
    if len(dumps) < 2:
        raise ValueError(f"iree-compile scheduled nothing in {model}")
    # A dump ends in a newline of its own and a blank line; the hook mends the same spelling.
    return PARTITIONING.sub(r'\1"\2">', dumps[1].removesuffix("\n"))


def _round_trip(text: str) -> str:
    """The text as iree-opt prints it after reading it."""
    command = [find_tool("iree-opt"), "-"]
    return subprocess.run(command, check=True, input=text, stdout=subprocess.PIPE, text=True).stdout


def check(folder: Path) -> str:
    """How a folder's pre.mlir compares with iree-compile's own dump, in a few words."""
    ours = (folder / "pre.mlir").read_text()
    theirs = compiler_dump(folder / "model.mlir", compile_flags(folder))
    if ours == theirs:
        return "byte-identical"
    return "equal after a round trip" if _round_trip(ours) == _round_trip(theirs) else "different"


# Example folders.


def compile_flags(folder: Path) -> tuple[str, ...]:
    """The flags in a folder's meta.json, or the default ones where there is none."""
    meta = folder / "meta.json"
    return tuple(json.loads(meta.read_text())["compile_flags"]) if meta.exists() else COMPILE_FLAGS


def _functions(model: str) -> dict[str, dict[str, Any]]:
    """Of each entry function of a model's text, input types as `1x64xi32` and number of outputs."""
    functions: dict[str, dict[str, Any]] = {}
    with ir.Context():
        for op in _entry_points(ir.Module.parse(model)):
            signature = op.attributes["function_type"].value
            functions[op.attributes["sym_name"].value] = {
                "inputs": [_unwrapped(str(kind)) for kind in signature.inputs],
                "n_outputs": len(signature.results),
            }
    return functions


def _unwrapped(kind: str) -> str:
    """What stands in a type's `tensor<...>`; other types stay as they are."""
    return re.sub(r"^tensor<(.*)>$", r"\1", kind)


def describe(name: str, model: str, pre: str, flags: Sequence[str]) -> dict[str, Any]:
    """What meta.json says of a model, from the texts of model.mlir and pre.mlir."""
    values = dict(flag.split("=", 1) for flag in flags if "=" in flag)
    devices = [flag for flag in flags if flag.startswith("--iree-hal-target-device=")]
    return {
        "model": name,
        "devices": max(1, len(devices)),
        "execution_model": values.get("--iree-execution-model", "async-internal"),
        "functions": _functions(model),
        "stream_async_ops": dict(sorted(Counter(ASYNC_OP.findall(pre)).items())),
        "compile_flags": list(flags),
        "iree": version("iree-base-compiler"),
    }


def make_folder(model: Path, folder: Path, flags: Sequence[str]) -> None:
    """Makes or remakes an example folder of a model file, which may already stand in it."""
    folder.mkdir(parents=True, exist_ok=True)
    target, pre = folder / "model.mlir", folder / "pre.mlir"
    if not (target.exists() and target.samefile(model)):
        shutil.copyfile(model, target)
    write_pre(target, pre, flags)
    meta = describe(folder.resolve().name, target.read_text(), pre.read_text(), flags)
    (folder / "meta.json").write_text(json.dumps(meta, indent=1) + "\n")


def make_architecture(name: str, folder: Path) -> None:
    """Makes the example folder of an architecture of architectures.py."""
    from architectures import ARCHITECTURES, stablehlo  # Here, as only this needs JAX.

    with tempfile.TemporaryDirectory() as temporary:
        model = Path(temporary, "model.mlir")
        model.write_text(with_parameters(*stablehlo(ARCHITECTURES[name])))
        make_folder(model, folder, COMPILE_FLAGS)


# Command line.


def _parser() -> argparse.ArgumentParser:
    summary = str(__doc__)
    parser = argparse.ArgumentParser(
        description=summary, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    commands = parser.add_subparsers(dest="command", required=True)
    models = commands.add_parser("models")
    models.add_argument("names", nargs="*", default=["inception", "transformer"], metavar="NAME")
    models.add_argument("-o", dest="output", type=Path, default=HERE, metavar="DIR")
    for name in ("folder", "pre"):
        command = commands.add_parser(name)
        command.add_argument("model", type=Path)
        command.add_argument("-o", dest="output", type=Path, required=True)
    commands.add_parser("check").add_argument("folders", nargs="+", type=Path)
    return parser


def main(argv: Sequence[str]) -> int:
    """Runs the command line; the exit status is 1 if a check or a tool of IREE fails."""
    split = argv.index("--") if "--" in argv else len(argv)
    flags = argv[split + 1 :]
    arguments = _parser().parse_args(argv[:split])
    if arguments.command == "models":
        for name in arguments.names:
            make_architecture(name, arguments.output / name)
        return 0
    if arguments.command == "check":
        verdicts = {folder: check(folder) for folder in arguments.folders}
        for folder, verdict in verdicts.items():
            print(f"{folder / 'pre.mlir'}: {verdict}")
        return 1 if "different" in verdicts.values() else 0
    make = make_folder if arguments.command == "folder" else write_pre
    make(arguments.model, arguments.output, flags or compile_flags(arguments.model.parent))
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except subprocess.CalledProcessError as error:
        sys.exit(f"{error.stderr or ''}make_models.py: failed: {shlex.join(error.cmd)}")
    except (OSError, ValueError) as error:
        sys.exit(f"make_models.py: {error}")
