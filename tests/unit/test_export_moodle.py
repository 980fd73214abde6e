"""Moodle's gradebook, its offline worksheet and its feedback files: what its imports read."""

from __future__ import annotations

import csv
import io
import re
import subprocess
import zipfile
from pathlib import Path

import pytest
from support.commands import gradlings
from support.grades import write_grades

COLUMN = "Assignment: Homework 1 (Real)"
GRADEBOOK = (
    '"First name",Surname,"ID number",Institution,"Email address",'
    f'"{COLUMN}","Quiz: One (Percentage)","Course total (Real)","Last downloaded"\n'
    'Ann,Lee,0012345,,ann@u.edu,-,"50.00 %",-,1700000000\n'
    "Bob,O'Hara,9,,Bob.Ohara@u.edu,3.50,-,3.50,1700000000\n"
    "Dora,Ünal,,,d@elsewhere.edu,-,-,-,1700000000\n"
    "Late,Comer,77,,late@u.edu,-,-,-,1700000000\n"
    "Will,Wait,78,,waits@u.edu,4.00,-,4.00,1700000000\n"
    "Zoe,Other,99,,zoe@u.edu,1.00,-,1.00,1700000000\n"
)
MAXIMUM = ("--maximum", f"{COLUMN}=20")


@pytest.fixture(scope="module")
def grades(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that `gradlings grade` would have written."""
    return write_grades(tmp_path_factory.mktemp("grades"))


def export(
    grades: Path, tmp_path: Path, text: str, *options: str, form: str = "moodle"
) -> subprocess.CompletedProcess[str]:
    """Export into a file of Moodle's."""
    (tmp_path / "moodle.csv").write_bytes(text.encode())
    out = tmp_path / ("feedback.zip" if form == "moodle-feedback" else "filled.csv")
    arguments = ("--from", tmp_path / "moodle.csv", *options, "--out", out)
    return gradlings(tmp_path, "export", form, grades, *arguments)


def written(tmp_path: Path) -> str:
    """Return the file that was written, to the byte."""
    return (tmp_path / "filled.csv").read_bytes().decode()


def rows(tmp_path: Path, separator: str = ",") -> list[list[str]]:
    """Return the rows of the file that was written."""
    text = written(tmp_path).removeprefix("\ufeff")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))


def replaced(text: str, *pairs: tuple[str, str]) -> str:
    """Replace texts that are there once."""
    for old, new in pairs:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


def test_a_column_is_filled_in_and_all_else_stays(grades: Path, tmp_path: Path) -> None:
    """By id, e-mail and name; what waits stays, and so does who is not in the grades."""
    done = export(grades, tmp_path, GRADEBOOK, "--column", f"{COLUMN}=losses", *MAXIMUM)

    assert written(tmp_path) == replaced(
        GRADEBOOK,
        ("ann@u.edu,-", "ann@u.edu,20"),
        ("Ohara@u.edu,3.50", "Ohara@u.edu,8.75"),
        ("elsewhere.edu,-", "elsewhere.edu,15"),
        ("late@u.edu,-", "late@u.edu,14"),
    )
    assert done.returncode == 1
    assert "waits, Assignment: Homework 1 (Real): waiting for a person: 1 of" in done.stdout
    assert "2 not in the file: c.day@u.edu, broken\n" in done.stdout
    assert "1 not in the grades: Zoe Other\n" in done.stdout


@pytest.mark.parametrize("separator", [",", ";", "\t", ":"])
@pytest.mark.parametrize("sign", [",", "."])
def test_separator_and_decimal_sign_are_those_of_the_file(
    grades: Path, tmp_path: Path, separator: str, sign: str
) -> None:
    """All separators of Moodle's form; a comma between commas is quoted."""
    out = io.StringIO()
    table = list(csv.reader(io.StringIO(GRADEBOOK)))
    table[2][5] = table[2][7] = f"3{sign}50"
    table[5][5] = table[5][7] = f"4{sign}00"
    table[6][5] = table[6][7] = f"1{sign}00"
    csv.writer(out, delimiter=separator, lineterminator="\r\n").writerows(table)

    export(grades, tmp_path, "\ufeff" + out.getvalue(), "--column", f"{COLUMN}=losses", *MAXIMUM)

    assert rows(tmp_path, separator)[2][5] == f"8{sign}75"
    assert written(tmp_path).startswith("\ufeff")
    assert written(tmp_path).count("\r\n") == 7


