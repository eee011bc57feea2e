"""The types of attributes, which globals take from their initial values, as in iree-opt."""

import re

import pytest

from iree_sched.diagnostics import Source
from iree_sched.iree import tools
from iree_sched.parser import parse
from iree_sched.printer import print_document

_TYPES = {
    "7": "i64",
    "-7 : i8": "i8",
    "0x7FC00000 : f32": "f32",
    "1.5": "f64",
    "-1.5e3 : f16": "f16",
    "true": "i1",
    '"a:b"': "none",
    '"a.b" : i32': "i32",
    "dense<[1.0, 2.0]> : tensor<2xf32>": "tensor<2xf32>",
    "dense_resource<blob> : tensor<4xi8>": "tensor<4xi8>",
    '#stream.parameter.named<"a"::"b.c"> : tensor<4xf32>': "tensor<4xf32>",
    "#stream.timepoint<immediate>": "!stream.timepoint",
    "#stream.timepoint<immediate> : !stream.timepoint": "!stream.timepoint",
    '#hal.device.target<"local">': "!hal.device",
    '#hal.device.alias<"a"> : !hal.device': "!hal.device",
}
_UNTYPED = [
    "[1, 2]",
    "i32",
    "@symbol",
    "unit",
    "{a = 1 : i64}",
    "array<i32: 1, 2>",
    "#util.byte_range<1, 2>",
    "affine_map<(d0) -> (d0)>",
]


def _global(initial_value: str) -> str:
    return f"util.global private @g = {initial_value}\n"


def _type(generic: str) -> str | None:
    """What a global in generic form says of its type."""
    match = re.search(r'"util.global"\(\) <\{.*, type = (.*?)\}>', generic)
    return None if match is None else match[1]


def _ours(text: str) -> str:
    return print_document(parse(Source("global.mlir", text)), generic=True)


@pytest.mark.parametrize("initial_value", _TYPES)
def test_type_of_a_global(initial_value: str) -> None:
    assert _type(_ours(_global(initial_value))) == _TYPES[initial_value]


@pytest.mark.parametrize("initial_value", _UNTYPED)
def test_no_type_is_made_up(initial_value: str) -> None:
    generic = _ours(_global(initial_value))
    assert _type(generic) is None
    assert _ours(generic) == generic


def test_type_of_an_alias() -> None:
    aliases = "#reached = #stream.timepoint<immediate>\n#same = #reached\n"
    for name in ("#reached", "#same"):
        assert _type(_ours(aliases + _global(name))) == "!stream.timepoint"


def test_aliases_of_aliases_of_types() -> None:
    aliases = "!size = index\n!same = !size\n"
    function = "util.func private @f(%arg0: !same) -> index {\n  util.return %arg0 : !size\n}\n"
    assert "(%arg0: index) -> index" in print_document(parse(Source("f.mlir", aliases + function)))


@pytest.mark.slow
def test_iree_gives_the_same_types() -> None:
    text = "// -----\n".join(map(_global, _TYPES))
    flags = ["--mlir-print-op-generic", "--split-input-file", "-"]
    chunks = tools.run("iree-opt", flags, text).split("// -----\n")
    assert [_type(chunk) for chunk in chunks] == list(_TYPES.values())
