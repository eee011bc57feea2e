"""From an op to its text in custom form: the grammar run backwards.

The text is a template: pieces of text, and slots for what differs between ops of one form. A form's
template is made once.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar

from iree_sched.assembly.dictionaries import Dictionary
from iree_sched.assembly.directives import DIRECTIVES
from iree_sched.assembly.matching import APART, Matcher
from iree_sched.assembly.meanings import Meanings
from iree_sched.assembly.pieces import operand_leaf, type_leaf, write_successor
from iree_sched.assembly.reading import (
    LINES,
    ROWS,
)
from iree_sched.assembly.rules import grammar_of, rule_of
from iree_sched.assembly.slots import (
    ArgumentSlot,
    Branch,
    Content,
    Piece,
    RegionSlot,
)
from iree_sched.assembly.spacing import Spacer
from iree_sched.assembly.stand_ins import put_stand_ins, replace_stand_ins, with_attributes
from iree_sched.assembly.types import attribute_type, derive
from iree_sched.ir import Arity, OpDefinition, Operation, Region, Value, ValueGroup
from iree_sched.syntax.attributes import UNIT, is_alias, parse_array
from iree_sched.syntax.grammar import (
    Choice,
    Grammar,
    Literal,
    Node,
    Optional,
    Reference,
    Repeat,
    Sequence_,
    Terminal,
    references,
)

Template = tuple[Piece, ...]
_T = TypeVar("_T")
_BODY = "_body"
_ARGUMENT = "argument"


def custom_template(
    op: Operation, made: dict[Any, Template | None], apart: bool = True
) -> Template | None:
    """The template of an op's custom form, None where no grammar describes it.

    `made` holds those of other forms: many differ in names only, or not at all, such as those of
    regions that take and give the same number of values. `apart` says whether inherent attributes
    stand apart from discardable ones.
    """
    definition = op.definition
    rules = None if definition is None else grammar_of(definition)
    if definition is None or rules is None:
        return None
    bodies = tuple(_looks(region) for region in op.regions)
    short = bool(definition.mnemonics) and is_at_home(op)

    def find() -> Template | None:
        form = op.form
        attributes, texts = put_stand_ins(form)
        groups = (form.segments, form.result_segments)
        key = (form.name, groups, form.operand_types, form.result_types, attributes, bodies, short)
        if key not in made:
            view = with_attributes(op, attributes) if texts else op
            made[key] = _make(view, definition, rules, short, apart)
        found = made[key]
        return None if found is None else replace_stand_ins(found, texts)

    template: Template | None = op.form.memo(("template", bodies, short, apart), find)
    return template


def _make(
    op: Operation, definition: OpDefinition, rules: Grammar, short: bool, apart: bool
) -> Template | None:
    try:
        return _Maker(op, definition, rules, short, apart).make()
    except _NotSpelledError:
        return None


class _NotSpelledError(Exception):
    """The custom form has words for an attribute's values, but not for this one."""


def is_at_home(op: Operation) -> bool:
    """True where MLIR leaves out the op's dialect: right inside an op of the same dialect."""
    parent = op.parent_op
    return parent is None or parent.name.partition(".")[0] == op.name.partition(".")[0]


def _looks(region: Region) -> tuple[bool, bool]:
    """Whether a region has a body, and arguments: what else than its form an op's text turns on."""
    return bool(region.blocks) or region.text is not None, _has_arguments(region)


def _has_arguments(region: Region) -> bool:
    return region.entry is not None and bool(region.entry.arguments)


