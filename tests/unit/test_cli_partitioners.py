"""Tests of `iree-sched partitioners`."""

from pathlib import Path

import pytest

from iree_sched.cli.main import main

_PLUGIN = Path(__file__).parents[1] / "lit" / "Inputs" / "partitioners.py"


def test_built_in_partitioners_are_listed_with_options(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["partitioners"]) == 0
    shown = " ".join(capsys.readouterr().out.split())
    assert shown.startswith("execution: dynamic - Regions by queue and window, as a plan")
    assert " none - One execute region for each op. [built in]" in shown
    assert "typed-fusion - As few regions as can be, for any program. [built in]" in shown
    assert "(default=1.25; at least 1; at most 1000000; not beside bytes, favor)" in shown
    assert "most transient bytes of a region (at least 0; not beside favor, ratio)" in shown
    assert "favor=<value> - favor this, whatever the program or command line says (one of" in shown


def test_a_kind_alone_and_plug_ins(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["partitioners", "concurrency", "--load-pass-plugin", str(_PLUGIN)]) == 0
    shown = capsys.readouterr().out
    assert "execution:" not in shown
    assert f"whether or not they conflict. [{_PLUGIN}]" in shown
    assert "    width=<int>" in shown


def test_a_file_that_is_no_plug_in(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = tmp_path / "wrong.py"
    file.write_text("import nothing_like_this\n")
    assert main(["partitioners", "--load-pass-plugin", str(file)]) == 1
    assert f"{file}:1:1: error: cannot load plug-in: ModuleNotFoundError" in capsys.readouterr().err
