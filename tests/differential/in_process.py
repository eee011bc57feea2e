"""IREE's passes run inside this process, through its Python bindings, without start-up."""

from __future__ import annotations

import re
from typing import Any

from attrs import frozen
from iree.compiler import ir, passmanager

# IREE 3.13 prints `<favor-debug>` for `<"debug">`, and then cannot read it.
_FAVOR = re.compile(r"<favor-([a-z-]+)>")


@frozen
class Outcome:
    """What came of a pipeline: the module's text, or what IREE said against it."""

    text: str | None
    errors: str = ""


def run(text: str, pipeline: str = "") -> Outcome:
    """Parses a module, runs a pipeline over it, and prints it."""
    context: Any = ir.Context()
    context.allow_unregistered_dialects = True
    with context:
        try:
            module: Any = ir.Module.parse(text)
            if pipeline:
                manager: Any = passmanager.PassManager.parse(pipeline)
                manager.run(module.operation)
        except ir.MLIRError as refused:
            return Outcome(None, str(refused))
        return Outcome(_FAVOR.sub(r'<"\1">', str(module)))
