"""Classes of iree_sched.classes against those that attrs makes of the same text."""

import copy
import inspect
import re
import typing
from collections.abc import Mapping
from typing import Any

import attrs
import pytest

from iree_sched import classes, namedtuples

TEXT = """
from __future__ import annotations
from typing import ClassVar

@{define}(eq=True, repr=True)
class Base:
    first: int
    _second: str = "b"
    kind: ClassVar[int] = 3

@{define}(eq=True, repr=True)
class Derived(Base):
    items: list[int] = {field}(factory=list)
    index: dict[int, int] = {field}(factory=dict, init=False)
    later: int = {field}(init=False)
    silent: int = {field}(default=4, eq=False, repr=False, metadata={{"help": "x"}})
    made: int = {field}()

    @made.default
    def _make(self) -> int:
        return self.first + 1

    def __attrs_post_init__(self) -> None:
        self.later = len(self.items) + self.made

@{frozen}(eq=True, repr=True)
class Fixed:
    value: int = 1
    names: tuple[str, ...] = ()

@{define}(eq=False, repr=False)
class Plain:
    pass
"""


def _made(where: str) -> dict[str, Any]:
    """The classes as made by a module."""
    module: Any = classes if where == "ours" else attrs
    names = {name: f"module.{name}" for name in ("define", "frozen", "field")}
    space: dict[str, Any] = {"module": module, "__name__": __name__}
    exec(TEXT.format(**names), space)
    return space


CALLS = (
    "Base(1)",
    "Base(1, 'x')",
    "Base(first=2, second='y')",
    "Base()",
    "Base(1, 2, 3)",
    "Base(1, first=2)",
    "Base(1, other=2)",
    "Derived(1)",
    "Derived(1, 'c', [7])",
    "Derived(1, items=[7], silent=5, made=9)",
    "Derived(1, later=2)",
    "Fixed()",
    "Fixed(2, ('a',))",
    "hash(Fixed(2)) == hash(Fixed(2)), Fixed(2) == Fixed(2), Fixed(2) == Fixed(3)",
    "Derived(1, silent=5) == Derived(1), Derived(1) == Derived(2), Derived(1) == Base(1)",
    "Plain() == Plain()",
    "hash(Base(1))",
    "setattr(Fixed(), 'value', 2)",
    "Base(1).kind",
)


def _outcome(space: Mapping[str, Any], call: str) -> str:
    try:
        return repr(eval(call, dict(space)))
    except (TypeError, AttributeError) as reason:
        return f"{type(reason).__name__}: {str(reason).rpartition('.')[2]}"


@pytest.mark.parametrize("call", CALLS)
def test_classes_do_as_those_of_attrs(call: str) -> None:
    ours, theirs = _made("ours"), _made("attrs")
    # Often enough for an `__init__` to be written.
    said = {_outcome(ours, call) for _ in range(50)}
    assert said == {_outcome(theirs, call)}


def test_attrs_takes_classes_for_its_own() -> None:
    ours, theirs = _made("ours"), _made("attrs")
    for name in ("Base", "Derived", "Fixed"):
        fields = [attrs.fields(space[name]) for space in (ours, theirs)]
        assert attrs.has(ours[name])
        said = [
            [(f.name, f.alias, f.init, f.eq, f.repr, f.metadata, f.default) for f in each]
            for each in fields
        ]
        # Defaults that functions make are equal where the functions are.
        shown = [re.sub(r"<function [^>]*>", "a function", str(each)) for each in said]
        assert shown[0] == shown[1]
    made = ours["Derived"](1, items=[3])
    assert attrs.asdict(made) == attrs.asdict(theirs["Derived"](1, items=[3]))
    assert attrs.evolve(made, first=5) == classes.evolve(made, first=5)


def test_attrs_can_make_subclasses() -> None:
    base = _made("ours")["Derived"]
    Sub: Any = attrs.make_class("Sub", {"more": attrs.field(default=0)}, bases=(base,))

    assert list(inspect.signature(Sub).parameters)[-1] == "more"
    assert (Sub(1, more=2).made, Sub(1, more=2).more) == (2, 2)
    assert classes.evolve(Sub(1, more=2), first=3) == Sub(3, more=2, made=2)
    assert [each.keyword for each in classes.arguments(Sub)][-1] == "more"


@pytest.mark.parametrize("where", ["ours", "attrs"])
def test_arguments(where: str) -> None:
    found = classes.arguments(_made(where)["Derived"])
    shown = [(each.field, each.keyword, each.required, each.default) for each in found]
    assert shown == [
        ("first", "first", True, None),
        ("_second", "second", False, "b"),
        ("items", "items", False, None),
        ("silent", "silent", False, 4),
        ("made", "made", False, None),
    ]
    assert found[3].metadata == {"help": "x"}
    assert classes.arguments(int) == []


def test_fields_of_attrs_are_refused() -> None:
    text = "@module.define\nclass Mixed:\n    items: 'list[int]' = attrs.field(factory=list)\n"
    with pytest.raises(TypeError, match=r"Mixed.items needs `field` of iree_sched.classes"):
        exec(text, {"module": classes, "attrs": attrs, "__name__": __name__})


def _point(base: Any) -> Any:
    """A class of named tuples."""
    space: dict[str, Any] = {"Base": base, "__name__": __name__}
    text = "class Point(Base):\n    x: int\n    y: int = 2\n    name: str = 'p'\n"
    exec(f"from __future__ import annotations\n{text}", space)
    return space["Point"]


@pytest.mark.parametrize("calls", [1, 100])
def test_named_tuples_are_as_those_of_typing(calls: int) -> None:
    ours, theirs = _point(namedtuples.NamedTuple), _point(typing.NamedTuple)
    for _ in range(calls):
        assert ours(1, 3, "q") == theirs(1, 3, "q")
    for arguments, named in (
        ((1,), {}),
        ((1, 5), {"name": "r"}),
        ((), {"x": 1}),
        ((1, 2, "s"), {}),
    ):
        made, expected = ours(*arguments, **named), theirs(*arguments, **named)
        assert tuple(made) == tuple(expected)
        assert repr(made) == repr(expected)
        assert (made.x, made.y, made.name) == (expected.x, expected.y, expected.name)
        assert copy.copy(made) == made
        assert isinstance(copy.copy(made), ours)
    assert ours.__match_args__ == theirs.__match_args__
    for wrong, odd in (((), {}), ((1, 2, 3, 4), {}), ((1,), {"x": 1}), ((1,), {"z": 1})):
        for made in (ours, theirs):
            with pytest.raises(TypeError):
                made(*wrong, **odd)
    with pytest.raises(AttributeError):
        ours(1).other = 2
