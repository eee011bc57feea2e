"""Command lines of iree-compile, as `iree-sched compile` reads them."""

from collections.abc import Collection
from pathlib import Path

import pytest

from iree_sched.cli.files import FileError
from iree_sched.cli.iree_arguments import expand_response_files, join_values
from iree_sched.iree import releases
from iree_sched.iree.request import Request, flag_values

_RELEASE = releases.release_of("3.13")


def _never() -> Collection[str]:
    raise AssertionError("IREE's help is asked only where it is needed")


def test_values_set_apart_join_their_flags() -> None:
    def flags() -> Collection[str]:
        return {"iree-hal-target-device", "iree-opt-level"}

    joined = join_values(
        ["--iree-hal-target-device", "local", "m.mlir", "-iree-opt-level", "O2", "-o", "x"],
        {"o"},
        flags,
    )
    assert joined == ["--iree-hal-target-device=local", "m.mlir", "-iree-opt-level=O2", "-o", "x"]
    assert join_values(["--verify-all", "m.mlir", "n.mlir"], {"o"}, flags) == [
        "--verify-all",
        "m.mlir",
        "n.mlir",
    ]


def test_one_word_is_the_module() -> None:
    for arguments in (["--iree-x", "m.mlir"], ["m.mlir", "--iree-x"], ["--iree-x=1", "--", "-m"]):
        assert join_values(arguments, {"o"}, _never) == arguments


def test_response_files(tmp_path: Path) -> None:
    inner, outer = tmp_path / "inner.txt", tmp_path / "outer.txt"
    inner.write_text("--b='x y'\n")
    outer.write_text(f"--a\n@{inner} --c\n")
    found = expand_response_files(["m.mlir", f"@{outer}", "@no-such-file"])
    assert found == ["m.mlir", "--a", "--b=x y", "--c", "@no-such-file"]
    inner.write_text(f"@{outer}")
    with pytest.raises(FileError, match="names itself"):
        expand_response_files([f"@{outer}"])


def test_what_is_spliced() -> None:
    assert Request("m").is_spliced(_RELEASE)
    assert Request("m", compile_to="stream").is_spliced(_RELEASE)
    assert Request("m", compile_from="flow").is_spliced(_RELEASE)
    assert not Request("m", compile_to="flow").is_spliced(_RELEASE)
    assert not Request("m", compile_from="stream").is_spliced(_RELEASE)
    assert not Request("m", compile_mode="hal-executable").is_spliced(_RELEASE)
    assert not Request("m", flags=("-iree-execution-model=host-only",)).is_spliced(_RELEASE)


def test_the_last_of_equal_flags_counts() -> None:
    flags = ("--a=1", "-b", "--a=2", "--other=3")
    assert flag_values(flags, {"a": "0", "b": "false", "c": "x"}) == {
        "a": "2",
        "b": "true",
        "c": "x",
    }
