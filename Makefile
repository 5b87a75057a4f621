# Two commands on a fresh machine with Python 3.11: `make demo` and `make test`.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin

.PHONY: help setup demo test lint bench serve clean lock

help:  ## what each command does
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1\t/' | expand -t 18

setup: $(VENV)/.runtime  ## the program and what it needs, in .venv

$(VENV)/.runtime: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed, this is " + sys.version.split()[0] + "; run make PYTHON=/path/to/python3.11")'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Setting up in $(VENV) (once, a minute or two) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -e .
	@touch $@

$(VENV)/.development: requirements-dev.lock $(VENV)/.runtime
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@

demo: $(VENV)/.runtime  ## read examples/ and show the record
	@PATH="$(CURDIR)/$(BIN):$$PATH" sh examples/demo.sh

test: lint  ## ruff, mypy --strict, import-linter, pytest
	@$(BIN)/python -m pytest

lint: $(VENV)/.development  ## the checks that read the code
	@$(BIN)/ruff check --quiet .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo

bench: $(VENV)/.development  ## every benchmark and gold set that is present
	@$(BIN)/python -m benchmarks all

serve: $(VENV)/.runtime  ## the record in the browser
	@$(BIN)/crossbearing serve

clean:  ## remove what make made
	rm -rf $(VENV) demo

lock:  ## renew the locked dependencies (needs uv)
	uv lock --upgrade
	uv export -q --format requirements-txt --no-dev --no-emit-project --no-header > requirements.lock
	uv export -q --format requirements-txt --only-dev --no-header > requirements-dev.lock
