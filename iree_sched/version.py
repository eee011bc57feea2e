"""The version of iree-sched; the package metadata is read from here too."""

__version__ = "0.1.0"
