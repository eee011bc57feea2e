"""Tests that partitioners which are declared wrongly are refused where they are declared."""

import textwrap
from pathlib import Path

import pytest

from iree_sched.diagnostics import DiagnosticError, Source, SourceError, render
from iree_sched.partition import Graph, Kind, Node, option, partitioner
from iree_sched.partition.declarations import check_declaration
from iree_sched.partition.registry import PartitionerRegistry
from iree_sched.passoptions import make_with_options, pass_options
from iree_sched.passregistry import Registry
from iree_sched.pipeline import OptionText, parse_options

_IMPORTS = """\
import enum
from pathlib import Path
from typing import Any, Literal
from attrs import define
from iree_sched.partition import Graph, Kind, Partitioner, option, partitioner
"""
_LINE = len(_IMPORTS.splitlines()) + 1  # of what follows


def _load(tmp_path: Path, text: str) -> Registry:
    file = tmp_path / "mine.py"
    file.write_text(_IMPORTS + textwrap.dedent(text))
    registry = Registry()
    registry.load_plugin(file)
    return registry


def _complaint(tmp_path: Path, text: str) -> str:
    """What is said about a plug-in, without its folder and its source lines."""
    with pytest.raises(DiagnosticError) as caught:
        _load(tmp_path, text)
    source = caught.value.source if isinstance(caught.value, SourceError) else Source("?", "")
    lines = render(caught.value.diagnostics[0], source).replace(f"{tmp_path}/", "").splitlines()
    said = "; ".join(line for line in lines if line.startswith("mine.py:"))
    return said.replace("cannot load plug-in: TypeError: ", "")


def _function(head: str, name: str = '"x"', signature: str = "graph") -> str:
    kind = head or "Kind.CONCURRENCY"
    return f'@partitioner({kind}, {name}, "S.")\ndef m({signature}):\n    return []\n'


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        (
            _function('"concurrency"'),
            "the kind of partitioner 'x' must be Kind.EXECUTION or Kind.CONCURRENCY, "
            "not 'concurrency'",
        ),
        (
            _function("", '"q name{"'),
            "the name of a partitioner is to be made of letters, digits and any of '_-./+' "
            "behind the first, not 'q name{'",
        ),
        (_function("", '""'), "the name of a partitioner is to be made of"),
        (_function("", "7"), "partitioner m has no name, a string"),
        ('@partitioner(Kind.EXECUTION, "x")\ndef m(graph): ...', "execution partitioner 'x' has"),
        (_function("", signature=""), "m() has no parameter for the graph"),
        (_function("", signature="*, width: int = 4"), "m() has no parameter for the graph"),
        (
            _function("", signature="graph, width: int = 4"),
            "parameter 'width: int = 4' of m() is neither graph nor option: options stand behind "
            "'*', each with a type and a default",
        ),
        (_function("", signature="graph, **options"), "parameter '**options' of m() is neither"),
        (_function("").replace("def", "async def"), "partitioner 'x' is asynchronous"),
        ('@partitioner(Kind.CONCURRENCY, "x")\nclass C: ...', "partitioner 'x' is to be made of"),
    ],
)
def test_functions(tmp_path: Path, text: str, complaint: str) -> None:
    assert _complaint(tmp_path, text).startswith(f"mine.py:{_LINE}:1: error: {complaint}")


