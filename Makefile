# `make grade` and `make test` set up what they need, in .venv, and then do it.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/installed

.PHONY: help grade test quick lint audit bench figures screenshots transcripts picture clean

help:  ## show what there is
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

grade: $(INSTALLED)  ## grade the sample class in the sandbox; writes build/grades/, with report.html
	@$(BIN)/gradlings grade examples/class --out build/grades
	@$(BIN)/gradlings report build/grades --submissions examples/class

test: $(INSTALLED)  ## run the whole test suite
	@$(BIN)/python -m pytest --numprocesses auto --dist loadfile

# One process: a second one would import torch and collect the tests again.
quick: $(INSTALLED)  ## run the tests that are fast, after each edit
	@$(BIN)/python -m pytest --quiet tests/unit tests/engine/test_gradebook.py

lint: $(INSTALLED)  ## style, types, layers
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy
	@$(BIN)/lint-imports

audit: $(INSTALLED)  ## prove every grader: answers with 20 seeds, all mutants of the solutions
	@mkdir -p build
	@$(BIN)/gradlings audit --alone --json build/audit.json

bench: $(INSTALLED)  ## measure the speed of grading, of diagnosis, of reports, of watch, and within nbgrader
	@$(BIN)/python benchmarks/grading.py
	@$(BIN)/python benchmarks/diagnosis.py
	@$(BIN)/python benchmarks/notebooks.py
	@$(BIN)/python benchmarks/course.py
	@$(BIN)/python benchmarks/report.py
	@$(BIN)/python benchmarks/student.py

figures: $(INSTALLED)  ## draw the figures of the primers, and the pictures of the payoffs
	@for script in docs/figures/*.py; do $(BIN)/python $$script || exit 1; done
	@$(BIN)/python docs/payoffs.py

screenshots: grade  ## take the pictures of the report and of the guide to nbgrader, in Chromium
	@PYTHONPATH=tests $(BIN)/python docs/screenshots.py

transcripts: $(INSTALLED)  ## make the transcripts of README, guides and CONTRIBUTING
	@$(BIN)/python docs/transcripts.py

picture: $(INSTALLED)  ## draw the picture of the README, and the moving one of the students' guide
	@$(BIN)/python docs/picture.py
	@$(BIN)/python docs/moving_picture.py

clean:  ## remove what was made
	rm -rf $(VENV) build

# The mark is made last: what was interrupted half-way is done again.
$(INSTALLED): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "gradlings needs Python 3.11 or newer: make PYTHON=python3.11")'
	@echo "Installing into $(VENV) (a minute or two, most of it torch)"
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[dev]'
	@touch $@
