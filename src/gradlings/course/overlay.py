"""Lay an answer that holds one mistake alone over the solution.

A function, class or value at the top of the answer replaces the solution's own of that name; a
method or value in a class replaces the class's own; `del name` removes it. All else is the
solution's. A name that the solution nowhere has must be a helper that something in the answer uses.
"""

from __future__ import annotations

import ast

from gradlings.course.syntax import essence

_Definition = ast.FunctionDef | ast.ClassDef


class OverlayError(ValueError):
    """The answer does not fit the solution; the text says why."""


def laid_over(solution: str, answer: str) -> str:
    """Return the solution with the parts that an answer replaces.

    Args:
        solution: a whole program.
        answer: the parts that replace the solution's.

    Raises:
        SyntaxError: one of them is not a Python program.
        OverlayError: the answer changes nothing, or holds a name that the solution does not have.
    """
    base, over = ast.parse(solution), ast.parse(answer)
    imports = [node for node in over.body if isinstance(node, ast.Import | ast.ImportFrom)]
    rest = [node for node in over.body if node not in imports]
    _lay(base, rest, "the solution")
    base.body = sorted([*filter(_is_code, base.body), *imports], key=_rank)
    text = ast.unparse(ast.fix_missing_locations(base)) + "\n"
    if not rest or essence(base) == essence(solution):
        raise OverlayError("it changes nothing of the solution")
    return text


def _is_code(node: ast.stmt) -> bool:
    """Whether a statement is more than a docstring: the contract takes long to write out."""
    return not (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant))


def _rank(node: ast.stmt) -> int:
    """Order statements: imports of the future, other imports, the rest."""
    if isinstance(node, ast.ImportFrom) and node.module == "__future__":
        return 1
    return 2 if isinstance(node, ast.Import | ast.ImportFrom) else 3


def _lay(base: ast.Module | ast.ClassDef, over: list[ast.stmt], owner: str) -> None:
    """Replace the statements that define the same names."""
    new: list[ast.stmt] = []
    defined = set[str]().union(*map(names_of, base.body))
    are_new = any(names_of(node) - defined for node in over)
    mentioned = _mentioned(base) if are_new else set()
    for node in over:
        if not _is_code(node):
            continue
        if isinstance(node, ast.Delete):
            _delete(base, node, owner)
            continue
        names = names_of(node)
        if not names:
            raise OverlayError(f"line {node.lineno} defines nothing, so it replaces nothing")
        places = [i for i, own in enumerate(base.body) if names & names_of(own)]
        if not places:
            new.append(node)
            continue
        place = places[-1]
        own = base.body[place]
        if isinstance(own, ast.ClassDef) and isinstance(node, ast.ClassDef):
            own.bases, own.keywords = node.bases, node.keywords
            _lay(own, node.body, f"the solution's {own.name}")
        else:
            base.body[place] = node
    unknown = [node for node in new if not names_of(node) & mentioned]
    _require_used(unknown, over, owner)
    _insert(base, new)


def _delete(base: ast.Module | ast.ClassDef, node: ast.Delete, owner: str) -> None:
    for target in node.targets:
        name = ast.unparse(target)
        kept = [own for own in base.body if name not in names_of(own)]
        if len(kept) == len(base.body):
            raise OverlayError(f"it deletes {name}, which {owner} does not have")
        base.body = kept or [ast.Pass()]


def _require_used(new: list[ast.stmt], over: list[ast.stmt], owner: str) -> None:
    """Require that something else in the answer uses each new name: else it may be misspelled."""
    for node in new:
        names = names_of(node)
        if not any(names & _mentioned(other) for other in over if other is not node):
            raise OverlayError(
                f"it has {', '.join(sorted(names))}, which {owner} does not have and nothing in "
                "the answer uses; is the name right?"
            )


def _mentioned(tree: ast.AST) -> set[str]:
    """Return every name and attribute that is read or set in a program or a part of one."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Name):
            found.add(node.id)
        elif isinstance(node, ast.Attribute):
            found.add(node.attr)
    return found


def _insert(base: ast.Module | ast.ClassDef, new: list[ast.stmt]) -> None:
    """Put helpers above the first definition: what the solution computes at once may use them."""
    definitions = (i for i, own in enumerate(base.body) if isinstance(own, _Definition))
    place = next(definitions, len(base.body))
    base.body[place:place] = new


def is_definition(node: ast.stmt) -> bool:
    """Whether a statement defines a function or a class."""
    return isinstance(node, ast.FunctionDef | ast.ClassDef)


def names_of(node: ast.stmt) -> set[str]:
    """Return the names that a statement of a module or class defines."""
    match node:
        case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
            return {node.name}
        case ast.Assign():
            stored = (t for target in node.targets for t in ast.walk(target))
            return {
                t.id for t in stored if isinstance(t, ast.Name) and isinstance(t.ctx, ast.Store)
            }
        case ast.AnnAssign() | ast.AugAssign():
            return {node.target.id} if isinstance(node.target, ast.Name) else set()
    return set()
