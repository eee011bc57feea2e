"""Dumps as trees of files: those of iree-sched-opt, and those of several processes made one."""

from pathlib import Path

from iree_sched.cli.opt import main
from iree_sched.iree.installation import find_installation
from iree_sched.iree.tools import run
from iree_sched.iree.treeparts import TreeParts, tree_folder, with_tree

_PASSES = "iree-stream-schedule-execution,iree-stream-schedule-concurrency"
_MODULE = """\
util.func public @f(%size: index, %value: i32) -> !stream.resource<transient> {
  %0 = stream.async.splat %value : i32 -> !stream.resource<transient>{%size}
  util.return %0 : !stream.resource<transient>
}
util.func private @g() {
  util.return
}
"""


def _files(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): path.read_text("utf-8")
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_the_tree_is_that_of_iree_opt(tmp_path: Path) -> None:
    source = tmp_path / "m.mlir"
    source.write_text(_MODULE)
    flags = [
        f"--pass-pipeline=builtin.module(util.func({_PASSES}))",
        "--mlir-print-ir-after-all",
        "--mlir-print-ir-before=iree-stream-schedule-concurrency",
        str(source),
    ]
    ours, theirs = tmp_path / "ours", tmp_path / "theirs"
    opt = find_installation().tool("iree-opt")
    run(opt, [*flags, f"--mlir-print-ir-tree-dir={theirs}"])
    out = ["-o", str(tmp_path / "out.mlir")]
    assert main([*flags, f"--mlir-print-ir-tree-dir={ours}", *out]) == 0
    assert "builtin_module_no-symbol-name/util_func_g/0_2_" in " ".join(_files(ours))
    assert _files(ours) == _files(theirs)


def _write(tree: str, *names: str) -> None:
    for name in names:
        path = Path(tree) / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)


def test_numbers_go_on_from_stage_to_stage(tmp_path: Path) -> None:
    parts = TreeParts(str(tmp_path / "target"), str(tmp_path / "scratch"))
    _write(parts.part("first"), "m/0_a.mlir", "m/1_b.mlir", "m/f/1_0_c_d.mlir")
    # Here a pass ran on the function before any ran on the module.
    _write(parts.part("second"), "m/f/0_0_e.mlir", "m/f/0_1_f.mlir", "m/1_g.mlir")
    _write(parts.running, "m/0_h.mlir", "m/f/0_0_i.mlir")
    parts.join(["first", "missing", "second"])
    assert sorted(_files(tmp_path / "target").items()) == [
        ("m/0_a.mlir", "m/0_a.mlir"),
        ("m/1_b.mlir", "m/1_b.mlir"),
        ("m/2_g.mlir", "m/1_g.mlir"),
        ("m/3_h.mlir", "m/0_h.mlir"),
        ("m/f/1_0_c_d.mlir", "m/f/1_0_c_d.mlir"),
        ("m/f/1_1_e.mlir", "m/f/0_0_e.mlir"),
        ("m/f/1_2_f.mlir", "m/f/0_1_f.mlir"),
        ("m/f/3_3_i.mlir", "m/f/0_0_i.mlir"),
    ]
    assert not (tmp_path / "scratch").exists()


def test_flags_that_name_a_tree() -> None:
    flags = ["-mlir-print-ir-tree-dir=a", "--other=b", "--mlir-print-ir-tree-dir=c"]
    assert tree_folder(flags) == "c"
    assert tree_folder(["--other=b"]) is None
    assert with_tree(flags[1:], "d") == ("--other=b", "--mlir-print-ir-tree-dir=d")