def test_the_sign_of_other_columns_counts_while_a_column_is_empty(
    grades: Path, tmp_path: Path
) -> None:
    """In a gradebook of a site that writes commas."""
    text = replaced(
        GRADEBOOK,
        ("3.50,-,3.50", '-,-,"3,50"'),
        ("4.00,-,4.00", '-,-,"4,00"'),
        ("1.00,-,1.00", '-,-,"1,00"'),
    )
    export(grades, tmp_path, text, "--column", f"{COLUMN}=losses", *MAXIMUM)

    assert 'Bob.Ohara@u.edu,"8,75",-' in written(tmp_path)


@pytest.mark.parametrize(
    ("header", "options"),
    [
        ("Vorname,Nachname,ID-Nummer,Institution,E-Mail-Adresse", ()),
        ("Prénom,Nom de famille,Numéro d'identification,Institution,Adresse de courriel", ()),
        # E-mails are found by what they are; the rest has to be said.
        ("A,B,C,D,E", ("--identify", "C=id", "--identify", "A=first", "--identify", "B=last")),
    ],
)
def test_a_gradebook_in_another_language(
    grades: Path, tmp_path: Path, header: str, options: tuple[str, ...]
) -> None:
    """Names of columns are known, or are said."""
    english = '"First name",Surname,"ID number",Institution,"Email address"'
    text = replaced(GRADEBOOK, (english, header))

    export(grades, tmp_path, text, "--column", f"{COLUMN}=losses", *MAXIMUM, *options)

    assert [row[5] for row in rows(tmp_path)[1:5]] == ["20", "8.75", "15", "14"]


