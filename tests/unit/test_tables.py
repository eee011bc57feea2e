"""Tables in a pipe: a line for a row."""

from __future__ import annotations

import pytest

from iree_sched.cli.tables import show_rows


def test_long_cells_are_not_folded_in_a_pipe(capsys: pytest.CaptureFixture[str]) -> None:
    path = "/".join(["folder"] * 200) + "/a file with spaces.mlir"
    show_rows([{"file": path, "why": "a reason of several words"}], "table")
    heading, row = capsys.readouterr().out.splitlines()
    assert heading.split() == ["file", "why"]
    assert row.rstrip() == f"{path}  a reason of several words"
