"""Tables in a pipe: a line for a row."""

from __future__ import annotations

import io
import sys

import pytest

from iree_sched.cli.tables import show_rows


def test_long_cells_are_not_folded_in_a_pipe(capsys: pytest.CaptureFixture[str]) -> None:
    path = "/".join(["folder"] * 200) + "/a file with spaces.mlir"
    show_rows([{"file": path, "why": "a reason of several words"}], "table")
    heading, row = capsys.readouterr().out.splitlines()
    assert heading.split() == ["file", "why"]
    assert row.rstrip() == f"{path}  a reason of several words"


class _Closed(io.StringIO):
    """A pipe that nobody reads."""

    def write(self, text: str) -> int:
        if text:
            raise BrokenPipeError
        return 0


@pytest.mark.parametrize("form", ["table", "json", "csv"])
def test_a_pipe_that_nobody_reads_is_for_the_program_to_handle(
    form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdout", _Closed())
    with pytest.raises(BrokenPipeError):
        show_rows([{"name": "a"}], form)
