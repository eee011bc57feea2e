"""The built-in passes, one file a pass; their import name is `iree_sched.passes`."""

if __name__ == "passes":
    raise ImportError("import iree_sched.passes instead of passes", name=__name__)
