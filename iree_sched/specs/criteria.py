"""What a rule can match on, by the key in its dictionary `match`, and whether it does."""

from __future__ import annotations

from collections.abc import Mapping

from iree_sched.classes import frozen
from iree_sched.specs.conditions import Condition, Globs, Range, Releases

TYPE_CHECKING = False  # type checkers take it for typing's, which takes time to import
if TYPE_CHECKING:
    from typing import Literal

    from iree_sched.specs.facts import DeviceFacts, FunctionFacts, ModuleFacts

    Subject = DeviceFacts | FunctionFacts | ModuleFacts

ANYWHERE = ""  # stands for the devices of a function that knows none

Devices = tuple[str, ...]


@frozen
class Criterion:
    """One key.

    Attributes:
      key: its name.
      scope: what it is about; a rule matches the devices for which all that is about them holds.
      fact: the attribute of a module, device or function that has the fact.
      help: what it is, for people.
      possible: what holds of all facts that there can be; a condition is of the same kind.
      whole: the fact is a whole number.
      several: the fact is a list, of which one element has to match; there may be none.
      start: the attribute that has the beginning of a fact that is dear, for nearly nothing.
    """

    key: str
    scope: Literal["build", "device", "function"]
    fact: str
    help: str
    possible: Condition
    whole: bool = False
    several: bool = False
    start: str = ""

    @property
    def kind(self) -> type[Condition]:
        """What can be asked."""
        return type(self.possible)


_NAME = Globs(("?*",))  # not empty
_COUNT = Range(0)
_FINGERPRINT = Globs(("[0-9a-f]" * 16,))

# In the order in which they are asked: what is known at once comes first.
_ALL = (
    Criterion("iree", "build", "release", "release of IREE", Releases()),
    Criterion("hardware", "build", "hardware", "name of the hardware", Globs(("*",))),
    Criterion("function", "function", "name", "name of the function", _NAME),
    Criterion("device", "device", "names", "the device's symbol or driver", _NAME, several=True),
    Criterion(
        "backend", "device", "backends", "compiler of the device's executables", _NAME, several=True
    ),
    Criterion(
        "architecture", "device", "architectures", "architecture of the device", _NAME, several=True
    ),
    Criterion("ops", "function", "ops", "ops that do work on a device", _COUNT, whole=True),
    Criterion("branching", "function", "branching", "ops to those on the longest chain", Range(1)),
    Criterion("bytes", "function", "bytes", "bytes of transient resources", _COUNT, whole=True),
    Criterion(
        "dispatches", "function", "symbols", "names of what dispatches call", _NAME, several=True
    ),
    Criterion(
        "fingerprint",
        "function",
        "fingerprint",
        "fingerprint of the graph",
        _FINGERPRINT,
        start="fingerprint_start",
    ),
)
CRITERIA: Mapping[str, Criterion] = {criterion.key: criterion for criterion in _ALL}


def match(conditions: Mapping[str, Condition], function: FunctionFacts) -> Devices | str:
    """The devices of a function for which conditions by key all hold, or why there are none."""
    module = function.module
    allowed: list[str] | None = None  # all
    for key, criterion in CRITERIA.items():
        condition = conditions.get(key)
        if condition is None:
            continue
        if criterion.scope == "device":
            allowed, refused = _filter(module, criterion, condition, allowed)
            if not allowed:
                return refused
            continue
        subject = module if criterion.scope == "build" else function
        reason = _why_not(criterion, condition, subject)
        if reason is not None:
            return reason
    own = function.devices
    if allowed is None:
        return tuple(own or [ANYWHERE])
    devices = tuple(device for device in own if device in allowed)
    return devices or f"the function runs on {', '.join(own) or 'no device'}"


def _filter(
    module: ModuleFacts, criterion: Criterion, condition: Condition, allowed: list[str] | None
) -> tuple[list[str], str]:
    """The devices of a module, of those that are allowed, that meet a condition; or why none does.

    What a function uses is asked later: it is seldom needed, and takes a walk over all ops.
    """
    found: list[str] = []
    refused = "the module declares no device"
    for symbol in module.devices if allowed is None else allowed:
        reason = _why_not(criterion, condition, module.devices[symbol])
        if reason is None:
            found.append(symbol)
        else:
            refused = f"{reason} ({symbol})"
    return found, refused


def _why_not(criterion: Criterion, condition: Condition, subject: Subject) -> str | None:
    """Why a condition does not hold of a module, device or function; None if it does."""
    if criterion.start and isinstance(condition, Globs):
        start: str = getattr(subject, criterion.start)
        if not condition.may_hold(start):
            return f"{criterion.key} is '{start}...', not {condition}"
    fact: object = getattr(subject, criterion.fact)
    if condition.holds(fact):
        return None
    return f"{criterion.key} is {_shown(fact)}, not {condition}"


def _shown(fact: object) -> str:
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
