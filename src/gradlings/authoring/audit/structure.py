"""The files of an exercise: do they fit together? Nothing is run but the worked example."""

from __future__ import annotations

import ast
import copy
import io
import tokenize
from collections.abc import Iterator
from pathlib import Path

from gradlings.authoring.audit.contract import contract_flaws
from gradlings.authoring.audit.equivalents import FILE as EQUIVALENTS
from gradlings.authoring.audit.hints import hint_flaws
from gradlings.authoring.audit.report import Finding
from gradlings.authoring.new import laid_out
from gradlings.course.course import Course
from gradlings.course.exercise import HIDDEN, PAYOFF, PROBES, PUBLIC, Exercise, Misconception
from gradlings.course.formulas import FILE as FORMULAS
from gradlings.course.formulas import formulas_missing, typeset
from gradlings.course.questions.question import FILE as SHEET
from gradlings.course.syntax import essence, parsed, text_of
from gradlings.study.hints import FILE as HINTS

# Characters, without blanks: shorter statements give nothing away.
_SHORTEST_LEAK = 12
_SHORTEST_LEAK_OF_ADVICE = 20  # advice may name a method
_ANYBODYS = {"super().__init__()"}  # statements that a stub may share with the solution
_FILES = (PUBLIC, HIDDEN, PROBES, EQUIVALENTS, FORMULAS, HINTS)
_FEWEST = {"right": 3, "wrong": 6}