WISH = ("--column", f"{COLUMN}=losses")
REFUSED = {
    "no maximum": (GRADEBOOK, WISH, "the file does not say the maximum"),
    "over 100": (
        GRADEBOOK, (*WISH, "--maximum", f"{COLUMN}=101"), "makes Moodle refuse the whole file",
    ),
    "a maximum of 0": (GRADEBOOK, (*WISH, "--maximum", f"{COLUMN}=0"), "a number above 0"),
    "percentages": (
        GRADEBOOK,
        ("--column", "Quiz: One (Percentage)=losses", "--maximum", "Quiz: One (Percentage)=20"),
        'with "Real" as the grade display type',
    ),
    "letters": (GRADEBOOK.replace("-,-,-", "A+,-,-"), (*WISH, *MAXIMUM), "is 'A+', not points"),
    "thousands": (
        GRADEBOOK.replace("3.50,", '"1,003.50",', 1), (*WISH, *MAXIMUM), "not points",
    ),
    "a sum": (
        GRADEBOOK,
        ("--column", "Course total (Real)=all", "--maximum", "Course total (Real)=100"),
        "computes totals itself",
    ),
    "who a student is": (
        GRADEBOOK, ("--column", "Surname=all", "--maximum", "Surname=9"), "says who a student is",
    ),
    "two signs": (
        GRADEBOOK.replace("4.00,-", '"4,00",-'), (*WISH, *MAXIMUM), "numbers with a comma and",
    ),
    "another column": (GRADEBOOK, ("--column", "Homework 1=all"), "has no column 'Homework 1'"),
    "a kind that is none": (
        GRADEBOOK, (*WISH, *MAXIMUM, "--identify", "Surname=lastname"), "expected one of id,",
    ),
    "nobody said": (
        "A,B,C\n1,2,3\n", ("--column", "C=all", "--maximum", "C=3"), '--identify "COLUMN=KIND"',
    ),
    "no column": (GRADEBOOK, (), "no column to fill in"),
    "one e-mail twice": (
        GRADEBOOK.replace("zoe@u.edu", "bob.ohara@u.edu"), (*WISH, *MAXIMUM),
        "bob may be in lines 3 and 7",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED)
def test_what_moodle_would_refuse_or_misread_is_refused(
    grades: Path, tmp_path: Path, case: str
) -> None:
    """With the file, the column and the next step; nothing is written."""
    text, options, words = REFUSED[case]

    done = export(grades, tmp_path, text, *options)

    assert done.returncode == 2, done.stdout
    assert words in done.stderr
    assert not (tmp_path / "filled.csv").exists()


WORKSHEET = (
    'Identifier,"Full name","ID number","Email address",Status,Grade,"Maximum Grade",'
    '"Grade can be changed","Last modified (submission)","Last modified (grade)",'
    '"Feedback comments"\r\n'
    'Participant 101,"Ann Lee",0012345,ann@u.edu,"Submitted for grading",,40.00,Yes,'
    '"Monday, 1 November 2026, 9:00 AM",-,"<p>Well, ""done""</p>"\r\n'
    'Participant 102,"Bob O\'Hara",,bob.ohara@u.edu,"No submission",7.25,40.00,Yes,-,-,\r\n'
    'Participant 103,"Dora Ünal",,,"No submission",,40.00,Yes,-,-,\r\n'
    'Participant 104,"Late Comer",77,late@u.edu,"No submission",1.00,40.00,No,-,-,\r\n'
    'Participant 105,"Bro Ken",79,broken@u.edu,"No submission",2.00,40.00,Yes,-,-,"keep"\r\n'
    'Participant 106,"Zoe_Z Other",,zoe@u.edu,"No submission",,40.00,Yes,-,-,\r\n'
)
FILLED = (
    ('grading",,40', 'grading",40,40'),
    ("7.25", "17.5"),
    ('Dora Ünal",,,"No submission",', 'Dora Ünal",,,"No submission",30'),
)


def test_a_worksheet_is_filled_in_and_all_else_stays(grades: Path, tmp_path: Path) -> None:
    """Scaled to its maximum; locked rows, feedback and dates stay as they are."""
    done = export(
        grades, tmp_path, WORKSHEET, "--points", "losses", form="moodle-worksheet"
    )  # fmt: skip

    assert written(tmp_path) == replaced(WORKSHEET, *FILLED)
    assert "late, Grade: cannot be changed in Moodle now; the cell stays" in done.stdout
    assert "broken, Grade: withheld since a check is broken: 0.5 of" in done.stdout
    assert "1 not in the grades: Participant 106 Zoe_Z Other" in done.stdout
    assert done.returncode == 1


@pytest.mark.parametrize(
    ("header", "options"),
    [
        (
            'Identifikator,"Vollständiger Name",ID-Nummer,E-Mail-Adresse,Status,Bewertung,'
            'Bestwertung,"Bewertung kann geändert werden",A,B,C\r\n',
            (),
        ),
        ("ID,Naam,X,Mail,S,G,M,W,A,B,C\r\n", ()),
        (
            "ID,Naam,X,Mail,S,G,M,W,A,B,C\r\n",
            ("--grade-column", "G", "--maximum-column", "M", "--name-column", "Naam"),
        ),
    ],
)
def test_a_worksheet_in_another_language(
    grades: Path, tmp_path: Path, header: str, options: tuple[str, ...]
) -> None:
    """By names, by what columns hold, or as it is said; numbers with a comma stay so."""
    _, _, body = WORKSHEET.partition("\r\n")
    body = body.replace("Participant", "Teilnehmer/in").replace("40.00", '"40,00"')
    body = body.replace("7.25", '"7,25"').replace("1.00,", '"1,00",').replace("2.00,", '"2,00",')

    export(
        grades, tmp_path, header + body, "--points", "losses", *options, form="moodle-worksheet"
    )  # fmt: skip

    assert [row[5] for row in rows(tmp_path)[1:4]] == ["40", "17,5", "30"]


OF_A_WORKSHEET = {
    "no worksheet": (GRADEBOOK, (), "expected a participant such as"),
    "a scale": (WORKSHEET.replace("40.00", "good"), (), "graded with a scale has no points"),
    "no participants": (WORKSHEET.partition("\r\n")[0] + "\r\n", (), "has no participants"),
    "two columns may be it": (
        re.sub(r"\A.*?\r\n", "ID,N,X,M,S,G,T,W,A,B,C\r\n", WORKSHEET.replace(",Yes,", ",1,")
               .replace(",No,", ",1,")), (), "--grade-column NAME --maximum-column NAME",
    ),
    "a grade above the maximum": (WORKSHEET.replace("7.25", "41"), (), "expected points up to 40"),
    "anonymous marking": (
        "Identifier,Status,Grade,Maximum Grade\r\nParticipant 5,-,,40.00\r\n", (),
        "reveal the identities first",
    ),
    "no topic": (WORKSHEET, ("--points", "loss"), "did you mean losses"),
}  # fmt: skip


@pytest.mark.parametrize("case", OF_A_WORKSHEET)
def test_a_worksheet_that_moodle_would_skip_is_refused(
    grades: Path, tmp_path: Path, case: str
) -> None:
    """With the next step."""
    text, options, words = OF_A_WORKSHEET[case]

    done = export(
        grades, tmp_path, text, "--points", "losses", *options, form="moodle-worksheet"
    )  # fmt: skip

    assert done.returncode == 2, done.stdout
    assert words in done.stderr
    assert not (tmp_path / "filled.csv").exists()


def moodle_reads(path: str) -> tuple[str, str, str] | None:
    """Return (participant, plugin, file) as Moodle's importziplib reads a path, or None."""
    parts = path.split("/")
    while parts:
        info = parts.pop(0).split("_", 4)
        if len(info) >= 4 and info[1].isdigit() and info[2:4] == ["assignfeedback", "file"]:
            return info[1], "_".join(info[2:4]), "/".join([*info[4:], *parts])
    return None


def test_each_feedback_reaches_its_participant(grades: Path, tmp_path: Path) -> None:
    """As Moodle takes the paths apart; also behind an underscore, and that is said."""
    text = replaced(WORKSHEET, ("Bob O'Hara", "_Bob_O'Hara/x"))
    done = export(grades, tmp_path, text, form="moodle-feedback")

    with zipfile.ZipFile(tmp_path / "feedback.zip") as pack:
        texts = {moodle_reads(name): pack.read(name).decode() for name in pack.namelist()}
        assert "Ann Lee_101_assignfeedback_file/feedback.html" in pack.namelist()
    kind = "assignfeedback_file"
    assert set(texts) == {
        (number, kind, "feedback.html") for number in ("101", "102", "103", "104", "105")
    }
    assert "feedback for bob" in texts["102", kind, "feedback.html"]
    assert "_Bob_O'Hara/x: its folder has a hyphen" in done.stdout
    assert "2 not in the file: c.day@u.edu, waits\n" in done.stdout
    assert "1 not in the grades: Zoe_Z Other\n" in done.stdout
    assert done.returncode == 1


def test_feedback_as_html_holds_no_html_of_a_student(grades: Path, tmp_path: Path) -> None:
    """Nor as Markdown in the other form; the same grades give the same file."""
    export(grades, tmp_path, WORKSHEET, form="moodle-feedback")
    first = (tmp_path / "feedback.zip").read_bytes()
    export(grades, tmp_path, WORKSHEET, form="moodle-feedback")
    assert (tmp_path / "feedback.zip").read_bytes() == first

    with zipfile.ZipFile(io.BytesIO(first)) as pack:
        page = pack.read("Dora Ünal_103_assignfeedback_file/feedback.html").decode()
    assert "&lt;b&gt;&amp; less&lt;/b&gt;" in page
    assert "<table>" in page
    assert "<details>" not in page
    assert "&lt;details&gt;" not in page
    assert "<strong>1 check passed</strong>" in page

    export(grades, tmp_path, WORKSHEET, "--as", "md", form="moodle-feedback")
    with zipfile.ZipFile(tmp_path / "feedback.zip") as pack:
        name = "Dora Ünal_103_assignfeedback_file/feedback.md"
        assert pack.read(name).decode().startswith("# mini: feedback for dora\n")
