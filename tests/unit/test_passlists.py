"""The pass lists of known releases, and how partitioners are spelt in them."""

import re
import subprocess
from pathlib import Path

import pytest

from iree_sched.diagnostics import DiagnosticError
from iree_sched.iree import releases
from iree_sched.iree.installation import Installation
from iree_sched.iree.passlists import pass_lists, pipeline, schedule_with, spell_partitioner
from iree_sched.iree.request import flag_values

_OPTIONS = [
    (),
    ("--iree-scheduling-initialization-mode=async",),
    ("--iree-scheduling-optimize-bindings=false",),
    ("--iree-scheduling-dump-statistics-format=csv", "--iree-scheduling-dump-statistics-file=x y"),
    ("--iree-parameter-encoder-output-file=/tmp/e.mlir", "--iree-parameter-encoder-mode=overlay"),
]


def _passes(opt: str, text: str, folder: Path) -> list[str]:
    """The single passes of a pipeline, as iree-opt lists them; passes on functions by the count.

    It runs in ``folder``: a pass that dumps statistics writes its file even when only listed.
    """
    done = subprocess.run(
        [opt, f"--pass-pipeline={text}", "--dump-pass-pipeline", "-"],
        input="module {}",
        cwd=folder,
        capture_output=True,
        text=True,
        check=True,
    )
    listed = done.stderr.partition("Pass Manager")[2]
    return re.findall(r"^ +([\w-]+(?:\{[^}]*\})?)", listed, re.MULTILINE)


@pytest.mark.parametrize("flags", _OPTIONS, ids=lambda flags: " ".join(flags) or "defaults")
def test_the_lists_are_the_stream_pipeline(
    iree: Installation, flags: tuple[str, ...], tmp_path: Path
) -> None:
    release = releases.release_of(iree.version)
    lists = pass_lists(release, flag_values(flags, release.flags))
    options = " ".join(
        f"{name.removeprefix('iree-scheduling-').removeprefix('iree-')}={{{value}}}"
        for name, _, value in (flag.lstrip("-").partition("=") for flag in flags)
    )
    opt = iree.tool("iree-opt")
    reference = f"iree-stream-transformation-pipeline{{{options}}}"
    whole = _passes(opt, pipeline(reference), tmp_path)
    scheduled = schedule_with(None, None).removeprefix("builtin.module(").removesuffix(")")
    spliced = pipeline(",".join([lists.before, scheduled, lists.after]))
    ours = _passes(opt, spliced, tmp_path)
    nested = {"util", "func", "iree-op-pipeline-adaptor"}

    def module_passes(passes: list[str]) -> list[str]:
        return [p for p in passes if p.startswith("iree-") and p not in nested]

    on_functions = {
        "iree-stream-encode-host-tensors",
        "iree-stream-layout-slices",
        "iree-stream-materialize-copy-on-write",
        "iree-stream-emplace-allocations",
        "iree-stream-schedule-execution",
        "iree-stream-schedule-concurrency",
    }
    assert [p for p in module_passes(ours) if p not in on_functions] == module_passes(whole)


def test_partitioners_with_options() -> None:
    assert spell_partitioner("reference") == "reference"
    assert spell_partitioner("narrow,width=2,names=[a,b]") == "narrow{width=2 names=[a,b]}"
    assert spell_partitioner("narrow{width=2}") == "narrow{width=2}"
    passes = schedule_with(None, "narrow,width=2")
    assert "iree-stream-schedule-execution,iree-stream-schedule-concurrency{" in passes
    assert "{partitioner=narrow{width=2}}" in passes


def test_known_releases() -> None:
    assert releases.known()[:2] == ["3.13", "3.12"]
    assert releases.release_of("3.13.0rc20261016").inherent_apart
    assert not releases.release_of("3.12").inherent_apart


def test_an_unknown_release_is_named_with_the_known_ones() -> None:
    with pytest.raises(DiagnosticError) as refused:
        releases.release_of("4.2.0")
    [diagnostic] = refused.value.diagnostics
    assert "IREE 4.2.0 is not a release whose stream passes are known" in diagnostic.message
    assert "3.13, 3.12" in diagnostic.message
    assert "--sched-release=3.13" in diagnostic.message
