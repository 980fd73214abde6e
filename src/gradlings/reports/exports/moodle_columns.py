"""Columns of Moodle's files: by their names in some languages, else by what they hold."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from gradlings.errors import UsageError
from gradlings.reports.exports.csv_file import CsvFile, column_of, places_of
from gradlings.reports.exports.people import KINDS, Identity

SEPARATORS = ",;\t:"  # those of Moodle's form
_NAMES: Mapping[str, Sequence[str]] = {
    "id": (
        "ID number", "Student ID", "Matrikelnummer", "ID-Nummer", "Numéro d'identification",
        "Número de ID", "Número ID", "Codice identificativo", "ID-nummer",
    ),
    "login": (
        "Username", "Anmeldename", "Nom d'utilisateur", "Nombre de usuario", "Nome utente",
        "Username", "Gebruikersnaam",
    ),
    "email": (
        "Email address", "E-Mail-Adresse", "E-Mail", "Adresse de courriel", "Dirección de correo",
        "Correo electrónico", "Indirizzo email", "E-mailadres",
    ),
    "name": (
        "Full name", "Vollständiger Name", "Nom complet", "Nombre completo", "Nome completo",
        "Cognome/Nome", "Volledige naam",
    ),
    "first": ("First name", "Vorname", "Prénom", "Nombre", "Nome", "Voornaam"),
    "last": (
        "Last name", "Surname", "Nachname", "Nom", "Nom de famille", "Apellido(s)", "Apellidos",
        "Cognome", "Achternaam",
    ),
}  # fmt: skip
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


def identity_of(file: CsvFile, named: Mapping[str, str]) -> Identity:
    """Return the columns that say who somebody is.

    Args:
        file: of Moodle.
        named: kind of a column by its name, as somebody has said it.

    Raises:
        UsageError: no column says who somebody is, or a kind is not known.
    """
    identity = Identity(**{kind: tuple(places_of(file.header, _NAMES[kind])) for kind in KINDS})
    if not identity.email:
        identity = replace(identity, email=tuple(_columns_of_emails(file)))
    for name, kind in named.items():
        if kind not in KINDS:
            raise UsageError(
                f"--identify {name!r}={kind}: expected one of {', '.join(KINDS)} behind the ="
            )
        there = getattr(identity, kind)
        identity = replace(identity, **{kind: (*there, column_of(file, name))})
    if identity.is_empty:
        raise UsageError(
            f"{file.path}: no column says who a student is; name one: "
            f'--identify "COLUMN=KIND" (KIND is one of {", ".join(KINDS)})'
        )
    return identity


def _columns_of_emails(file: CsvFile) -> list[int]:
    """Return the columns that hold addresses alone, whatever they are called."""
    found = []
    for column in range(len(file.header)):
        texts = [file.text(row, column) for row in range(1, len(file.rows))]
        texts = [text for text in texts if text not in ("", "-")]
        if texts and all(map(_EMAIL.fullmatch, texts)):
            found.append(column)
    return found
