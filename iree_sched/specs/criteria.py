"""What a rule can match on, by the key in its dictionary `match`."""

from __future__ import annotations

import enum
from collections.abc import Callable, Mapping
from typing import Any

from iree_sched.classes import frozen
from iree_sched.specs.conditions import Condition, Globs, Range, Releases
from iree_sched.specs.facts import DeviceFacts, FunctionFacts, ModuleFacts


class Scope(enum.Enum):
    """What a fact is about."""

    BUILD = "build"
    DEVICE = "device"  # a rule matches the devices for which all of these hold
    FUNCTION = "function"


@frozen
class Criterion:
    """One key.

    Attributes:
      key: its name.
      scope: what it is about.
      kind: what can be asked.
      help: what it is, for people.
      fact: gives the fact of a module, device or function.
    """

    key: str
    scope: Scope
    kind: type[Globs] | type[Range] | type[Releases]
    help: str
    fact: Callable[[Any], object]


def _hardware(build: ModuleFacts) -> object:
    return build.hardware


def _iree(build: ModuleFacts) -> object:
    return build.release


def _device(device: DeviceFacts) -> object:
    return device.names


def _backend(device: DeviceFacts) -> object:
    return device.backends


def _architecture(device: DeviceFacts) -> object:
    return device.architectures


def _function(function: FunctionFacts) -> object:
    return function.name


def _ops(function: FunctionFacts) -> object:
    return function.ops


def _branching(function: FunctionFacts) -> object:
    return function.branching


def _bytes(function: FunctionFacts) -> object:
    return function.bytes


def _dispatches(function: FunctionFacts) -> object:
    return function.symbols


def _fingerprint(function: FunctionFacts) -> object:
    return function.fingerprint


# In the order in which they are asked: what is known at once comes first.
_ALL = (
    Criterion("iree", Scope.BUILD, Releases, "release of IREE", _iree),
    Criterion("hardware", Scope.BUILD, Globs, "name of the hardware", _hardware),
    Criterion("function", Scope.FUNCTION, Globs, "name of the function", _function),
    Criterion("device", Scope.DEVICE, Globs, "the device's symbol or driver", _device),
    Criterion("backend", Scope.DEVICE, Globs, "compiler of the device's executables", _backend),
    Criterion("architecture", Scope.DEVICE, Globs, "architecture of the device", _architecture),
    Criterion("ops", Scope.FUNCTION, Range, "ops that do work on a device", _ops),
    Criterion("branching", Scope.FUNCTION, Range, "ops to those on the longest chain", _branching),
    Criterion("bytes", Scope.FUNCTION, Range, "bytes of transient resources", _bytes),
    Criterion("dispatches", Scope.FUNCTION, Globs, "names of what dispatches call", _dispatches),
    Criterion("fingerprint", Scope.FUNCTION, Globs, "fingerprint of the graph", _fingerprint),
)
CRITERIA: Mapping[str, Criterion] = {criterion.key: criterion for criterion in _ALL}


def shown(fact: object) -> str:
    """A fact in a few words."""
    if isinstance(fact, str):
        return f"'{fact}'" if fact else "not known"
    if isinstance(fact, float):
        return f"{fact:.3g}"
    if isinstance(fact, int):
        return f"{fact:,}"
    assert isinstance(fact, list)
    listed = ", ".join(f"'{name}'" for name in fact[:4])
    return (listed + (", ..." if len(fact) > 4 else "")) or "none"


def why_not(criterion: Criterion, condition: Condition, subject: object) -> str | None:
    """Why a condition does not hold of a module, device or function; None if it does."""
    fact = criterion.fact(subject)
    if condition.holds(fact):
        return None
    return f"{criterion.key} is {shown(fact)}, not {condition}"
