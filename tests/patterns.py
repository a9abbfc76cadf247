"""Every compiled pattern of the package, and what the tree of a pattern says about the time it can take.

Two things make a pattern slow on text that somebody chose: a repeat inside a repeat that can share out the same
characters in many ways (exponential), and two repeats side by side that can (quadratic). Possessive repeats and atomic
groups share out nothing; the package uses them wherever it can.
"""

import ast
import importlib
import inspect
import pkgutil
import re
import types
from re import _constants as op
from re import _parser

import broadsheet

#: A repeat that ends before this many is taken to be bounded.
_MANY = 1_000
#: One character of each kind that patterns tell apart.
ALPHABET = tuple(
    "aAzZ09 \t\n\r\f\v.,;:!?-_+*/\\|&#%$@=~^`'\"<>()[]{}«“’–—•·…éßñжЖαاी年月日のの가ไ٣²\xa0\u200f\u2028\ufeff\ud800"
)
_CATEGORIES = {
    op.CATEGORY_DIGIT: str.isdecimal,
    op.CATEGORY_NOT_DIGIT: lambda char: not char.isdecimal(),
    op.CATEGORY_SPACE: str.isspace,
    op.CATEGORY_NOT_SPACE: lambda char: not char.isspace(),
    op.CATEGORY_WORD: lambda char: char.isalnum() or char == "_",
    op.CATEGORY_NOT_WORD: lambda char: not (char.isalnum() or char == "_"),
}
_EVERYTHING = frozenset(ALPHABET)
_GREEDY = (op.MAX_REPEAT, op.MIN_REPEAT)
_WIDTHLESS = (op.AT, op.ASSERT, op.ASSERT_NOT)


def patterns():
    """The compiled patterns in the modules of the package, by the first name that each was found under."""
    found = {}
    for info in pkgutil.walk_packages(broadsheet.__path__, "broadsheet."):
        if info.name.endswith("__main__"):
            continue
        try:
            module = importlib.import_module(info.name)
        except ImportError:
            continue  # a module of an extra that is not installed
        for name, pattern in _patterns_in(module):
            found.setdefault((pattern.pattern, pattern.flags), (name, pattern))
    return dict(sorted(found.values(), key=lambda item: item[0]))


def searched(name):
    """Whether a pattern is looked for anywhere in a text, and not only matched at a place; so it is if nobody can tell."""
    module, _, own = name.rpartition(".")
    try:
        tree = ast.parse(inspect.getsource(importlib.import_module(module)))
    except (ImportError, TypeError, OSError):
        return True
    asked = {node.attr for node in _attributes_of(tree, own)}
    named = [node for node in ast.walk(tree) if isinstance(node, ast.Name) and node.id == own]
    return not asked <= {"match", "fullmatch", "pattern"} or len(named) > 1 + len(_attributes_of(tree, own))


def _attributes_of(tree, own):
    """The places where a module asks something of a name."""
    return [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == own
    ]


def _patterns_in(module):
    names = vars(module).items()
    stack = [(f"{module.__name__}.{name}", value) for name, value in names if not name.startswith("__")]
    seen = set()
    while stack:
        name, value = stack.pop()
        if id(value) in seen:
            continue
        seen.add(id(value))
        if isinstance(value, re.Pattern):
            yield name, value
        elif isinstance(value, list | tuple | set | frozenset):
            stack += [(name, item) for item in value]
        elif isinstance(value, dict | types.MappingProxyType):
            stack += [(name, item) for pair in value.items() for item in pair]
        elif isinstance(value, type) and value.__module__ == module.__name__:
            stack += [(f"{name}.{key}", item) for key, item in vars(value).items()]


def slow_parts(pattern):
    """Why a pattern may take more than linear time where it fails: "nested" and "adjacent" repeats."""
    text = pattern.pattern
    if isinstance(text, bytes):
        text = text.decode("latin-1")
    tree = _parser.parse(text, pattern.flags & ~(re.DEBUG | re.LOCALE))
    found = set()
    _look(list(tree), pattern.flags, found)
    return sorted(found)


