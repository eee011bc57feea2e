"""Tests of what is said about bad partition sets."""

import random
from collections.abc import Callable, Iterator

import pytest

from iree_sched.diagnostics import DiagnosticError, Source, render
from iree_sched.parser import parse
from iree_sched.partition import Graph, Group, Kind, Node, verification
from iree_sched.partition.check import check_groups, explain_affinities
from iree_sched.partition.group_order import GroupOrder, is_in_order
from iree_sched.partition.partitions import form_partitions, normalize
from iree_sched.partition.protocol import Groups
from iree_sched.partition.verification import verify_partitions
from tests.differential.generator import random_module

_T = "!stream.resource<transient>"
_TEXT = f"""util.func public @f(%a: {_T}) -> {_T} {{
  %c1 = arith.constant 1 : index
  %c0 = arith.constant 0 : index
  %v = arith.constant 7 : i32
  %s = stream.async.splat %v : i32 -> {_T}{{%c1}}
  %d = stream.async.dispatch on(#hal.device.affinity<@x>) @e::@d(%a[%c0 to %c1 for %c1], %s[%c0 to %c1 for %c1]) : ({_T}{{%c1}}, {_T}{{%c1}}) -> {_T}{{%c1}}
  %e = stream.async.dispatch on(#hal.device.affinity<@y>) @e::@e(%d[%c0 to %c1 for %c1], %s[%c0 to %c1 for %c1]) : ({_T}{{%c1}}, {_T}{{%c1}}) -> {_T}{{%c1}}
  %f = stream.async.dispatch on(#hal.device.affinity<@x, [1]>) @e::@f(%e[%c0 to %c1 for %c1]) : ({_T}{{%c1}}) -> {_T}{{%c1}}
  %b = util.optimization_barrier %f : {_T}
  %g = stream.async.dispatch on(#hal.device.affinity<@x>) @e::@g(%b[%c0 to %c1 for %c1]) : ({_T}{{%c1}}) -> {_T}{{%c1}}
  util.return %g : {_T}
}}
"""  # noqa: E501
_SOURCE = Source("f.mlir", _TEXT)

Choose = Callable[[dict[str, Node]], Groups]


def _graph(kind: Kind = Kind.EXECUTION) -> tuple[Graph, dict[str, Node]]:
    module = parse(_SOURCE).module
    function = next(op for op in module.walk() if op.name == "util.func")
    graph = Graph(kind, function.regions[0].blocks[0])
    return graph, {node.op.results[0].name: node for node in graph.tracked if node.op.results}


def _complaint(choose: Choose, kind: Kind = Kind.EXECUTION) -> str:
    """The first line of each diagnostic about groups, without its place in the line."""
    graph, nodes = _graph(kind)
    with pytest.raises(DiagnosticError) as caught:
        check_groups(graph, normalize(choose(nodes)), "mine", 0)
    return _shown(caught.value)


def _shown(found: DiagnosticError) -> str:
    (diagnostic,) = found.diagnostics
    shown = [render(d, _SOURCE).splitlines()[0] for d in (diagnostic, *diagnostic.notes)]
    return "; ".join(
        f"{place.split(':')[1]}: {rest.removeprefix('error: ').removeprefix('note: ')}"
        for place, _, rest in (line.partition(": ") for line in shown)
    ).replace("execution partitioner 'mine': ", "")


def _pick(nodes: dict[str, Node], *groups: str) -> list[list[Node]]:
    return [[nodes[name] for name in group] for group in groups]


