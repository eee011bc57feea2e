"""Two model architectures in JAX, whose weights are IREE parameters.

An architecture is a function of a weight source and of its inputs.
It asks the source for every weight by name and shape, so it is written once and used twice:
`weight_shapes` runs it with a source that only writes down what is asked for, `stablehlo` with one
that gives traced arguments.
No weight values are made here; `run_model.py` makes synthetic ones when a build runs.

Needs `pip install jax`.
"""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import jax
import jax.numpy as jnp
import numpy as np
from jax import lax
from numpy.typing import NDArray

Shape = tuple[int, ...]
# A weight's name and its dimensions, to the weight.
Weights = Callable[..., jax.Array]


@dataclass(frozen=True)
class Architecture:
    """A model: its function, and inputs of which only the shapes and types count."""

    apply: Callable[..., jax.Array]
    inputs: tuple[NDArray[np.generic], ...]


# Inception: images are (1, height, width, channels).


def _conv(
    weights: Weights,
    name: str,
    x: jax.Array,
    features: int,
    kernel: tuple[int, int] = (1, 1),
    stride: int = 1,
) -> jax.Array:
    """Convolution, bias and ReLU: (1, h, w, c) to (1, h / stride, w / stride, features)."""
    filters = weights(f"{name}.w", *kernel, x.shape[-1], features)
    y = lax.conv_general_dilated(
        x, filters, (stride, stride), "SAME", dimension_numbers=("NHWC", "HWIO", "NHWC")
    )
    return jnp.maximum(y + weights(f"{name}.b", features), 0.0)


def _max_pool(x: jax.Array, stride: int) -> jax.Array:
    """Largest value of each 3x3 window: (1, h, w, c) to (1, h / stride, w / stride, c)."""
    window, strides = (1, 3, 3, 1), (1, stride, stride, 1)
    largest: jax.Array = lax.reduce_window(x, -jnp.inf, lax.max, window, strides, "SAME")
    return largest


def _mean_pool(x: jax.Array) -> jax.Array:
    """Mean of each 3x3 window, zeros outside: (1, h, w, c) to the same shape."""
    total: jax.Array = lax.reduce_window(x, 0.0, lax.add, (1, 3, 3, 1), (1, 1, 1, 1), "SAME")
    return total / 9.0


