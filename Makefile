# Two commands: `make app` opens the app, `make test` runs all that this machine can run.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: app test lint types layers unit accuracy bench screenshots lock clean

app: $(VENV)/installed
	$(BIN)/loftegraf app

test: lint types layers unit

lint: $(VENV)/installed
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/installed
	$(BIN)/mypy

layers: $(VENV)/installed
	$(BIN)/lint-imports

# What fails in a browser while two workers share the machine is asked once more, alone.
unit: $(VENV)/installed
	$(BIN)/pytest -n 2 --dist loadfile tests/unit tests/golden tests/property
	$(BIN)/pytest tests/contract tests/servers
	$(BIN)/pytest -n 2 --dist loadfile tests/browser || $(BIN)/pytest --last-failed tests/browser

accuracy: $(VENV)/installed
	$(BIN)/python -m tests.bench.accuracy

bench: $(VENV)/installed
	$(BIN)/python -m tests.bench.speed

screenshots: $(VENV)/installed
	$(BIN)/python -m tests.browser.screenshots

lock: $(VENV)/installed
	$(BIN)/pip install uv
	$(BIN)/uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 \
		--generate-hashes --no-header --output-file requirements.lock

clean:
	rm -rf $(VENV)

$(VENV)/installed: requirements.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --require-hashes --requirement requirements.lock
	$(BIN)/pip install --quiet --no-deps --no-build-isolation --editable .
	touch $@
