#!/usr/bin/env bash
# papermill: a tuple given as a parameter arrives in the notebook as text.
#
# papermill.execute_notebook writes the parameters into a cell as code. Lists stay lists, but the tuple
# (64, 32) becomes the string "(64, 32)", without a warning, and so does each tuple within a list or
# dict. The keys of a dict become strings, too: {1: 0.5} arrives as {"1": 0.5}. The metadata of the
# same output notebook show [64, 32] and {"1": 0.5}: there, the tuple has become a list. One expects a
# tuple or a list, or the error that a value of NumPy gives. Tuples are what PyTorch wants for betas,
# kernel_size and shapes, and the text often goes on working: len(hidden) is 8, a loop over it makes a
# layer of each character, and `if 1 in points` is false. So a run of a class's notebooks may be graded
# with other settings than were given. What helps: lists, and tuple(...) in the notebook.
#
# Seen with papermill 2.7.0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet papermill==2.7.0
cd "$folder"
"$folder/venv/bin/python" - <<'EOF'
from importlib.metadata import version

import nbformat
import papermill
from nbformat.v4 import new_code_cell, new_notebook

print("papermill", version("papermill"))
expected = {  # the name, the value given, the value that the notebook gets
    "hidden": ((64, 32), "(64, 32)"),
    "layers": ([64, 32], [64, 32]),
    "adam": ({"betas": (0.9, 0.99)}, {"betas": "(0.9, 0.99)"}),
    "sizes": ([(1, 2)], ["(1, 2)"]),
    "points": ({1: 0.5}, {"1": 0.5}),
}
kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
code = "\n".join(f"{name} = None" for name in expected)
cell = new_code_cell(code, metadata={"tags": ["parameters"]})
nbformat.write(new_notebook(cells=[cell], metadata={"kernelspec": kernel}), "exercise.ipynb")
given = {name: value for name, (value, _) in expected.items()}
papermill.execute_notebook("exercise.ipynb", "out.ipynb", parameters=given, prepare_only=True)
prepared = nbformat.read("out.ipynb", 4)
injected = [c for c in prepared.cells if "injected-parameters" in c.metadata.tags]
arrived = {}
exec(injected[0].source, arrived)
for name, (value, as_seen) in expected.items():
    print(f"{name:8} given {value!r:24} arrives as {arrived[name]!r}")
    if arrived[name] != as_seen:
        raise SystemExit(f"changed: {name} arrives as {arrived[name]!r}, not {as_seen!r}")
assert prepared.metadata.papermill.parameters.hidden == [64, 32]
EOF
