"""Before work is handed in: Validate, “Run all” and `check_here` say the same."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient
from nbformat import NotebookNode
from nbformat.v4 import new_notebook
from nbgrader.validator import Validator
from support.notebooks import TOPIC, Nbgrader, cell_of, make, shown_text, solved
from support.small_course import write_course

from gradlings.hosts.nbgrader.build import write_assignment

DOUBLE = 'check_here("tensors/double", "test_example")'


@pytest.fixture(scope="module")
def nbgrader(tmp_path_factory: pytest.TempPathFactory) -> Nbgrader:
    """An assignment that has been generated."""
    folder = tmp_path_factory.mktemp("validate")
    course = write_course(folder / "course")
    nbgrader = make(course, folder / "nbgrader")
    write_assignment(course, course.topics[0], nbgrader.root)
    nbgrader.generate()
    return nbgrader


def at_home(nbgrader: Nbgrader, home: Path, *, with_course: bool = True, **code: str) -> Path:
    """Return the notebook of a student who has answered everything, in the student's folder."""
    shutil.copytree(nbgrader.root / "release" / TOPIC, home)
    if not with_course:
        shutil.rmtree(home / "course")
    file = home / f"{TOPIC}.ipynb"
    nbformat.write(solved(nbgrader.released(), **code), file)
    return file


def failed(file: Path) -> list[dict[str, Any]]:
    """Return the cells that Validate names."""
    return Validator().validate(str(file)).get("failed", [])


def test_validate_says_success_only_if_the_public_checks_pass(
    nbgrader: Nbgrader, tmp_path: Path
) -> None:
    """Else it shows the check's title, and what went wrong, and nothing of hidden ones."""
    right = failed(at_home(nbgrader, tmp_path / "right"))
    wrong = failed(at_home(nbgrader, tmp_path / "wrong", double="def double(x):\n    return 3 * x"))

    assert right == []
    assert [cell["source"].split("\n")[-1] for cell in wrong] == [DOUBLE]
    assert wrong[0]["source"].startswith("# Check (1 point): Three doubled is six.")
    assert "✗ Three doubled is six." in wrong[0]["raw_error"]
    assert "got tensor([9.])" in wrong[0]["raw_error"]
    assert "Traceback" not in wrong[0]["raw_error"]


def test_validate_names_what_is_not_written_yet(nbgrader: Nbgrader, tmp_path: Path) -> None:
    """Of the notebook as it was handed out: every public check, and every answer."""
    home = tmp_path / "home"
    shutil.copytree(nbgrader.root / "release" / TOPIC, home)

    cells = failed(home / f"{TOPIC}.ipynb")

    programs = [cell for cell in cells if "check_here" in cell["source"]]
    assert len(programs) == 2
    assert len(cells) == 2 + 4
    assert all("not written yet" in cell["raw_error"] for cell in programs)


def test_a_warning_is_no_failure(nbgrader: Nbgrader, tmp_path: Path) -> None:
    """Neither is what the student's code writes to stderr."""
    warner = (
        "import sys, warnings\ndef double(x):\n    warnings.warn('old')\n"
        "    print('careful', file=sys.stderr)\n    return 2 * x"
    )

    assert failed(at_home(nbgrader, tmp_path / "home", double=warner)) == []


def run_all(file: Path) -> NotebookNode:
    """Run all cells, as a front end does: until one fails that is not expected to."""
    notebook = nbformat.read(file, as_version=4)
    place = {"metadata": {"path": str(file.parent)}}
    NotebookClient(notebook, kernel_name="python3", resources=place).execute()
    return notebook


def said_by(notebook: NotebookNode, grade_id: str) -> str:
    """Return what a cell has printed, or raised."""
    cell = cell_of(notebook, grade_id)
    return shown_text(new_notebook(cells=[cell])).removeprefix(cell.source).strip()


def test_run_all_goes_on_after_a_failed_check(nbgrader: Nbgrader, tmp_path: Path) -> None:
    """Each check says what `check_here` says of it; hidden ones say that they run later."""
    file = at_home(nbgrader, tmp_path / "home", double="def double(x):\n    return 3 * x")

    notebook = run_all(file)

    said = said_by(notebook, "double--check--public--test_example")
    assert said == said_by(notebook, "double--run")
    assert "✗ Three doubled is six." in said
    assert "✓" in said_by(notebook, "shift--check--public--test_example")
    hidden = said_by(notebook, "double--check--hidden--test_value")
    assert hidden == "This check runs when your work is graded."


def test_without_its_folder_a_notebook_says_what_to_do(nbgrader: Nbgrader, tmp_path: Path) -> None:
    """In check_here, and as a failure in Validate; elsewhere, such as in Colab, too."""
    file = at_home(nbgrader, tmp_path / "home", with_course=False)

    cells = failed(file)
    said = said_by(run_all(file), "double--run")

    assert [cell["source"].split("\n")[-1] for cell in cells if DOUBLE in cell["source"]] == [
        DOUBLE
    ]
    assert len(cells) == 2
    for text in (said, cells[0]["raw_error"]):
        assert "check_here needs the folder `course` that comes with this notebook." in text
        assert "Fetch the assignment again" in text
        assert "On Colab: upload the folder as a zip file, then run `!unzip -o course.zip`" in text


def test_the_folder_is_found_beside_the_notebook_if_the_kernel_runs_elsewhere(
    nbgrader: Nbgrader, tmp_path: Path
) -> None:
    """As in VS Code, which says where the notebook is."""
    home = at_home(nbgrader, tmp_path / "home").parent
    notebook = nbformat.read(home / f"{TOPIC}.ipynb", as_version=4)
    setup = cell_of(notebook, "topic--code--setup")
    setup.source += f"\n__vsc_ipynb_file__ = {str(home / 'tensors.ipynb')!r}"

    place = {"metadata": {"path": str(tmp_path)}}
    NotebookClient(notebook, kernel_name="python3", resources=place).execute()

    assert "✓ Three doubled is six." in said_by(notebook, "double--run")