def _mixed_block(weights: Weights, name: str, x: jax.Array, width: int) -> jax.Array:
    """Four branches, the third with two 3x3: (1, h, w, c) to (1, h, w, 5 * width)."""
    point = _conv(weights, f"{name}.point", x, width)
    single = _conv(weights, f"{name}.single.0", x, width)
    single = _conv(weights, f"{name}.single.1", single, 2 * width, (3, 3))
    double = _conv(weights, f"{name}.double.0", x, width // 2)
    double = _conv(weights, f"{name}.double.1", double, width, (3, 3))
    double = _conv(weights, f"{name}.double.2", double, width, (3, 3))
    pooled = _conv(weights, f"{name}.pool", _mean_pool(x), width)
    return jnp.concatenate([point, single, double, pooled], axis=-1)


def _factorized_block(weights: Weights, name: str, x: jax.Array, width: int) -> jax.Array:
    """Four branches, two of them 1x5 after 5x1: (1, h, w, c) to (1, h, w, 4 * width)."""
    point = _conv(weights, f"{name}.point", x, width)
    short = _conv(weights, f"{name}.short.0", x, width // 2)
    short = _conv(weights, f"{name}.short.1", short, width // 2, (1, 5))
    short = _conv(weights, f"{name}.short.2", short, width, (5, 1))
    long = _conv(weights, f"{name}.long.0", x, width // 2)
    long = _conv(weights, f"{name}.long.1", long, width // 2, (5, 1))
    long = _conv(weights, f"{name}.long.2", long, width, (1, 5))
    pooled = _conv(weights, f"{name}.pool", _mean_pool(x), width)
    return jnp.concatenate([point, short, long, pooled], axis=-1)


def _reduction_block(weights: Weights, name: str, x: jax.Array, width: int) -> jax.Array:
    """Halves the image by three branches: (1, h, w, c) to (1, h / 2, w / 2, 2 * width + c)."""
    single = _conv(weights, f"{name}.single", x, width, (3, 3), stride=2)
    double = _conv(weights, f"{name}.double.0", x, width // 2)
    double = _conv(weights, f"{name}.double.1", double, width, (3, 3), stride=2)
    return jnp.concatenate([single, double, _max_pool(x, 2)], axis=-1)


def inception(weights: Weights, image: jax.Array) -> jax.Array:
    """A small Inception network: image (1, 96, 96, 3) to class probabilities (1, 100)."""
    x = _conv(weights, "stem.0", image, 16, (3, 3), stride=2)
    x = _conv(weights, "stem.1", x, 32, (3, 3))
    x = _max_pool(x, 2)
    x = _mixed_block(weights, "mixed.0", x, 16)
    x = _mixed_block(weights, "mixed.1", x, 24)
    x = _reduction_block(weights, "reduction", x, 48)
    x = _factorized_block(weights, "factorized.0", x, 48)
    x = _factorized_block(weights, "factorized.1", x, 64)
    features = jnp.mean(x, axis=(1, 2))
    logits = features @ weights("head.w", features.shape[-1], 100) + weights("head.b", 100)
    return jax.nn.softmax(logits)


# Transformer: activations are (tokens, width).

VOCABULARY, TOKENS, WIDTH, HEADS, LAYERS = 512, 64, 128, 4, 4


def _layer_norm(weights: Weights, name: str, x: jax.Array) -> jax.Array:
    """Each token at mean 0 and variance 1, then scaled and shifted: (t, w) to (t, w)."""
    centred = x - jnp.mean(x, axis=-1, keepdims=True)
    variance = jnp.mean(centred * centred, axis=-1, keepdims=True)
    normal = centred * lax.rsqrt(variance + 1e-5)
    return normal * weights(f"{name}.scale", x.shape[-1]) + weights(f"{name}.shift", x.shape[-1])


def _linear(weights: Weights, name: str, x: jax.Array, features: int) -> jax.Array:
    """Matrix product and bias: (t, w) to (t, features)."""
    return x @ weights(f"{name}.w", x.shape[-1], features) + weights(f"{name}.b", features)


def _attention(weights: Weights, name: str, x: jax.Array) -> jax.Array:
    """Causal attention by several heads: (t, w) to (t, w)."""
    tokens, width = x.shape
    query, key, value = (
        _linear(weights, f"{name}.{part}", x, width).reshape(tokens, HEADS, width // HEADS)
        for part in ("query", "key", "value")
    )
    scores = jnp.einsum("ihd,jhd->hij", query, key) / math.sqrt(width // HEADS)
    row, column = lax.iota(jnp.int32, tokens)[:, None], lax.iota(jnp.int32, tokens)[None, :]
    scores = jnp.where(column <= row, scores, -1e9)
    mixed = jnp.einsum("hij,jhd->ihd", jax.nn.softmax(scores), value)
    return _linear(weights, f"{name}.out", mixed.reshape(tokens, width), width)


def transformer(weights: Weights, token_ids: jax.Array) -> jax.Array:
    """A GPT-style decoder: token ids (1, 64) to logits (64, 512) of each next token."""
    embedding = weights("embedding", VOCABULARY, WIDTH)
    x = embedding[token_ids[0]] + weights("position", TOKENS, WIDTH)
    for layer in range(LAYERS):
        name = f"layer.{layer}"
        normal = _layer_norm(weights, f"{name}.norm.0", x)
        x = x + _attention(weights, f"{name}.attention", normal)
        normal = _layer_norm(weights, f"{name}.norm.1", x)
        hidden = jax.nn.gelu(_linear(weights, f"{name}.up", normal, 4 * WIDTH))
        x = x + _linear(weights, f"{name}.down", hidden, WIDTH)
    return _layer_norm(weights, "norm", x) @ embedding.T


ARCHITECTURES = {
    "inception": Architecture(inception, (np.zeros((1, 96, 96, 3), np.float32),)),
    "transformer": Architecture(transformer, (np.zeros((1, TOKENS), np.int32),)),
}


def weight_shapes(architecture: Architecture) -> dict[str, Shape]:
    """Every weight an architecture asks for, by name, with its dimensions; all are float32."""
    shapes: dict[str, Shape] = {}

    def record(name: str, *shape: int) -> jax.Array:
        if shapes.setdefault(name, shape) != shape:
            raise ValueError(f"weight {name} is asked for as {shapes[name]} and as {shape}")
        return jnp.zeros(shape, jnp.float32)

    jax.eval_shape(lambda *inputs: architecture.apply(record, *inputs), *architecture.inputs)
    return shapes


def stablehlo(architecture: Architecture) -> tuple[str, list[str]]:
    """The StableHLO module of an architecture, and what its leading arguments are.

    Returns:
        The module's text, whose `@main` takes the weights and then the inputs, and the weights'
        names in the order of those arguments.
    """

    def main(values: Mapping[str, jax.Array], *inputs: jax.Array) -> jax.Array:
        return architecture.apply(lambda name, *_: values[name], *inputs)

    shapes = weight_shapes(architecture)
    values = {name: np.zeros(shape, np.float32) for name, shape in shapes.items()}
    # keep_unused: an argument that JAX drops would shift the others.
    lowered = jax.jit(main, keep_unused=True).lower(values, *architecture.inputs)
    return lowered.as_text(), sorted(values)
