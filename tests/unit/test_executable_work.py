"""Tests of how much work is found in the bodies of executables."""

from __future__ import annotations

import pytest

from iree_sched.analysis.executable_work import operations_in, operations_in_executables
from iree_sched.diagnostics import Source
from iree_sched.parser import parse

_MAPS = {
    "#in": "affine_map<(d0, d1, d2) -> (d0, d2)>",
    "#window": "affine_map<(d0, d1, d2) -> (d0 * 2 + d1, d2)>",
    "#out": "affine_map<(d0, d1, d2) -> (d0, d1)>",
    "#left": "affine_map<(d0, d1, d2) -> (d2, d0)>",
    "#right": "affine_map<(d0, d1, d2) -> (d2, d1)>",
}


@pytest.mark.parametrize(
    ("body", "turns"),
    [
        (
            "linalg.matmul ins(%a, %b : tensor<4x8xf32>, tensor<8x16xf32>)"
            " outs(%c : tensor<4x16xf32>) -> tensor<4x16xf32>",
            4 * 8 * 16,
        ),
        (
            "linalg.matmul indexing_maps = [#left, #right, #out] ins(%a, %b : tensor<8x64xf32>,"
            " tensor<8x16xf32>) outs(%c : tensor<64x16xf32>) -> tensor<64x16xf32>",
            8 * 64 * 16,
        ),
        (
            "linalg.batch_matmul indexing_maps = [#x, #y, #z] ins(%a, %b : tensor<2x4x8xf32>,"
            " tensor<2x16x8xf32>) outs(%c : tensor<2x4x16xf32>) -> tensor<2x4x16xf32>",
            2 * 4 * 8 * 16,
        ),
        (
            "linalg.vecmat ins(%a, %b : tensor<8xf32>, tensor<8x16xf32>)"
            " outs(%c : tensor<16xf32>) -> tensor<16xf32>",
            8 * 16,
        ),
        (
            "linalg.conv_2d_nhwc_hwcf {strides = dense<2> : vector<2xi64>} ins(%a, %b :"
            " tensor<1x9x9x3xf32>, tensor<3x3x3x32xf32>) outs(%c : tensor<1x4x4x32xf32>)"
            " -> tensor<1x4x4x32xf32>",
            4 * 4 * 32 * 3 * 3 * 3,
        ),
        (
            "linalg.pooling_nhwc_max ins(%a, %b : tensor<1x8x8x3xf32>, tensor<2x2xf32>)"
            " outs(%c : tensor<1x4x4x3xf32>) -> tensor<1x4x4x3xf32>",
            4 * 4 * 3 * 2 * 2,
        ),
        (
            "linalg.generic {indexing_maps = [#in, #out], iterator_types = "
            '["parallel", "parallel", "reduction"]} ins(%a : tensor<4x8xf32>)'
            " outs(%b : tensor<4x16xf32>) {",
            4 * 16 * 8,
        ),
        (
            "linalg.generic {indexing_maps = [#window, affine_map<(d0, d1, d2) -> (d0, d1)>], "
            'iterator_types = ["parallel", "parallel", "reduction"]} ins(%a : tensor<9x5xf32>)'
            " outs(%b : tensor<3x2xf32>) {",
            3 * 2 * 5,
        ),
        ("linalg.softmax dimension(1) ins(%a : tensor<4x?xf32>) outs(%b : tensor<4x?xf32>)", 4),
        ("linalg.yield %0 : f32\narith.addf %a, %b : f32", 0),
    ],
)
def test_turns_of_ops(body: str, turns: int) -> None:
    assert operations_in(f"  %0 = {body}\n", _MAPS) == turns


def test_functions_of_executables() -> None:
    text = """
      stream.executable private @e {
        stream.executable.export public @f
        builtin.module {
          func.func @f(%a: !stream.binding) {
            %1 = linalg.fill ins(%z : f32) outs(%0 : tensor<6xf32>) -> tensor<6xf32>
            %2 = linalg.fill ins(%z : f32) outs(%0 : tensor<4xf32>) -> tensor<4xf32>
            return
          }
          func.func @g(%a: !stream.binding) {
            return
          }
        }
      }
    """
    module = parse(Source("test", text)).module
    assert operations_in_executables(module, {}) == {"e::f": 10}
