"""Who the students of a roster are: name, e-mail and LMS id, from columns of any usual spelling."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from gradlings.outcomes import printable
from gradlings.results import Person

# The first that is not empty counts.
_NAMES = ("display_name", "full_name", "fullname", "student_name", "name")
_FIRST = ("first_name", "firstname", "given_name", "vorname")
_LAST = ("last_name", "lastname", "family_name", "surname", "nachname")
_EMAILS = (
    "email",
    "e_mail",
    "mail",
    "email_address",
    "e_mail_address",
    "student_email",
    "e_mail_adresse",
)
_LMS_IDS = (
    "lms_id",
    "lms_user_id",
    "sis_user_id",  # Canvas
    "sis_id",
    "canvas_user_id",
    "canvas_id",
    "moodle_id",
    "id_number",  # Moodle
    "idnumber",
    "orgdefinedid",  # Brightspace
    "org_defined_id",
    "blackboard_id",
    "student_number",
    "matriculation_number",
    "matrikelnummer",
    "student_id",
    "sis_login_id",
    "user_id",
    "id",
)


@dataclass(frozen=True)
class Named:
    """A student of a roster, for a system that has names in two parts, and ids of its own.

    Args:
        ids: whatever may be the student's id there, the most likely first.
        first, last: name, as far as the roster says it.
        email: address.
    """

    ids: tuple[str, ...]
    first: str = ""
    last: str = ""
    email: str = ""


def named(given: Sequence[str], row: Mapping[str, str]) -> Named:
    """Return a student of a roster with a name in two parts; the arguments are as `person_of`'s."""
    person = person_of("", given, row)
    first, last = _first_of(row, _FIRST), _first_of(row, _LAST)
    if not (first and last):
        first, last = in_two_parts(first or last or _first_of(row, _NAMES))
    others = [row.get(column, "") for column in (*_LMS_IDS, *_EMAILS)]
    ids = sorted(dict.fromkeys(filter(None, (*given, *others))), key=str.isdigit)  # numbers last
    return Named(tuple(ids), _plain(first), _plain(last), person.email)


def in_two_parts(name: str) -> tuple[str, str]:
    """Return first and last name of `Jane Doe` or `Doe, Jane`."""
    if "," in name:
        last, _, first = name.partition(",")
    else:
        first, _, last = name.strip().rpartition(" ")
    return first.strip(), last.strip()


def person_of(student: str, given: Sequence[str], row: Mapping[str, str]) -> Person:
    """Return who a student is, as a row of the roster says.

    Args:
        student: name of the student's folder.
        given: what the row has to name the student, such as "Doe, Jane"; not all of it can name a
            folder.
        row: cells by column, whose names are in lower case with underscores.
    """
    parts = " ".join(filter(None, (_first_of(row, _FIRST), _first_of(row, _LAST))))
    other_name = given[0] if given and given[0] != student else ""
    address = next((text for text in given if "@" in text), "")
    return Person(
        student,
        name=_plain(_first_of(row, _NAMES) or parts or other_name),
        email=_plain(_first_of(row, _EMAILS) or address),
        lms_id=_plain(_first_of(row, _LMS_IDS)),
    )


def _first_of(row: Mapping[str, str], columns: Sequence[str]) -> str:
    return next((row[column] for column in columns if row.get(column)), "")


def _plain(text: str) -> str:
    """Return a text in one line, without characters that cannot be shown."""
    return printable(" ".join(text.split()))
