"""Submitted notebooks, read and taken apart: whatever they hold is used or reported."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from gradlings.errors import SubmissionError
from gradlings.hosts.nbgrader.code import code_in_text, code_of
from gradlings.hosts.nbgrader.read import MAX_TEXT, cells_in, files_in, notebooks_in, read_cells


def _notebook(*cells: Any) -> bytes:
    return json.dumps({"cells": list(cells), "nbformat": 4}).encode()


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"not JSON",
        b'{"cells": [',
        b"\xff\xfe\x00",
        b"[" * 100_000,
        b"[]",
        b"null",
        b'{"cells": 7}',
        b'{"cells": []}',
        b'{"cells": [1, null, "x"]}',
        b'{"worksheets": [7]}',
        b'{"cells": [' + b"9" * 10_000 + b"]}",
    ],
)
def test_what_is_no_notebook_is_told(raw: bytes) -> None:
    """In a sentence for the student, and with no other exception."""
    with pytest.raises(SubmissionError, match=r"a\.ipynb (is not a notebook|holds no cells)"):
        cells_in(raw, "a.ipynb")


@pytest.mark.parametrize(
    "cell",
    [
        {},
        {"cell_type": 7, "source": 7, "metadata": 7, "id": 7, "attachments": 7},
        {"cell_type": "code", "source": ["a", 7, "b"], "metadata": {"nbgrader": []}},
        {"cell_type": "code", "source": "\ud800", "metadata": {"nbgrader": {"grade_id": []}}},
        {"cell_type": "markdown", "attachments": {"a.png": 7, "b.png": {"image/png": 7}}},
    ],
)
def test_any_cell_can_be_read(cell: dict[str, Any]) -> None:
    """Its text can be written to a file; what is odd in it is left out."""
    (read,) = cells_in(_notebook(cell), "a.ipynb")

    read.source.encode()
    assert not read.grade_id


def test_texts_are_limited_and_outputs_are_not_read() -> None:
    """So that a large notebook costs no more than reading it."""
    outputs = [{"output_type": "stream", "text": "x" * 1_000_000}]
    cells = [{"cell_type": "code", "source": "y" * 600_000, "outputs": outputs}] * 3

    read = cells_in(_notebook(*cells), "a.ipynb")

    assert sum(len(cell.source) for cell in read) == MAX_TEXT


def test_notebooks_are_told_from_other_files(tmp_path: Path) -> None:
    """Hidden files, and those that nbgrader adds, are none of a student's."""
    for name in ("b.ipynb", "a.IPYNB", ".hidden.ipynb", "notes.txt", "timestamp.txt"):
        (tmp_path / name).touch()

    assert notebooks_in(tmp_path) == ["a.IPYNB", "b.ipynb"]
    assert files_in(tmp_path) == ["a.IPYNB", "b.ipynb", "notes.txt"]
    assert notebooks_in(tmp_path / "nowhere") == []
    with pytest.raises(SubmissionError, match=r"there is no x\.ipynb"):
        read_cells(tmp_path, ["x.ipynb"])


@pytest.mark.parametrize(
    ("source", "python", "left_out"),
    [
        ("%matplotlib inline\nx = 1", "pass  # left out: %matplotlib inline\nx = 1", 1),
        ("!ls\nx = 1", "pass  # left out: !ls\nx = 1", 1),
        ("if True:\n    %time f()", "if True:\n    pass  # left out: %time f()", 1),
        ("files = !ls", "pass  # left out: files = !ls", 1),
        ("torch.nn?", "pass  # left out: torch.nn?", 1),
        ("%%time\nx = 1", "pass  # left out: %%time\nx = 1", 1),
        ("%%bash\nls", "", 1),
        ("display(x)\nx = 1", "pass\nx = 1", 1),
        ("get_ipython().system(\n  'ls')\nx = 1", "pass\n\nx = 1", 1),
        ("x = (1\n%2)", "x = (1\n%2)", 0),
        ("!ls\nx = '''\n%no magic\n'''", "pass  # left out: !ls\nx = '''\n%no magic\n'''", 1),
        ("!ls\nx = [\n  1 # a '\n  % 2]", "pass  # left out: !ls\nx = [\n  1 # a '\n  % 2]", 1),
        ("!ls\nx = 1 \\\n% 2", "pass  # left out: !ls\nx = 1 \\\n% 2", 1),
        ("def display(x): pass\ndisplay(1)", "def display(x): pass\ndisplay(1)", 0),
    ],
)
def test_what_only_a_notebook_understands_is_left_out(
    source: str, python: str, left_out: int
) -> None:
    """Line by line, and never within a text or an expression."""
    code = code_of(source)

    assert code.text == python
    assert len(code.left_out) == left_out


@pytest.mark.parametrize("source", ["(" * 500, "-" * 100_000 + "1", "\0", "def f(:", "x = 1" * 3])
def test_code_that_is_none_breaks_nothing(source: str) -> None:
    """It defines nothing, and is handed on as it is."""
    code = code_of(source)

    assert not code.defined
    assert not code.statements


def test_code_is_found_in_text() -> None:
    """Between fences, or as all of a cell; prose is none."""
    fenced = code_in_text("See:\n\n```python\ndef f():\n    return 1\n```\n\nThat is all.")
    bare = code_in_text("def f():\n    return 1")

    assert fenced is not None
    assert bare is not None
    assert set(fenced.defined) == set(bare.defined) == {"f"}
    assert code_in_text("This is prose, with a formula: x = 1.") is None
