# make run, make test: each does all the set-up on a fresh machine with Python 3.11 or newer.

PYTHON ?= python3
BIN := .venv/bin
JOBS ?= 2

.PHONY: run test check bench clean

run: .venv/run
	$(BIN)/streamlit run app.py

test: .venv/dev
	$(BIN)/python -m pytest -n $(JOBS)

check: .venv/dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/pyright
	$(BIN)/hadolint deploy/Dockerfile
	$(BIN)/check-jsonschema --builtin-schema vendor.compose-spec deploy/compose.yml
	$(BIN)/python .ci/audit.py

bench: .venv/dev .venv/peers
	$(BIN)/python -m benchmarks

.venv/run: requirements.txt
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements.txt
	touch $@

.venv/dev: requirements-dev.txt .venv/run
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	touch $@

.venv/peers: benchmarks/requirements.txt .venv/run
	$(BIN)/pip install --quiet --disable-pip-version-check --target $@ -r benchmarks/requirements.txt
	touch $@

clean:
	rm -rf .venv data/warehouse.duckdb
