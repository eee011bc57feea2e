"""Ops that define symbols: names, visibility, function signatures."""

from __future__ import annotations

from typing import ClassVar

from iree_sched.assembly.pieces import (
    Directive,
    branches,
    is_sized,
    leaves,
    span,
    tied_indices,
    type_leaf,
)
from iree_sched.assembly.shape import Shape, Signature, Span
from iree_sched.assembly.slots import ArgumentSlot, Branch, Content, Leaf, LocationSlot
from iree_sched.ir import Operation
from iree_sched.syntax.attributes import parse_array, parse_function_type
from iree_sched.syntax.tree import Tree


class SymbolName(Directive):
    """`@name` of an op that defines a symbol; the IR keeps the `@`, the generic form does not."""

    attributes: ClassVar[tuple[str, ...]] = ("sym_name",)

    def accepts(self, text: str) -> bool:
        return text.startswith("@")

    def read(self, tree: Tree, shape: Shape) -> None:
        shape.composed["sym_name"] = [span(tree)]

    def write(self, op: Operation) -> Content | None:
        return op.attributes.get("sym_name")


class SymbolVisibility(Directive):
    """`private` and the like, a string attribute written as a keyword.

    `implied` is written where there is none.
    """

    attributes: ClassVar[tuple[str, ...]] = ("sym_visibility",)
    optional: ClassVar[tuple[str, ...]] = attributes

    def accepts(self, text: str) -> bool:
        return text.startswith('"')

    def __init__(self, implied: str | None = None) -> None:
        self.implied = implied

    def read(self, tree: Tree, shape: Shape) -> None:
        shape.composed["sym_visibility"] = ['"', span(tree), '"']

    def write(self, op: Operation) -> Content | None:
        text = op.attributes.get("sym_visibility")
        return self.implied if text is None else text.strip('"')


class FunctionSignature(Directive):
    """`(%arg0: T {attrs}, ...) -> (T, %arg0 as T)`: arguments and results of a function.

    With `located` the arguments may have locations.
    """

    attributes: ClassVar[tuple[str, ...]] = (
        "function_type",
        "tied_operands",
        "arg_attrs",
        "res_attrs",
    )
    optional: ClassVar[tuple[str, ...]] = attributes[1:]

    def __init__(self, *, located: bool = False) -> None:
        self.located = located
        self.argument_rule = "located_argument" if located else "function_argument"

    def read(self, tree: Tree, shape: Shape) -> None:
        signature = shape.signature = Signature()
        for item in branches(tree, self.argument_rule):
            names = [leaf for b in branches(item, "argument") for leaf in leaves(b)]
            type = next(leaf for leaf in leaves(item) if leaf.type == "TYPE")
            name = names[0].line if names else None
            for token in names:
                shape.add_argument(token, span(type))
            signature.arguments.append((name, span(type), _dictionary_token(item)))
        read_results(tree, signature)

    def write(self, op: Operation) -> Content | None:
        arguments, results = parse_function_type(op.attributes["function_type"])
        dictionaries = _dictionaries(op, "arg_attrs", len(arguments))
        parts: list[Leaf | Branch] = []
        for number, (type, dictionary) in enumerate(zip(arguments, dictionaries, strict=True)):
            item: list[Leaf | Branch] = [_argument(op, number), type_leaf(type), *dictionary]
            if self.located and _has_body(op):
                item.append(Leaf("LOCATION", LocationSlot(0, number)))
            parts.append(Branch(self.argument_rule, item))
        if results:
            parts.append(Branch("function_result_list", write_results(op, arguments, results)))
        return tuple(parts)


class CalleeSignature(Directive):
    """`(i32) -> i32`: the type of a function value that is called, and so of all that is passed."""

    def read(self, tree: Tree, shape: Shape) -> None:
        shape.add_type("callee_operand", span(tree), result=False)
        for types in branches(tree, "passed_types"):
            for type in _types(types):
                shape.add_type("callee_operands", span(type), result=False)
        for types in branches(tree, "returned_types"):
            for type in _types(types):
                shape.add_type("results", span(type), result=True)

    def write(self, op: Operation) -> Content | None:
        return op.operands[0].type


