"""Tests of how a partitioner is chosen, found and given its options."""

import sys
import types
from pathlib import Path

import pytest
from attrs import define

from iree_sched import session
from iree_sched.analysis.affinity import parse_affinity
from iree_sched.diagnostics import DiagnosticError, Source, render
from iree_sched.ir import Block, Operation
from iree_sched.parser import parse
from iree_sched.partition import Favor, Graph, Kind, Node, Partitioner, option, partitioner
from iree_sched.partition.configuration import find_favor, find_selections, select_partitioner
from iree_sched.partition.registry import PartitionerRegistry
from iree_sched.partition.selection import Selection
from iree_sched.passoptions import pass_options

_BODY = """
util.func public @f(%s: index){function} {{
  %v = arith.constant 7 : i32
  %r, %t = stream.async.execute with() -> !stream.resource<transient>{{%s}} {{
    %x = stream.async.splat %v : i32 -> !stream.resource<transient>{{%s}}
    stream.yield %x : !stream.resource<transient>{{%s}}
  }} => !stream.timepoint{execute}
  util.return
}}
"""


@partitioner(Kind.CONCURRENCY, "mine")
def mine(
    graph: Graph, *, width: int = 4, deep: bool = False, names: tuple[str, ...] = ()
) -> list[list[Node]]:
    """Does nothing."""
    return []


@partitioner(Kind.CONCURRENCY, "bounded")
def bounded(
    graph: Graph, *, width: int = option(4, "most ops of a wave", minimum=1)
) -> list[list[Node]]:
    """Does nothing."""
    return []


@pytest.fixture
def registry() -> PartitionerRegistry:
    made = PartitionerRegistry()
    made.add(mine)
    return made


def _execute(function: str = "", module: str = "", execute: str = "") -> tuple[Operation, Source]:
    body = _BODY.format(
        function=f" attributes {{{function}}}" if function else "",
        execute=f" attributes {{{execute}}}" if execute else "",
    )
    source = Source("f.mlir", f"module attributes {{{module}}} {{{body}}}" if module else body)
    root = parse(source).module
    return next(op for op in root.walk() if op.name == "stream.async.execute"), source


def _choose(
    registry: PartitionerRegistry, *, default: str | None = None, **attributes: str
) -> Partitioner:
    op, _ = _execute(**attributes)
    asked = None if default is None else Selection.from_text(default)
    return select_partitioner(op, Kind.CONCURRENCY, {}, asked).make(Kind.CONCURRENCY, registry)


def _complaint(registry: PartitionerRegistry, text: str) -> str:
    op, source = _execute(function=f"iree_sched.concurrency = {text}")
    with pytest.raises(DiagnosticError) as caught:
        select_partitioner(op, Kind.CONCURRENCY, {}).make(Kind.CONCURRENCY, registry)
    lines = render(caught.value.diagnostics[0], source).splitlines()
    return "; ".join(line for line in lines if line.startswith("f.mlir:"))


def test_the_default_is_iree_s_own(registry: PartitionerRegistry) -> None:
    chosen = _choose(registry)
    assert (chosen.name, chosen.kind) == ("reference", Kind.CONCURRENCY)
    assert _choose(registry, default="mine").name == "mine"


def test_the_nearest_configuration_decides(registry: PartitionerRegistry) -> None:
    reference = 'iree_sched.concurrency = {partitioner = "reference"}'
    own = 'iree_sched.concurrency = {partitioner = "mine"}'
    assert _choose(registry, module=own).name == "mine"
    assert _choose(registry, module=own, function=reference).name == "reference"
    assert _choose(registry, function=own, default="reference").name == "mine"
    assert (
        _choose(registry, function='iree_sched.execution = {partitioner = "x"}').name == "reference"
    )


def test_options_are_read_by_their_types(registry: PartitionerRegistry) -> None:
    chosen = _choose(
        registry,
        function='iree_sched.concurrency = {partitioner = "mine", width = 8 : i64, deep = true, '
        'names = ["a", "b"]}',
    )
    assert chosen == mine(width=8, deep=True, names=("a", "b"))  # type: ignore[call-arg]


