"""Tests of the search for little memory: against brute force, and by its own rules."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from iree_sched.partition import Favor, Graph, Kind
from iree_sched.partition.check import check_groups
from iree_sched.partition.partitions import normalize
from iree_sched.partition.registry import PartitionerRegistry
from tests.unit.random_regions import SETTINGS, Work, as_graph, as_region, works

if TYPE_CHECKING:
    from passes.partitioners._annealing import Annealing
    from passes.partitioners._ideals import fewest_waves, order_by_beam, order_of_least_peak
    from passes.partitioners._listing import Listing
    from passes.partitioners._region import Region, Space
    from passes.partitioners._search import Search
    from passes.partitioners._slab_annealing import SlabAnnealing
else:
    from iree_sched.passes.partitioners._annealing import Annealing
    from iree_sched.passes.partitioners._ideals import (
        fewest_waves,
        order_by_beam,
        order_of_least_peak,
    )
    from iree_sched.passes.partitioners._listing import Listing
    from iree_sched.passes.partitioners._region import Region, Space
    from iree_sched.passes.partitioners._search import Search
    from iree_sched.passes.partitioners._slab_annealing import SlabAnnealing


def all_schedules(region: Region) -> Iterator[list[int]]:
    """Every schedule of a region, by trying all wave numbers node by node."""
    waves = [0] * region.count

    def place(node: int) -> Iterator[list[int]]:
        if node == region.count:
            if set(waves) == set(range(max(waves) + 1)):
                yield list(waves)
            return
        low = max((waves[other] + gap for other, gap in region.before[node]), default=0)
        for wave in range(low, region.count):
            waves[node] = wave
            yield from place(node + 1)

    return place(0)


def _least(region: Region) -> tuple[int, int]:
    """The least peak of live bytes, and with it the fewest waves, by brute force."""
    return min((max(region.live(waves)), max(waves) + 1) for waves in all_schedules(region))


@SETTINGS
@given(works(6))
def test_exact_search_equals_brute_force(listed: list[Work]) -> None:
    region = as_region(listed)
    found = order_of_least_peak(region, 1_000_000)
    assert found is not None
    peak, order = found
    waves = fewest_waves(region, peak, 1_000_000)
    assert waves is not None
    assert (peak, max(waves) + 1) == _least(region)
    assert max(region.live(waves)) == peak
    one_by_one = [order.index(node) for node in range(region.count)]
    assert max(region.live(one_by_one)) == peak


@settings(parent=SETTINGS, max_examples=max(5, SETTINGS.max_examples // 4))
@given(works(9))
def test_exact_search_equals_brute_force_on_nine_ops(listed: list[Work]) -> None:
    region = as_region(listed)
    found = order_of_least_peak(region, 1_000_000)
    assert found is not None
    peak = found[0]
    assert peak == min(max(region.live(waves)) for waves in _orders(region))
    for limit in (peak, peak * 5 // 4, sum(space.bytes for space in region.spaces)):
        waves = fewest_waves(region, limit, 1_000_000)
        assert waves is not None
        assert _is_legal(region, waves)
        assert max(region.live(waves)) <= limit
        assert max(waves) + 1 == _fewest(region, limit)


def _fewest(region: Region, limit: int) -> int:
    """The fewest waves within a limit of live bytes, by trying every set of nodes as a wave."""
    everything = (1 << region.count) - 1
    strict = [_bits(other for other, gap in links if gap) for links in region.before]
    loose = [_bits(other for other, _ in links) for links in region.before]
    spaces = [(_bits(space.nodes), space.bytes) for space in region.spaces]
    fewest = {0: 0}
    for done in range(everything + 1):  # what can run earlier is a smaller number
        rest = wave = everything & ~done if done in fewest else 0
        while wave:
            after = done | wave
            nodes = [node for node in range(region.count) if wave >> node & 1]
            legal = not any(strict[n] & ~done or loose[n] & ~after for n in nodes)
            live = sum(size for bits, size in spaces if bits & after and bits & ~done)
            if legal and live <= limit:
                fewest[after] = min(fewest.get(after, region.count), fewest[done] + 1)
            wave = (wave - 1) & rest
    return fewest[everything]


def _bits(nodes: Iterable[int]) -> int:
    return sum(1 << node for node in nodes)


def _orders(region: Region) -> Iterator[list[int]]:
    """Every order of the nodes as a schedule of one wave each."""
    waves = [-1] * region.count

    def place(wave: int) -> Iterator[list[int]]:
        if wave == region.count:
            yield list(waves)
        for node in range(region.count):
            if waves[node] < 0 and all(waves[other] >= 0 for other, _ in region.before[node]):
                waves[node] = wave
                yield from place(wave + 1)
                waves[node] = -1

    return place(0)


@SETTINGS
@given(works(25), st.integers(0, 5))
def test_other_searches_keep_the_order_and_their_limits(listed: list[Work], more: int) -> None:
    region = as_region(listed)
    peak, order = order_by_beam(region, 4)
    limit = peak + 64 * more
    waves = Listing(region, order).run(limit, [0.0] * region.count)
    assert _is_legal(region, waves)
    assert max(region.live(waves), default=0) <= limit
    search = Search(region, steps=200)
    least = search.least_bytes()
    assert _is_legal(region, least.waves)
    assert least.bytes == region.slab(least.waves, least.ranks) >= max(region.live(least.waves))
    assert search.fewest_waves(least.bytes * 2).length <= least.length
    few = search.fewest_bytes(search.shortest)
    assert few.length == search.shortest


def _is_legal(region: Region, waves: list[int]) -> bool:
    return all(
        waves[other] + gap <= waves[node]
        for node, links in enumerate(region.before)
        for other, gap in links
    )


@SETTINGS
@given(works(12))
def test_region_of_a_graph_is_that_of_the_ops(listed: list[Work]) -> None:
    region, expected = Region.of(as_graph(listed)), as_region(listed)
    assert {frozenset(space.nodes): space.bytes for space in region.spaces} == {
        frozenset(space.nodes): space.bytes for space in expected.spaces
    }
    # Edges that others imply may be there or not.
    assert region.earliest() == expected.earliest()
    assert region.latest(region.count) == expected.latest(region.count)


@SETTINGS
@given(works(14), st.sampled_from([*Favor]))
def test_checker_accepts_every_partitioner(listed: list[Work], favor: Favor) -> None:
    registry = PartitionerRegistry()
    for name, found in registry.partitioners(Kind.CONCURRENCY).items():
        graph = Graph(Kind.CONCURRENCY, as_graph(listed).block, favor)
        options = {"steps": 100} if hasattr(found(), "steps") else {}
        check_groups(graph, normalize(found(**options).partition(graph)), name, 0)


def test_annealing_is_the_same_every_time_and_never_leaves_the_region() -> None:
    region = Region.make(4, {(0, 2): 1, (1, 3): 1}, [Space(64, (0, 2)), Space(64, (1, 3))])
    results = [Annealing(region, [0, 0, 1, 1], 4, random.Random(3)).run(200, 0) for _ in range(2)]
    assert results[0] == results[1]
    assert results[0][0] == 64


@SETTINGS
@given(works(14), st.integers(0, 3), st.integers(0, 99))
def test_annealing_of_slabs_leaves_nothing_for_iree_to_move(
    listed: list[Work], more: int, seed: int
) -> None:
    plain = as_region(listed)
    region = evolve(
        plain, sinking=frozenset(n for n, links in enumerate(plain.before) if not links)
    )
    length = max(region.earliest()) + 1 + more
    start, ranks = region.latest(length), list(range(region.count))
    before = region.slab(start, ranks)
    annealing = SlabAnnealing(region, start, ranks, length, random.Random(seed))
    size, waves, ranks = annealing.run(100, 0)
    settled = region.settle(waves, ranks)
    assert size <= before
    assert size == region.slab(waves, ranks) == region.slab(settled, ranks)
    assert _is_legal(region, settled)
    assert max(settled) < length
    assert region.settle(settled, ranks) == settled
    assert region.least(length) <= max(region.live(waves))


def test_splats_alone_in_a_wave_go_to_what_takes_them() -> None:
    region = Region.make(3, {(0, 2): 1}, [Space(64, (0, 2)), Space(128, (1,))], sinking=[0])
    assert region.settle([0, 1, 2], [0, 1, 2]) == [1, 0, 2]
    assert region.slab([0, 1, 2], [0, 1, 2]) == 128
    assert region.slab([0, 0, 1], [0, 1, 2]) == 192


def test_waves_are_put_together_where_the_length_allows() -> None:
    region = Region.make(3, {(0, 1): 1}, [])
    assert region.merged([0, 1, 2]) == [[0, 1, 1]]
    assert region.merged([0, 2, 1]) == [[0, 1, 0], [0, 1, 1]]


def test_limit_that_cannot_be_kept_is_said() -> None:
    region = Region.make(2, {(0, 1): 1}, [Space(128, (0, 1))])
    with pytest.raises(ValueError, match="within 64 bytes is found, the least is 128"):
        Search(region).fewest_waves(64)