@pytest.mark.parametrize(
    ("groups", "complaint"),
    [
        (("sd", "se", "f"), "10: op is in no group: 'stream.async.dispatch' @e::@g"),
        (("sd", "", "e"), "1: group 1 is empty"),
        (("sdd",), "6: group 0 has an op twice: 'stream.async.dispatch' @e::@d"),
        (("b",), "9: group 0 has an op that cannot be placed: 'util.optimization_barrier'"),
        (
            ("sd", "de", "f", "g"),
            "6: op is in groups 0, 1 but cannot be cloned: 'stream.async.dispatch' @e::@d",
        ),
        (
            ("s", "sd", "e", "f", "g"),
            "7: group 2 takes the result of a clone but has no copy of it: "
            "'stream.async.dispatch' @e::@e; 5: and 'stream.async.splat'",
        ),
        (
            ("sdf", "se", "g"),
            "7: groups depend on one another in a cycle: 'stream.async.dispatch' @e::@e of group 1 "
            "has to come after 'stream.async.dispatch' @e::@d of group 0: read-after-write; "
            "8: 'stream.async.dispatch' @e::@f of group 0 has to come after "
            "'stream.async.dispatch' @e::@e of group 1: read-after-write",
        ),
        (
            ("sd", "se", "fg"),
            "9: group 2 reaches across an op with side effects: 'util.optimization_barrier'; "
            "8: and 'stream.async.dispatch' @e::@f; 10: and 'stream.async.dispatch' @e::@g",
        ),
        (
            ("se", "sd", "f", "g"),
            "7: group 0 needs what group 1, which follows it, makes: 'stream.async.dispatch' "
            "@e::@e of group 0 has to come after 'stream.async.dispatch' @e::@d of group 1: "
            "read-after-write",
        ),
    ],
)
def test_a_bad_set_is_a_diagnostic_that_names_the_ops(
    groups: tuple[str, ...], complaint: str
) -> None:
    assert _complaint(lambda nodes: _pick(nodes, *groups)) == complaint


def test_nodes_of_a_wave_must_not_conflict() -> None:
    complaint = _complaint(lambda nodes: _pick(nodes, "sd"), Kind.CONCURRENCY)
    assert complaint == (
        "6: concurrency partitioner 'mine': ops of group 0 conflict: read-after-write: "
        "'stream.async.dispatch' @e::@d; 5: and 'stream.async.splat'"
    )


@pytest.mark.parametrize(
    ("affinities", "complaint"),
    [
        (
            ("@x", "@y", "@x"),
            "7: ops of group 0 have affinities that do not go together: 'stream.async.dispatch' "
            "@e::@e with #hal.device.affinity<@y>; 8: and 'stream.async.dispatch' @e::@f with "
            "#hal.device.affinity<@x>",
        ),
        (
            ("@x, [0, 1]", "@x, [1, 2]", "@x, [0, 2]"),
            "6: ops of group 0 have affinities that do not go together: 'stream.async.dispatch' "
            "@e::@d with #hal.device.affinity<@x, [0, 1]>; 8: and 'stream.async.dispatch' @e::@f "
            "with #hal.device.affinity<@x, [0, 2]>; 7: and 'stream.async.dispatch' @e::@e with "
            "#hal.device.affinity<@x, [1, 2]>",
        ),
    ],
)
def test_affinities_that_do_not_go_together_are_named(
    affinities: tuple[str, ...], complaint: str
) -> None:
    graph, nodes = _graph()
    for name, affinity in zip("def", affinities, strict=True):
        nodes[name].op.set_attribute("affinity", f"#hal.device.affinity<{affinity}>")
    graph = Graph(Kind.EXECUTION, graph.block)
    groups = [Group([node for node in graph.nodes if node.stage == 0])]
    partitions = form_partitions(graph, groups, as_iree=False)
    with pytest.raises(DiagnosticError):
        verify_partitions(graph, partitions, 0, as_iree=False)
    with pytest.raises(DiagnosticError) as caught:
        explain_affinities(graph, groups, partitions, "mine")
    assert _shown(caught.value) == complaint


def test_nodes_of_another_graph_are_refused() -> None:
    _, others = _graph()
    complaint = _complaint(lambda _: [[others["d"]]])
    assert complaint == "6: group 0 has a node of another graph: 'stream.async.dispatch' @e::@d"


def test_a_good_set_passes() -> None:
    graph, nodes = _graph()
    groups = normalize(_pick(nodes, "sd", "se", "f", "g"))
    check_groups(graph, groups, "mine", 0)
    verify_partitions(graph, form_partitions(graph, groups), 0)