@pytest.mark.parametrize(
    ("option", "complaint"),
    [
        ("width=4", "option 'width' has no type"),
        ("width: int", "option 'width' of concurrency partitioner 'x' has no default"),
        ("width: dict[str, str] | None = None", "has a type that no text is read as"),
        ('width: "Wdth" = 4', "the type of option 'width' cannot be found: name 'Wdth' is not"),
        ('width: int = "4"', "of concurrency partitioner 'x' is '4', which is no int"),
        ("width: int = 4.5", "of concurrency partitioner 'x' is 4.5, which is no int"),
        ("width: int = True", "of concurrency partitioner 'x' is True, which is no int"),
        ("width: int = None", "of concurrency partitioner 'x' is None, which is no int"),
        (
            'width: tuple[int, ...] = ("a",)',
            "of concurrency partitioner 'x' is ('a',), which is no tuple",
        ),
        (
            'width: Literal["a", "b"] = "c"',
            "of concurrency partitioner 'x' is 'c', which is no Literal",
        ),
        ('width: Path = "x"', "of concurrency partitioner 'x' is 'x', which is no"),
        (
            'width: int = option(0, "help", minimum=1)',
            "the default of option 'width' of concurrency partitioner 'x' must be at least 1",
        ),
        (
            'width: int = option(1, "help", maximum=3, tries=(4,))',
            "a try of option 'width' of concurrency partitioner 'x' must be at most 3, not 4",
        ),
        ('width: float = float("inf")', "of concurrency partitioner 'x' must be finite, not inf"),
        ("width: int = 2**70", "of concurrency partitioner 'x' must fit in 64 bits, not 1180591"),
        ("width: tuple[int, ...] = (1, -(2**63) - 1)", "must fit in 64 bits, not -9223372036854"),
        (
            'width: float = option(1.0, "help", tries=[float("nan")])',
            "a try of option 'width' of concurrency partitioner 'x' must be finite, not nan",
        ),
        ("width: int = option(1)", "option() missing 1 required positional argument: 'help'"),
        ('width: int = option(1, " ")', "an option needs a help text, which lists show"),
        ('width: int = option(1, "help", excludes=("w",))', "excludes 'w', which is no option"),
        ("on: int = 1", "option 'on' of concurrency partitioner 'x' has a name that attributes"),
        ('partitioner: str = ""', "has a name that attributes use themselves"),
        ("größe: int = 1", "option 'größe' of concurrency partitioner 'x' has a name not in ASCII"),
    ],
)
def test_options(tmp_path: Path, option: str, complaint: str) -> None:
    said = _complaint(tmp_path, _function("", signature=f"graph, *, {option}"))
    assert said.startswith(f"mine.py:{_LINE}:1: error: ") or "option" in complaint
    assert complaint in said


_CLASS = """
@define
class Mine(Partitioner):
    name = "mine"
    summary = "Does nothing."
    kind = Kind.CONCURRENCY
    def partition(self, graph):
        return []
"""


def test_a_class_that_is_right(tmp_path: Path) -> None:
    text = _CLASS.replace("    def", "    width: int = 3\n    sizes: tuple[int, ...] = ()\n    def")
    found = _load(tmp_path, text).partitioners.find(Kind.CONCURRENCY, "mine")
    assert found is not None
    assert [each.name for each in pass_options(found)] == ["width", "sizes"]


@pytest.mark.parametrize(
    ("right", "wrong", "complaint"),
    [
        ('    name = "mine"\n', "", "partitioner Mine has no name, a string"),
        ("    kind = Kind.CONCURRENCY\n", "", "the kind of partitioner 'mine' must be"),
        ("Kind.CONCURRENCY", '"waves"', "or Kind.CONCURRENCY, not 'waves'"),
        ('    summary = "Does nothing."\n', "", "concurrency partitioner 'mine' has no summary"),
        ("def partition", "def partitions", "'mine' has no method 'partition'"),
        ("self, graph", "self", "'mine' cannot be called as 'partition(graph)': too many posi"),
        ("def partition", "async def partition", "'mine' is asynchronous, and nobody awaits it"),
        ("@define\n", "", "'mine' has a plain attribute 'width', which attrs.define would make"),
        ("width: int", "width: 'Wdth'", "the type of an option of concurrency partitioner 'mine'"),
        ("width: int = 3", "width: int", "option 'width' of concurrency partitioner 'mine' has no"),
    ],
)
def test_classes(tmp_path: Path, right: str, wrong: str, complaint: str) -> None:
    text = _CLASS.replace("    def", "    width: int = 3\n    def")
    assert right in text
    said = _complaint(tmp_path, text.replace(right, wrong, 1))
    place = f"mine.py:{_LINE + 1}:1: error: "
    assert said.startswith(place), said
    assert complaint in said


def test_a_name_that_is_there_already(tmp_path: Path) -> None:
    twice = _CLASS + _CLASS.replace("class Mine", "class Other")
    said = _complaint(tmp_path, twice)
    assert said.startswith(f"mine.py:{_LINE + 9}:1: error: concurrency partitioner 'mine' is def")
    assert said.endswith(f"; mine.py:{_LINE + 1}:1: note: the other one is here")
    assert "partitioner 'none' is defined twice: in /" in _complaint(
        tmp_path, _CLASS.replace('"mine"', '"none"')
    )


