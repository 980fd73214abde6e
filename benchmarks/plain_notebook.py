"""A topic as people write it for stock nbgrader: the same checks, each in a test cell.

The solution cell of an exercise is followed by its public checks, then by its hidden ones, with the
solution that they compare with. Cells run in one kernel, student's code and all.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_notebook

from gradlings.course.course import Course
from gradlings.course.exercise import Check, Exercise
from gradlings.course.sheet import Sheet

KERNEL = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
HIDDEN = "### BEGIN HIDDEN TESTS\n{}\n### END HIDDEN TESTS"


def write(course: Course, topic: str, course_directory: Path) -> None:
    """Lay out a course directory for stock nbgrader that has one assignment."""
    config = 'c = get_config()\nc.CourseDirectory.course_id = "stock"\n'
    source = course_directory / "source" / topic / f"{topic}.ipynb"
    source.parent.mkdir(parents=True)
    (course_directory / "nbgrader_config.py").write_text(config)
    tools = Path(__file__).with_name("plain_tools.py").read_text()
    cells = [_cell(tools, f"{topic}-tools")]
    for exercise in course.select([topic]):
        if not isinstance(exercise, Sheet):
            cells += _cells(exercise)
    nbformat.write(new_notebook(cells=cells, metadata=KERNEL), source)


def answer(notebook: nbformat.NotebookNode, texts: dict[str, str]) -> None:
    """Fill in a student's answers, by the exercises' names."""
    for cell in notebook.cells:
        name = cell.metadata.get("nbgrader", {}).get("grade_id")
        if name in texts:
            cell.source = texts[name]


def _cells(exercise: Exercise) -> Iterator[nbformat.NotebookNode]:
    """Return the cells of an exercise."""
    name = exercise.name
    yield _cell(exercise.solution.read_text(), name, solution=True)
    yield _cell("submitted = module_of(In[-2])", f"{name}-submitted")
    for file in exercise.graders:
        checks = [check for check in exercise.checks if check.file == file]
        before = _without_checks(file)
        hidden = file.name == "test_hidden.py"
        if hidden:
            before += f"\nsolution = module_of({exercise.solution.read_text()!r})\n"
        else:
            yield _cell(before, f"{name}-public")
        for number, check in enumerate(checks):
            text = _source_of(check)
            call = f"run({check.function}, submitted{', solution' if hidden else ''})"
            text = f"{text}\n\n{call}"
            if hidden:
                text = HIDDEN.format(f"{before}\n{text}" if number == 0 else text)
            yield _cell(text, f"{name}-{file.stem}-{check.function}", points=check.points)


def _without_checks(file: Path) -> str:
    """Return the code before the checks: probes and constants, without the import of pytest."""
    tree = ast.parse(file.read_text())
    tree.body = [node for node in tree.body if not (_is_check(node) or _is_pytest(node))]
    return ast.unparse(tree)


def _source_of(check: Check) -> str:
    """Return a check's text, with its parameters."""
    tree = ast.parse(check.file.read_text())
    return next(ast.unparse(n) for n in tree.body if _is_check(n) and n.name == check.function)


def _is_check(node: ast.stmt) -> bool:
    return isinstance(node, ast.FunctionDef) and node.name.startswith("test_")


def _is_pytest(node: ast.stmt) -> bool:
    return isinstance(node, ast.Import) and node.names[0].name == "pytest"


def _cell(
    text: str, grade_id: str, *, solution: bool = False, points: float | None = None
) -> nbformat.NotebookNode:
    """Make a cell, locked unless it is the student's."""
    cell = new_code_cell(text)
    if solution:
        cell.source = f"### BEGIN SOLUTION\n{text}\n### END SOLUTION"
    cell.metadata["nbgrader"] = {
        "grade_id": grade_id,
        "grade": points is not None,
        "solution": solution,
        "locked": not solution,
        "task": False,
        "schema_version": 3,
    }
    if points is not None:
        cell.metadata["nbgrader"]["points"] = points
    return cell
