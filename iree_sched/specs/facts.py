"""What rules can ask about: the build, the devices of a module, a function, a dispatch.

Facts are found when a rule asks for them, so that a library that is about other hardware costs next
to nothing. So regular expressions are compiled when they are needed, too.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property

from iree_sched.analysis.affinity import DeviceAffinity, OptimalAffinity, op_affinity
from iree_sched.analysis.callables import names_of_callables
from iree_sched.analysis.constants import constant_integer
from iree_sched.analysis.sizes import find_resource_sizes
from iree_sched.analysis.ties import UNTIED, find_ties
from iree_sched.dialects.names import CONCURRENT, DISPATCH, EXECUTE
from iree_sched.dialects.own_attributes import HARDWARE
from iree_sched.dialects.stream_types import lifetime
from iree_sched.ir import Form, Operation, Value
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
        sizes: list[Value] = []
        known: dict[object, list[int]] = {}  # forms differ in what they call, kinds of them do not
        for op in self._work:
            form, operands = op.form, op.operands
            ties = form.attributes.get("tied_operands")
            key = (form.name, form.segments, len(operands), form.result_types, ties)
            places = known.get(key)
            if places is None:
                places = known[key] = _transient_sizes(form)
            sizes += [operands[place] for place in places]
        bytes_of = {size: constant_integer(size) or 0 for size in {*sizes}}
        return sum([bytes_of[size] for size in sizes])

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
        texts = dict.fromkeys([op.attributes.get("entry_points", "") for op in self.dispatches])
        return list(dict.fromkeys([name for text in texts for name in _names_in(text)]))

    @cached_property
    def _ops(self) -> list[Operation]:
        return list(self.op.walk())

    @cached_property
    def _async(self) -> list[Operation]:
        return [
            op
            for op in self._ops
            if (definition := op.definition) is not None
            and definition.streamable
            and op.name not in (EXECUTE, CONCURRENT)
        ]

    @cached_property
    def _work(self) -> list[Operation]:
        return [op for op in self._async if op.definition and not op.definition.metadata]

    @cached_property
    def _longest(self) -> int:
        """Ops that do work on the longest chain of uses, not counting what loops bring back."""
        work = iter(self._work)  # in the order of all ops
        following = next(work, None)
        depths: dict[Value, int] = {}
        longest = 0
        for op in self._ops:
            depth = 0
            for operand in op.operands:
                if operand in depths and depths[operand] > depth:
                    depth = depths[operand]
            if op is following:
                following = next(work, None)
                depth += 1
                longest = max(longest, depth)
            elif not depth:
                continue
            for result in op.results:
                depths[result] = depth
            for region in op.regions:
                for block in region:
                    depths.update(dict.fromkeys(block.arguments, depth))
        return max(longest, 1)


def _transient_sizes(form: Form) -> list[int]:
    """Places of the operands that are sizes of transient resources which the ops of a form make."""
    ties, places = find_ties(form), find_resource_sizes(form)
    return [
        places[index]
        for index, type in enumerate(form.result_types)
        if index in places and ties[index] == UNTIED and lifetime(type) == "transient"
    ]


def dispatch_symbols(op: Operation) -> list[str]:
    """What a dispatch calls, as `executable::function`, and the function alone."""
    return _names_in(op.attributes.get("entry_points", ""))


def _names_in(entry_points: str) -> list[str]:
    """The names of what is called, from the attribute of a dispatch."""
    text = entry_points.strip("[]")
    if '"' in text:  # a name may have anything in it
        symbols = [text[t.start : t.end] for t in tokenize(text) if t.kind == "SYMBOL"]
    else:
        symbols = text.split(", ")
    found = []
    for symbol in symbols:
        path = symbol.replace("@", "")
        found.append(path)
        if "::" in path:
            found.append(path.rpartition("::")[2])
    return found
