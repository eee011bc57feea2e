"""The Lark grammars, one file a dialect; their import name is `iree_sched.grammars`."""

if __name__ == "grammars":
    raise ImportError("import iree_sched.grammars instead of grammars", name=__name__)
