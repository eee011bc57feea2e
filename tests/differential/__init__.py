"""Comparison with the real IREE: the same input through our passes and through iree-opt's."""