def test_ops_of_one_device_may_leave_the_queue_to_others_but_not_in_iree() -> None:
    graph, nodes = _graph()
    nodes["e"].op.set_attribute("affinity", "#hal.device.affinity<@x, [1]>")
    graph = Graph(Kind.EXECUTION, graph.block)
    groups = [Group([node for node in graph.nodes if node.kind == "stream.async.dispatch"][:2])]
    narrowed = form_partitions(graph, groups, as_iree=False)
    assert str(narrowed.partitions[0].affinity) == "#hal.device.affinity<@x, [1]>"
    verify_partitions(graph, narrowed, 0, as_iree=False)
    with pytest.raises(DiagnosticError) as caught:
        verify_partitions(graph, form_partitions(graph, groups), 0)
    shown = render(caught.value.diagnostics[0], _SOURCE)
    assert (
        "error: op affinity #hal.device.affinity<@x> is not compatible with the partition "
        "affinity #hal.device.affinity<@x, [1]>"
    ) in shown
    assert 'note: see current operation: %4 = "stream.async.dispatch"(' in shown


def test_iree_s_own_checks_say_what_iree_says() -> None:
    graph, nodes = _graph()

    def complaint(*groups: str) -> str:
        with pytest.raises(DiagnosticError) as caught:
            verify_partitions(graph, form_partitions(graph, normalize(_pick(nodes, *groups))), 0)
        return caught.value.diagnostics[0].message

    assert complaint("e", "d").startswith(
        "partition set out of order; value captured declared as escaping below: %4 = "
    )
    assert complaint("df") == (
        "op affinity #hal.device.affinity<@x> is not compatible with the partition affinity "
        "#hal.device.affinity<@x, [1]>"
    )
    nodes["f"].op.set_attribute("affinity", "#hal.device.affinity<@x>")
    graph = Graph(Kind.EXECUTION, graph.block)
    nodes = {node.op.results[0].name: node for node in graph.tracked if node.op.results}
    found = complaint("df")
    assert found.startswith("circular dependency: input operation uses partition output %4 = ")
    assert found.endswith("- this indicates the operation should be inside the partition")


def _random_sets(seed: int) -> Iterator[tuple[Graph, list[Group], dict[Node, list[int]]]]:
    """Groups mostly in order, some nodes elsewhere and some clones in two, and their places."""
    chosen = random.Random(seed)
    module = parse(Source("random", random_module(chosen))).module
    functions = [op for op in module.walk() if op.name == "util.func" and op.regions[0].blocks]
    graph = Graph(Kind.EXECUTION, functions[-1].regions[0].blocks[0])
    for width in (len(graph.nodes), 4, 1):
        found = [
            {at // width, (at + chosen.choice((0, 0, 0, 0, 1, -1))) // width}
            if node.cloneable
            else {(at + chosen.choice((0,) * 20 + (1, -1))) // width}
            for at, node in enumerate(graph.nodes)
        ]
        numbers = {number: place for place, number in enumerate(sorted(set().union(*found)))}
        places = {
            node: sorted(numbers[number] for number in own)
            for node, own in zip(graph.nodes, found, strict=True)
        }
        groups = normalize([[n for n in graph.nodes if at in places[n]] for at in numbers.values()])
        yield graph, groups, places


@pytest.mark.parametrize("seed", range(20))
def test_order_is_seen_quickly_as_it_is_explained(seed: int) -> None:
    for graph, groups, places in _random_sets(seed):
        order = GroupOrder(graph, groups, places)
        wrong = bool(order.find_cycle() or order.find_disorder())
        assert is_in_order(graph, groups, places) is not wrong


@pytest.mark.parametrize("seed", range(40))
def test_what_is_plainly_right_has_no_fault(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    for graph, groups, _ in _random_sets(seed):
        # Clones that leave a region make for cycles that only a look at each value finds.
        groups = [Group(group.nodes) if seed % 2 else group for group in groups]
        partitions = form_partitions(graph, groups)
        plain = verification._is_right(graph, partitions, True)
        with monkeypatch.context() as patched:
            patched.setattr(verification, "_is_right", lambda *_: False)
            try:
                verify_partitions(graph, partitions, 0)
            except DiagnosticError:
                assert not plain
            else:
                assert plain
