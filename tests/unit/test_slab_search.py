"""Tests of the exhaustive search for small slabs that bounds what partitioners can do."""

from __future__ import annotations

import pytest
from hypothesis import given

from benchmarks.slab_search import GaveUpError, all_slabs, packs_below
from tests.unit.random_regions import SETTINGS, Work, as_region, works


@SETTINGS
@given(works(7))
def test_search_is_right_about_the_smallest_slab(listed: list[Work]) -> None:
    region = as_region(listed)
    try:
        least = min(all_slabs(region, max(region.earliest()) + 1, 3_000))
    except GaveUpError:
        return
    assert not packs_below(region, least, 1_000_000)
    assert packs_below(region, least + 1, 1_000_000)


def test_search_gives_up_when_told_to() -> None:
    region = as_region([Work((), 64) for _ in range(8)])
    with pytest.raises(GaveUpError):
        all_slabs(region, 1, 100)
    with pytest.raises(GaveUpError):
        packs_below(region, 10_000, 0)
