"""What each op means, as data: one file a dialect or op group, one `OpDefinition` an op.

Importing this package imports no dialect; asking for an op imports the file that defines it.
"""

from __future__ import annotations

import importlib

from iree_sched.ir.definition import OpDefinition

# Op name prefix to file. The longest prefix that ends at a dot, or is the whole name, decides.
_FILES = {
    "arith": "arith",
    "builtin": "builtin",
    "cf": "cf",
    "func": "func",
    "hal": "hal_device",
    "hal.allocator": "hal_buffer",
    "hal.buffer": "hal_buffer",
    "hal.buffer_usage": "hal_buffer",
    "hal.buffer_view": "hal_buffer",
    "hal.channel": "hal_command_buffer",
    "hal.command_buffer": "hal_command_buffer",
    "hal.dispatch": "hal_tensor",
    "hal.element_type": "hal_buffer",
    "hal.encoding_type": "hal_buffer",
    "hal.executable": "hal_executable",
    "hal.executable_end": "hal_executable",
    "hal.instrument": "hal_executable",
    "hal.interface": "hal_executable",
    "hal.memory_type": "hal_buffer",
    "hal.tensor": "hal_tensor",
    "scf": "scf",
    "stream": "stream_executable",
    "stream.async": "stream_async",
    "stream.async.parameter": "stream_parameter",
    "stream.channel": "stream_channel",
    "stream.cmd": "stream_cmd",
    "stream.cmd.parameter": "stream_parameter",
    "stream.file": "stream_file",
    "stream.resource": "stream_resource",
    "stream.tensor": "stream_tensor",
    "stream.tensor.parameter": "stream_parameter",
    "stream.test": "stream_test",
    "stream.timepoint": "stream_timepoint",
    "stream.yield": "stream_async",
    "ub": "ub",
    "util": "util_value",
    "util.buffer": "util_buffer",
    "util.call": "util_structural",
    "util.func": "util_structural",
    "util.global": "util_structural",
    "util.initializer": "util_structural",
    "util.return": "util_structural",
    "util.scf": "util_structural",
    "util.unreachable": "util_structural",
}
_FILES_WITH_MNEMONICS = ("builtin", "func")

_definitions: dict[str, OpDefinition] = {}
_mnemonics: dict[str, OpDefinition] = {}
_loaded: set[str] = set()


def definition(name: str) -> OpDefinition | None:
    """What the op of this name is, None for an op that no dialect file defines."""
    found = _definitions.get(name)
    if found is None:
        file = file_of(name)
        if file is not None and file not in _loaded:
            _load(file)
            found = _definitions.get(name)
    return found


def required(name: str) -> OpDefinition:
    """The definition of an op that code makes or knows by name.

    Raises:
      KeyError: no dialect file defines the op.
    """
    found = definition(name)
    if found is None:
        raise KeyError(name)
    return found


def by_mnemonic(word: str) -> OpDefinition | None:
    """The op that custom forms may spell as this word without a dialect prefix, or None."""
    if not _mnemonics:
        for file in _FILES_WITH_MNEMONICS:
            _load(file)
    return _mnemonics.get(word)


def file_of(name: str) -> str | None:
    """The file (without `.py`) that defines the op of this name if any does, else None."""
    prefix = name
    while prefix:
        file = _FILES.get(prefix)
        if file is not None:
            return file
        prefix = prefix.rpartition(".")[0]
    return None


def is_modelled(dialect: str) -> bool:
    """True for a dialect all of whose ops are defined here."""
    return dialect in _FILES and dialect not in ("arith", "ub")


def files() -> list[str]:
    """All dialect files (without `.py`), sorted."""
    return sorted(set(_FILES.values()))


def opaque_ops() -> list[str]:
    """The ops whose bodies are never read."""
    for file in files():
        _load(file)
    return [op.name for op in _definitions.values() if op.opaque]


def _load(file: str) -> None:
    module = importlib.import_module(f"{__name__}.{file}")
    _loaded.add(file)
    for op in module.OPS:
        _definitions[op.name] = op
        for word in op.mnemonics:
            _mnemonics[word] = op
