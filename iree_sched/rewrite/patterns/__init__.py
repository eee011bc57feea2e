"""Canonicalization patterns and folds, one file a topic.

Each file gives `PATTERNS` and `FOLDS`; `iree_sched.rewrite.canonicalize` puts them together. Their
home in IREE is named on top of each file. Where IREE has several patterns for an op they stand here
in its order of registration, which decides between patterns of the same benefit.
"""
