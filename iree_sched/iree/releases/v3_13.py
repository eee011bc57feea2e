"""IREE 3.13: the stream phase of Stream/Transforms/Passes.cpp, cut at its scheduling passes.

`buildStreamTransformPassPipeline` there is the order of passes, Pipelines/Pipelines.cpp says which
flags set its options, and Pipelines/Options.cpp their defaults.
"""

from iree_sched.iree.releases.notation import Release, on_each, on_module

_CLEANUP = "iree-stream-cleanup-pipeline"
_ENCODER = ("iree-parameter-encoder-output-file", None)

BEFORE = (
    on_module(
        "iree-util-verify-initialization-order",
        "iree-stream-tensor-transformation-pipeline",
        "iree-stream-specialize-encodings",
    ),
    on_each("iree-stream-encode-host-tensors"),
    on_module(
        "stream.executable(iree-stream-encode-device-tensors)",
        "iree-stream-materialize-encodings",
    ),
    on_each("iree-stream-layout-slices"),
    on_module(_CLEANUP, "iree-stream-verify-lowering-to-async-resources"),
    on_module(
        "iree-stream-split-parameter-encoder{{mode={iree-parameter-encoder-mode} "
        "output-scope={iree-parameter-encoder-output-scope} "
        "output-file={iree-parameter-encoder-output-file}}}",
        "iree-util-propagate-subranges",
        "symbol-dce",
        where=_ENCODER,
    ),
    on_each("iree-stream-materialize-copy-on-write", "canonicalize"),
    on_module("iree-stream-elide-async-copies"),
    on_each("canonicalize", "iree-stream-emplace-allocations"),
    on_module("iree-stream-refine-usage"),
    on_each("canonicalize"),
    on_module(
        "iree-stream-elide-async-copies",
        _CLEANUP,
        "iree-stream-verify-async-access-ranges",
        "iree-stream-place-transfer-executions",
    ),
)

AFTER = (
    on_module(
        "iree-stream-sync-initializers", where=("iree-scheduling-initialization-mode", "sync")
    ),
    on_module(
        "iree-stream-propagate-timepoints",
        "iree-stream-materialize-builtins",
        _CLEANUP,
        "iree-stream-verify-lowering-to-async",
        "iree-stream-cmd-transformation-pipeline",
    ),
    on_module(
        "iree-stream-dump-statistics{{output-format={iree-scheduling-dump-statistics-format} "
        "output-file={iree-scheduling-dump-statistics-file}}}",
        where=("iree-scheduling-dump-statistics-format", None),
    ),
    on_module(
        "iree-stream-optimization-pipeline{{optimize-bindings={iree-scheduling-optimize-bindings}}}",
        _CLEANUP,
        "symbol-dce",
    ),
)

RELEASE = Release(
    version="3.13",
    before=BEFORE,
    after=AFTER,
    flags={
        "iree-execution-model": "async-internal",
        "iree-parameter-encoder-mode": "consolidate",
        "iree-parameter-encoder-output-file": "",
        "iree-parameter-encoder-output-scope": "encoded",
        "iree-scheduling-dump-statistics-file": "",
        "iree-scheduling-dump-statistics-format": "",
        "iree-scheduling-initialization-mode": "sync",
        "iree-scheduling-optimize-bindings": "true",
    },
    phases=(
        "start",
        "input",
        "abi",
        "preprocessing",
        "global-optimization",
        "dispatch-creation",
        "flow",
        "stream",
        "executable-sources",
        "executable-configurations",
        "executable-targets",
        "hal",
        "vm",
        "end",
    ),
)
