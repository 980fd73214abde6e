#!/usr/bin/env bash
# nbgrader with NumPy 2: partial credit that NumPy computed becomes full credit.
#
# A test cell of nbgrader gives partial credit by its last expression: the number shown is the number
# of points. nbgrader reads it from the text of the output, and what float() does not accept counts as
# full credit, with a warning in the log only. NumPy 2 shows its scalars as np.float64(1.0), which is
# such a text. So a cell that ends in 4 * np.mean(passed) gave 1 of 4 points up to NumPy 1 and now
# gives 4, even where no test passed; so do sum() of an array, round() of it, and a tensor. One expects
# the value to count, as for Python's floats, or an error. Negative numbers and nan give all points,
# too. What helps: float(...) or .item() in the last line of a test cell.
#
# Seen with nbgrader 0.9.6, NumPy 2.4.6 (2.2.6 with Python 3.10).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet nbgrader==0.9.6 nbclient==0.11.0 ipykernel==7.4.0 \
    'numpy==2.4.6; python_version >= "3.11"' 'numpy==2.2.6; python_version < "3.11"'
cd "$folder"
"$folder/venv/bin/python" - <<'EOF'
from importlib.metadata import version

from nbclient import NotebookClient
from nbformat.v4 import new_code_cell, new_notebook
from nbgrader.utils import determine_grade

print("nbgrader", version("nbgrader"), "NumPy", version("numpy"))
setup = "import numpy as np; passed = np.array([1.0, 0.0, 0.0, 0.0]);"
expected = {  # the last expression of a cell worth 4 points, and its grade
    "float(4 * np.mean(passed))": 1.0,
    "4 * np.mean(passed)": 4.0,
    "round(passed.sum(), 1)": 4.0,
    "np.mean(0 * passed)": 4.0,
    "0.0": 0.0,
    "-1.0": 4.0,
    "np.set_printoptions(legacy='1.25'); 4 * np.mean(passed)": 1.0,
}
nbgrader = {"grade": True, "solution": False, "locked": True, "points": 4, "grade_id": "test"}
cells = [
    new_code_cell(f"{setup} {last}", metadata={"nbgrader": {**nbgrader, "schema_version": 3}})
    for last in expected
]
NotebookClient(new_notebook(cells=cells)).execute()
for cell, (last, points) in zip(cells, expected.items(), strict=True):
    shown = cell.outputs[-1]["data"]["text/plain"]
    grade, out_of = determine_grade(cell)
    print(f"{last:56} shows {shown:16} grade {grade:g} of {out_of:g}")
    if grade != points:
        raise SystemExit(f"changed: {last} gives {grade:g} points, not {points:g}")
EOF
