"""The op definitions are consistent, and every one of them is found by its name."""

import importlib
from collections.abc import Iterator

import pytest

from iree_sched import dialects
from iree_sched.dialects import names
from iree_sched.dialects.notation import enum, flags, op
from iree_sched.ir import Access, Arity, OpDefinition, OperandRanges

DEFINITIONS: list[tuple[str, OpDefinition]] = [
    (file, definition)
    for file in dialects.files()
    for definition in importlib.import_module(f"iree_sched.dialects.{file}").OPS
]
OPS = [definition for _, definition in DEFINITIONS]


def _accesses(definition: OpDefinition) -> tuple[Access, ...]:
    return definition.accesses if isinstance(definition.accesses, tuple) else ()


def _named_operands(definition: OpDefinition) -> Iterator[str | None]:
    """Every operand group that another fact of the definition names."""
    yield from definition.sizes.values()
    yield from definition.ties.values()
    yield definition.await_timepoints
    yield definition.tied_operands
    if isinstance(definition.accesses, OperandRanges):
        ranges = definition.accesses
        yield from (ranges.operands, ranges.starts, ranges.ends, ranges.lengths)
    for access in _accesses(definition):
        yield from (access.start, access.end, access.length)


def _named_results(definition: OpDefinition) -> Iterator[str | None]:
    """Every result group that another fact of the definition names."""
    yield from definition.ties
    yield from definition.result_names
    yield definition.result_timepoint
    if isinstance(definition.accesses, OperandRanges):
        yield definition.accesses.results


def _named_groups(definition: OpDefinition) -> Iterator[str | None]:
    """Every group, of operands or results, that another fact of the definition names."""
    yield from definition.sizes
    yield from (name for names in definition.same_types for name in names)
    yield from (access.value for access in _accesses(definition))


def _named_attributes(definition: OpDefinition) -> Iterator[str | None]:
    """Every attribute that another fact of the definition names."""
    yield definition.affinity
    yield definition.pure_if
    yield from definition.defaults
    yield from definition.enums
    yield from definition.prefixes
    yield from definition.integer_types


def _types(definition: OpDefinition) -> dict[str, str | None]:
    return {group.name: group.type for group in (*definition.operands, *definition.results)}


def test_names_are_unique() -> None:
    names = [definition.name for definition in OPS]
    assert len(set(names)) == len(names)


def test_every_op_is_found_by_name() -> None:
    for file, definition in DEFINITIONS:
        assert dialects.file_of(definition.name) == file
        assert dialects.definition(definition.name) is definition
        for word in definition.mnemonics:
            assert dialects.by_mnemonic(word) is definition


@pytest.mark.parametrize(
    "name", ["", "stream", "stream.async", "stream.async.nothing", "linalg.generic", "arith."]
)
def test_other_names_are_not_found(name: str) -> None:
    assert dialects.definition(name) is None
    assert dialects.by_mnemonic(name) is None


def test_group_and_attribute_names_are_unique() -> None:
    for definition in OPS:
        groups = [group.name for group in (*definition.operands, *definition.results)]
        assert len(set(groups)) == len(groups), definition.name
        assert len(set(definition.attributes)) == len(definition.attributes), definition.name


def test_what_facts_name_exists() -> None:
    for definition in OPS:
        operands, results = set(definition.operand_index), set(definition.result_index)
        assert {*_named_operands(definition)} <= {*operands, None}, definition.name
        assert {*_named_results(definition)} <= {*results, None}, definition.name
        assert {*_named_groups(definition)} <= operands | results, definition.name
        attributes = {*definition.attributes, None}
        assert {*_named_attributes(definition)} <= attributes, definition.name


def test_sizes_have_the_arity_of_what_they_measure() -> None:
    for definition in OPS:
        arities = {g.name: g.arity for g in (*definition.operands, *definition.results)}
        for measured, size in definition.sizes.items():
            is_list = arities[measured] is Arity.VARIADIC
            assert is_list == (arities[size] is Arity.VARIADIC), definition.name
            assert _types(definition)[size] == "index", definition.name


def test_timepoints_are_timepoints() -> None:
    for definition in OPS:
        for name in (definition.await_timepoints, definition.result_timepoint):
            if name is not None:
                assert _types(definition)[name] == "!stream.timepoint", definition.name


def test_segments_are_spelled_where_operands_cannot_be_told_apart() -> None:
    for definition in OPS:
        arities = [group.arity for group in definition.operands]
        several = len(arities) - arities.count(Arity.ONE) > 1
        assert several or not definition.segment_attributes, definition.name
        if several and Arity.OPTIONAL in arities:
            assert definition.segment_attributes, definition.name


def test_implicit_terminators_are_terminators() -> None:
    for definition in OPS:
        if definition.implicit_terminator is None:
            continue
        assert definition.regions, definition.name
        assert definition.single_block, definition.name
        terminator = dialects.definition(definition.implicit_terminator)
        assert terminator is not None, definition.name
        assert terminator.terminator, definition.name


def test_types_derive_from_groups_or_attributes() -> None:
    for definition in OPS:
        groups = {*definition.operand_index, *definition.result_index}
        names = {*groups, *definition.attributes}
        bases = {rule.rpartition(" ")[2] for rule in definition.derived_types.values()}
        assert {*definition.derived_types} | bases <= names, definition.name


def test_enums_count_from_zero() -> None:
    predicate = enum("i64", "eq ne slt")
    assert [predicate.words(number) for number in range(4)] == ["eq", "ne", "slt", None]
    assert [predicate.number(word) for word in ("eq", "slt", "none")] == [0, 2, None]


def test_flags_are_sets_of_bits() -> None:
    usage = flags("i32", "None=0 Source=1 Target=2 Transfer=3 Indirect=100")
    assert usage.words(0) == '"None"'
    assert usage.words(0x101) == '"Source|Indirect"'
    assert usage.words(3) == '"Source|Target|Transfer"'
    assert usage.words(0x200) is None
    assert usage.number('"Target|Indirect"') == 0x102
    assert usage.number("Nothing") is None


def test_several_result_groups_name_their_results() -> None:
    two = op("test.two", results="first second*")
    assert two.result_names == {"first": "first", "second": "second"}
    assert op("test.one", results="only").result_names == {}


def test_notation() -> None:
    made = op("test.op", "a b?:index c*:i32", "d:i1", "x y", regions="body", same_types="a d, b c")
    assert [(g.name, g.arity, g.type) for g in made.operands] == [
        ("a", Arity.ONE, None),
        ("b", Arity.OPTIONAL, "index"),
        ("c", Arity.VARIADIC, "i32"),
    ]
    assert made.attributes == ("x", "y")
    assert made.regions == ("body",)
    assert made.same_types == (("a", "d"), ("b", "c"))


def test_names_that_code_asks_for_are_those_of_ops() -> None:
    spelled = [value for key, value in vars(names).items() if key.isupper()]
    flat = [n for value in spelled for n in (value if isinstance(value, tuple) else (value,))]
    assert [name for name in flat if dialects.definition(name) is None] == []
