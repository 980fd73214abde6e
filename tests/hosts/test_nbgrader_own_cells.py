"""A student's own cells above and between the tasks: in nbgrader, and in the sandbox."""

from __future__ import annotations

from pathlib import Path

import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell
from support.abuses import ALL
from support.notebooks import CODE, Nbgrader, cell_of, make, shown_text, solved
from support.small_course import write_course

from gradlings.hosts.nbgrader.build import write_assignment

SHIFTS = CODE["shift--solution"]
FUTURE = "from __future__ import annotations\n"


def with_cells(
    notebook: NotebookNode, *sources: str, below: str = "topic--code--setup"
) -> NotebookNode:
    """Put cells of a student's own into a notebook, below one of its cells."""
    place = notebook.cells.index(cell_of(notebook, below)) + 1
    notebook.cells[place:place] = [new_code_cell(source) for source in sources]
    return notebook


# What stands at the top; with what the student wrote, if that is not the solutions.
TOPS: dict[str, tuple[list[str], dict[str, str]]] = {
    "imports": (["import einops\nimport wandb, torch\nfrom tqdm.notebook import tqdm"], {}),
    "colab": (["from google.colab import drive\ndrive.mount('/content/drive')"], {}),
    "reads": (["import pandas as pd\ntable = pd.read_csv('marks.csv')"], {}),
    "asks": (["import os\nwho = input('Your name: ')", "HOME = os.environ['NO_SUCH']"], {}),
    "slow": (["import time\nseen = [time.sleep(5) for _ in range(200)]"], {}),
    "endless": (["step = 0\nwhile True:\n    step += 1"], {}),
    "leaves": (["import sys\nsys.exit(1)", "import os\nos._exit(3)"], {}),
    "trial": ([], {"double": f"{CODE['double--solution']}\nn = int(input('n? '))\nassert n == 7"}),
    "future": (
        ["import operator as op"],
        {"double": FUTURE + "def double(x: Nothing) -> op.Nothing:\n    return op.add(x, x)"},
    ),
    "future_at_top": (
        [FUTURE, "import operator as op"],
        {"double": "def double(x: Nothing):\n    return op.add(x, x)"},
    ),
    "half": (
        ["import pandas as pd\nBY = 2"],
        {"double": "def double(x):\n    return BY * x\n\ndef show(x):\n    pd.DataFrame(x)"},
    ),
}


@pytest.fixture(scope="module")
def graded(tmp_path_factory: pytest.TempPathFactory) -> Nbgrader:
    """The class, handed in and graded."""
    folder = tmp_path_factory.mktemp("own")
    course = write_course(folder / "course")
    nbgrader = make(course, folder / "nbgrader")
    write_assignment(course, course.topics[0], nbgrader.root)
    nbgrader.generate()
    for student, (cells, code) in TOPS.items():
        nbgrader.submit(student, with_cells(solved(nbgrader.released(), **code), *cells))
    for student, (cells, _) in TOPS.items():
        if cells:
            between = with_cells(solved(nbgrader.released()), *cells, below="double--run")
            nbgrader.submit(f"{student}_between", between)
    needed = "import no_such_thing as thing\nBY = 2\nLOST = thing.size"
    code = {
        "double": "def double(x):\n    return BY * x",
        "shift": SHIFTS.replace("x + by", "x + by + LOST").replace("shift(shift(x, by), by)", "x"),
    }
    nbgrader.submit("needed", with_cells(solved(nbgrader.released(), **code), needed))
    nbgrader.autograde()
    return nbgrader


@pytest.mark.parametrize("top", TOPS)
def test_a_cell_at_the_top_costs_no_task(graded: Nbgrader, top: str) -> None:
    """It fails, waits, never ends or leaves: alone."""
    assert graded.total(top) == ALL


@pytest.mark.parametrize("top", [top for top, (cells, _) in TOPS.items() if cells])
def test_a_cell_between_the_tasks_costs_no_task(graded: Nbgrader, top: str) -> None:
    """The same cells, below the check_here of the first task."""
    assert graded.total(f"{top}_between") == ALL


def test_students_read_which_cells_were_not_run(graded: Nbgrader) -> None:
    """With the line, and why: no task uses it, or it is not installed."""
    imports = shown_text(graded.autograded("imports"))
    asks = shown_text(graded.autograded("asks"))

    assert "`import wandb, torch` in your cell 4. No task uses it, and wandb is not inst" in imports
    assert "cell 4 (`import os`), cell 5 (`HOME = os.environ['NO_SUCH']`)" in asks


def test_a_cell_that_fails_and_is_needed_is_named_with_its_error(graded: Nbgrader) -> None:
    """Where its names are used; the lines below it in the same cell are run, and count."""
    scores = graded.scores("needed")
    says = shown_text(graded.autograded("needed"))

    assert scores["double--check--hidden--test_value"] == 2
    assert scores["shift--check--public--test_example"] == 0
    assert "name 'LOST' is not defined: cell 4 ended with ModuleNotFoundError: No module" in says


def test_the_same_program_is_collected_as_a_file(graded: Nbgrader, tmp_path: Path) -> None:
    """With the cell from which each piece comes."""
    from gradlings.course.course import load_course
    from gradlings.hosts.nbgrader.batch import Assignment
    from gradlings.hosts.nbgrader.config import settings
    from gradlings.hosts.nbgrader.converters import coursedir_of
    from gradlings.hosts.nbgrader.exchange import collect_notebooks

    course = load_course(graded.root / "../course")
    assignment = Assignment(course, coursedir_of(settings(graded.root)), graded.assignment)

    collect_notebooks(assignment, tmp_path)

    half = (tmp_path / "half/exercises/tensors/double.py").read_text()
    trial = (tmp_path / "trial/exercises/tensors/double.py").read_text()
    assert half.startswith("# %% notebook: cell 4\nBY = 2\n# %% notebook: the solution of double\n")
    assert trial.strip() == CODE["double--solution"]