def test_a_flag_needs_no_value(registry: PartitionerRegistry) -> None:
    chosen = _choose(registry, function='iree_sched.concurrency = {partitioner = "mine", deep}')
    assert chosen == mine(deep=True)  # type: ignore[call-arg]


def test_waves_can_be_turned_off(registry: PartitionerRegistry) -> None:
    chosen = _choose(registry, function='iree_sched.concurrency = {partitioner = "none"}')
    assert chosen.partition(Graph(Kind.CONCURRENCY, Block())) == []


def test_options_alone_are_for_the_default(registry: PartitionerRegistry) -> None:
    chosen = _choose(registry, function='iree_sched.concurrency = {favor = "max-concurrency"}')
    assert chosen.favor is Favor.MAX_CONCURRENCY  # type: ignore[attr-defined]


_MINE = 'iree_sched.concurrency = {partitioner = "mine", width = 2 : i64}'


@pytest.mark.parametrize(
    ("module", "function", "execute", "default", "chosen"),
    [
        (_MINE, "{deep}", "", None, "mine{width=2 deep=true}"),
        (_MINE, "{width = 8 : i64}", "", "reference{favor=debug}", "mine{width=8}"),
        (_MINE, "{width = 8 : i64}", "{width = 9 : i64, deep}", None, "mine{width=9 deep=true}"),
        (_MINE, '{partitioner = "none"}', "{deep}", None, "none{deep=true}"),
        (_MINE, '[{deep, on = "@b"}, {width = 3 : i64}]', "", None, "mine{width=3}"),
        (_MINE, '[{deep, on = "@a"}, {width = 3 : i64}]', "", None, "mine{width=3 deep=true}"),
        (_MINE, '[{deep}, {partitioner = "none"}]', "", None, "none{deep=true}"),
        ("", "{width = 8 : i64}", "", "mine{deep width=3}", "mine{deep width=8}"),
        ("", "{width = 8 : i64}", "", None, "reference{width=8}"),
    ],
)
def test_options_alone_are_added_to_what_would_be_taken_otherwise(
    module: str, function: str, execute: str, default: str | None, chosen: str
) -> None:
    attribute = "iree_sched.concurrency = "
    op, _ = _execute(attribute + function, module, attribute + execute if execute else "")
    asked = None if default is None else Selection.from_text(default, 10_000)
    where = parse_affinity(_HERE)
    found = select_partitioner(op, Kind.CONCURRENCY, {}, asked, where)
    assert str(found) == chosen
    assert all(option.offset < 10_000 for option in found.options)


def test_options_alone_are_checked_with_what_they_are_added_to() -> None:
    def found(function: str) -> list[str]:
        op, _ = _execute(f"iree_sched.concurrency = {function}", _MINE)
        op.set_attribute("affinity", _HERE)
        return [str(each) for each in find_selections(op, Kind.CONCURRENCY, {}, None)]

    assert found("{deep}") == ["reference", "mine{width=2 deep=true}", "mine{width=2}"]
    # What this adds to depends on where ops run; it is checked there.
    assert found('[{deep}, {partitioner = "none", on = "@a"}]') == [
        "reference",
        "none",
        "mine{width=2}",
    ]


def test_a_mistake_outside_is_told_once() -> None:
    op, _ = _execute("iree_sched.concurrency = {deep}", "iree_sched.concurrency = 7 : i64")
    with pytest.raises(DiagnosticError) as caught:
        find_selections(op, Kind.CONCURRENCY, {}, None)
    assert len(caught.value.diagnostics) == 1


