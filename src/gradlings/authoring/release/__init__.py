"""Release the course to students: the edition that holds nothing hidden, and its updates."""

from gradlings.authoring.release.contents import Edition, edition_of, pack_of, package
from gradlings.authoring.release.leaks import require_no_leaks
from gradlings.authoring.release.writing import (
    Change,
    paths_of_last_release,
    require_room,
    write_edition,
)

__all__ = [
    "Change",
    "Edition",
    "edition_of",
    "pack_of",
    "package",
    "paths_of_last_release",
    "require_no_leaks",
    "require_room",
    "write_edition",
]
