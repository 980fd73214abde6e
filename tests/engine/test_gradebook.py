"""The gradebook keeps what it is given, once, whoever else writes."""

from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from gradlings.errors import UsageError
from gradlings.grading.gradebook import Gradebook
from gradlings.outcomes import CheckResult, Outcome, Status
from gradlings.results import ExerciseResult


def _result(student: str, points: float = 1.0) -> ExerciseResult:
    check = CheckResult(
        "test_hidden.py::test_value", "It is right.", Outcome.PASSED, points, 2.0, "", 0.01
    )
    return ExerciseResult(student, "tensors/double", Status.GRADED, 2.0, "", (check,))


def test_results_come_back_as_they_were(tmp_path: Path) -> None:
    """Also after the file was closed and opened again; more than one batch of them."""
    url = f"sqlite:///{tmp_path / 'grades.sqlite'}"
    results = {f"digest{n}": _result(f"s{n}") for n in range(1200)}

    first = Gradebook(url)
    first.add(results)
    first.close()
    second = Gradebook(url)

    assert second.find([*results, "unknown"]) == results
    second.close()


def test_a_second_writer_changes_nothing(tmp_path: Path) -> None:
    """What is there stays; what is new in the same batch is added."""
    book = Gradebook(f"sqlite:///{tmp_path / 'grades.sqlite'}")
    book.add({"a": _result("ann", 1.0)})

    book.add({"a": _result("ann", 0.0), "b": _result("bob")})

    assert book.find(["a", "b"]) == {"a": _result("ann", 1.0), "b": _result("bob")}
    book.close()


def test_many_writers_at_once_lose_nothing(tmp_path: Path) -> None:
    """Each with its own connection to one file, the same rows and different ones."""
    url = f"sqlite:///{tmp_path / 'grades.sqlite'}"

    def write(writer: int) -> None:
        book = Gradebook(url)
        for n in range(10):
            book.add({f"own{writer}-{n}": _result("ann"), f"shared{n}": _result("bob")})
        book.close()

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(write, range(8)))

    book = Gradebook(url)
    wanted = [f"own{w}-{n}" for w in range(8) for n in range(10)] + [
        f"shared{n}" for n in range(10)
    ]
    assert len(book.find(wanted)) == 90
    book.close()


@pytest.mark.parametrize("url", ["nonsense", "nodialect://x", "sqlite:////nowhere/at/all.sqlite"])
def test_a_url_that_leads_nowhere_is_a_misuse(url: str) -> None:
    """The message names it."""
    with pytest.raises(UsageError, match="gradebook"):
        Gradebook(url)


def test_a_file_that_is_no_database_is_a_misuse_and_kept(tmp_path: Path) -> None:
    """Nothing is overwritten."""
    file = tmp_path / "essay.txt"
    file.write_text("to be or not to be " * 100)

    with pytest.raises(UsageError, match="not a database"):
        Gradebook(f"sqlite:///{file}")

    assert file.read_text().startswith("to be or not")


def test_a_gradebook_takes_in_another(tmp_path: Path) -> None:
    """More than one batch, observations too; what both have stays as it was."""
    one, two = (Gradebook(f"sqlite:///{tmp_path / name}") for name in ("one", "two"))
    one.add({"both": _result("ann", 1.0), "own": _result("bob")})
    two.add({"both": _result("ann", 0.0)} | {f"d{n}": _result(f"s{n}") for n in range(1100)})
    two.add_observed("tensors/double", {"o": b"seen"})

    assert one.add_all(two) == 1100
    assert one.add_all(two) == 0

    assert len(one.find([f"d{n}" for n in range(1100)])) == 1100
    assert one.find(["both", "own"]) == {"both": _result("ann", 1.0), "own": _result("bob")}
    assert one.find_observed(["o"]) == {"o": b"seen"}
    one.close()
    two.close()


def test_a_gradebook_of_an_older_version_gets_what_it_lacks(tmp_path: Path) -> None:
    """Its results stay; of them nobody knows which hand-in they were."""
    file = tmp_path / "grades.sqlite"
    book = Gradebook(f"sqlite:///{file}")
    book.add({"a": _result("ann")}, sources={"a": "first"})
    book.close()
    with closing(sqlite3.connect(file)) as database:
        database.execute("ALTER TABLE results DROP COLUMN source")

    book = Gradebook(f"sqlite:///{file}")
    book.add({"b": _result("ann", 2.0)}, sources={"b": "second"})

    assert book.find(["a", "b"]) == {"a": _result("ann"), "b": _result("ann", 2.0)}
    assert list(book.hand_ins(1)) == [[_result("ann", 2.0)]]
    book.close()


def test_hand_ins_are_told_from_gradings(tmp_path: Path) -> None:
    """What was graded again, by other checks, is one hand-in with its last result."""
    book = Gradebook(f"sqlite:///{tmp_path / 'grades.sqlite'}")
    for digest, source, points in (("a", "1", 0.0), ("b", "2", 1.0), ("c", "1", 2.0)):
        book.add({digest: _result("ann", points)}, sources={digest: source})
    book.add({"d": _result("bob")}, sources={"d": "1"})

    assert list(book.hand_ins(2)) == [[_result("ann", 2.0), _result("ann", 1.0)]]
    book.close()
