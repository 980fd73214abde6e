#!/usr/bin/env bash
# nbgrader: a comma in a name moves the grades of `nbgrader export` into other columns.
#
# The CSV that nbgrader exports joins the fields by commas and quotes none. A student with the last
# name "Smith, Jr." makes a row with 12 fields below 11 headings. csv.DictReader reads it without an
# error: the score is then the late penalty, 0.0, the maximum is the score, and the real maximum is
# left over. pandas 3.0 refuses the file if the row comes later, but if the only student, or each one,
# has a comma in the name, it takes the first column as the index and moves all columns by one. One
# expects the quotes of the csv module, as the names come from a CSV themselves: `nbgrader db student
# import` reads them with their quotes and comma. What helps: names without commas, or a plugin for the
# export that uses csv.writer.
#
# Seen with nbgrader 0.9.6.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet nbgrader==0.9.6
cd "$folder"
export PATH="$folder/venv/bin:$PATH"  # nbgrader calls alembic
python -W ignore - <<'EOF'
import csv
import subprocess
from importlib.metadata import version
from pathlib import Path

from nbgrader.api import Gradebook

print("nbgrader", version("nbgrader"))
Path("students.csv").write_text('id,last_name,first_name\nada,Lovelace,Ada\njon,"Smith, Jr.",Jon\n')
subprocess.run(["nbgrader", "db", "student", "import", "students.csv"], check=True, capture_output=True)
with Gradebook("sqlite:///gradebook.db") as gradebook:
    assert gradebook.find_student("jon").last_name == "Smith, Jr."
    gradebook.add_assignment("hw1")
    gradebook.add_notebook("tensors", "hw1")
    gradebook.add_grade_cell("test_relu", "tensors", "hw1", max_score=10, cell_type="code")
    for student in "ada", "jon":
        gradebook.add_submission("hw1", student)
        gradebook.find_grade("test_relu", "tensors", "hw1", student).auto_score = 8
    gradebook.db.commit()
subprocess.run(["nbgrader", "export", "--to", "grades.csv"], check=True, capture_output=True)
found = {}
for row in csv.DictReader(Path("grades.csv").open()):
    found[row["student_id"]] = tuple(row[key] for key in ("last_name", "first_name", "score", "max_score"))
    print(row["student_id"], found[row["student_id"]], "left over:", row.get(None))
if found["ada"] != ("Lovelace", "Ada", "8.0", "10.0"):
    raise SystemExit(f"changed: {found['ada']}")
if found["jon"] != ("Smith", " Jr.", "0.0", "8.0"):
    raise SystemExit(f"changed: {found['jon']}")
EOF
