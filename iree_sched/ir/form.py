"""The part of an operation that many operations share.

Ops of a model repeat: thousands of dispatches differ only in the values they take. What does not
depend on those values is kept once, in a `Form`, so that parsing, printing and deriving (such as
dropping an attribute) are paid once per form and not once per op.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from iree_sched.classes import define, evolve, field
from iree_sched.ir.definition import OpDefinition

_T = TypeVar("_T")


@define
class Form:
    """Name, attributes, types and operand grouping of an operation. Never changed once made.

    Not frozen, which would take twice as long to make, and models have thousands.

    Attributes:
      name: full op name.
      definition: what the op is, None for an op that is carried as text.
      segments: number of operands in each operand group of the definition.
      result_segments: the same for results.
      operand_types, result_types: canonical type text ("" unknown, in carried ops only).
      attributes: inherent and discardable attributes, name to canonical MLIR text.
      region_count: number of regions.
      fault: what is wrong with an op that is not as its definition says, for the verifier to tell;
        attributes are then as they were read.
      text: for a carried op, its text with slots, else None; read by parser and printer only.
      kin: a form with marks, shared by forms like this one, and the words in their place here; None
        where there is none. Set and read by parser and printer, and by the verifier.
    """

    name: str
    definition: OpDefinition | None = None
    segments: tuple[int, ...] = ()
    result_segments: tuple[int, ...] = ()
    operand_types: tuple[str, ...] = ()
    result_types: tuple[str, ...] = ()
    attributes: Mapping[str, str] = field(factory=dict)
    region_count: int = 0
    fault: str | None = None
    text: Any = None
    _derived: dict[Any, Any] = field(factory=dict, init=False, repr=False)
    _groups: dict[str, slice] = field(factory=dict, init=False, repr=False)
    _result_groups: dict[str, slice] = field(factory=dict, init=False, repr=False)
    _bare: Form | None = field(default=None, init=False, repr=False)
    kin: tuple[Form, tuple[str, ...]] | None = field(default=None, init=False, repr=False)

    @property
    def bare(self) -> Form:
        """The form without attributes, but for `tied_operands`; all such forms share it."""
        if self._bare is None:
            self._bare = _bare_form(self)
        return self._bare

    @property
    def key(self) -> tuple[Any, ...]:
        """Equal for two forms exactly when the forms say the same."""
        return self.memo("key", self._make_key)

    def _make_key(self) -> tuple[Any, ...]:
        attributes = tuple(sorted(self.attributes.items()))
        groups = (self.segments, self.result_segments)
        return (self.name, groups, self.operand_types, self.result_types, attributes, self.text)

    def memo(self, key: Any, make: Callable[[], _T]) -> _T:
        """Returns what `make` gives, computed once for this form and key."""
        try:
            found: _T = self._derived[key]
            return found
        except KeyError:
            value = self._derived[key] = make()
            return value

    def ask(self, question: Callable[[Form], _T]) -> _T:
        """Returns what a function says of this form, computed once."""
        try:
            found: _T = self._derived[question]
            return found
        except KeyError:
            value = self._derived[question] = question(self)
            return value

    def ask_bare(self, question: Callable[[Form], _T]) -> _T:
        """Returns what a function says of this form no matter what its attributes are, ties aside.

        In a model each dispatch and each constant has a form of its own, but most differ from
        others in symbols or numbers only: a quarter of the time of such a model.
        """
        try:
            found: _T = self._derived[question]
            return found
        except KeyError:
            value = self._derived[question] = self.bare.ask(question)
            return value

    def group(self, name: str) -> slice:
        """Where the operands of a group stand.

        Raises:
          KeyError: the definition has no such operand group.
        """
        found = self._groups.get(name)
        if found is None:
            found = self._groups[name] = self._slice(self._operand_index(name), False)
        return found

    def result_group(self, name: str) -> slice:
        """Where the results of a group stand.

        Raises:
          KeyError: the definition has no such result group.
        """
        found = self._result_groups.get(name)
        if found is None:
            found = self._result_groups[name] = self._slice(self._result_index(name), True)
        return found

    def with_attribute(self, name: str, text: str | None) -> Form:
        """This form with one attribute set, or removed where `text` is None."""
        if self.attributes.get(name) == text:
            return self
        return self.memo(("attribute", name, text), lambda: self._set_attribute(name, text))

    def with_operands(self, types: tuple[str, ...], segments: tuple[int, ...]) -> Form:
        """This form with other operand types and grouping."""
        if types == self.operand_types and segments == self.segments:
            return self
        key = ("with operands", types, segments)
        return self.memo(key, lambda: self._set_operands(types, segments))

    def with_results(self, types: tuple[str, ...], segments: tuple[int, ...]) -> Form:
        """This form with other result types and grouping."""
        if types == self.result_types and segments == self.result_segments:
            return self
        key = ("with results", types, segments)
        return self.memo(key, lambda: self._set_results(types, segments))

    def _set_operands(self, types: tuple[str, ...], segments: tuple[int, ...]) -> Form:
        made = evolve(self, operand_types=types, segments=segments)
        if self.kin is not None:
            made.kin = self.kin[0].with_operands(types, segments), self.kin[1]
        return made

    def _set_results(self, types: tuple[str, ...], segments: tuple[int, ...]) -> Form:
        made = evolve(self, result_types=types, result_segments=segments)
        if self.kin is not None:
            made.kin = self.kin[0].with_results(types, segments), self.kin[1]
        return made

    def _set_attribute(self, name: str, text: str | None) -> Form:
        attributes = dict(self.attributes)
        attributes.pop(name, None)
        if text is not None:
            attributes[name] = text
        made = evolve(self, attributes=attributes)
        # In a new text the words may stand as well.
        if self.kin is not None and not (text is not None and ("@" in text or '"' in text)):
            made.kin = self.kin[0].with_attribute(name, text), self.kin[1]
        return made

    def _operand_index(self, name: str) -> int:
        if self.definition is None:
            raise KeyError(name)
        return self.definition.operand_index[name]

    def _result_index(self, name: str) -> int:
        if self.definition is None:
            raise KeyError(name)
        return self.definition.result_index[name]

    def _slice(self, index: int, results: bool) -> slice:
        segments = self.result_segments if results else self.segments
        start = sum(segments[:index])
        return slice(start, start + segments[index])


TIES = "tied_operands"  # the attribute that says what storage results have
_MOST_SHARED = 10_000
_shared: dict[tuple[Any, ...], Form] = {}
_bare: dict[tuple[Any, ...], Form] = {}


def _bare_form(form: Form) -> Form:
    ties = form.attributes.get(TIES)
    shape = (form.segments, form.result_segments, form.operand_types, form.result_types)
    key = (form.name, form.definition, *shape, ties)
    found = _bare.get(key)
    if found is None:
        if len(_bare) >= _MOST_SHARED:
            _bare.clear()
        attributes = {} if ties is None else {TIES: ties}
        found = _bare[key] = Form(form.name, form.definition, *shape, attributes)
        found._bare = found
    return found


def shared_form(
    definition: OpDefinition,
    segments: tuple[int, ...],
    result_segments: tuple[int, ...],
    operand_types: tuple[str, ...],
    result_types: tuple[str, ...],
    attributes: Mapping[str, str],
) -> Form:
    """The form of an op of a definition with all its regions; the one made before if it is known.

    Passes make many ops alike, and what is derived from a form then need not be derived anew.
    """
    shape = (segments, result_segments, operand_types, result_types)
    key = (definition.name, *shape, *attributes.items())
    found = _shared.get(key)
    if found is None or found.definition is not definition:
        if len(_shared) >= _MOST_SHARED:
            _shared.clear()
        count = len(definition.regions)
        found = Form(definition.name, definition, *shape, dict(attributes), count)
        _shared[key] = found
    return found
