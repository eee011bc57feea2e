"""IR for tests."""

from iree_sched.diagnostics import Source
from iree_sched.ir import Operation
from iree_sched.parser import parse


def parse_function(text: str) -> Operation:
    """The first function of a module."""
    return next(op for op in parse(Source("test", text)).module.walk() if op.name == "util.func")
