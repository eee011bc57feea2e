"""Random functions of host arithmetic, full of what canonicalization patterns look for.

Integers of several widths, indices and floats; constants that are special to a pattern (zero, one,
minus one, the limits); operands drawn from few values, so that ops meet themselves, their inverses
and equal conditions; casts back and forth; flags.
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from attrs import define, field

_INTEGERS = ("i1", "i8", "i16", "i32", "i64", "index")
_FLOATS = ("f16", "bf16", "f32", "f64")
_ARGUMENTS = {
    "%p": "i1",
    "%q": "i1",
    "%b": "i8",
    "%s": "i16",
    "%i": "i32",
    "%j": "i32",
    "%l": "i64",
    "%x": "index",
    "%y": "index",
    "%h": "f16",
    "%f": "f32",
    "%g": "f32",
    "%d": "f64",
}
_WIDTHS = {"i1": 1, "i8": 8, "i16": 16, "i32": 32, "i64": 64, "index": 64, "f16": 16, "bf16": 16}
_WIDTHS |= {"f32": 32, "f64": 64}
_WITH_OVERFLOW = ("addi", "subi", "muli", "shli")
_EXACT = ("divsi", "divui", "shrsi", "shrui")
_BINARY = (
    *_WITH_OVERFLOW,
    *_EXACT,
    *("andi", "ori", "xori", "maxsi", "maxui", "minsi", "minui"),
    *("ceildivsi", "ceildivui", "floordivsi", "remsi", "remui"),
)
_PREDICATES = ("eq", "ne", "slt", "sle", "sgt", "sge", "ult", "ule", "ugt", "uge")
# Without "true" and "false": comparing an integer made a float by them ends IREE 3.13 itself.
_FLOAT_PREDICATES = (
    *("oeq", "ogt", "oge", "olt", "ole", "one", "ord"),
    *("ueq", "ugt", "uge", "ult", "ule", "une", "uno"),
)
_FLOAT_BINARY = ("addf", "subf", "mulf", "divf", "remf")
_FLOAT_EXTREMES = ("maximumf", "maxnumf", "minimumf", "minnumf")
_ROUNDING = ("to_nearest_even", "downward", "upward", "toward_zero", "to_nearest_away")
_FASTMATH = ("nnan", "ninf", "nsz", "arcp", "contract", "afn", "reassoc", "fast", "nnan,nsz")
_FLOAT_NUMBERS = ("0.0", "-0.0", "1.0", "-1.0", "2.5", "-4.4", "0.1", "3.0e+4", "127.0", "1.0e-3")
_NOT_FINITE = {
    "f16": ("0x7C00", "0xFC00", "0x7E00", "0x0001"),
    "bf16": ("0x7F80", "0xFF80", "0x7FC0", "0x0001"),
    "f32": ("0x7F800000", "0xFF800000", "0x7FC00000", "0x00000001"),
    "f64": (
        "0x7FF0000000000000",
        "0xFFF0000000000000",
        "0x7FF8000000000000",
        "0x0000000000000001",
    ),
}


def random_function(seed: int) -> str:
    """The text of the function `@f<seed>`."""
    return ArithmeticWriter(Random(seed)).function(f"f{seed}")


Choice = tuple[Callable[[], None], int]


@define
class ArithmeticWriter:
    """Writes one function.

    Attributes:
      rng: decides.
      lines: what has been written.
      values: names of values by type.
      recent: names and types of results, in order.
      counter: the number of ops.
      integers: the types of which most ops are.
    """

    rng: Random
    lines: list[str] = field(factory=list)
    values: dict[str, list[str]] = field(factory=dict)
    recent: list[tuple[str, str]] = field(factory=list)
    counter: int = 0
    integers: list[str] = field(factory=lambda: list(_INTEGERS))

    def function(self, name: str) -> str:
        """A function that returns a few of the values it computes."""
        self.integers = self.rng.sample(_INTEGERS, self.rng.choice([2, 3, len(_INTEGERS)]))
        for argument, type in self.arguments().items():
            self.values.setdefault(type, []).append(argument)
        self.constants()
        choices = self.choices()
        makers, weights = zip(*choices, strict=True)
        for maker in self.rng.choices(makers, weights, k=self.rng.randint(3, 12)):
            maker()
        returned = self.rng.sample(self.recent, min(len(self.recent), self.rng.randint(1, 4)))
        returned = [*dict.fromkeys([*returned, *self.recent[-1:]])] or [("%i", "i32")]
        types = ", ".join(type for _, type in returned)
        parameters = ", ".join(f"{name}: {type}" for name, type in self.arguments().items())
        self.lines.append(f"util.return {', '.join(value for value, _ in returned)} : {types}")
        body = "\n    ".join(self.lines)
        return f"  util.func public @{name}({parameters}) -> ({types}) {{\n    {body}\n  }}\n"

    def arguments(self) -> dict[str, str]:
        """The function's arguments and their types."""
        return dict(_ARGUMENTS)

    def choices(self) -> list[Choice]:
        """What to write, and how often."""
        return [
            (self._binary, 45),
            (self._compare, 9),
            (self._select, 15),
            (self._cast, 14),
            (self._extended, 3),
            (self._float_binary, 8),
            (self._negate, 4),
            (self._float_cast, 6),
            (self._float_compare, 3),
        ]

    # --- values ---

    def define(self, op: str, *types: str) -> None:
        """Adds an op with results of the given types."""
        self.counter += 1
        name = f"%v{self.counter}"
        many = len(types) > 1
        self.lines.append(f"{name}{f':{len(types)}' if many else ''} = {op}")
        for index, type in enumerate(types):
            value = f"{name}#{index}" if many else name
            self.values.setdefault(type, []).append(value)
            self.recent.append((value, type))

    def pick(self, type: str) -> str:
        """A value of a type, recent ones more often."""
        values = self.values[type]
        weights = [(index + 2) ** 2 for index in range(len(values))]
        return self.rng.choices(values, weights)[0]

    def constants(self) -> None:
        for type in ("i1", *self.integers):
            bits = _WIDTHS[type]
            top = 1 << (bits - 1)
            numbers = ["true", "false"]
            if bits > 1:
                special = (0, 0, 1, 1, -1, -1, 2, 3, 4, 8, bits // 2, bits - 1, bits)
                numbers = [str(number) for number in (*special, top - 1, -top, 37 % top, -6)]
            for number in self.rng.sample(numbers, self.rng.randint(0, min(3, len(numbers)))):
                self._constant(number, type)
        for type in _FLOATS:
            for _ in range(self.rng.randint(0, 2)):
                numbers = list(_FLOAT_NUMBERS)
                if self.rng.random() < 0.3:
                    numbers = list(_NOT_FINITE[type])
                self._constant(self.rng.choice(numbers), type)
        if self.rng.random() < 0.15:
            type = self.rng.choice([*self.integers, "f32"])
            self.define(f"ub.poison : {type}", type)
        self.recent.clear()

    def _constant(self, number: str, type: str) -> None:
        suffix = "" if type == "i1" else f" : {type}"
        self.define(f"arith.constant {number}{suffix}", type)

    def sometimes(self, text: str, chance: float = 0.25) -> str:
        return text if self.rng.random() < chance else ""

    # --- integers ---

    def _binary(self) -> None:
        type, word = self.rng.choice(self.integers), self.rng.choice(_BINARY)
        flag = ""
        if word in _WITH_OVERFLOW:
            flags = self.rng.choice(["nsw", "nuw", "nsw, nuw"])
            flag = self.sometimes(f" overflow<{flags}>", 0.4)
        elif word in _EXACT:
            flag = self.sometimes(" exact", 0.1)
        self.define(f"arith.{word} {self.pick(type)}, {self.pick(type)}{flag} : {type}", type)

    def _extended(self) -> None:
        # Not an index: IREE 3.13 extends the sign of one with an op that does not take indices.
        type = self.rng.choice([type for type in _INTEGERS if type != "index"])
        word = self.rng.choice(["mului", "mulsi", "addui", "subui"])
        text = f"arith.{word}_extended {self.pick(type)}, {self.pick(type)} : {type}"
        if word in ("addui", "subui"):
            self.define(f"{text}, i1", type, "i1")
        else:
            self.define(text, type, type)

    def _compare(self) -> None:
        type, predicate = self.rng.choice(self.integers), self.rng.choice(_PREDICATES)
        self.define(f"arith.cmpi {predicate}, {self.pick(type)}, {self.pick(type)} : {type}", "i1")

    def _select(self) -> None:
        """A selection by any condition, or by a comparison of what is selected."""
        floats = ["f32"] if "f32" in self.values else []
        type = self.rng.choice([*self.integers, *floats])
        if_true, if_false = self.pick(type), self.pick(type)
        if type != "f32" and self.rng.random() < 0.4:
            predicate = self.rng.choice(_PREDICATES)
            operands = [if_true, if_false]
            self.rng.shuffle(operands)
            self.define(f"arith.cmpi {predicate}, {operands[0]}, {operands[1]} : {type}", "i1")
            condition = self.values["i1"][-1]
        else:
            condition = self.pick("i1")
        self.define(f"arith.select {condition}, {if_true}, {if_false} : {type}", type)

    def _cast(self) -> None:
        source, target = self.rng.sample(self.integers, 2)
        word = self.rng.choice(["index_cast", "index_castui"])
        if "index" not in (source, target):
            wider = _WIDTHS[target] > _WIDTHS[source]
            word = self.rng.choice(["extsi", "extui"]) if wider else "trunci"
        flag = ""
        if word in ("extui", "index_castui"):
            flag = self.sometimes(" nneg", 0.2)
        elif word == "trunci":
            flag = self.sometimes(" overflow<nsw>", 0.2)
        self.define(f"arith.{word} {self.pick(source)}{flag} : {source} to {target}", target)

    # --- floats ---

    def _flags(self) -> str:
        return self.sometimes(f" fastmath<{self.rng.choice(_FASTMATH)}>")

    def _rounding(self) -> str:
        return self.sometimes(f" {self.rng.choice(_ROUNDING)}")

    def _float_binary(self) -> None:
        type = self.rng.choice([type for type in _FLOATS if type in self.values])
        word = self.rng.choice([*_FLOAT_BINARY, *_FLOAT_EXTREMES])
        rounding = self._rounding() if word in _FLOAT_BINARY[:-1] else ""
        flags = rounding + self._flags()
        self.define(f"arith.{word} {self.pick(type)}, {self.pick(type)}{flags} : {type}", type)

    def _negate(self) -> None:
        type, word = self.rng.choice(["f16", "f32", "f64"]), "negf"
        if self.rng.random() < 0.2:
            word = "flush_denormals"
        flags = self._flags() if word == "negf" else ""
        self.define(f"arith.{word} {self.pick(type)}{flags} : {type}", type)

    def _float_cast(self) -> None:
        source = self.rng.choice([type for type in (*_INTEGERS, *_FLOATS) if type in self.values])
        target = self.rng.choice([type for type in (*_INTEGERS, *_FLOATS) if type != source])
        if "index" in (source, target) or (source in _INTEGERS and target in _INTEGERS):
            source, target = "i32", "f32"
        flags = ""
        if source in _INTEGERS:
            word = self.rng.choice(["sitofp", "uitofp"])
            flags = self.sometimes(" nneg", 0.2) if word == "uitofp" else ""
            if _WIDTHS[source] == _WIDTHS[target] and self.rng.random() < 0.3:
                word, flags = "bitcast", ""
        elif target in _INTEGERS:
            word = self.rng.choice(["fptosi", "fptoui"])
            if _WIDTHS[source] == _WIDTHS[target] and self.rng.random() < 0.3:
                word = "bitcast"
        elif _WIDTHS[source] < _WIDTHS[target]:
            word, flags = "extf", self._flags()
        elif _WIDTHS[source] > _WIDTHS[target]:
            word, flags = "truncf", self._rounding() + self._flags()
        else:
            word, flags = "convertf", self._rounding() + self._flags()
        self.define(f"arith.{word} {self.pick(source)}{flags} : {source} to {target}", target)

    def _float_compare(self) -> None:
        type, predicate = self.rng.choice(["f16", "f32", "f64"]), self.rng.choice(_FLOAT_PREDICATES)
        flags = self._flags()
        self.define(
            f"arith.cmpf {predicate}, {self.pick(type)}, {self.pick(type)}{flags} : {type}", "i1"
        )
