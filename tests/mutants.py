"""Mutants of a function: its source with one check taken out, for tests that say which checks somebody would miss."""

import ast
import copy
import inspect
import textwrap


def mutants(function):
    """Copies of a function with one check less each, by what was taken out.

    Taken out are, one at a time: an ``if`` that only leaves, one side of an ``and`` or ``or``, and what a regular
    expression, a table of characters, ``strip`` or ``lower`` does to a string.
    """
    tree = ast.parse(textwrap.dedent(inspect.getsource(function)))
    found = {}
    for number, edit in enumerate(_edits(tree)):
        changed = copy.deepcopy(tree)
        what = edit(list(ast.walk(changed)))
        changed.body[0].decorator_list = []
        ast.fix_missing_locations(changed)
        namespace = dict(vars(inspect.getmodule(function)))
        exec(compile(changed, f"<mutant {number}>", "exec"), namespace)
        found[f"{function.__name__} without {what}"] = namespace[function.__name__]
    return found


def _edits(tree):
    for place, node in enumerate(ast.walk(tree)):
        if isinstance(node, ast.If) and not node.orelse and isinstance(node.body[-1], ast.Return):
            yield lambda nodes, place=place: _never(nodes[place])
        elif isinstance(node, ast.BoolOp):
            for number in range(len(node.values)):
                yield lambda nodes, place=place, number=number: _drop(nodes, nodes[place], number)
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            if node.func.attr in ("translate", "strip", "lower"):
                yield lambda nodes, place=place: _become(nodes, nodes[place], nodes[place].func.value)
            elif node.func.attr == "sub":
                yield lambda nodes, place=place: _become(nodes, nodes[place], nodes[place].args[1])


def _never(node):
    what = f"'if {ast.unparse(node.test)}'"
    node.test = ast.Constant(value=False)
    return what


def _drop(nodes, node, number):
    what = f"{ast.unparse(node.values[number])!r} in {ast.unparse(node)!r}"
    del node.values[number]
    if len(node.values) == 1:
        _become(nodes, node, node.values[0])
    return what


def _become(nodes, node, other):
    """Put another expression in the place of one."""
    what = repr(ast.unparse(node))
    for parent in nodes:
        for name, value in ast.iter_fields(parent):
            if value is node:
                setattr(parent, name, other)
            elif isinstance(value, list):
                value[:] = [other if item is node else item for item in value]
    return what
