"""Generated modules of any size: one function that is a DAG of dispatches.

Ops take resources of 4 KiB. Every result is used, the last op gives what the function returns.
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from attrs import define, field

SHAPES = ("chain", "wide", "random")
_ARITIES = (1, 2, 3, 4)
_ENTRIES = 12  # dispatches of one arity call so many different functions
_RECENT = 64  # how far back operands of a random DAG reach
_RUN = 8  # ops in a row on one device
_ANY = "!stream.resource<*>"
_RESOURCE = f"{_ANY}{{%c4096}}"


def dag(ops: int, shape: str = "random", devices: int = 1, seed: int = 1) -> str:
    """The text of a module whose function has about `ops` dispatches.

    Args:
      ops: number of dispatches.
      shape: "chain" (each takes the result of the one before), "wide" (three quarters depend on
        nothing and are joined four at a time) or "random" (up to three of the latest results).
      devices: the dispatches change the device every few ops.
      seed: of the random choices.
    """
    function = _Function(Random(seed), devices)
    result = _MAKERS[shape](function, ops)
    return _module(function, result, "")


def blob(size: int) -> str:
    """The text of a module of `size` bytes that does little with them.

    A hundred dispatches, a constant of a third of the size, an executable with another constant and
    one with many ops.
    """
    third = size // 3
    function = _Function(Random(1), 1)
    constant = f"{_hex(third)} : tensor<{third // 2}xi8>"
    function.lines.append(f"    %bytes = arith.constant {third // 2} : index")
    function.lines.append(
        "    %0 = stream.async.constant on(#hal.device.affinity<@dev_0>)"
        f" : !stream.resource<constant>{{%bytes}} = {constant}"
    )
    function.lines.append(
        "    %2 = stream.async.dispatch on(#hal.device.affinity<@dev_0>) @ex::@entry_1_0"
        "(%0[%c0 to %bytes for %bytes]) : (!stream.resource<constant>{%bytes})"
        f" -> {_RESOURCE}"
    )
    result = function.join(["%2", _random(function, 100)])
    bodies = [f"        %cst = arith.constant {constant}"]
    line = "        %{} = arith.addi %arg0, %arg0 : index"
    ops = [line.format(number) for number in range(third // len(line))]
    executables = (_executable("constant", bodies), _executable("ops", ops))
    return _module(function, result, "".join(executables))


def _hex(size: int) -> str:
    """A dense constant of random bytes whose text has about `size` characters."""
    return f'dense<"0x{Random(2).randbytes(size // 2).hex().upper()}">'


def _executable(name: str, body: list[str]) -> str:
    return "\n".join(
        [
            f"  stream.executable private @{name} {{",
            f"    stream.executable.export public @{name}",
            "    builtin.module {",
            f"      func.func @{name}(%arg0: index) {{",
            *body,
            "        return",
            "      }",
            "    }",
            "  }",
            "",
        ]
    )


def _module(function: _Function, result: str, before: str) -> str:
    devices = [f"  util.global private @dev_{d} : !hal.device" for d in range(function.devices)]
    return "\n".join(
        [
            "module {",
            *devices,
            before
            + "  util.func public @main(%arg0: !stream.resource<*>) -> !stream.resource<*> {",
            "    %c0 = arith.constant 0 : index",
            "    %c4096 = arith.constant 4096 : index",
            *function.lines,
            f"    util.return {result} : {_ANY}",
            "  }",
            "}",
            "",
        ]
    )


@define
class _Function:
    """The body of the function so far."""

    rng: Random
    devices: int
    lines: list[str] = field(factory=list)

    def dispatch(self, *values: str) -> str:
        """Appends a dispatch that takes some values; returns its result."""
        number = len(self.lines)
        device = number // _RUN % self.devices
        entry = f"@ex::@entry_{len(values)}_{self.rng.randrange(_ENTRIES)}"
        taken = ", ".join(f"{value}[%c0 to %c4096 for %c4096]" for value in values)
        types = ", ".join([_RESOURCE] * len(values))
        self.lines.append(
            f"    %{number} = stream.async.dispatch on(#hal.device.affinity<@dev_{device}>)"
            f" {entry}({taken}) : ({types}) -> {_RESOURCE}"
        )
        return f"%{number}"

    def join(self, values: list[str]) -> str:
        """Joins values four at a time until one is left."""
        while len(values) > 1:
            values = [self.dispatch(*values[i : i + 4]) for i in range(0, len(values), 4)]
        return values[0]


def _chain(function: _Function, ops: int) -> str:
    value = "%arg0"
    for _ in range(ops):
        value = function.dispatch(value)
    return value


def _wide(function: _Function, ops: int) -> str:
    leaves = max(1, ops * 3 // 4)
    return function.join([function.dispatch("%arg0") for _ in range(leaves)])


def _random(function: _Function, ops: int) -> str:
    made, unused = ["%arg0"], dict[str, None]()
    while len(function.lines) + len(unused) // 3 < ops:
        count = function.rng.choice(_ARITIES[:3])
        taken = dict.fromkeys(function.rng.choices(made[-_RECENT:], k=count))
        for value in taken:
            unused.pop(value, None)
        result = function.dispatch(*taken)
        made.append(result)
        unused[result] = None
    return function.join(list(unused))


_MAKERS: dict[str, Callable[[_Function, int], str]] = {
    "chain": _chain,
    "wide": _wide,
    "random": _random,
}
