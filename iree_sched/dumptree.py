"""Where dumps go with `--mlir-print-ir-tree-dir`: folders as ops are nested, files in order.

A file is named after the numbers of its op and of those around it, and the pass: the third dump of
the function @f before the second of the module is `builtin_module_no-symbol-name/util_func_f/`
`0_2_canonicalize.mlir`. Defined by FileTreeIRPrinterConfig of mlir/lib/Pass/IRPrinting.cpp.
"""

from __future__ import annotations

import os

from iree_sched.classes import define, field
from iree_sched.diagnostics import error
from iree_sched.ir import Operation

_NAMELESS = "no-symbol-name"


@define
class DumpTree:
    """Names files for dumps, each with the numbers that come next.

    Attributes:
      folder: where the tree stands.
    """

    folder: str
    _numbers: dict[int, int] = field(factory=dict, init=False)  # by the identity of ops

    def path(self, op: Operation, argument: str) -> str:
        """The file for the next dump of an op, after or before the pass of a name."""
        self._numbers[id(op)] = self._numbers.get(id(op), -1) + 1
        chain = [*op.ancestors()][::-1]
        numbers = "_".join(str(self._numbers.setdefault(id(each), 0)) for each in chain)
        return os.path.join(self.folder, *map(_folder_of, chain), f"{numbers}_{argument}.mlir")

    def write(self, op: Operation, argument: str, text: str) -> None:
        """Writes the next dump of an op.

        Raises:
          DiagnosticError: that failed.
        """
        path = self.path(op, argument)
        try:
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "w", encoding="utf-8") as file:
                file.write(text)
        except OSError as reason:
            raise error(f"cannot write '{path}': {reason.strerror}") from reason


def _folder_of(op: Operation) -> str:
    symbol = op.attributes.get("sym_name", "").lstrip("@").strip('"') or _NAMELESS
    return f"{op.name.replace('.', '_')}_{symbol}"
