"""Times the pass that materializes specs, once, as the first thing of its kind in this process.

usage: python benchmarks/spec_pass.py MODEL [LIBRARY]

MODEL is IR right before it is scheduled. Prints milliseconds of processor time that the pass adds
to a build which schedules: to find it, to import what only it needs, and to run. Without a library
those that are shipped are asked. Fails if anything matches.
"""

from __future__ import annotations

import gc
import sys
import time

from iree_sched.diagnostics import Source
from iree_sched.dialects.own_attributes import LIBRARY
from iree_sched.document import Document
from iree_sched.parser import parse
from iree_sched.passbase import PassContext
from iree_sched.passmanager import PassManager
from iree_sched.passplan import Stage
from iree_sched.session import Options, Session
from iree_sched.specs.settings import SpecSettings

_BOTH = "iree-stream-schedule-execution,iree-stream-schedule-concurrency"
_SPECS = "iree-sched-materialize-specs"


def _plan(session: Session, passes: str) -> Stage:
    plan = session.plan(f"builtin.module({passes})")
    assert plan is not None
    return plan


def measure(document: Document, session: Session, plan: Stage) -> float:
    """Runs the pass; returns milliseconds."""
    context = PassContext(aliases=document.aliases, specs=session.options.specs)
    start = time.process_time()
    PassManager(plan, None, [], blame=False).run(document.module, context)
    return (time.process_time() - start) * 1e3


def main(model: str, library: str = "") -> None:
    """Prints the milliseconds."""
    gc.disable()  # as builds do
    settings = SpecSettings((library,), defaults=False) if library else SpecSettings()
    session = Session(Options(specs=settings))
    _plan(session, _BOTH)  # what any build imports, as reading does
    with open(model, encoding="utf-8") as file:
        document = parse(Source(model, file.read()))
    start = time.process_time()
    plan = _plan(session, _SPECS)
    found = (time.process_time() - start) * 1e3
    print(found + measure(document, session, plan))
    assert LIBRARY not in document.module.attributes


if __name__ == "__main__":
    main(*sys.argv[1:])
