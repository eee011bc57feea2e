"""Names: which value or block a name stands for at a place in the text."""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter

from iree_sched.classes import define, field
from iree_sched.diagnostics import Diagnostic, DiagnosticError, Severity, error, note
from iree_sched.ir import Block, Value

_TYPE = attrgetter("type")


@define
class _Isolated:
    """Names of one isolated region and the regions inside it that see them.

    `values` has a value for each way to spell it but `%name#0` of a single one, `offsets` tells
    where each name was defined. `defined` holds, per open region, the names it defined, to be
    forgotten at its end. A name that is used before its definition (a later block may define it) is
    a value without an owner.
    """

    values: dict[str, Value] = field(factory=dict)
    offsets: dict[str, int] = field(factory=dict)
    forward: dict[str, tuple[Value, int]] = field(factory=dict)
    defined: list[list[str]] = field(factory=list)


@define
class Scope:
    """The names that can be seen at the place where parsing stands.

    Attributes:
      undeclared: errors about names that were never defined, of the regions that were left.
    """

    undeclared: list[Diagnostic] = field(factory=list)
    _isolated: list[_Isolated] = field(factory=list)
    _openings: list[bool] = field(factory=list)  # per open region: is it isolated
    _labels: list[tuple[dict[str, Block], dict[str, int]]] = field(factory=list)

    def open(self) -> None:
        """Enters a region that sees the names around it."""
        self._openings.append(False)
        self._isolated[-1].defined.append([])

    def open_isolated(self) -> None:
        """Enters a region that sees only its own names."""
        self._openings.append(True)
        self._isolated.append(_Isolated(defined=[[]]))

    def open_labels(self) -> None:
        """Begins the block names of a region just entered."""
        self._labels.append(({}, {}))

    def close(self) -> None:
        """Leaves the innermost region.

        Raises:
          DiagnosticError: a label that was used in it was never defined.
        """
        if len(self._labels) == len(self._openings):
            _, missing = self._labels.pop()
            if missing:
                message = "reference to an undefined block"
                raise DiagnosticError(
                    *(Diagnostic(Severity.ERROR, message, at) for at in missing.values())
                )
        if self._openings.pop():
            message = "use of undeclared SSA value name"
            self.undeclared += [
                Diagnostic(Severity.ERROR, message, offset)
                for _, offset in self._isolated.pop().forward.values()
            ]
            return
        names = self._isolated[-1]
        for name in names.defined.pop():
            del names.values[name]
            names.offsets.pop(name, None)

    def use(self, name: str, type: str, offset: int) -> Value:
        """The value of `%name` or `%name#1`, which must have the type (empty: any).

        Raises:
          DiagnosticError: it has another type, or fewer results.
        """
        names = self._isolated[-1]
        value = names.values.get(name.removesuffix("#0"))
        if value is None:
            base, _, number = name.partition("#")
            if base not in names.values:
                return self._forward(names, name, type, offset)
            here = note("prior definition here", names.offsets[base])
            message = f"reference to invalid result number {int(number)} of '%{base}'"
            raise error(message, offset, [here])
        if not value.type:
            value.type = type  # A carried op did not say; its first use does.
        if type and value.type != type:
            here = note("prior use here", names.offsets[name.partition("#")[0]])
            message = (
                f"use of value '%{name}' expects different type than prior uses:"
                f" '{type}' vs '{value.type}'"
            )
            raise error(message, offset, [here])
        return value

    def find(self, names: Sequence[str], types: tuple[str, ...]) -> list[Value] | None:
        """The values of names as they are spelled, None unless all are known and of these types."""
        try:
            values = list(map(self._isolated[-1].values.__getitem__, names))
        except KeyError:
            return None
        return values if tuple(map(_TYPE, values)) == types else None

    def sees(self, name: str) -> bool:
        """True if `%name` was defined before."""
        return name.partition("#")[0] in self._isolated[-1].values

    def define(self, name: str, values: list[Value], offset: int) -> None:
        """Lets `%name` stand for values from here to the end of the region.

        Raises:
          DiagnosticError: the name has a value already, or was used with another type.
        """
        names = self._isolated[-1]
        if name in names.values:
            here = note("previously defined here", names.offsets[name])
            raise error(f"redefinition of SSA value '%{name}'", offset, [here])
        names.offsets[name] = offset
        for index, value in enumerate(values):
            value.name = name
            spelled = f"{name}#{index}" if index else name
            names.values[spelled] = value
            names.defined[-1].append(spelled)
            if index == 0 and len(values) > 1:
                # Nearly always spelled so, and found at once then: 5 us an op in place of 28.
                names.values[f"{name}#0"] = value
                names.defined[-1].append(f"{name}#0")
            if not names.forward:
                continue
            for spelled in (name, f"{name}#{index}") if index == 0 else (f"{name}#{index}",):
                self._resolve(names, spelled, value, offset)

    def label(self, name: str, offset: int) -> Block:
        """The block `^name`, which may be defined later."""
        blocks, missing = self._labels[-1]
        if name not in blocks:
            blocks[name] = Block()
            missing[name] = offset
        return blocks[name]

    def define_label(self, name: str, offset: int) -> Block:
        """The block `^name`, which is defined here.

        Raises:
          DiagnosticError: it was defined before.
        """
        blocks, missing = self._labels[-1]
        if name in blocks and name not in missing:
            raise error(f"redefinition of block '^{name}'", offset)
        block = self.label(name, offset)
        del missing[name]
        return block

    def _forward(self, names: _Isolated, name: str, type: str, offset: int) -> Value:
        found = names.forward.get(name)
        if found is None:
            found = names.forward[name] = (Value(type, None, 0), offset)
        return found[0]

    def _resolve(self, names: _Isolated, name: str, value: Value, offset: int) -> None:
        found = names.forward.pop(name, None)
        if found is None:
            return
        placeholder, used = found
        if placeholder.type and value.type and placeholder.type != value.type:
            message = (
                f"definition of SSA value '%{name}' has type '{value.type}',"
                f" but it was used with type '{placeholder.type}'"
            )
            raise error(message, offset, [note("previously used here", used)])
        placeholder.replace_all_uses_with(value)
