"""Ops that define symbols: names, visibility, function signatures."""

from __future__ import annotations

from typing import ClassVar

from lark import Token, Tree

from iree_sched.assembly.pieces import branches, leaves, line, place, span, tied_indices
from iree_sched.assembly.shape import Shape, Signature
from iree_sched.assembly.slots import ArgumentSlot, Branch, Content, Leaf
from iree_sched.ir import Operation
from iree_sched.syntax.attributes import parse_array, parse_function_type


class SymbolName:
    """`@name` of an op that defines a symbol; the IR keeps the `@`, the generic form does not."""

    attributes: ClassVar[tuple[str, ...]] = ("sym_name",)

    def read(self, tree: Tree[Token], shape: Shape) -> None:
        shape.composed["sym_name"] = [span(tree)]

    def write(self, op: Operation) -> Content | None:
        return op.attributes.get("sym_name")


class SymbolVisibility:
    """`private` and the like, a string attribute written as a keyword."""

    attributes: ClassVar[tuple[str, ...]] = ("sym_visibility",)

    def read(self, tree: Tree[Token], shape: Shape) -> None:
        shape.composed["sym_visibility"] = ['"', span(tree), '"']

    def write(self, op: Operation) -> Content | None:
        text = op.attributes.get("sym_visibility")
        return None if text is None else text.strip('"')


class FunctionSignature:
    """`(%arg0: T {attrs}, ...) -> (T, %arg0 as T)`: arguments and results of a function."""

    attributes: ClassVar[tuple[str, ...]] = (
        "function_type",
        "tied_operands",
        "arg_attrs",
        "res_attrs",
    )

    def read(self, tree: Tree[Token], shape: Shape) -> None:
        signature = shape.signature = Signature()
        for item in branches(tree, "function_argument"):
            names = [leaf for b in branches(item, "argument") for leaf in leaves(b)]
            type = next(leaf for leaf in leaves(item) if leaf.type == "TYPE")
            name = line(names[0]) if names else None
            signature.arguments.append((name, place(type), _dictionary_token(item)))
        for results in branches(tree, "function_result_list"):
            for item in branches(results, "function_result"):
                tied = [line(t) for t in leaves(item) if t.type == "SSA"]
                types = [place(t) for t in leaves(item) if t.type == "TYPE"]
                signature.results.append(
                    (
                        tied[0] if tied else None,
                        types[0] if types else None,
                        _dictionary_token(item),
                    )
                )
        named = [(name, type) for name, type, _ in signature.arguments if name is not None]
        shape.arguments.append((len(shape.bodies), named))

    def write(self, op: Operation) -> Content | None:
        arguments, results = parse_function_type(op.attributes["function_type"])
        parts: list[Leaf | Branch] = []
        declared = not op.regions or not op.regions[0].blocks
        dictionaries = _dictionaries(op, "arg_attrs", len(arguments))
        for number, (type, dictionary) in enumerate(zip(arguments, dictionaries, strict=True)):
            name = f"%arg{number}" if declared else ArgumentSlot(0, number)
            argument = Branch("argument", [Leaf("SSA", name)])
            item: list[Leaf | Branch] = [argument, Leaf("TYPE", type), *dictionary]
            parts.append(Branch("function_argument", item))
        if results:
            parts.append(Branch("function_result_list", self._results(op, arguments, results)))
        return tuple(parts)

    def _results(self, op: Operation, arguments: list[str], results: list[str]) -> list[Branch]:
        declared = not op.regions or not op.regions[0].blocks
        ties = tied_indices(op) or [-1] * len(results)
        parts = []
        dictionaries = _dictionaries(op, "res_attrs", len(results))
        for tie, type, dictionary in zip(ties, results, dictionaries, strict=True):
            item: list[Leaf | Branch] = []
            if tie >= 0:
                item.append(Leaf("SSA", f"%arg{tie}" if declared else ArgumentSlot(0, tie)))
            if tie < 0 or arguments[tie] != type:
                item.append(Leaf("TYPE", type))
            parts.append(Branch("function_result", [*item, *dictionary]))
        return parts


def _dictionary_token(tree: Tree[Token]) -> int | None:
    return next((line(t) for t in leaves(tree) if t.type == "DICTIONARY"), None)


def _dictionaries(op: Operation, name: str, count: int) -> list[list[Leaf]]:
    """Per argument or result, its attribute dictionary as leaves (none where it is empty)."""
    text = op.attributes.get(name)
    if text is None:
        return [[] for _ in range(count)]
    return [[] if e == "{}" else [Leaf("DICTIONARY", e)] for e in parse_array(text)]
