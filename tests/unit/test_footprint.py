"""Bytes that dispatches touch, as their names tell."""

import pytest

from iree_sched.analysis.cost import loops_of
from iree_sched.analysis.footprint import touched_bytes

_SLAB = 10_000_000


@pytest.mark.parametrize(
    ("name", "loops"),
    [
        ("main_dispatch_0_matmul_32x128x64_f32", ("matmul", (32, 128, 64), 4)),
        ("main$async_dispatch_3_batch_matmul_4x8x16x2_bf16", ("batch_matmul", (4, 8, 16, 2), 2)),
        ("d_dispatch_1_elementwise_128xD_i32xf64xf32", ("elementwise", (128, 0), 8)),
        ("softmax_4x1x128xf32_dispatch_tensor_store", ("softmax", (4, 1, 128), 4)),
        ("d_slow_memcpy", None),
    ],
)
def test_names_tell_loops(name: str, loops: tuple[str, tuple[int, ...], int] | None) -> None:
    found = loops_of(f"@exe::@{name}")
    told = None if found is None else (found.kind, found.bounds, found.element_bytes)
    assert told == loops


@pytest.mark.parametrize(
    ("name", "elements"),
    [
        ("d_dispatch_0_matmul_32x128x64_f32", 32 * 64 + 64 * 128 + 32 * 128),
        ("d_dispatch_0_matmul_like_5x7x128x64_f32", 35 * 64 + 64 * 128 + 35 * 128),
        ("d_dispatch_0_batch_matmul_4x32x128x64_f32", 4 * (32 * 64 + 64 * 128 + 32 * 128)),
        ("d_dispatch_0_vecmat_256x512_f32", 256 * 512 + 256 + 512),
        ("d_dispatch_0_conv_14x15x32x3x3x16_f32", 14 * 15 * (16 + 32) + 32 * 3 * 3 * 16),
        ("d_dispatch_0_conv_14x15x32x3x3_f32", 14 * 15 * (32 + 32) + 32 * 3 * 3),
        ("f_dispatch_0_conv_2d_nhwc_hwcf_2x14x15x32x3x3x16_f32", 20160 + 32 * 3 * 3 * 16),
        ("f_dispatch_0_pooling_nhwc_sum_2x14x15x32x3x3_f32", 2 * 14 * 15 * 64 + 32 * 3 * 3),
        # One operand for each binding, none larger than the loops.
        ("d_dispatch_0_elementwise_1000_f32", 2 * 1000),
        ("d_dispatch_0_reduction_64x100_f32", 2 * 6400),
    ],
)
def test_whole_buffers_are_not_all_touched(name: str, elements: int) -> None:
    assert touched_bytes(name, [_SLAB, _SLAB], 8) == 4 * elements


def test_no_more_is_touched_than_is_bound() -> None:
    assert touched_bytes("d_dispatch_0_matmul_32x128x64_f32", [1000, 24], 8) == 1024
    assert touched_bytes("d_dispatch_0_elementwise_1000_f32", [_SLAB, 24], 8) == 4024
    assert touched_bytes("d_dispatch_0_elementwise", [_SLAB, 4, 4], 1) == 16


def test_where_names_do_not_tell_tiles_do() -> None:
    for name in ("d_dispatch_0_slow_memcpy", "d_dispatch_0_matmul_Dx128x64_f32"):
        assert touched_bytes(name, [_SLAB, _SLAB], 3) == 3 * 2**17
        assert touched_bytes(name, [100, 100], 3) == 200
