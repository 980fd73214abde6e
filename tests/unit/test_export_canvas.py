"""Canvas' gradebook, filled in: what its importer reads, and nothing else is changed."""

from __future__ import annotations

import csv
import io
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from support.commands import gradlings
from support.grades import PEOPLE, report, write_grades

from gradlings.results import Person

HEADER = (
    "Student,ID,SIS User ID,SIS Login ID,Section,Notes,Homework 1 (12345),Total (9),Final Score,"
    "Midterm Final Grade (4)\n"
)
POSTING = ",,,,,,Manual Posting,,,\n"
POINTS = "    Points Possible,,,,,(read only),100.00,20.00,(read only),5.00\n"
PEOPLE_ROWS = (
    '"Lee, Ann",5001,0012345,alee,"Sect. ""A"", B",,88.10,,91.20,\n'
    '"O\'Hara, Bob",5002,0012399,bob,A,,,3.00,0.00,\n'
    '"Day, Cleo",5003,,C.Day@u.edu,A,is ill,,,0.00,\n'
    '"Ünal, Dora",5004,,du7,A,,,,0.00,\n'
    '"Comer, Late",5005,77,,A,,,,0.00,\n'
    '"Wait, Will",5006,78,,A,,12.50,,0.00,\n'
    '"Ken, Bro",5007,79,,A,,,,0.00,\n'
    '"Student, Test",5999,,tester,A,,,,0.00,\n'
)
EXPORTED = HEADER + POSTING + POINTS + PEOPLE_ROWS
COLUMN = "Homework 1 (12345)"


@pytest.fixture(scope="module")
def grades(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that `gradlings grade` would have written."""
    return write_grades(tmp_path_factory.mktemp("grades"))


def export(
    grades: Path, tmp_path: Path, text: str | bytes, *options: str
) -> subprocess.CompletedProcess[str]:
    """Fill in a gradebook; by default, the losses into homework 1."""
    file = tmp_path / "canvas.csv"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    chosen = options if "--column" in options else ("--column", f"{COLUMN}=losses", *options)
    out = tmp_path / "filled.csv"
    return gradlings(tmp_path, "export", "canvas", grades, "--from", file, *chosen, "--out", out)


def column(tmp_path: Path, name: str = COLUMN) -> dict[str, str]:
    """Return a column of the file that was written, by Canvas' id."""
    text = (tmp_path / "filled.csv").read_bytes().decode("utf-8-sig")
    separator = ";" if text.partition("\n")[0].count(";") > 2 else ","
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=separator)
    return {row["ID"]: row[name] for row in rows if row["ID"]}


