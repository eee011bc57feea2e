"""The two partitionings, what they may be asked to favor, and what nodes are to them."""

from __future__ import annotations

import enum


class Kind(enum.Enum):
    """What is partitioned into what; the value names the attribute `iree_sched.<value>`."""

    EXECUTION = "execution"  # the ops of a block into execute regions
    CONCURRENCY = "concurrency"  # the ops of an execute region into waves


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
