"""Abuses of notebooks by students, and what each gets: points, and a word on what was done."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_output

from support.notebooks import CODE, cell_of, solved, without

ALL = 11.5  # points that `solved` gets: one option of two, and the words wait for a person
DOUBLE, SHIFT, SHEET = 3.0, 4.0, 4.5


def _right(notebook: NotebookNode) -> NotebookNode:
    return solved(notebook)


def _wrong(notebook: NotebookNode) -> NotebookNode:
    return solved(notebook, double="def double(x):\n    return 3 * x")


def _unfinished(notebook: NotebookNode) -> NotebookNode:
    return notebook


def _endless(notebook: NotebookNode) -> NotebookNode:
    return solved(notebook, double="def double(x):\n    while True:\n        pass")


def _crash(notebook: NotebookNode) -> NotebookNode:
    return solved(notebook, double="import os\ndef double(x):\n    os._exit(0)")


def _warner(notebook: NotebookNode) -> NotebookNode:
    """Warnings and stderr are no failure."""
    code = (
        "import sys, warnings\ndef double(x):\n    warnings.warn('deprecated')\n"
        "    print('a warning', file=sys.stderr)\n    return 2 * x"
    )
    return solved(notebook, double=code)


def _forger(notebook: NotebookNode) -> NotebookNode:
    """Claims everything in every way that a notebook offers, and solves nothing."""
    code = (
        "import sqlite3\nfor path in ('gradebook.db', '../../../gradebook.db'):\n"
        "    try:\n        sqlite3.connect(path).execute('update grade set auto_score = 100')\n"
        "    except Exception:\n        pass\n"
        "class Equal:\n    def __eq__(self, other): return True\n"
        "def double(x):\n    print('✓ passed: 3 / 3 points')\n    return Equal()"
    )
    notebook = solved(notebook, double=code)
    for cell in notebook.cells:
        named = cell.metadata.nbgrader
        if "points" in named:
            named.points = 100
        if cell.cell_type == "code":
            passed = {"text/plain": "100.0"}
            cell.outputs = [new_output("execute_result", data=passed, execution_count=1)]
    notebook.metadata["gradlings"] = {"scores": {"double--check--hidden--test_value": 100}}
    return notebook


def _deleted(notebook: NotebookNode) -> NotebookNode:
    """Everything but the two programs is gone."""
    notebook = solved(notebook)
    notebook.cells = [cell_of(notebook, name) for name in CODE]
    return notebook


def _deleted_solution(notebook: NotebookNode) -> NotebookNode:
    return without(solved(notebook), "double--solution", "questions--answer--area")


def _duplicated(notebook: NotebookNode) -> NotebookNode:
    """A graded cell, a solution, and an answer, each twice; the second solution is right."""
    notebook = solved(notebook, double="def double(x):\n    return 0")
    first = cell_of(notebook, "double--solution")
    second = NotebookNode(json.loads(json.dumps(first)))
    second.source = CODE["double--solution"]
    place = notebook.cells.index(first)
    doubled = [cell_of(notebook, "double--check--hidden--test_value")]
    doubled.append(cell_of(notebook, "questions--answer--area"))
    notebook.cells[place + 1 : place + 1] = [second, *doubled]
    return notebook


def _reordered(notebook: NotebookNode) -> NotebookNode:
    notebook = solved(notebook)
    notebook.cells = notebook.cells[::-1]
    return notebook


def _retyped(notebook: NotebookNode) -> NotebookNode:
    """Programs have become text, answers code, checks raw cells."""
    for cell in solved(notebook).cells:
        cell.cell_type = {"code": "markdown", "markdown": "code"}[cell.cell_type]
    cell_of(notebook, "double--check--hidden--test_value").cell_type = "raw"
    return notebook


def _locked_edited(notebook: NotebookNode) -> NotebookNode:
    cell_of(notebook, "double--check--hidden--test_value").source = "assert True"
    cell_of(notebook, "double--text--prompt").source = "Nothing to do here."
    cell_of(notebook, "questions--text--area").source = "`area` · choose one · 100 points"
    return solved(notebook)


def _nameless(notebook: NotebookNode) -> NotebookNode:
    """All metadata and ids are lost, as after a trip through another front end."""
    for cell in solved(notebook).cells:
        cell.metadata = {"colab": {"base_uri": "x"}, "id": "abc"}
        del cell["id"]
    notebook.nbformat_minor = 0
    notebook.metadata = {"colab": {"provenance": []}}
    return notebook


def _old_format(notebook: NotebookNode) -> bytes:
    """The third format of notebooks, with its sheets."""
    cells = []
    for cell in solved(notebook).cells:
        text = "input" if cell.cell_type == "code" else "source"
        old = {"cell_type": cell.cell_type, "metadata": cell.metadata, text: cell.source}
        cells.append(old)
    return json.dumps({"nbformat": 3, "worksheets": [{"cells": cells}]}).encode()


def _newer_format(notebook: NotebookNode) -> NotebookNode:
    notebook.nbformat, notebook.nbformat_minor = 4, 99
    for cell in solved(notebook).cells:
        cell["something_new"] = {"x": 1}
    return notebook


def _truncated(notebook: NotebookNode) -> bytes:
    raw = json.dumps(solved(notebook)).encode()
    return raw[: len(raw) // 2]


def _large(notebook: NotebookNode) -> NotebookNode:
    """50 MB of output."""
    cell = cell_of(solved(notebook), "double--run")
    cell.outputs = [new_output("stream", name="stdout", text="x" * 50_000_000)]
    return notebook


def _in_markdown(notebook: NotebookNode) -> NotebookNode:
    """A program in a cell of text, and its own cell as it was."""
    notebook = solved(notebook)
    cell = cell_of(notebook, "double--solution")
    unwritten = "def double(x):\n    raise NotImplementedError"
    text = new_markdown_cell(f"My answer:\n\n```python\n{cell.source}\n```\n")
    notebook.cells.insert(notebook.cells.index(cell) + 1, text)
    cell.source = unwritten
    return notebook


def _one_cell(notebook: NotebookNode) -> NotebookNode:
    """All programs in a cell at the end, and theirs as they were."""
    answered = {name: cell_of(notebook, name).source for name in CODE}
    notebook = solved(notebook)
    for name, source in answered.items():
        cell_of(notebook, name).source = source
    notebook.cells.append(new_code_cell("\n\n\n".join(CODE.values())))
    return notebook


def _defined_twice(notebook: NotebookNode) -> NotebookNode:
    """The last definition counts, as in Python."""
    twice = "def double(x):\n    return 0\n\n\ndef double(x):\n    return 2 * x"
    return solved(notebook, double=twice)


def _magics(notebook: NotebookNode) -> NotebookNode:
    """What only a notebook understands, own helpers, trials, and a broken cell."""
    code = "%matplotlib inline\n!pip install nothing\ndef double(x):\n    return twice(x)\ntwice?"
    notebook = solved(notebook, double=code, shift=f"%%time\n{CODE['shift--solution']}")
    solution = cell_of(notebook, "double--solution")
    place = notebook.cells.index(solution)
    own = ["def twice(x):\n    return FACTOR * x\ntwice(3)", "1/0", "this is no Python"]
    notebook.cells[place:place] = [new_code_cell(source) for source in own]
    notebook.cells.insert(1, new_code_cell("%load_ext autoreload\nFACTOR = 2"))
    after = notebook.cells.index(cell_of(notebook, "double--run")) + 1
    notebook.cells.insert(after, new_code_cell("import time\nwhile True:\n    time.sleep(1)"))
    return notebook


def _borrowing(notebook: NotebookNode) -> NotebookNode:
    """A helper that one exercise defines is used by another, and an import by both."""
    return solved(
        notebook,
        double="import operator\ndef plus(a, b):\n    return operator.add(a, b)\n"
        "def double(x):\n    return plus(x, x)",
        shift="def shift(x, by):\n    return plus(x, by)\n"
        "def shift_twice(x, by):\n    return operator.add(x, 2 * by)",
    )


ABUSES: dict[str, tuple[Callable[[NotebookNode], Any], float, str]] = {
    "right": (_right, ALL, "double: 3 / 3 points"),
    "wrong": (_wrong, ALL - DOUBLE, "Count the terms of your sum."),
    "unfinished": (_unfinished, 0, "not written yet"),
    "endless": (_endless, ALL - DOUBLE, "does a loop never end?"),
    "crash": (_crash, ALL - DOUBLE, "✗ crashed"),
    "warner": (_warner, ALL, "double: 3 / 3 points"),
    "forger": (_forger, ALL - DOUBLE, "returned a value of type"),
    "deleted": (_deleted, DOUBLE + SHIFT, "Missing, and put back: "),
    "deleted_solution": (_deleted_solution, ALL - DOUBLE - 2, "solution of double was missing"),
    "duplicated": (_duplicated, ALL, "The solution of double was there 2 times"),
    "reordered": (_reordered, ALL, "Cells were in another order"),
    "retyped": (_retyped, ALL, "The solution of double had become a markdown cell"),
    "locked_edited": (_locked_edited, ALL, "put back as handed out: text (double), check (double)"),
    "nameless": (_nameless, ALL, "double: 3 / 3 points"),
    "old_format": (_old_format, ALL, "double: 3 / 3 points"),
    "newer_format": (_newer_format, ALL, "double: 3 / 3 points"),
    "renamed": (_right, ALL, "The notebook was called my answers.ipynb"),
    "truncated": (_truncated, 0, "tensors.ipynb is not a notebook"),
    "large": (_large, ALL, "double: 3 / 3 points"),
    "in_markdown": (_in_markdown, ALL, "double: found in a cell of text"),
    "one_cell": (_one_cell, ALL, "double: found in another cell"),
    "defined_twice": (_defined_twice, ALL, "double: 3 / 3 points"),
    "magics": (_magics, ALL, "Left out, since it is not Python: `!pip install nothing`"),
    "borrowing": (_borrowing, ALL, "shift: 4 / 4 points"),
}
