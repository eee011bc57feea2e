"""Random modules that use what the two passes look at.

Functions with straight-line code, branches between blocks, or structured control flow; several
devices and queues; ops that write in place; clones, fills, copies, updates, slices, collectives;
host loads, stores and calls; globals; awaited timepoints; parameters. Every module is valid before
scheduling.
"""

from tests.differential.generator.modules import random_features, random_module
from tests.differential.generator.writer import Features

__all__ = ["Features", "random_features", "random_module"]