def test_a_column_is_filled_in_and_all_else_stays(grades: Path, tmp_path: Path) -> None:
    """By LMS id, login, e-mail as login, and name; after lateness; what is open stays."""
    done = export(grades, tmp_path, EXPORTED)

    assert column(tmp_path) == {
        "5001": "100",
        "5002": "43.75",
        "5003": "0",
        "5004": "75",
        "5005": "70",
        "5006": "12.50",
        "5007": "",
        "5999": "",
    }
    expected = EXPORTED
    for old, new in (
        ("88.10", "100"),
        ("bob,A,,,3", "bob,A,,43.75,3"),
        ("is ill,,", "is ill,0,"),
        ("du7,A,,,", "du7,A,,75,"),
        (",77,,A,,,", ",77,,A,,70,"),
    ):
        assert expected.count(old) == 1
        expected = expected.replace(old, new)
    assert (tmp_path / "filled.csv").read_text() == expected
    assert done.returncode == 1  # two cells are left out
    assert done.stdout.splitlines() == [
        f"waits, {COLUMN}: waiting for a person: 1 of the points; left as it was",
        f"broken, {COLUMN}: withheld since a check is broken: 0.5 of the points; left as it was",
        "1 not in the grades: Student, Test 5999",
        f"Wrote {tmp_path / 'filled.csv'}: 5 cells filled in",
        "Left out: 2, since points wait for a person or are withheld; see above, or give --partial",
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("last", [True, False])
def test_bytes_stay_as_they_were(
    grades: Path, tmp_path: Path, end: str, mark: str, last: bool
) -> None:
    """Mark, line ends, quotes, blanks: an export without new points gives the same file."""
    text = mark + EXPORTED.replace("\n", end)
    text = text if last else text.removesuffix(end)
    export(grades, tmp_path, text)
    kept = (tmp_path / "filled.csv").read_bytes()

    assert kept.startswith(mark.encode())
    assert kept.count(end.encode()) == text.count(end)
    assert kept.endswith(end.encode()) is last

    export(grades, tmp_path, kept)

    assert (tmp_path / "filled.csv").read_bytes() == kept


@pytest.mark.parametrize(
    ("what", "options", "values"),
    [
        ("all", (), ("100", "52.5", "88", "35")),
        ("all", ("--raw",), ("100", "52.5", "95", "35")),
        ("losses", (), ("100", "43.75", "70", "75")),
        ("losses", ("--raw",), ("100", "43.75", "87.5", "75")),
        ("losses/mse", (), ("100", "50", "80", "66.67")),
        ("losses/mse", ("--raw",), ("100", "50", "100", "66.67")),
        ("tensors", (), ("100", "58.33", "100", "8.33")),
    ],
)
def test_course_topic_and_exercise(
    grades: Path, tmp_path: Path, what: str, options: tuple[str, ...], values: tuple[str, ...]
) -> None:
    """With lateness, and without; an exercise loses the same part as its topic."""
    export(grades, tmp_path, EXPORTED, "--column", f"{COLUMN}={what}", *options)

    found = column(tmp_path)
    assert tuple(found[one] for one in ("5001", "5002", "5005", "5004")) == values


def test_several_columns_each_with_its_own_maximum(grades: Path, tmp_path: Path) -> None:
    """Scaled to Canvas' Points Possible."""
    columns = ("--column", f"{COLUMN}=losses", "--column", "Total (9)=all")
    export(grades, tmp_path, EXPORTED, *columns)

    assert column(tmp_path)["5002"] == "43.75"
    assert column(tmp_path, "Total (9)")["5002"] == "10.5"


def test_partial_points_are_written_if_asked_for(grades: Path, tmp_path: Path) -> None:
    """Then what is open counts as no points."""
    done = export(grades, tmp_path, EXPORTED, "--partial")

    assert done.returncode == 0
    assert column(tmp_path)["5006"] == "75"
    assert column(tmp_path)["5007"] == "82.35"


def test_semicolons_are_kept_and_the_sign_is_a_dot(grades: Path, tmp_path: Path) -> None:
    """Canvas reads both signs; a dot never is mistaken for a separator."""
    rows = csv.reader(io.StringIO(EXPORTED))
    out = io.StringIO()
    csv.writer(out, delimiter=";", lineterminator="\r\n").writerows(rows)
    text = out.getvalue().replace("100.00", "100,00")

    export(grades, tmp_path, text)

    assert column(tmp_path)["5002"] == "43.75"
    assert b"100,00" in (tmp_path / "filled.csv").read_bytes()


@pytest.mark.parametrize("mark", ["EX", "ex", "N/A"])
def test_who_is_excused_or_not_assigned_stays_so(grades: Path, tmp_path: Path, mark: str) -> None:
    """And it is said."""
    done = export(grades, tmp_path, EXPORTED.replace(",88.10,", f",{mark},"))

    assert column(tmp_path)["5001"] == mark
    assert f"ann, {COLUMN}: is " in done.stdout


def test_first_and_last_names_in_columns_of_their_own(grades: Path, tmp_path: Path) -> None:
    """As Canvas exports them in some accounts; who has no id is found by both."""
    text = (
        "LastName,FirstName,ID,SIS Login ID,Section,Homework 1 (12345)\n"
        "    Points Possible,,,,,8\n"
        "Lee,Ann,5001,alee,A,\nÜnal,Dora,5004,du7,A,\n"
    )
    export(grades, tmp_path, text)

    assert column(tmp_path) == {"5001": "8", "5004": "6"}


REFUSED = {
    "a sum of Canvas": (EXPORTED, ("--column", "Final Score=all"), "ignores such a column"),
    "a title that looks like one": (
        EXPORTED, ("--column", "Midterm Final Grade (4)=all"), "ignores such a column",
    ),
    "read only": (
        EXPORTED.replace("100.00", "(read only)"), (), "is read only in Canvas",
    ),
    "an override": (
        EXPORTED.replace("Total (9)", "Override Score"), ("--column", "Override Score=all"),
        "ignores such a column",
    ),
    "who a student is": (EXPORTED, ("--column", "Section=all"), "says who a student is"),
    "no section": (
        EXPORTED.replace(",Section,", ",Group,"), (), "there is no column Section",
    ),
    "no header": (POINTS + PEOPLE_ROWS, (), "expected Student"),
    "another column": (EXPORTED, ("--column", "Homework 1=all"), f"did you mean '{COLUMN}'?"),
    "two of one name": (
        EXPORTED.replace("Total (9)", COLUMN), (), "2 columns are called",
    ),
    "one column twice": (
        EXPORTED, ("--column", f"{COLUMN}=all", "--column", f"{COLUMN}=losses"), "twice",
    ),
    "thousands in the maximum": (
        EXPORTED.replace("100.00", '"1,000"'), (), "the last comma or dot for the decimal sign",
    ),
    "thousands in a grade": (
        EXPORTED.replace("12.50", "1.250"), (), "the last comma or dot for the decimal sign",
    ),
    "no maximum": (EXPORTED.replace("100.00", ""), (), "say what all of it is worth"),
    "no points": (EXPORTED.replace("100.00", "0.00"), (), "expected a number above 0"),
    "another maximum": (EXPORTED, ("--maximum", f"{COLUMN}=50"), "--maximum says 50; leave it out"),
    "a maximum of another column": (EXPORTED, ("--maximum", "X=50"), "there is no --column 'X'"),
    "no pair": (EXPORTED, ("--column", COLUMN), 'expected "NAME=VALUE"'),
    "no topic": (EXPORTED, ("--column", f"{COLUMN}=loses"), "did you mean losses"),
    "tabs": (EXPORTED.replace(",", "\t"), (), "no table"),
    "a line of a spreadsheet": ("sep=,\n" + EXPORTED, (), "take it out"),
    "rounded ids": (EXPORTED.replace("5001,", "5.00E+13,"), (), "a spreadsheet has rounded"),
    "another encoding": (EXPORTED.encode("cp1252"), (), "is not UTF-8"),
    "two bytes a character": (EXPORTED.encode("utf-16"), (), "is not UTF-8"),
    "a row that is too short": (EXPORTED + "x,y\n", (), "2 cells, the header has 10"),
    "a quotation mark without end": (EXPORTED + '"x,y\n', (), "has no end"),
    "nothing": ("", (), "no table"),
    "a title of two lines between semicolons": (
        EXPORTED.replace(",", ";").replace("Notes", '"No\ntes"'), (), "as the separator",
    ),
    "nobody of the grades": (HEADER + POINTS, (), "nobody of the grades is in it"),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED)
def test_what_canvas_would_drop_or_misread_is_refused(
    grades: Path, tmp_path: Path, case: str
) -> None:
    """With the file, the column and the next step; nothing is written."""
    text, options, words = REFUSED[case]

    done = export(grades, tmp_path, text, *options)

    assert done.returncode == 2, done.stdout
    assert words in done.stderr.replace("\n", " ")
    assert not (tmp_path / "filled.csv").exists()


def test_an_assignment_without_points_takes_a_maximum(grades: Path, tmp_path: Path) -> None:
    """From the command."""
    export(grades, tmp_path, EXPORTED.replace("100.00", ""), "--maximum", f"{COLUMN}=50")

    assert column(tmp_path)["5002"] == "21.88"


def test_the_exported_file_is_never_replaced(grades: Path, tmp_path: Path) -> None:
    """It may be the only one."""
    export(grades, tmp_path, EXPORTED)
    same = ("--from", tmp_path / "canvas.csv", "--column", f"{COLUMN}=all")
    same = (*same, "--out", tmp_path / "x" / ".." / "canvas.csv")
    done = gradlings(tmp_path, "export", "canvas", grades, *same)

    assert done.returncode == 2
    assert "is the exported file" in done.stderr
    assert (tmp_path / "canvas.csv").read_text() == EXPORTED


def test_a_column_without_an_id_is_named(grades: Path, tmp_path: Path) -> None:
    """Canvas may make a new assignment of it."""
    text = EXPORTED.replace("Total (9)", "Total")

    assert "offers a new one" in export(grades, tmp_path, text, "--column", "Total=all").stdout


def test_who_is_on_one_side_alone_is_listed(tmp_path: Path) -> None:
    """Students who left, and those who joined; the rest is written."""
    grades = write_grades(tmp_path / "grades")
    rows = [row for row in EXPORTED.splitlines(keepends=True) if "Bob" not in row]

    done = export(grades, tmp_path, "".join(rows), "--partial")

    assert done.returncode == 1
    assert "1 not in the file: bob\n" in done.stdout
    assert "1 not in the grades: Student, Test 5999\n" in done.stdout


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (EXPORTED.replace("0012399", "0012345"), "ann may be in lines 4 and 5"),
        (EXPORTED.replace(",tester,", ",BOB,"), "bob may be in lines 5 and 11"),
        (EXPORTED.replace("Student, Test", "Ünal, Dora"), "dora may be in lines 7 and 11"),
        # The id says one row, the e-mail another.
        (EXPORTED.replace(",tester,", ",ann@u.edu,"), "ann may be in lines 4 and 11"),
    ],
)
def test_an_ambiguous_match_is_refused(grades: Path, tmp_path: Path, text: str, words: str) -> None:
    """By id, login, name, and where two of them disagree."""
    done = export(grades, tmp_path, text)

    assert done.returncode == 2
    assert words in done.stderr
    assert "Put their LMS ids into the roster" in done.stderr
    assert not (tmp_path / "filled.csv").exists()


