# make run, make test: each does all the set-up on a fresh machine with Python 3.11 or newer.

PYTHON ?= python3
BIN := .venv/bin
JOBS ?= 3
PORT ?= 8501
# On this machine alone a reader may look at a file of their own; CHENGJING_UPLOADS= closes that.
CHENGJING_UPLOADS ?= open

.PHONY: run test check bench lock clean

run: .venv/run
	@$(BIN)/python -c "import socket; raise SystemExit(socket.socket().connect_ex(('127.0.0.1', $(PORT))) == 0)" \
		|| { echo "Port $(PORT) is taken by another program: make run PORT=$$(($(PORT) + 1))"; exit 1; }
	@$(BIN)/python -c "from etl.build import WAREHOUSE; from etl.refresh import refresh; refresh(WAREHOUSE, True)"
	CHENGJING_UPLOADS=$(CHENGJING_UPLOADS) $(BIN)/streamlit run serve.py --server.port=$(PORT)

test: .venv/dev
	$(BIN)/python -m pytest -n $(JOBS)

check: .venv/dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/pyright
	$(BIN)/hadolint deploy/Dockerfile
	$(BIN)/check-jsonschema --builtin-schema vendor.compose-spec deploy/compose.yml
	$(BIN)/python .ci/lock.py
	$(BIN)/python .ci/audit.py

# Write requirements.lock anew: every package that requirements.txt brings, for every system, with hashes; --upgrade
# takes newer releases of those that requirements.txt does not pin. .ci/lock.py checks that the two files agree.
lock: .venv/dev
	$(BIN)/uv pip compile requirements.txt --output-file requirements.lock --upgrade --quiet \
		--universal --python-version 3.11 --fork-strategy fewest --generate-hashes --custom-compile-command "make lock"

bench: .venv/dev
	$(BIN)/python -m benchmarks --write

.venv/run: requirements.lock
	$(PYTHON) -m venv .venv
	@echo "Installing packages; this takes a few minutes the first time."
	$(BIN)/pip install --disable-pip-version-check --require-hashes -r requirements.lock
	touch $@

.venv/dev: requirements-dev.txt .venv/run
	$(BIN)/pip install --disable-pip-version-check -r requirements-dev.txt
	touch $@

clean:
	rm -rf .venv data/warehouse.duckdb data/warehouse.duckdb.past
