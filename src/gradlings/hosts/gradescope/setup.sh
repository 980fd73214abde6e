#!/bin/sh
# Set up the image of the autograder: Gradescope runs this once, as root.
set -eu
autograder=${GRADLINGS_AUTOGRADER:-/autograder}
venv=${GRADLINGS_VENV:-/opt/gradlings}
source="$autograder/source"

python=""
for name in python3.13 python3.12 python3.11 python3; do
    if command -v "$name" >/dev/null &&
        "$name" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
    then
        python=$name
        break
    fi
done
if [ -z "$python" ]; then
    apt-get update
    apt-get install -y python3.11 python3.11-venv || {
        echo "no Python 3.11 or newer here; choose a newer base image" >&2
        exit 1
    }
    python=python3.11
fi

if [ -f "$source/pip.conf" ]; then
    PIP_CONFIG_FILE="$source/pip.conf"
    export PIP_CONFIG_FILE
fi
"$python" -m venv "$venv"
"$venv/bin/python" -I -m pip install --quiet \
    --constraint "$source/constraints.txt" "$source" sqlalchemy

# Student code runs as another user: checks and solutions are unreadable for it, sandbox or not.
chmod -R go-rwx "$source"