def test_two_students_never_share_a_row(tmp_path: Path) -> None:
    """Neither by name nor by id."""
    same = report()
    people = (*PEOPLE[:1], Person("bob", "Dora Ünal"), Person("dora", "Dora Ünal"), *PEOPLE[3:])
    grades = write_grades(tmp_path / "grades", replace(same, people=people))
    text = EXPORTED.replace(",bob,", ",somebody,")

    done = export(grades, tmp_path, text)

    assert done.returncode == 2
    assert "canvas.csv:7 may be about bob and dora" in done.stderr


def test_a_name_does_not_take_the_row_of_an_id(tmp_path: Path) -> None:
    """A namesake who is not in Canvas gets nobody else's row."""
    people = (*PEOPLE[:2], Person("dora", "Ann Lee"), *PEOPLE[3:])
    grades = write_grades(tmp_path / "grades", replace(report(), people=people))

    done = export(grades, tmp_path, EXPORTED)

    assert "1 not in the file: dora\n" in done.stdout
    assert column(tmp_path)["5001"] == "100"


def test_zeros_before_an_id_count(tmp_path: Path) -> None:
    """12345 is somebody else than 0012345."""
    people = (Person("ann", "", "", "12345"), *PEOPLE[1:])
    grades = write_grades(tmp_path / "grades", replace(report(), people=people))

    assert "1 not in the file: ann\n" in export(grades, tmp_path, EXPORTED).stdout
