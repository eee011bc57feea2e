"""The cache on disk is only ever a shortcut."""

import pathlib

import pytest

from iree_sched.syntax import disk_cache, grammar


def _fresh(name: str) -> grammar.Grammar:
    loaded = grammar.load(name)
    return grammar.Grammar(name, loaded.own, loaded.base)


def test_a_second_load_uses_the_stored_tables(
    tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("IREE_SCHED_CACHE_DIR", str(tmp_path))
    first = _fresh("attributes")
    assert [path.name.split("-")[0] for path in tmp_path.iterdir()] == ["attributes"]
    assert _fresh("attributes").rules == first.rules


@pytest.mark.parametrize("damage", [b"", b"not an entry", b"\0\0\0\0", b"\x1a\x83fCN"])
def test_a_damaged_entry_is_built_anew(
    tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch, damage: bytes
) -> None:
    monkeypatch.setenv("IREE_SCHED_CACHE_DIR", str(tmp_path))
    first = _fresh("attributes")
    next(tmp_path.iterdir()).write_bytes(damage)
    assert _fresh("attributes").rules == first.rules


def test_no_folder_means_no_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IREE_SCHED_CACHE_DIR", "")
    assert disk_cache.folder() is None
    assert _fresh("attributes").rules


def test_a_folder_that_cannot_be_made_is_no_error(
    tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("IREE_SCHED_CACHE_DIR", str(tmp_path / "file"))
    assert _fresh("attributes").rules