def test_nothing_of_a_refused_plug_in_stays(tmp_path: Path) -> None:
    file = tmp_path / "mine.py"
    file.write_text(_IMPORTS + _CLASS + _CLASS.replace("class Mine", "class Other"))
    registry = Registry()
    with pytest.raises(DiagnosticError):
        registry.load_plugin(file)
    assert registry.partitioners.find(Kind.CONCURRENCY, "mine") is None


def test_a_base_class_without_a_name_is_no_partitioner(tmp_path: Path) -> None:
    text = _CLASS.replace("class Mine(Partitioner)", "class Mine(Base)")
    base = "class Base(Partitioner):\n    kind = Kind.CONCURRENCY\n"
    assert _load(tmp_path, base + text).partitioners.find(Kind.CONCURRENCY, "mine") is not None


@pytest.mark.parametrize("kind", Kind)
def test_built_in_partitioners_are_declared_well(kind: Kind) -> None:
    for made in PartitionerRegistry(entry_points=False).partitioners(kind).values():
        check_declaration(made)
        for each in pass_options(made):
            assert each.help, f"{made.name}: {each.name}"


def test_types_may_be_imported_for_type_checkers_only() -> None:
    def late(graph: "Nowhere", *, width: "int" = 2) -> "Nowhere":  # type: ignore[name-defined]  # noqa: F821
        return []

    made = partitioner(Kind.CONCURRENCY, "late", "Does nothing.")(late)
    assert pass_options(made)[0].type is int


@partitioner(Kind.CONCURRENCY, "pair", "Does nothing.")
def pair(
    graph: Graph,
    *,
    bytes: int | None = option(None, "most bytes", minimum=0, excludes=("ratio",)),
    ratio: float = option(1.5, "in proportion", minimum=1, maximum=8),
    sizes: tuple[int, ...] = option((), "several", minimum=1),
) -> list[list[Node]]:
    """Does nothing."""
    return []


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("bytes=-1", "3: option 'bytes' of pair: must be at least 0, not -1"),
        ("ratio=9", "3: option 'ratio' of pair: must be at most 8, not 9.0"),
        ("sizes=[1,0]", "3: option 'sizes' of pair: must be at least 1, not 0"),
        (
            "ratio=inf",
            "3: option 'ratio' of pair: 'inf' value invalid for floating point argument! "
            "It must be finite",
        ),
        ("ratio=nan", "3: option 'ratio' of pair: 'nan' value invalid"),
        (
            "bytes=9223372036854775808",
            "3: option 'bytes' of pair: '9223372036854775808' value invalid for integer argument! "
            "It must fit in 64 bits",
        ),
        ("bytes=1 ratio=2", "11: options 'bytes' and 'ratio' of pair exclude one another"),
        ("ratio=2 bytes=1", "11: options 'bytes' and 'ratio' of pair exclude one another"),
        ("ratoi=2", "3: no such option ratoi of pair; 3: did you mean 'ratio'?"),
        ("partitoner=2", "3: no such option partitoner of pair; 3: did you mean 'partitioner'?"),
        ("x=2", "3: no such option x of pair; 3: its options are bytes, ratio, sizes"),
    ],
)
def test_values_of_options_are_bounded(text: str, complaint: str) -> None:
    given = list(parse_options(text, 3))
    with pytest.raises(DiagnosticError) as caught:
        make_with_options(pair, given, "pair", 0, "option '{}' of pair", ("partitioner", "on"))
    (told,) = caught.value.diagnostics
    assert "; ".join(f"{each.offset}: {each.message}" for each in (told, *told.notes)).startswith(
        complaint
    )


def test_options_may_exclude_those_of_two_words(tmp_path: Path) -> None:
    signature = 'graph, *, a: int = option(1, "h", excludes=["max_waves"]), max_waves: int = 2'
    found = _load(tmp_path, _function("", signature=signature)).partitioners
    made = found.find(Kind.CONCURRENCY, "x")
    assert made is not None
    for text in ("a=1 max-waves=3", "max_waves=3 a=1"):
        with pytest.raises(DiagnosticError, match="'a' and 'max-waves' of x exclude one another"):
            make_with_options(made, parse_options(text), "x", 0)


def test_the_largest_numbers_can_be_given() -> None:
    given = [OptionText("bytes", str((1 << 63) - 1))]
    assert make_with_options(pair, given, "pair", 0).bytes == (1 << 63) - 1  # type: ignore[attr-defined]