_HERE, _THERE = "#hal.device.affinity<@a>", "#hal.device.affinity<@b, [1]>"


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        (
            '{partitioner = "mime"}',
            "f.mlir:2:1: error: no concurrency partitioner is named 'mime'; "
            "f.mlir:2:1: note: did you mean 'mine'?",
        ),
        (
            '{partitioner = "mine", wide = 3 : i64}',
            "f.mlir:2:1: error: no such option wide of concurrency partitioner 'mine'; "
            "f.mlir:2:1: note: did you mean 'width'?",
        ),
        (
            '{partitioner = "mine", width = "much"}',
            "f.mlir:2:1: error: option 'width' of concurrency partitioner 'mine': "
            "'much' value invalid for integer argument!",
        ),
        (
            "{partitioner = 4 : i64}",
            "f.mlir:2:1: error: 'iree_sched.concurrency': the partitioner's name must be a string",
        ),
    ],
)
def test_complaints(registry: PartitionerRegistry, text: str, complaint: str) -> None:
    assert _complaint(registry, text) == complaint


def test_a_dictionary_is_expected(registry: PartitionerRegistry) -> None:
    assert "'iree_sched.concurrency' is no dictionary" in _complaint(registry, '"mine"')


@pytest.mark.parametrize(
    ("affinity", "name"),
    [(_HERE, "mine"), (_THERE, "none"), ("#hal.device.affinity<@b, [0]>", "outer"), ("", "outer")],
)
def test_entries_may_be_for_a_device_or_a_queue(affinity: str, name: str) -> None:
    op, _ = _execute(
        module='iree_sched.concurrency = {partitioner = "outer"}',
        function='iree_sched.concurrency = [{partitioner = "mine", on = "@a"}, '
        f'{{partitioner = "none", on = {_THERE}}}]',
    )
    for used, device in zip(op.walk(), (_HERE, _THERE), strict=False):
        used.set_attribute("affinity", device)
    where = parse_affinity(affinity) if affinity else None
    assert select_partitioner(op, Kind.CONCURRENCY, {}, None, where).name == name


def test_a_device_that_nothing_runs_on_is_a_mistake(registry: PartitionerRegistry) -> None:
    op, source = _execute(function='iree_sched.concurrency = {partitioner = "mine", on = "@aa"}')
    op.set_attribute("affinity", _HERE)
    with pytest.raises(DiagnosticError) as caught:
        find_selections(op, Kind.CONCURRENCY, {}, None)
    shown = render(caught.value.diagnostics[0], source)
    assert "f.mlir:2:1: error: 'iree_sched.concurrency': nothing here runs on '@aa'" in shown
    assert "did you mean '@a'?" in shown


def test_a_selection_is_a_name_with_options_in_braces(registry: PartitionerRegistry) -> None:
    text = "mine{width=8 deep names=[a,b]}"
    chosen = Selection.from_text(text).make(Kind.CONCURRENCY, registry)
    assert chosen == mine(width=8, deep=True, names=("a", "b"))  # type: ignore[call-arg]
    assert str(Selection.from_text(text)) == text
    assert str(Selection.from_text("mine")) == "mine"
    for wrong in ("", "{width=1}", "mine{width=1", "mine{a}{b}"):
        with pytest.raises(ValueError, match="'"):
            Selection.from_text(wrong)


def test_mistakes_in_a_selection_are_shown_where_they_stand() -> None:
    pipeline = "builtin.module(util.func(iree-stream-schedule-concurrency{{partitioner={}}}))"

    def complaint(selection: str) -> str:
        report = session.run("", pipeline.format(selection)).reports[0]
        place = report.source.text[report.diagnostic.offset :].partition("}")[0]
        hints = "".join(f"; {hint.message}" for hint in report.diagnostic.notes)
        return f"{place}: {report.diagnostic.message}{hints}"

    assert complaint("refrence") == (
        "refrence: no concurrency partitioner is named 'refrence'; did you mean 'reference'?"
    )
    assert complaint("'reference{favour=debug}'") == (
        "favour=debug: no such option favour of concurrency partitioner 'reference'; "
        "did you mean 'favor'?"
    )
    assert complaint("reference{favor=debugg}") == (
        "favor=debugg: option 'favor' of concurrency partitioner 'reference': Cannot find option "
        "named 'debugg'! Did you mean 'debug'?"
    )


