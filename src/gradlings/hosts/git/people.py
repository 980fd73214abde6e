"""Who the students of a roster are: name, e-mail and LMS id, from columns of any usual spelling."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from gradlings.results import Person, printable

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