def _look(items, flags, found):
    """Look at a sequence, and at all sequences inside it."""
    for number, (code, argument) in enumerate(items):
        for inner in _inside(code, argument):
            _look(inner, flags, found)
        if code not in _GREEDY or argument[1] < _MANY:
            continue
        body = list(argument[2])
        if any(_shares(r, before, after, body, flags) for r, before, after in _open_repeats(body)):
            found.add("nested")
        taken = _all_chars(body, flags)
        for next_code, next_argument in items[number + 1 :]:
            if next_code in (*_GREEDY, op.POSSESSIVE_REPEAT) and next_argument[1] >= _MANY:
                if taken & _first(list(next_argument[2]), flags):
                    found.add("adjacent")
                break
            if not _is_nullable(next_code, next_argument):
                break


def _shares(repeat, before, after, body, flags):
    """Whether the next turn of a body may take what a repeat inside it took in this one."""
    taken = _all_chars(list(repeat[1][2]), flags)
    return (
        all(_is_nullable(*item) for item in after)
        and all(_is_nullable(*item) for item in before)
        and bool(taken & _first(body, flags))
    )


def _open_repeats(items):
    """The unbounded repeats that can give back, in a sequence and in its groups, with what stands around each."""
    for number, (code, argument) in enumerate(items):
        before, after = items[:number], items[number + 1 :]
        if code in _GREEDY and argument[1] >= _MANY:
            yield (code, argument), before, after
        elif code in _GREEDY or code in (op.SUBPATTERN, op.BRANCH):
            for inner in _inside(code, argument):
                for repeat, inner_before, inner_after in _open_repeats(inner):
                    yield repeat, before + inner_before, inner_after + after


def _inside(code, argument):
    """The sequences inside an item."""
    if code in (*_GREEDY, op.POSSESSIVE_REPEAT):
        return [list(argument[2])]
    if code == op.SUBPATTERN:
        return [list(argument[3])]
    if code == op.BRANCH:
        return [list(branch) for branch in argument[1]]
    if code in (op.ASSERT, op.ASSERT_NOT):
        return [list(argument[1])]
    if code == op.ATOMIC_GROUP:
        return [list(argument)]
    if code == op.GROUPREF_EXISTS:
        return [list(branch) for branch in argument[1:] if branch]
    return []


def _is_nullable(code, argument):
    if code in _WIDTHLESS:
        return True
    if code in (*_GREEDY, op.POSSESSIVE_REPEAT):
        return argument[0] == 0 or all(_is_nullable(*item) for item in argument[2])
    if code in (op.SUBPATTERN, op.ATOMIC_GROUP, op.BRANCH):
        return any(all(_is_nullable(*item) for item in inner) for inner in _inside(code, argument))
    return code in (op.GROUPREF, op.GROUPREF_EXISTS)


def _first(items, flags):
    """The characters that a sequence can begin with."""
    found = frozenset()
    for code, argument in items:
        if code not in _WIDTHLESS:
            inner = _inside(code, argument)
            found |= (
                frozenset().union(*(_first(i, flags) for i in inner))
                if inner
                else _chars(code, argument, flags)
            )
        if not _is_nullable(code, argument):
            break
    return found


def _all_chars(items, flags):
    """The characters that a sequence can hold anywhere."""
    found = frozenset()
    for code, argument in items:
        if code not in _WIDTHLESS:
            inner = _inside(code, argument)
            found |= (
                frozenset().union(*(_all_chars(i, flags) for i in inner))
                if inner
                else _chars(code, argument, flags)
            )
    return found


def _chars(code, argument, flags):
    """The characters of the alphabet that an item of one character takes."""
    if code in (op.LITERAL, op.NOT_LITERAL):
        chars = frozenset(char for char in ALPHABET if _same(ord(char), argument, flags))
        return chars if code == op.LITERAL else _EVERYTHING - chars
    if code == op.IN:
        negated = argument[0][0] == op.NEGATE
        chars = frozenset(char for char in ALPHABET if any(_takes(item, char, flags) for item in argument))
        return _EVERYTHING - chars if negated else chars
    if code == op.ANY:
        return _EVERYTHING if flags & re.DOTALL else _EVERYTHING - {"\n"}
    return _EVERYTHING if code == op.GROUPREF else frozenset()


def _takes(item, char, flags):
    code, argument = item
    if code == op.LITERAL:
        return _same(ord(char), argument, flags)
    if code == op.RANGE:
        return any(
            argument[0] <= ord(c) <= argument[1]
            for c in ({char, char.lower(), char.upper()} if flags & re.IGNORECASE else {char})
            if len(c) == 1
        )
    return code == op.CATEGORY and _CATEGORIES[argument](char)


def _same(char, other, flags):
    return char == other or (flags & re.IGNORECASE and chr(char).lower() == chr(other).lower())