def test_bounds_of_options_are_checked() -> None:
    registry = PartitionerRegistry()
    registry.add(bounded)
    assert Selection("bounded").make(Kind.CONCURRENCY, registry) == bounded()
    with pytest.raises(DiagnosticError) as caught:
        Selection.from_text("bounded{width=0}").make(Kind.CONCURRENCY, registry)
    assert caught.value.diagnostics[0].message == (
        "option 'width' of concurrency partitioner 'bounded': must be at least 1, not 0"
    )
    with pytest.raises(ValueError, match="'width' must be at least 1, not 0"):
        bounded(width=0)  # type: ignore[call-arg]
    assert [declared.help for declared in pass_options(bounded)] == ["most ops of a wave"]


@pytest.mark.parametrize(
    ("text", "favor"),
    [
        ('<"max-concurrency">', Favor.MAX_CONCURRENCY),
        ("<favor-max-concurrency>", Favor.MAX_CONCURRENCY),
        ('<"debug">', Favor.DEBUG),
        ("<*>", Favor.MIN_PEAK_MEMORY),
    ],
)
def test_favor(text: str, favor: Favor) -> None:
    op, _ = _execute()
    op.set_attribute("stream.partitioning", f"#stream.partitioning_config{text}")
    assert find_favor(op, "min-peak-memory", {}) is favor
    op.set_attribute("stream.partitioning", "#config")
    aliases = {"#config": f"#stream.partitioning_config{text}"}
    assert find_favor(op, "min-peak-memory", aliases) is favor


def test_favor_of_the_command_line_and_unknown_ones() -> None:
    op, _ = _execute()
    assert find_favor(op, "debug", {}) is Favor.DEBUG
    op.set_attribute("stream.partitioning", '#stream.partitioning_config<"max-concurency">')
    with pytest.raises(DiagnosticError, match="unknown favor value: max-concurency") as caught:
        find_favor(op, "debug", {})
    (near,) = caught.value.diagnostics[0].notes
    spelled = '#stream.partitioning_config<"max-concurrency">'
    assert near.message == f"did you mean '{spelled}'?"


def test_built_in_partitioners_are_found_by_name() -> None:
    registry = PartitionerRegistry()
    for kind in Kind:
        found = registry.find(kind, "reference")
        assert found is not None
        assert found.__module__ == f"iree_sched.passes.partitioners.reference_{kind.value}"
        assert "reference" in registry.partitioners(kind)
        assert registry.find(kind, "nobody") is None


def test_an_unrelated_partitioner_is_not_imported_for_another_one() -> None:
    name = "iree_sched.passes.partitioners.reference_execution"
    kept = sys.modules.pop(name, None)
    try:
        PartitionerRegistry().find(Kind.CONCURRENCY, "reference")
        assert name not in sys.modules
    finally:
        if kept is not None:
            sys.modules[name] = kept


def test_modules_are_added_and_names_are_not_taken_twice(registry: PartitionerRegistry) -> None:
    module = types.ModuleType("plugin")

    @define
    class Other(Partitioner):
        name = "mine"
        summary = "Does nothing."
        kind = Kind.CONCURRENCY

        def partition(self, graph: Graph) -> list[list[Node]]:
            return []

    Other.__module__ = "plugin"
    vars(module)["Other"] = Other
    with pytest.raises(DiagnosticError, match="concurrency partitioner 'mine' is defined twice"):
        registry.add_module(module)
    fresh = PartitionerRegistry()
    fresh.add_module(module)
    assert fresh.find(Kind.CONCURRENCY, "mine") is Other


def test_installed_packages_announce_partitioners(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    info = tmp_path / "some_plan-1.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: some-plan\nVersion: 1\n")
    (info / "entry_points.txt").write_text(
        "[iree_sched.concurrency_partitioners]\nsome-plan = some_plan:Plan\n"
    )
    (tmp_path / "some_plan.py").write_text(
        "from iree_sched.partition import Kind, partitioner\n"
        "@partitioner(Kind.CONCURRENCY, 'some-plan', 'Does nothing.')\n"
        "def Plan(graph): return []\n"
    )
    monkeypatch.syspath_prepend(tmp_path)
    found = PartitionerRegistry().find(Kind.CONCURRENCY, "some-plan")
    assert found is not None
    assert found.__name__ == "Plan"
