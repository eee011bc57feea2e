"""Random functions of the util ops that stand in host code, among arithmetic.

Alignment, ranges, assumptions, switches, host buffers through subspans, strings, globals, null.
"""

from __future__ import annotations

from random import Random

from attrs import define

from tests.differential.random_arithmetic import ArithmeticWriter, Choice

# What the functions refer to.
PRELUDE = """\
  util.global private mutable @number : i32
  util.global private @fixed = 3 : i32
  util.func private @take(!util.buffer)
"""

_BUFFER = "!util.buffer"
_OBJECT = "!util.object"
# Formats and how many arguments they take.
_FORMATS = {
    **{"{}": 1, "a{}": 1, "{}{{}}": 1, "{}-{}": 2, "{}{}{}": 3, "text": 0},
    **{"{1}{0}": 2, "{0}{0}{1}": 2, "{0}{0}": 1, "{1}": 2, "x{0}y{2}{1}": 3},
}


def random_util_function(seed: int) -> str:
    """The text of the function `@f<seed>`."""
    return _UtilWriter(Random(seed)).function(f"f{seed}")


@define
class _UtilWriter(ArithmeticWriter):
    def arguments(self) -> dict[str, str]:
        """Fewer numbers than for arithmetic alone, but buffers and objects."""
        numbers = {"%p": "i1", "%i": "i32", "%j": "i32", "%x": "index", "%y": "index"}
        return numbers | {"%u": _BUFFER, "%w": _BUFFER, "%o": _OBJECT}

    def choices(self) -> list[Choice]:
        """Util ops, and integer arithmetic with indices."""
        self.integers = ["i32", "index"]
        return [
            (self._binary, 30),
            (self._compare, 4),
            (self._select, 8),
            (self._align, 14),
            (self._range, 8),
            (self._extents, 8),
            (self._assume, 14),
            (self._switch, 6),
            (self._subspan, 20),
            (self._use_buffer, 14),
            (self._select_buffer, 6),
            (self._buffer_size, 8),
            (self._storage, 3),
            (self._string, 10),
            (self._global, 6),
            (self._object, 6),
            (self._sizeof, 2),
            (self._hidden, 2),
        ]

    def constants(self) -> None:
        """Sizes and alignments rather than limits."""
        for type, numbers in (("index", (0, 1, 4, 6, 16, 64, -8)), ("i32", (0, 1, 8, 12, 16, -1))):
            for number in self.rng.sample(numbers, self.rng.randint(1, 3)):
                self.define(f"arith.constant {number} : {type}", type)
        for text in self.rng.sample(['"abc"', '"{x}\\0A"', "dense<7> : tensor<3xi16>"], 1):
            self.define(f"util.buffer.constant : {_BUFFER} = {text}", _BUFFER)
        self.recent.clear()

    def _number_type(self) -> str:
        return self.rng.choice(["i32", "index", "index"])

    # --- numbers ---

    def _align(self) -> None:
        type = self._number_type()
        # Divided by zero, or by what is not a power of two, there is no meaning.
        self.define(f"util.align {self.pick(type)}, {self.pick(type)} : {type}", type)

    def _range(self) -> None:
        type, word = self._number_type(), self.rng.choice(["min", "max"])
        operands = ", ".join(self.pick(type) for _ in range(self.rng.randint(1, 5)))
        self.define(f"util.range.{word} {operands} : {type}", type)

    def _extents(self) -> None:
        type = self._number_type()
        ranges = [(self.pick(type), self.pick(type)) for _ in range(self.rng.randint(1, 4))]
        ranges += self.rng.sample(ranges, self.rng.choice([0, 0, 1]))
        listed = ", ".join(f"[{offset} for {length}]" for offset, length in ranges)
        self.define(f"util.range.extents {listed} : {type}", type, type)

    def _assume(self) -> None:
        count = self.rng.randint(1, 3)
        types = [self._number_type() for _ in range(count)]
        callers = self.rng.choice([1, 1, 2])
        operands = []
        for type in types:
            facts = [self._assumption() for _ in range(self.rng.choice([1, callers]))]
            if len(facts) > 1 and self.rng.random() < 0.5:
                facts[1] = facts[0]
            listed = f"[{', '.join(facts)}]" if len(facts) > 1 else facts[0]
            operands.append(f"{self.pick(type)}{listed}")
        listed, result = ", ".join(operands), ", ".join(types)
        self.define(f"util.assume.int {listed} : {result}", *types)
        if self.rng.random() < 0.4 and types[-1] == "index":
            assumed, factor = self.values["index"][-1], self.pick("index")
            self.define(f"arith.divui {assumed}, {factor} : index", "index")
            self.define(f"arith.muli {self.values['index'][-1]}, {factor} : index", "index")

    def _assumption(self) -> str:
        smallest = self.rng.choice([0, 4, 16])
        facts = [
            self.sometimes(f"umin = {smallest}", 0.5),
            self.sometimes(f"umax = {smallest + self.rng.choice([0, 48])}", 0.5),
            self.sometimes(f"udiv = {self.rng.choice([4, 6, 16])}", 0.6),
        ]
        return f"<{', '.join(filter(None, facts))}>"

    def _switch(self) -> None:
        type = self._number_type()
        values = ", ".join(self.pick(type) for _ in range(self.rng.randint(1, 3)))
        self.define(
            f"util.switch {type} from [{values}] at {self.pick('index')} else {self.pick(type)}"
            f" : {type}",
            type,
        )

    def _sizeof(self) -> None:
        self.define(
            f"util.sizeof {self.rng.choice(['i1', 'i33', 'f64', 'bf16', 'index'])}", "index"
        )

    def _hidden(self) -> None:
        self.define("util.unfoldable_constant 5 : i32", "i32")

    # --- buffers ---

    def _subspan(self) -> None:
        index = self.pick
        self.define(
            f"util.buffer.subspan {self.pick(_BUFFER)}[{index('index')}] :"
            f" {_BUFFER}{{{index('index')}}} -> {_BUFFER}{{{index('index')}}}",
            _BUFFER,
        )

    def _select_buffer(self) -> None:
        operands = f"{self.pick('i1')}, {self.pick(_BUFFER)}, {self.pick(_BUFFER)}"
        self.define(f"arith.select {operands} : {_BUFFER}", _BUFFER)

    def _buffer_size(self) -> None:
        self.define(f"util.buffer.size {self.pick(_BUFFER)} : {_BUFFER}", "index")

    def _storage(self) -> None:
        self.counter += 1
        source = f"{self.pick(_BUFFER)} : {_BUFFER}{{{self.pick('index')}}}"
        name = f"%s{self.counter}"
        self.lines.append(f"{name}:2 = util.buffer.storage {source} -> (memref<?xi8>, index)")
        self.values["index"].append(f"{name}#1")
        self.recent.append((f"{name}#1", "index"))

    def _use_buffer(self) -> None:
        buffer, other = self.pick(_BUFFER), self.pick(_BUFFER)
        a, b, size, length = (self.pick("index") for _ in range(4))
        typed = f"{_BUFFER}{{{size}}}"
        number = self.pick("i32")
        kind = self.rng.randrange(8)
        if kind == 0:
            self.define(f"util.buffer.load {buffer}[{a} for {length}] : {typed} -> i32", "i32")
        elif kind == 1:
            self.define(f"util.buffer.hash {buffer}[{a} for {length}] : {typed} -> i64", "i64")
        elif kind == 2:
            self.define(
                f"util.buffer.compare {buffer}[{a}], {other}[{b}], {length} : {typed}, {typed}",
                "i1",
            )
        elif kind == 3:
            self.define(f"util.buffer.slice {buffer}[{a}] : {typed} -> {typed}", _BUFFER)
        elif kind == 4:
            self.lines.append(
                f"util.buffer.copy {buffer}[{a}], {other}[{b}], {length} : {typed} -> {typed}"
            )
        elif kind == 5:
            self.lines.append(f"util.buffer.fill {number}, {buffer}[{a} for {b}] : i32 -> {typed}")
        elif kind == 6:
            self.lines.append(f"util.buffer.store {number}, {buffer}[{a} for {b}] : i32 -> {typed}")
        else:
            self.lines.append(f"util.call @take({buffer}) : ({_BUFFER}) -> ()")

    def _string(self) -> None:
        if self.rng.random() < 0.3:
            self.define(f"util.string.itoa {self.pick('i32')} : i32 -> {_BUFFER}", _BUFFER)
            return
        text, count = self.rng.choice(list(_FORMATS.items()))
        types = [self.rng.choice(["i32", "i32", _BUFFER]) for _ in range(count)]
        arguments = ", ".join(map(self.pick, types))
        self.define(
            f'util.string.format "{text}"({arguments}) : ({", ".join(types)}) -> {_BUFFER}', _BUFFER
        )

    # --- the rest ---

    def _global(self) -> None:
        name, flag = self.rng.choice([("@number", ""), ("@fixed", " immutable")])
        if self.rng.random() < 0.5:
            self.define(f"util.global.load{flag} {name} : i32", "i32")
            if name == "@number" and self.rng.random() < 0.5:
                self.lines.append(f"util.global.store {self.pick('i32')}, {name} : i32")
            return
        self.counter += 1
        address = f"%a{self.counter}"
        self.lines.append(f"{address} = util.global.address{flag} {name} : !util.ptr<i32>")
        if flag or self.rng.random() < 0.5:
            self.define(f"util.global.load.indirect{flag} {address} : !util.ptr<i32> -> i32", "i32")
        else:
            self.lines.append(
                f"util.global.store.indirect {self.pick('i32')}, {address} : i32 -> !util.ptr<i32>"
            )

    def _object(self) -> None:
        kind = self.rng.randrange(4)
        if kind == 0:
            self.define(f"util.null : {_OBJECT}", _OBJECT)
        elif kind == 1:
            self.define(f"util.cast {self.pick(_BUFFER)} : {_BUFFER} to {_OBJECT}", _OBJECT)
        elif kind == 2:
            self.define(f"util.cast {self.pick(_OBJECT)} : {_OBJECT} to {_BUFFER}", _BUFFER)
        else:
            word = self.rng.choice(["eq", "ne"])
            operands = f"{self.pick(_OBJECT)}, {self.pick(_OBJECT)}"
            self.define(f"util.cmp.{word} {operands} : {_OBJECT}", "i1")
