"""The files that Classroom 50 keeps."""

from __future__ import annotations

from typing import Any


def submission(owner: str, tag: str = "submit/2") -> dict[str, Any]:
    """Return what Classroom 50 knows of one submission."""
    return {
        "schema": "classroom50/result/v1",
        "classroom": "dl-2026",
        "assignment_type": "individual",
        "owner": owner,
        "submission": tag,
        "commit": "https://example.org/c/1",
        "release": "https://example.org/r/1",
        "review": "",
        "datetime": "2026-11-01T10:00:00Z",
        "score": 3,
        "max-score": 4,
        "tests": [{"test-name": "public", "passed": True, "score": 3, "max-score": 4, "x": 1}],
    }
