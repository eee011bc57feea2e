"""What rules can ask about: the build, the devices of a module, a function, a dispatch.

Facts are found when a rule asks for them, so that a library that is about other hardware costs next
to nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property

from iree_sched.analysis.affinity import DeviceAffinity, OptimalAffinity, op_affinity
from iree_sched.analysis.fingerprint import fingerprint
from iree_sched.analysis.sizes import constant_size
from iree_sched.analysis.ties import tied_operand
from iree_sched.dialects.names import CONCURRENT, DISPATCH, EXECUTE
from iree_sched.dialects.stream_types import lifetime
from iree_sched.ir import Operation, Value
from iree_sched.specs.settings import HARDWARE
from iree_sched.syntax.attributes import parse_array, parse_string, resolve_alias

_DEVICE = re.compile(r'#hal\.device\.target<\s*"([^"]*)"')
_BACKEND = re.compile(r'#hal\.executable\.target<\s*"([^"]*)"')
_ARCHITECTURE = re.compile(r'\b(?:arch|cpu|target_arch)\s*=\s*"([^"]+)"')
_TRIPLE = re.compile(r'\btarget_triple\s*=\s*"([^"-]+)')
_ALIAS = re.compile(r"#[A-Za-z_][\w$]*(?![\w$.<])")


class DeviceFacts:
    """A device that the module declares.

    Attributes:
      symbol: its symbol, `@__device_0`.
    """

    def __init__(self, symbol: str, target: str, aliases: Mapping[str, str]) -> None:
        self.symbol = symbol
        self._target = target
        self._aliases = aliases

    @cached_property
    def names(self) -> list[str]:
        """Its symbol, and the names of the drivers that may serve it, such as `local`."""
        return [self.symbol, *_DEVICE.findall(self._text)]

    @cached_property
    def backends(self) -> list[str]:
        """What its executables are compiled by, such as `llvm-cpu`."""
        return _BACKEND.findall(self._text)

    @cached_property
    def architectures(self) -> list[str]:
        """Names of processors and of their architectures, such as `x86_64`, `gfx942`."""
        found = [*_ARCHITECTURE.findall(self._text), *_TRIPLE.findall(self._text)]
        return list(dict.fromkeys(found))

    @cached_property
    def _text(self) -> str:
        """The target with all aliases in it resolved."""
        text = self._target
        for _ in range(len(self._aliases)):
            resolved = _ALIAS.sub(lambda found: self._aliases.get(found[0], found[0]), text)
            if resolved == text:
                break
            text = resolved
        return text


class ModuleFacts:
    """A module, and the build that it is in.

    Attributes:
      release: of IREE, such as `3.13`.
      hardware: name of what the module is to run on; "" where nobody says so.
    """

    def __init__(
        self, module: Operation, aliases: Mapping[str, str], release: str, hardware: str
    ) -> None:
        self.module = module
        self.aliases = aliases
        self.release = release
        said = module.attributes.get(HARDWARE)
        self.hardware = hardware or (parse_string(said) if said is not None else "")

    @cached_property
    def devices(self) -> dict[str, DeviceFacts]:
        """The devices that the module declares, by symbol."""
        found = {}
        for op in self.module.regions[0].blocks[0] if self.module.regions[0].blocks else ():
            target = op.attributes.get("initial_value", "")
            text = resolve_alias(target, self.aliases)
            if text.startswith("#hal.device."):
                symbol = op.attributes["sym_name"]
                found[symbol] = DeviceFacts(symbol, text, self.aliases)
        return found


class FunctionFacts:
    """A function or initializer."""

    def __init__(self, name: str, op: Operation, module: ModuleFacts) -> None:
        self.name = name
        self.op = op
        self.module = module

    @cached_property
    def devices(self) -> list[str]:
        """Symbols of the devices that its ops name; where they name none, all of the module."""
        if len(self.module.devices) == 1:
            return list(self.module.devices)
        used: dict[str, None] = {}
        for op in self._async:
            affinity = op_affinity(op, self.module.aliases)
            choices = affinity.choices if isinstance(affinity, OptimalAffinity) else (affinity,)
            used.update({c.device: None for c in choices if isinstance(c, DeviceAffinity)})
        return list(used or self.module.devices)

    @cached_property
    def ops(self) -> int:
        """How many of its ops do work on a device."""
        return len(self._work)

    @cached_property
    def branching(self) -> float:
        """Its ops that do work, to those on the longest chain of them; 0 if there are none."""
        return len(self._work) / self._longest if self._work else 0.0

    @cached_property
    def bytes(self) -> int:
        """Bytes of all transient resources that its ops make, as far as they are constant."""
        return sum(
            constant_size(result) or 0
            for op in self._work
            for result in op.results
            if lifetime(result.type) == "transient" and tied_operand(result) is None
        )

    @cached_property
    def fingerprint(self) -> str:
        """What its graph is recognized by."""
        return fingerprint(self.op, self.module.aliases)

    @cached_property
    def dispatches(self) -> list[Operation]:
        """Its ops that run an executable."""
        return [op for op in self._work if op.name == DISPATCH]

    @cached_property
    def symbols(self) -> list[str]:
        """Names of all that its dispatches call."""
        return list(dict.fromkeys(n for op in self.dispatches for n in dispatch_symbols(op)))

    @cached_property
    def _async(self) -> list[Operation]:
        return [
            op
            for op in self.op.walk()
            if op.definition is not None
            and op.definition.streamable
            and op.name not in (EXECUTE, CONCURRENT)
        ]

    @cached_property
    def _work(self) -> list[Operation]:
        return [op for op in self._async if op.definition and not op.definition.metadata]

    @cached_property
    def _longest(self) -> int:
        """Ops that do work on the longest chain of uses, not counting what loops bring back."""
        work = set(self._work)
        depths: dict[Value, int] = {}
        longest = 0
        for op in self.op.walk():
            depth = max((depths.get(operand, 0) for operand in op.operands), default=0)
            depth += op in work
            longest = max(longest, depth)
            depths.update(dict.fromkeys(op.results, depth))
            for region in op.regions if op is not self.op else ():
                for block in region:
                    depths.update(dict.fromkeys(block.arguments, depth))
        return max(longest, 1)


def dispatch_symbols(op: Operation) -> Iterator[str]:
    """What a dispatch calls, as `executable::function`, and the function alone."""
    text = op.attributes.get("entry_points", "")
    for symbol in parse_array(text) if text.startswith("[") else (text,):
        path = symbol.replace("@", "")
        yield path
        if "::" in path:
            yield path.rpartition("::")[2]