class _Maker:
    """Makes the template of one op."""

    def __init__(
        self, op: Operation, definition: OpDefinition, rules: Grammar, short: bool, apart: bool
    ) -> None:
        self.op = op
        self.definition = definition
        self.rules = rules.rules
        self.meanings = Meanings.of(definition, rules)
        self.short = short
        self.apart = apart
        self.out = Spacer()
        self.matcher = Matcher(definition.name, self.rules, rules.known, self.out)
        self.bodies = 0
        self.arguments = 0  # of the next region, printed so far
        self.successors = 0
        self.row: int | None = None  # of the list that is being printed

    def make(self) -> Template:
        """The template of the whole op, without its results."""
        self._emit(self.rules[rule_of(self.definition)])
        return self.out.finish()

    # --- the op's own rule: what it refers to is asked of the op ---

    def _emit(self, node: Node) -> None:
        if isinstance(node, Literal):
            self.out.literal(node.text)
        elif isinstance(node, Sequence_):
            for item in node.items:
                self._emit(item)
        elif isinstance(node, Optional):
            if self._present(node.item):
                self._emit(node.item)
        elif isinstance(node, Choice):
            self._emit(self._choose(node))
        elif isinstance(node, Reference):
            self._emit_reference(node.rule)
        else:
            raise AssertionError(f"'{self.definition.name}': {node} cannot stand in an op's rule")

    def _choose(self, node: Choice) -> Node:
        """The first option that the op has; for the op's name, the spelling that is wanted."""
        present = (option for option in node.options if self._present(option))
        literals = (option for option in node.options if isinstance(option, Literal))
        short = self.definition.mnemonics
        names = (literal for literal in literals if (literal.text in short) == self.short)
        return next(present, None) or next(names, node.options[-1])

    def _emit_reference(self, rule: str) -> None:
        if rule == _BODY:
            region = self.op.regions[self.bodies]
            bare = self.out.declares(self.bodies) or not _has_arguments(region)
            self.out.piece(RegionSlot(self.bodies, bare), "region")
            self.bodies += 1
            self.arguments = 0
            return
        if rule == _ARGUMENT:
            self.out.piece(ArgumentSlot(self.bodies, self.arguments), "SSA")
            self.arguments += 1
            return
        if rule == APART:
            self.out.apart()
            return
        if rule.endswith(ROWS):
            self._emit_rows(rule)
            return
        if rule.startswith("_"):
            self._emit(self.rules[rule])
            return
        content = self._content(rule)
        if content is None:
            name = self.meanings.attribute(rule)
            content = self.definition.defaults.get(name or "", ())
        self.matcher.emit(rule, content)

    def _emit_rows(self, rule: str) -> None:
        """Prints a list whose elements hold a value, a type or an attribute of each field."""
        row = self.rules[rule.removesuffix("s")]
        for index in range(self._row_count(row)):
            if index:
                self.out.literal(",")
            if rule.endswith(LINES):
                self.out.line_break(1)
            self.row = index
            self._emit(row)
        self.row = None
        if rule.endswith(LINES):
            self.out.line_break(0)

    def _row_count(self, row: Node) -> int:
        """How long the lists are whose elements stand in a row."""
        for rule in references(row):
            if rule.startswith("_") and self._row_count(self.rules[rule]):
                return self._row_count(self.rules[rule])
            group = self.meanings.operands(rule)
            if group is not None and self._is_list(group):
                return len(self._values(group))
        return 0

    def _is_list(self, group: str) -> bool:
        return self._group(group).arity is Arity.VARIADIC

    def _group(self, name: str) -> ValueGroup:
        index = self.definition.operand_index.get(name)
        if index is not None:
            return self.definition.operands[index]
        return self.definition.results[self.definition.result_index[name]]

    def _values(self, group: str) -> list[Value]:
        if group in self.definition.operand_index:
            return self.op.operand_group(group)
        return self.op.result_group(group)

    def _present(self, node: Node) -> bool:
        """True if the op has what a node prints; a node that prints only keywords is absent."""
        if isinstance(node, Sequence_):
            solid = [i for i in node.items if not isinstance(i, (Literal, Optional))]
            solid = [item for item in solid if item != Reference(APART)]
            if solid:
                implied = all(self._is_implied(item) for item in solid)
                return not implied and all(self._has(item) for item in solid)
            return any(self._present(i) for i in node.items if isinstance(i, Optional))
        if isinstance(node, Choice):
            return any(self._present(option) for option in node.options)
        if isinstance(node, (Optional, Repeat)):
            return self._present(node.item)
        if not isinstance(node, Reference):
            return False
        if node.rule == _BODY:
            regions = self.op.regions[self.bodies : self.bodies + 1]
            return any(region.blocks or region.text is not None for region in regions)
        if node.rule == _ARGUMENT:
            return True
        if node.rule.endswith(ROWS):
            return self._row_count(self.rules[node.rule.removesuffix("s")]) > 0
        if node.rule.startswith("_"):
            return self._present(self.rules[node.rule])
        return self._content(node.rule) is not None and not self._is_implied(node)

    def _has(self, node: Node) -> bool:
        """True if the op has what a node prints, be it implied."""
        return self._present(node) or self._is_implied(node)

    def _is_implied(self, node: Node) -> bool:
        """True for types that follow from the definition, which need not be spelled."""
        if not isinstance(node, Reference):
            return False
        group = self.meanings.typed(node.rule)
        if group is None:
            return self._is_implied_attribute(node.rule)
        types = {value.type for value in self._values(group)}
        return types == {self._group(group).type} or types == {self._derived(group)}

    def _is_implied_attribute(self, rule: str) -> bool:
        name = self.meanings.attribute(rule)
        if name is None or name not in self.definition.derived_types:
            return False
        base = self.definition.derived_types[name].rpartition(" ")[2]
        if base not in self.definition.attributes:
            return self._values(base)[0].type == self.op.attributes.get(name)
        value = self.op.attributes.get(base)
        if value is None:
            return False
        return is_alias(value) or attribute_type(value) == self.op.attributes.get(name)

    def _derived(self, group: str) -> str | None:
        rule = self.definition.derived_types.get(group, "")
        base = rule.rpartition(" ")[2]
        if base not in self.definition.operand_index:
            return None
        return derive(rule, self._values(base)[0].type)

    def _content(self, rule: str) -> Content | None:
        directive = DIRECTIVES.get(rule)
        if isinstance(directive, Dictionary):
            return directive.content(*self._unprinted(), self.apart)
        if directive is not None:
            return directive.write(self.op)
        group = self.meanings.operands(rule)
        if group is not None:
            return self._operands(group)
        group = self.meanings.typed(rule)
        if group is not None:
            return self._types(rule, group)
        group = self.meanings.successor(rule)
        if group is not None:
            return self._successor(group)
        name = self.meanings.attribute(rule)
        assert name is not None, f"rule '{rule}' is nothing of '{self.definition.name}'"
        value = self.op.attributes.get(name)
        if value == UNIT and not _has_content(self.rules[rule]):
            return ()
        if value is not None and self.row is not None:
            value = parse_array(value)[self.row]
        enum = self.definition.enums.get(name)
        if value is not None and enum is not None and enum.number(value) is None:
            raise _NotSpelledError(value)
        return value and self._shortened(name, value)

    def _shortened(self, name: str, value: str) -> str:
        """An attribute's text without what custom forms leave out."""
        type = self.definition.integer_types.get(name)
        bare = value if type is None else value.removesuffix(f" : {type}")
        return bare.removeprefix(self.definition.prefixes.get(name, ""))

    def _operands(self, group: str) -> Content | None:
        place = self.op.form.group(group)
        indices = self._in_row(group, range(place.start, place.stop))
        return tuple(operand_leaf(i) for i in indices) or None

    def _in_row(self, group: str, values: Sequence[_T]) -> Sequence[_T]:
        """What of a group stands in the row that is being printed."""
        if self.row is None or not self._is_list(group):
            return values
        return values[self.row : self.row + 1]

    def _types(self, rule: str, group: str) -> Content | None:
        values = self._in_row(group, self._values(group))
        leaves = [type_leaf(value.type) for value in values]
        parts = set(references(self.rules[rule]))
        single = isinstance(self.rules[rule], (Terminal, Reference)) and rule.endswith("_type")
        if not leaves or (single and len(leaves) > 1):
            return None
        if not parts:
            return tuple(leaves)
        types = tuple(Branch("type", [leaf]) for leaf in leaves)
        if "types" in parts and (len(types) > 1 or "type" not in parts):
            return (Branch("types", types),)
        return types

    def _successor(self, group: str) -> Content:
        place = self.op.form.group(group)
        self.successors += 1
        operands = range(place.start, place.stop)
        return tuple(write_successor(self.op, self.successors - 1, operands))

    def _unprinted(self) -> tuple[dict[str, str], dict[str, str]]:
        """Attributes that no rule of the op prints: inherent ones, and discardable ones."""
        printed = self.meanings.printed
        own: dict[str, str] = {}
        other: dict[str, str] = {}
        for name, value in self.op.attributes.items():
            if name not in printed:
                is_own = name in self.definition.attributes
                (own if is_own else other)[name] = self._shortened(name, value)
        return own, other


def _has_content(node: Node) -> bool:
    """False for a rule that is only keywords: the attribute's presence is all it says."""
    return not isinstance(node, Literal)
