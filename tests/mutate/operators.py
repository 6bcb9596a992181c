"""The faults: small changes of one expression or statement in a function. Words are not changed, nor are asserts."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from types import CodeType

_SWAPS: dict[type[ast.AST], tuple[type[ast.AST], ...]] = {
    ast.Eq: (ast.NotEq,), ast.NotEq: (ast.Eq,), ast.In: (ast.NotIn,), ast.NotIn: (ast.In,),
    ast.Is: (ast.IsNot,), ast.IsNot: (ast.Is,), ast.Lt: (ast.LtE, ast.GtE), ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE), ast.GtE: (ast.Gt, ast.Lt), ast.And: (ast.Or,), ast.Or: (ast.And,),
    ast.Add: (ast.Sub,), ast.Sub: (ast.Add,), ast.Mult: (ast.Div,), ast.Div: (ast.Mult,),
    ast.FloorDiv: (ast.Mult,), ast.Mod: (ast.Mult,), ast.BitAnd: (ast.BitOr,), ast.BitOr: (ast.BitAnd,),
}  # fmt: skip
_CALLS = {"min": "max", "max": "min", "any": "all", "all": "any", "sorted": "list", "reversed": "list"}
_METHODS = {"startswith": "endswith", "endswith": "startswith", "union": "intersection", "intersection": "union"}
_REMOVED = (ast.Expr, ast.AugAssign, ast.Raise, ast.Continue, ast.Break)
_TESTED = (ast.If, ast.IfExp, ast.While)


@dataclass(frozen=True)
class Mutant:
    """A module with one fault."""

    name: str
    """The function, and what stands there before and after; no other mutant of the module has it."""
    lines: range
    """Those of the statement or expression that was changed."""
    code: CodeType
    """The compiled module."""


def mutants(text: str, path: str) -> Iterator[Mutant]:
    """All mutants of a module's functions. What stands outside of functions, fields and constants, is not changed.

    Args:
        text: of the module.
        path: its path, as functions that were loaded from it name it.
    """
    tree = ast.parse(text)
    names: Counter[str] = Counter()
    for parent, field, index, node, function in _places(tree, "", False):
        before = ast.unparse(node)
        for changed in _changes(parent, field, node):
            _put(parent, field, index, ast.fix_missing_locations(ast.copy_location(changed, node)))
            shown = f"{function}: {_line(before)} -> {_line(ast.unparse(changed))}"
            names[shown] += 1
            name = shown if names[shown] == 1 else f"{shown} ({names[shown]})"
            yield Mutant(name, range(node.lineno, (node.end_lineno or node.lineno) + 1), compile(tree, path, "exec"))
        _put(parent, field, index, node)


def _places(node: ast.AST, name: str, is_inside: bool) -> Iterator[tuple[ast.AST, str, int | None, ast.expr, str]]:
    """Where an expression or a statement of a function stands: its parent, the field and place there, the function."""
    for field, value in ast.iter_fields(node):
        if field in ("annotation", "returns", "decorator_list", "type_params") or isinstance(value, ast.arguments):
            continue
        for index, child in enumerate(value) if isinstance(value, list) else [(None, value)]:
            if isinstance(child, (ast.FunctionDef, ast.ClassDef)):
                is_function = isinstance(child, ast.FunctionDef)
                yield from _places(child, f"{name}.{child.name}".strip("."), is_inside or is_function)
            elif isinstance(child, ast.AST) and not isinstance(child, ast.Assert):
                if is_inside and isinstance(child, (ast.expr, ast.stmt)):
                    yield node, field, index, child, name
                yield from _places(child, name, is_inside)


def _put(parent: ast.AST, field: str, index: int | None, node: ast.AST) -> None:
    if index is None:
        setattr(parent, field, node)
    else:
        getattr(parent, field)[index] = node


def _changes(parent: ast.AST, field: str, node: ast.AST) -> Iterator[ast.AST]:
    """What may stand in place of a node. No name disappears, or its function could not be exchanged."""
    match node:
        case ast.Compare(left, [operator], right):
            yield from (ast.Compare(left, [swap()], right) for swap in _SWAPS[type(operator)])
        case ast.BoolOp(operator, values):
            yield from (ast.BoolOp(swap(), values) for swap in _SWAPS[type(operator)])
            if len(values) > 2:
                yield from (ast.BoolOp(operator, [other for other in values if other is not value]) for value in values)
            else:
                yield from values
        case ast.BinOp(left, operator, right):
            yield from (ast.BinOp(left, swap(), right) for swap in _SWAPS.get(type(operator), ()))
        case ast.UnaryOp(ast.Not(), operand):
            yield operand
        case ast.Constant(bool() as value):
            yield ast.Constant(not value)
        case ast.Constant(int() | float() as value):
            yield ast.Constant(value + 1)
        case ast.Return(value) if value and not (isinstance(value, ast.Constant) and not value.value):
            yield ast.Return(ast.Constant(None))
        case ast.Call(ast.Name(called), arguments, keywords) if called in _CALLS and len(arguments) == 1:
            keywords = keywords if called in ("min", "max") else []
            yield ast.Call(ast.Name(_CALLS[called], ast.Load()), arguments, keywords)
        case ast.Call(ast.Name("min" | "max" as called), arguments, keywords):
            yield ast.Call(ast.Name(_CALLS[called], ast.Load()), arguments, keywords)
        case ast.Call(ast.Attribute(value, called), arguments, keywords) if called in _METHODS:
            yield ast.Call(ast.Attribute(value, _METHODS[called], ast.Load()), arguments, keywords)
    if isinstance(node, _REMOVED) and not (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)):
        yield ast.If(ast.Constant(False), [node], [])
    is_tested = (isinstance(parent, _TESTED) and field == "test") or (
        isinstance(parent, ast.comprehension) and field == "ifs"
    )
    if is_tested and not isinstance(node, (ast.Compare, ast.BoolOp, ast.UnaryOp)):
        yield ast.UnaryOp(ast.Not(), node)
    if isinstance(parent, ast.Slice) and field in ("lower", "upper") and not isinstance(node, ast.Constant):
        yield ast.BinOp(node, ast.Add(), ast.Constant(1))


def _line(source: str) -> str:
    return " ".join(source.split())
