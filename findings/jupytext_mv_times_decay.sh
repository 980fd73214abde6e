#!/usr/bin/env bash
# jupytext: a line such as `mv *= 0.9` of a notebook becomes a comment in its script.
#
# IPython has aliases for shell commands (ls, cat, cp, mv, rm, ...) that work without a mark in front.
# jupytext therefore comments a line out if it begins with such a name and a space, unless `=` follows
# at once. `mv = 1.0` stays, while `mv *= 0.9`, `cp -= lr * g` and `ls += [loss]` are commented out,
# although the variable is set in the same cell, where IPython takes the line for Python. The pair of
# notebook and script looks in order and goes back to the same notebook, but the script computes
# something else, without an error. One expects at most lines that are no Python to be touched. It
# matters where notebooks are graded, compared or tested as scripts, and `mv` is what many call the
# moving average. What helps: other names, or `mv = mv * 0.9`; the option comment_magics=false.
#
# Seen with jupytext 1.19.6, py:percent and py:light.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet jupytext==1.19.6 nbformat==5.11.1 ipython==8.37.0
cd "$folder"
"$folder/venv/bin/python" - <<'EOF'
import contextlib
import io
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import nbformat
from IPython.core.interactiveshell import InteractiveShell
from nbformat.v4 import new_code_cell, new_notebook

print("jupytext", version("jupytext"))
source = "mv = 0.0\nfor x in (1.0, 2.0):\n    mv += x\nmv *= 0.5\nls = [mv]\nls += [mv]\nprint(mv, ls)"
as_notebook = io.StringIO()
with contextlib.redirect_stdout(as_notebook):
    InteractiveShell.instance().run_cell(source)
print("as a notebook:", as_notebook.getvalue().strip())
assert as_notebook.getvalue() == "1.5 [1.5, 1.5]\n"
nbformat.write(new_notebook(cells=[new_code_cell(source)]), "average.ipynb")
for style in "percent", "light":
    command = ["jupytext", "--quiet", "--to", f"py:{style}", "average.ipynb", "-o", "average.py"]
    subprocess.run([sys.executable, "-m", *command], check=True)
    lines = Path("average.py").read_text().splitlines()
    commented = [line for line in lines if line.startswith("#") and "= " in line]
    done = subprocess.run([sys.executable, "average.py"], capture_output=True, text=True, check=True)
    print(f"as py:{style}:", done.stdout.strip(), commented)
    if done.stdout != "3.0 [3.0]\n" or commented[-2:] != ["# mv *= 0.5", "# ls += [mv]"]:
        raise SystemExit(f"changed: py:{style} computes {done.stdout.strip()}")
command = ["jupytext", "--quiet", "--to", "ipynb", "average.py", "-o", "back.ipynb"]
subprocess.run([sys.executable, "-m", *command], check=True)
assert nbformat.read("back.ipynb", 4).cells[0].source == source
EOF