def _types(tree: Tree) -> list[Tree]:
    lists = branches(tree, "types")
    return branches(lists[0], "type") if lists else branches(tree, "type")


class DispatchSignature(Directive):
    """`(%arg0[%offset for %length]: T, %arg1: i32)`: resources that come with their range."""

    attributes: ClassVar[tuple[str, ...]] = FunctionSignature.attributes
    optional: ClassVar[tuple[str, ...]] = FunctionSignature.optional

    def read(self, tree: Tree, shape: Shape) -> None:
        signature = shape.signature = Signature()
        for item in branches(tree, "dispatch_argument"):
            type = next(span(leaf) for leaf in leaves(item) if leaf.type == "TYPE")
            names = [leaf for branch in branches(item, "argument") for leaf in leaves(branch)]
            for number, token in enumerate(names):
                spelled = "index" if number else type
                shape.add_argument(token, spelled)
                dictionary = None if number else _dictionary_token(item)
                signature.arguments.append((token.line, spelled, dictionary))
        read_results(tree, signature)

    def write(self, op: Operation) -> Content | None:
        types, results = parse_function_type(op.attributes["function_type"])
        dictionaries = _dictionaries(op, "arg_attrs", len(types))
        parts: list[Leaf | Branch] = []
        at = 0
        while at < len(types):
            count = 3 if is_sized(types[at]) else 1
            names = [_argument(op, number) for number in range(at, at + count)]
            item: list[Leaf | Branch] = [*names, type_leaf(types[at]), *dictionaries[at]]
            parts.append(Branch("dispatch_argument", item))
            at += count
        if results:
            parts.append(Branch("function_result_list", write_results(op, types, results)))
        return tuple(parts)


def _argument(op: Operation, number: int) -> Branch:
    """The name of an argument, made up where the function has no body."""
    name = ArgumentSlot(0, number) if _has_body(op) else f"%arg{number}"
    return Branch("argument", [Leaf("SSA", name)])


def _has_body(op: Operation) -> bool:
    return bool(op.regions and op.regions[0].blocks)


def read_results(tree: Tree, signature: Signature) -> None:
    """Reads the results of a function."""
    for results in branches(tree, "function_result_list"):
        for item in branches(results, "function_result"):
            signature.results.append((*_result(item), None))
        for item in branches(results, "annotated_result"):
            result = _result(branches(item, "function_result")[0])
            signature.results.append((*result, _dictionary_token(item)))


def write_results(op: Operation, arguments: list[str], results: list[str]) -> list[Branch]:
    """The counterpart of `read_results`."""
    ties = tied_indices(op) or [-1] * len(results)
    parts = []
    dictionaries = _dictionaries(op, "res_attrs", len(results))
    for tie, type in zip(ties, results, strict=True):
        item: list[Leaf | Branch] = list(_argument(op, tie).children) if tie >= 0 else []
        if tie < 0 or arguments[tie] != type:
            item.append(type_leaf(type))
        parts.append(Branch("function_result", item))
    if len(parts) == 1 and not dictionaries[0]:
        return parts
    return [
        Branch("annotated_result", [part, *dictionary])
        for part, dictionary in zip(parts, dictionaries, strict=True)
    ]


def _result(tree: Tree) -> tuple[int | None, Span | None]:
    """What a function result is tied to, and its type; None where it is not said."""
    tied = [t.line for t in leaves(tree) if t.type == "SSA"]
    types = [span(t) for t in leaves(tree) if t.type == "TYPE"]
    return (tied[0] if tied else None, types[0] if types else None)


def _dictionary_token(tree: Tree) -> int | None:
    return next((t.line for t in leaves(tree) if t.type == "DICTIONARY"), None)


def _dictionaries(op: Operation, name: str, count: int) -> list[list[Leaf]]:
    """Per argument or result, its attribute dictionary as leaves (none where it is empty)."""
    text = op.attributes.get(name)
    if text is None:
        return [[] for _ in range(count)]
    return [[] if e == "{}" else [Leaf("DICTIONARY", e)] for e in parse_array(text)]
