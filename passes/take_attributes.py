"""Gives functions attributes that functions of the same names have in another file.

In goes a module, and beside it a file of the same module before IREE's front end, which makes other
functions of those that are exported and drops their attributes. Out comes the module with those
attributes again whose names begin with a prefix. Functions that are in one of the two only are left
alone. `iree-opt --mlir-print-op-generic` prints any input of IREE so that it can be read here.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

from attrs import define, field

from iree_sched.diagnostics import DiagnosticError, Source, error, render
from iree_sched.dialects.names import MODULE
from iree_sched.dialects.own_attributes import PREFIX
from iree_sched.ir import Operation
from iree_sched.localscope import inline_aliases
from iree_sched.parser import parse
from iree_sched.passbase import Pass, PassContext

_NAME = "sym_name"


@define
class TakeAttributes(Pass):
    """Gives functions attributes that functions of the same names have in another file."""

    argument: ClassVar[str] = "iree-sched-take-attributes"
    summary: ClassVar[str] = (
        "Gives functions attributes that functions of the same names have in another file."
    )
    anchors: ClassVar[tuple[str, ...]] = (MODULE,)

    file: Path | None = field(default=None, metadata={"help": "the other file, in generic form"})
    prefix: str = field(
        default=PREFIX, metadata={"help": "what the names of the attributes begin with"}
    )

    def run(self, op: Operation, context: PassContext) -> None:
        """Takes the attributes over."""
        functions = {function.attributes.get(_NAME): function for function in _functions(op)}
        for function, name, value in self._attributes():
            if function in functions:
                functions[function].set_attribute(name, value)

    def _attributes(self) -> Iterator[tuple[str | None, str, str]]:
        """The attributes in the other file: function, name and value.

        Raises:
          DiagnosticError: it cannot be read.
        """
        if self.file is None:
            raise error(f"pass '{self.argument}' needs the option 'file'")
        try:
            text = self.file.read_text("utf-8")
        except (OSError, UnicodeDecodeError) as reason:
            raise error(f"cannot read '{self.file}': {reason}") from reason
        source = Source(str(self.file), text)
        try:
            document = parse(source)
        except DiagnosticError as reason:
            raise error(render(reason.diagnostics[0], source)) from reason
        for function in _functions(document.module):
            for name, value in function.attributes.items():
                if name.startswith(self.prefix):
                    yield (
                        function.attributes.get(_NAME),
                        name,
                        inline_aliases(value, document.aliases),
                    )


def _functions(module: Operation) -> Iterator[Operation]:
    """The functions of a module."""
    for op in module.regions[0].blocks[0]:
        if op.name.endswith(".func"):
            yield op
