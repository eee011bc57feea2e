"""IREE 3.12: as 3.13, but that ops keep all their attributes in one dictionary."""

from attrs import evolve

from iree_sched.iree.releases import v3_13

RELEASE = evolve(v3_13.RELEASE, version="3.12", inherent_apart=False)
