# make setup   fills .venv          make demo   reads the example articles
# make test    lint, types, tests   make evaluate DATA=folder   the figures of evaluation/README.md
# make test-postgres   the ledger on a PostgreSQL server, which it installs where it may
PYTHON ?= python3
BIN := .venv/bin
DATA ?= ../shared

.PHONY: setup demo test test-postgres lint evaluate clean

setup: .venv/ready

.venv/ready: pyproject.toml requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Legation needs Python 3.11 or later; set PYTHON=...")'
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

demo: setup
	$(BIN)/legation read examples --format table
	@mkdir -p out
	$(BIN)/legation read examples --format html > out/examples.html
	@echo "The same as a page: out/examples.html"

lint: setup
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

test: lint
	$(BIN)/python -m pytest

test-postgres: setup
	@command -v initdb >/dev/null || ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then apt-get update --quiet && apt-get install --yes --quiet postgresql; \
	else echo "PostgreSQL is not installed. On Debian or Ubuntu: sudo apt-get install postgresql" >&2; exit 1; fi
	$(BIN)/python -c 'import psycopg' || $(BIN)/python -m pip install --quiet --disable-pip-version-check "psycopg[binary]>=3.2"
	$(BIN)/python -m pytest tests/ledger/test_postgresql.py -rs

evaluate: setup
	sh evaluation/run.sh $(DATA)

clean:
	rm -rf .venv out build dist *.egg-info