def misplaced(course: Course) -> list[Finding]:
    """Find files that belong to no exercise, and exercises that course.toml lacks."""
    found = []
    known = {exercise.id for exercise in course.exercises}
    for folder in ("exercises", "solutions"):
        paths = [*(course.root / folder).glob("*/*.py"), *(course.root / folder).glob(f"*/{SHEET}")]
        for path in sorted(paths):
            if f"{path.parent.name}/{path.stem}" not in known and path.name != PAYOFF:
                found.append(_stray(course, path))
    for path in sorted((course.root / "graders").rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts and not _has_place(course, path):
            found.append(_stray(course, path))
    return found


def _stray(course: Course, path: Path) -> Finding:
    return Finding(
        str(path.relative_to(course.root)),
        "belongs to no exercise of course.toml; add the exercise there, or move the file",
    )


def _has_place(course: Course, path: Path) -> bool:
    topic, name, *rest = path.relative_to(course.root / "graders").parts
    if not rest or f"{topic}/{name}" not in {exercise.id for exercise in course.exercises}:
        return False
    is_answer = len(rest) == 2 and rest[0] in ("right", "wrong") and path.suffix == ".py"
    return is_answer or rest in ([name] for name in _FILES)


def structure_of(exercise: Exercise, *, may_be_long: bool = False) -> Iterator[Finding]:
    """Find what is wrong with the files of an exercise.

    Args:
        exercise: which one.
        may_be_long: whether its contract is listed as not yet shortened.

    Raises:
        CourseError: one of them cannot be read, or is not a Python program.
    """
    exercise.require_official()
    typeset(exercise)  # raises if a formula does not fit
    for what in made_flaws(exercise):
        yield Finding(exercise.path, what)
    stub, solution = parsed(exercise.stub), parsed(exercise.solution)
    for what in _leaks(text_of(exercise.stub), stub, solution):
        yield Finding(exercise.path, what)
    for what in contract_flaws(exercise, may_be_long=may_be_long):
        yield Finding(exercise.solution_path, what)
    for block in formulas_missing(exercise):
        what = f"the contract has the formula {block!r}, but its LaTeX is missing; add it"
        yield Finding(str(exercise.grader / FORMULAS), what)
    for path, text in laid_out(exercise).items():
        if path != exercise.stub and path.is_file() and text_of(path) == text:
            yield Finding(str(path), "is still the example that `gradlings new` laid out")
    yield from _public_checks(exercise)
    yield from _answers(exercise)
    yield from _hints(exercise, solution)


def made_flaws(exercise: Exercise) -> Iterator[str]:
    """Compare the student's file with what the solution makes."""
    if not exercise.stub.is_file():
        yield f"missing; run: gradlings blank {exercise.id}"
        return
    ours, theirs = exercise.blank().splitlines(), text_of(exercise.stub).splitlines()
    if ours != theirs:
        pairs = zip([*ours, ""], [*theirs, ""], strict=False)
        line = next((i for i, (a, b) in enumerate(pairs, 1) if a != b), len(theirs))
        yield (
            f"line {line} is not what {exercise.solution_path} makes; run: gradlings blank "
            f"{exercise.id}"
        )
    if exercise.is_program:
        yield from _imports_in_part(exercise)


def _imports_in_part(exercise: Exercise) -> Iterator[str]:
    """Find import lines of which the stub has only a part: no notebook can be made of the two."""
    ours, theirs = text_of(exercise.stub).splitlines(), text_of(exercise.solution).splitlines()
    for node in parsed(exercise.stub).body:
        is_import = isinstance(node, ast.Import | ast.ImportFrom)
        if is_import and ours[node.lineno - 1] not in theirs:
            yield (
                f"line {node.lineno} imports less than that line of the solution; use in the "
                "solution's own helpers only names that its signatures use too, or import "
                "the others in another way"
            )


def _answers(exercise: Exercise) -> Iterator[Finding]:
    """Report kinds with too few answers, and wrong answers that do not say what they should."""
    for kind, fewest in _FEWEST.items():
        count = len(exercise.answers_of(kind))
        if count < fewest:
            what = f"{count} {kind} answers; write at least {fewest}"
            yield Finding(str(exercise.grader / kind), what)
    solution = parsed(exercise.solution)
    for known in exercise.misconceptions:
        yield from _belief_and_advice(known, solution)
        for name in _not_mistaken(parsed(known.path), solution):
            what = f"{name} is as in the solution; remove it: a wrong answer holds only the mistake"
            yield Finding(str(known.path), what)


def _not_mistaken(answer: ast.Module, solution: ast.Module) -> Iterator[str]:
    """Find the functions and methods of an answer that are those of the solution."""
    own = {name: essence(copy.deepcopy(node)) for name, node in _definitions(solution)}
    for name, node in _definitions(answer):
        if own.get(name) == essence(copy.deepcopy(node)):
            yield name


def _definitions(tree: ast.Module) -> Iterator[tuple[str, ast.stmt]]:
    for node in tree.body:
        if isinstance(node, ast.FunctionDef):
            yield node.name, node
        elif isinstance(node, ast.ClassDef):
            methods = [child for child in node.body if isinstance(child, ast.FunctionDef)]
            yield from ((f"{node.name}.{method.name}", method) for method in methods)


def _hints(exercise: Exercise, solution: ast.Module) -> Iterator[Finding]:
    """Report what is wrong with the hints, a line of the solution in them too."""
    file = exercise.grader / HINTS
    if not file.is_file():
        return
    for what in hint_flaws(exercise):
        yield Finding(str(file), what)
    text = _normal(text_of(file))
    for statement in _statements(solution):
        code = _normal(ast.unparse(statement))
        if len(code) >= _SHORTEST_LEAK and code in text:
            yield Finding(str(file), f"holds a line of the solution: {ast.unparse(statement)}")


def _leaks(text: str, stub: ast.Module, solution: ast.Module) -> Iterator[str]:
    """Find statements of the solution's functions in the stub and its comments."""
    handed = [f for f in _functions(stub) if not _is_unwritten(f)]
    given = {ast.unparse(s) for f in handed for s in _statements(f)}
    written = {_normal(ast.unparse(s)) for s in _statements(stub)}
    comments = {_normal(comment) for comment in _comments(text)}
    for statement in _statements(solution):
        shown = ast.unparse(statement)
        normal = _normal(shown)
        if len(normal) < _SHORTEST_LEAK or shown in _ANYBODYS or shown in given:
            continue
        if normal in written or normal in comments:
            yield f"it holds a line of the solution: {shown.splitlines()[0]}; remove it"


def _functions(tree: ast.AST) -> list[ast.FunctionDef]:
    return [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]


def _is_unwritten(function: ast.FunctionDef) -> bool:
    last = function.body[-1]
    return isinstance(last, ast.Raise) and "NotImplementedError" in ast.unparse(last)


def _statements(tree: ast.AST) -> Iterator[ast.stmt]:
    """Return the simple statements in all functions, docstrings left out."""
    for function in _functions(tree):
        for node in ast.walk(function):
            is_text = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
            if isinstance(node, ast.stmt) and not hasattr(node, "body") and not is_text:
                yield node


def _normal(code: str) -> str:
    return "".join(code.split())


def _comments(text: str) -> Iterator[str]:
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type == tokenize.COMMENT:
            yield token.string.lstrip("# ")


def _public_checks(exercise: Exercise) -> Iterator[Finding]:
    """Find what public checks use but students do not have."""
    path = exercise.grader / PUBLIC
    if not path.is_file():
        yield Finding(str(path), "missing: students have no checks to run; write at least one")
        return
    for node in ast.walk(parsed(path)):
        what = _hidden_use(node)
        if what:
            line = getattr(node, "lineno", 0)
            yield Finding(f"{path}:{line}", f"a public check uses {what}, which students lack")


def _hidden_use(node: ast.AST) -> str:
    if isinstance(node, ast.arg) and node.arg in ("reference", "agree"):
        return f"`{node.arg}`"
    names: list[str] = []
    if isinstance(node, ast.Import):
        names = [alias.name for alias in node.names]
    elif isinstance(node, ast.ImportFrom):
        names = [node.module or ""]
    elif isinstance(node, ast.Constant) and isinstance(node.value, str) and "\n" not in node.value:
        names = [node.value.replace("/", ".")]
    hidden = {"solutions", "graders", "test_hidden", "right", "wrong"}
    return next((f"`{n}`" for n in names if "." in n and hidden & set(n.split("."))), "")


def _belief_and_advice(known: Misconception, solution: ast.Module) -> Iterator[Finding]:
    if not known.belief or not known.advice:
        form = 'its docstring must be "Belief: …", an empty line, "Advice: …"'
        yield Finding(str(known.path), f"{form}: students are shown the advice")
    for statement in _statements(solution):
        code = _normal(ast.unparse(statement))
        if len(code) >= _SHORTEST_LEAK_OF_ADVICE and code in _normal(known.advice):
            flaw = f"its advice gives the solution away: {ast.unparse(statement)}"
            yield Finding(str(known.path), flaw)
