"""`iree-sched stats` and `iree-sched diff` on a schedule whose numbers can be counted by hand."""

import csv
import io
import json
import re
from pathlib import Path

import pytest

import iree_sched
from iree_sched.cli.main import main

_EXAMPLES = Path(__file__).parents[2] / "examples"

# Storage in region 0: %a and %b are live together (64 + 128 bytes), then %b and %c, 128 + 256;
# %d is %c again. Region 1 brings 512 bytes over and waits for region 0; region 2 waits for nobody.
SCHEDULED = """
util.func public @main(%in: !stream.resource<external>, %n: index) -> !stream.resource<external> {
  %c0 = arith.constant 0 : index
  %c50 = arith.constant 50 : index
  %c128 = arith.constant 128 : index
  %c256 = arith.constant 256 : index
  %c512 = arith.constant 512 : index
  %out, %t0 = stream.async.execute on(#hal.device.affinity<@a>)
      with(%in as %x: !stream.resource<external>{%c512}) -> !stream.resource<transient>{%c512} {
    %ab:2 = stream.async.concurrent with(%x as %y: !stream.resource<external>{%c512})
        -> (!stream.resource<transient>{%c50}, !stream.resource<transient>{%c128}) {
      %a = stream.async.dispatch @ex::@first(%y[%c0 to %c512 for %c512])
          : (!stream.resource<external>{%c512}) -> !stream.resource<transient>{%c50}
      %b = stream.async.dispatch @ex::@second(%y[%c0 to %c512 for %c512])
          : (!stream.resource<external>{%c512}) -> !stream.resource<transient>{%c128}
      stream.yield %a, %b : !stream.resource<transient>{%c50}, !stream.resource<transient>{%c128}
    }
    %c = stream.async.dispatch @ex::@third(%ab#1[%c0 to %c128 for %c128])
        : (!stream.resource<transient>{%c128}) -> !stream.resource<transient>{%c256}
    %d = stream.async.dispatch @ex::@fourth(%c[%c0 to %c256 for %c256])
        : (!stream.resource<transient>{%c256}) -> %c{%c256}
    %free = stream.async.splat %c0 : index -> !stream.resource<transient>{%n}
    %e = stream.async.dispatch @ex::@fifth(%d[%c0 to %c256 for %c256], %free[%c0 to %n for %n])
        : (!stream.resource<transient>{%c256}, !stream.resource<transient>{%n})
        -> !stream.resource<transient>{%c512}
    stream.yield %e : !stream.resource<transient>{%c512}
  } => !stream.timepoint
  %moved, %t1 = stream.async.execute on(#hal.device.affinity<@b>) await(%t0)
      => with(%out as %x: !stream.resource<transient>{%c512}) -> !stream.resource<external>{%c512} {
    %m = stream.async.transfer %x : !stream.resource<transient>{%c512}
        from(#hal.device.affinity<@a>) -> to(#hal.device.affinity<@b>)
        !stream.resource<external>{%c512}
    stream.yield %m : !stream.resource<external>{%c512}
  } => !stream.timepoint
  %alone, %t2 = stream.async.execute on(#hal.device.affinity<@b>)
      with() -> !stream.resource<external>{%c512} {
    %s = stream.async.splat %c0 : index -> !stream.resource<external>{%c512}
    stream.yield %s : !stream.resource<external>{%c512}
  } => !stream.timepoint
  %t = stream.timepoint.join max(%t1, %t2) => !stream.timepoint
  %r:2 = stream.timepoint.await %t => %moved, %alone
      : !stream.resource<external>{%c512}, !stream.resource<external>{%c512}
  util.return %r#0 : !stream.resource<external>
}
"""


@pytest.fixture
def scheduled(tmp_path: Path) -> Path:
    path = tmp_path / "scheduled.mlir"
    path.write_text(SCHEDULED)
    return path


def test_stats(scheduled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["stats", str(scheduled), "--format=json"]) == 0
    common = {"function": "main"}
    assert json.loads(capsys.readouterr().out) == [
        {
            **common,
            "device": "@a",
            "regions": 1,
            "waves": 5,
            "ops": 6,
            "ops_per_wave": 1.2,
            "widest_wave": 2,
            "chain": 5,
            "crossing_bytes": 0,
            "peak_bytes": 384,
            "unknown_sizes": 1,
        },
        {
            **common,
            "device": "@b",
            "regions": 2,
            "waves": 2,
            "ops": 2,
            "ops_per_wave": 1.0,
            "widest_wave": 1,
            "chain": 6,
            "crossing_bytes": 512,
            "peak_bytes": 0,
            "unknown_sizes": 0,
        },
    ]


