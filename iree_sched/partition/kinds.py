"""The two partitionings, what they may be asked to favor, and what nodes are to them."""

from __future__ import annotations

import enum

from iree_sched.dialects.own_attributes import CONCURRENCY, EXECUTION


class Kind(enum.Enum):
    """What is partitioned into what."""

    EXECUTION = "execution"  # the ops of a block into execute regions
    CONCURRENCY = "concurrency"  # the ops of an execute region into waves

    @property
    def attribute(self) -> str:
        """Name of the attribute that chooses a partitioner."""
        return EXECUTION if self is Kind.EXECUTION else CONCURRENCY

    @property
    def described(self) -> str:
        """The kind with its article: a partitioner of it is "an execution partitioner"."""
        return f"an {self.value}" if self is Kind.EXECUTION else f"a {self.value}"


class Favor(enum.Enum):
    """What `stream.partitioning` or `--iree-stream-partitioning-favor` asks for."""

    DEBUG = "debug"
    MIN_PEAK_MEMORY = "min-peak-memory"
    MAX_CONCURRENCY = "max-concurrency"


class Role(enum.Enum):
    """What a node is to a partitioner."""

    WORK = "work"  # runs on a device
    METADATA = "metadata"  # belongs to a device but does no work: slices, constants, allocations
    HOST = "host"  # runs on the host; may move with what it depends on
    BARRIER = "barrier"  # runs on the host with side effects; device work does not move across
