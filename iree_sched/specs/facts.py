"""What rules can ask about: the build, the devices of a module, a function, a dispatch.

Facts are found when a rule asks for them, so that a library that is about other hardware costs next
to nothing. So regular expressions are compiled when they are needed, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property

from iree_sched.analysis.affinity import DeviceAffinity, OptimalAffinity, op_affinity
from iree_sched.analysis.callables import names_of_callables
from iree_sched.analysis.sizes import constant_size
from iree_sched.analysis.ties import tied_operand
from iree_sched.dialects.names import CONCURRENT, DISPATCH, EXECUTE
from iree_sched.dialects.own_attributes import HARDWARE
from iree_sched.dialects.stream_types import lifetime
from iree_sched.ir import Operation, Value
from iree_sched.syntax.attributes import parse_string, resolve_alias, tokenize

_DEVICE = r'#hal\.device\.target<\s*"([^"]*)"'
_BACKEND = r'#hal\.executable\.target<\s*"([^"]*)"'
_ARCHITECTURE = r'\b(?:arch|cpu|target_arch)\s*=\s*"([^"]+)"'
_TRIPLE = r'\btarget_triple\s*=\s*"([^"-]+)'
_ALIAS = r"#[A-Za-z_][\w$]*(?![\w$.<])"


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
        return [self.symbol, *re.findall(_DEVICE, self._text)]

    @cached_property
    def backends(self) -> list[str]:
        """What its executables are compiled by, such as `llvm-cpu`."""
        return re.findall(_BACKEND, self._text)

    @cached_property
    def architectures(self) -> list[str]:
        """Names of processors and of their architectures, such as `x86_64`, `gfx942`."""
        found = [*re.findall(_ARCHITECTURE, self._text), *re.findall(_TRIPLE, self._text)]
        return list(dict.fromkeys(found))

    @cached_property
    def _text(self) -> str:
        """The target with all aliases in it resolved."""
        text = self._target
        for _ in range(len(self._aliases)):
            resolved = re.sub(_ALIAS, lambda found: self._aliases.get(found[0], found[0]), text)
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
    def functions(self) -> list[FunctionFacts]:
        """The functions and initializers that have a body."""
        return [FunctionFacts(name, op, self) for name, op in names_of_callables(self.module)]

    @cached_property
    def symbols(self) -> set[str]:
        """The names of what the module declares, devices among it."""
        blocks = self.module.regions[0].blocks
        return {op.attributes.get("sym_name", "") for block in blocks for op in block}

    @cached_property
    def devices(self) -> dict[str, DeviceFacts]:
        """The devices that the module declares, by symbol."""
        found = {}
        for op in self.module.regions[0].blocks[0] if self.module.regions[0].blocks else ():
            target = op.attributes.get("initial_value", "")
            text = resolve_alias(target, self.aliases) if target.startswith("#") else ""
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
        """Its ops that do work, to those on the longest chain of them; 1 if there are none."""
        return len(self._work) / self._longest if self._work else 1.0

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
        from iree_sched.analysis.fingerprint import fingerprint

        return fingerprint(self.op, self.module.aliases)

    @cached_property
    def fingerprint_start(self) -> str:
        """The first digits of that, which are to be had for nearly nothing."""
        from iree_sched.analysis.fingerprint import fingerprint_start

        return fingerprint_start(self._ops)

    @cached_property
    def dispatches(self) -> list[Operation]:
        """Its ops that run an executable."""
        return [op for op in self._work if op.name == DISPATCH]

    @cached_property
    def symbols(self) -> list[str]:
        """Names of all that its dispatches call."""
        return list(dict.fromkeys(n for op in self.dispatches for n in dispatch_symbols(op)))

    @cached_property
    def _ops(self) -> list[Operation]:
        return list(self.op.walk())

    @cached_property
    def _async(self) -> list[Operation]:
        return [
            op
            for op in self._ops
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
        for op in self._ops:
            depth = 0
            for operand in op.operands:
                if operand in depths and depths[operand] > depth:
                    depth = depths[operand]
            depth += op in work
            if not depth:
                continue  # most ops are constants, sizes, offsets
            longest = max(longest, depth)
            for result in op.results:
                depths[result] = depth
            for region in op.regions:
                for block in region:
                    depths.update(dict.fromkeys(block.arguments, depth))
        return max(longest, 1)


def dispatch_symbols(op: Operation) -> Iterator[str]:
    """What a dispatch calls, as `executable::function`, and the function alone."""
    text = op.attributes.get("entry_points", "").strip("[]")
    if '"' in text:  # a name may have anything in it
        symbols = [text[t.start : t.end] for t in tokenize(text) if t.kind == "SYMBOL"]
    else:
        symbols = text.split(", ")
    for symbol in symbols:
        path = symbol.replace("@", "")
        yield path
        if "::" in path:
            yield path.rpartition("::")[2]