def test_stats_as_csv_and_table(scheduled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["stats", str(scheduled), "--format=csv"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert [(row["device"], row["chain"]) for row in rows] == [("@a", "5"), ("@b", "6")]
    assert main(["stats", str(scheduled)]) == 0
    table = capsys.readouterr().out.splitlines()
    assert table[0].split()[:4] == ["function", "device", "regions", "waves"]
    assert table[1].split()[:4] == ["main", "@a", "1", "5"]


def test_stats_of_a_model_beside_what_iree_allocates(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pre = (_EXAMPLES / "transformer" / "pre.mlir").read_text("utf-8")
    path = tmp_path / "scheduled.mlir"
    path.write_text(iree_sched.schedule(pre))
    assert main(["stats", str(path), "--iree", "--format=json"]) == 0
    rows = {row["function"]: row for row in json.loads(capsys.readouterr().out)}
    # IREE's packing may waste some, and never needs less than is live.
    assert 0 < rows["main"]["peak_bytes"] <= rows["main"]["allocated_bytes"]
    assert rows["main"]["allocated_bytes"] < 2 * rows["main"]["peak_bytes"]


def test_diff(scheduled: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", str(scheduled), str(scheduled)]) == 0
    assert capsys.readouterr().out == ""
    other = tmp_path / "other.mlir"
    # The last region first, and the splat in it on the other device.
    head, execute, tail = re.split(r"(  %alone, .*?=> !stream.timepoint\n)", SCHEDULED, flags=re.S)
    start = head.index("  %out, %t0")
    other.write_text(head[:start] + execute.replace("@b>", "@a>") + head[start:] + tail)
    assert main(["diff", str(scheduled), str(other), "--format=json"]) == 1
    changes = {change["op"]: change for change in json.loads(capsys.readouterr().out)}
    assert changes["splat #1"]["a"] == "@b region 2 wave 0"
    assert changes["splat #1"]["b"] == "@a region 0 wave 0"
    assert changes["dispatch @ex::@first #0"]["a"] == "@a region 0 wave 0 with 1 more"
    assert changes["dispatch @ex::@first #0"]["b"] == "@a region 1 wave 0 with 1 more"
    assert len(changes) == 8


def test_diff_of_two_schedules_of_a_model(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pre = (_EXAMPLES / "transformer" / "pre.mlir").read_text("utf-8")
    paths = []
    for concurrency in ("reference", "none"):
        paths.append(tmp_path / f"{concurrency}.mlir")
        paths[-1].write_text(iree_sched.schedule(pre, concurrency=concurrency))
    assert main(["diff", *map(str, paths), "--format=json"]) == 1
    changes = json.loads(capsys.readouterr().out)
    assert changes
    # Each op is found again: no op is in one schedule only, and none runs beside others in `none`.
    assert not [c for c in changes if "not there" in (c["a"], c["b"]) or "with" in c["b"]]


def test_what_is_not_scheduled_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    pre = str(_EXAMPLES / "transformer" / "pre.mlir")
    assert main(["stats", pre]) == 1
    said = capsys.readouterr().err
    assert said.startswith(f"{pre}:")
    assert "is in no execute region: the module is not scheduled" in said
    assert "note: `iree-sched compile --save-temps=DIR` leaves DIR/NAME.scheduled.mlir" in said
    assert main(["diff", pre, pre]) == 2
    assert main(["stats", "nowhere.mlir"]) == 1
    assert "cannot open input file 'nowhere.mlir'" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "func.func @f(%a: tensor<4xf32>) -> tensor<4xf32> {\n"
            "  %b = stablehlo.tanh %a : tensor<4xf32>\n  return %b : tensor<4xf32>\n}\n",
            "2:3: error: 'stablehlo.tanh' op has tensors: the module is not stream IR yet",
        ),
        (
            "util.func public @f(%a: !hal.buffer_view) -> !hal.buffer_view {\n"
            "  %b = hal.tensor.import %a : !hal.buffer_view -> tensor<4xf32>\n"
            "  %c = flow.dispatch @x::@y(%b) : (tensor<4xf32>) -> tensor<4xf32>\n"
            "  %d = hal.tensor.export %c : tensor<4xf32> -> !hal.buffer_view\n"
            "  util.return %d : !hal.buffer_view\n}\n",
            "2:8: error: 'hal.tensor.import' op has tensors: the module is not stream IR yet",
        ),
        (
            "util.func public @f(%a: !stream.resource<external>) {\n"
            "  %c4 = arith.constant 4 : index\n"
            "  %t = stream.cmd.execute with(%a as %b: !stream.resource<external>{%c4}) {\n"
            "    stream.cmd.discard %b[%c4 for %c4] : !stream.resource<external>{%c4}\n"
            "  } => !stream.timepoint\n  util.return\n}\n",
            "4:5: error: 'stream.cmd.discard' op is from a later stage",
        ),
    ],
)
def test_other_stages_are_refused(
    text: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "model.mlir"
    path.write_text(text)
    assert main(["stats", str(path)]) == 1
    assert f"{path}:{said}" in capsys.readouterr().err


def test_a_module_without_work_has_an_empty_schedule(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "model.mlir"
    path.write_text("util.func public @f(%a: i32) -> i32 {\n  util.return %a : i32\n}\n")
    assert main(["stats", str(path)]) == 0
    assert capsys.readouterr().out == "nothing is scheduled\n"


@pytest.mark.parametrize("arguments", [["nowhere.mlir", "nowhere.mlir"], ["one"], ["--what"]])
def test_trouble_is_no_difference(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", *arguments]) == 2
    assert capsys.readouterr().err
