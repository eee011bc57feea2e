"""What can be wrong with the attributes of a function that say what it takes and gives.

The wording is MLIR's (mlir/lib/Interfaces/FunctionInterfaces.cpp) and IREE's
(Util/IR/UtilTypes.cpp, verifyTiedOp).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from iree_sched.analysis.ties import UNTIED
from iree_sched.diagnostics import DiagnosticError
from iree_sched.ir import Form
from iree_sched.syntax.attributes import parse_array, parse_function_type, parse_integer

_DICTIONARIES = (("arg_attrs", "argument"), ("res_attrs", "result"))


def signature_errors(form: Form) -> Iterator[str]:
    """What is wrong with a form that has a `function_type`."""
    text = form.attributes.get("function_type")
    if text is None:
        return
    try:
        arguments, results = parse_function_type(text)
    except DiagnosticError:
        yield _unsatisfied("function_type", "type attribute of function type")
        return
    for (name, what), types in zip(_DICTIONARIES, (arguments, results), strict=True):
        yield from _dictionaries(form, name, what, types)
    yield from _ties(form, len(arguments), len(results))


def _unsatisfied(name: str, constraint: str) -> str:
    return f"attribute '{name}' failed to satisfy constraint: {constraint}"


def _dictionaries(form: Form, name: str, what: str, types: Sequence[str]) -> Iterator[str]:
    """Checks the attributes of arguments or results."""
    elements = _elements(form, name)
    if elements is None or not all(element.startswith("{") for element in elements):
        yield _unsatisfied(name, "Array of dictionary attributes")
    elif elements and len(elements) != len(types):
        yield (
            f"expects {what} attribute array to have the same number of elements as the number of"
            f" function {what}s, got {len(elements)}, but expected {len(types)}"
        )


def _ties(form: Form, arguments: int, results: int) -> Iterator[str]:
    elements = _elements(form, "tied_operands")
    ties = None if elements is None else [parse_integer(element) for element in elements]
    if ties is None or None in ties:
        yield _unsatisfied("tied_operands", "64-bit integer array attribute")
        return
    if ties and len(ties) != results:
        yield "results/tied operand indices mismatch"
        return
    for result, index in enumerate(ties):
        if index is not None and index != UNTIED and not 0 <= index < arguments:
            yield f"result #{result} tied to invalid operand index {index}"


def _elements(form: Form, name: str) -> Sequence[str] | None:
    """The elements of an array, none where it is missing, None for what is no array."""
    text = form.attributes.get(name)
    if text is None:
        return ()
    try:
        return parse_array(text)
    except DiagnosticError:
        return None
