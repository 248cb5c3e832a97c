# Two commands on a fresh machine (git, make, Python 3.11 or newer):
#   make demo   sets everything up and opens the dashboard on example data
#   make test   sets everything up and runs all tests, lint, types and import rules
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.klaar

.PHONY: demo test check bench bench-door bench-signals bench-advice bench-themes screens lock clean

demo: $(READY)
	@echo "== Voorbeeld: twee organisaties door de hele keten, daarna het dashboard"
	@$(BIN)/vip demo voorbeeld

test: $(READY) check
	@echo "== Tests"
	@$(BIN)/python -m pytest -n 2 --dist loadgroup -q

check: $(READY)
	@echo "== Lint, opmaak, types, importregels"
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

bench: $(READY)
	@for file in benchmarks/[a-z]*.py; do name=$$(basename $$file .py); echo "== $$name"; $(BIN)/python -m benchmarks.$$name || exit 1; done

bench-door: $(READY)
	@$(BIN)/python -m benchmarks.door --tools $(VENV)/other_tools

# The patterns: every test by itself, the field's own simulation, whole organisations.
bench-signals: $(READY)
	@for name in signals weekly organisations; do \
		echo "== $$name"; $(BIN)/python -m benchmarks.$$name || exit 1; \
	done

# Advice on what is found in planted organisations: words, numbers, plain Dutch, and what it chooses.
bench-advice: $(READY)
	@$(BIN)/python -m benchmarks.advice

# Themes in open answers: how well they are found, how fast, and what the noise does to them.
bench-themes: $(READY)
	@$(BIN)/python -m benchmarks.themes

# The pictures of docs/schermen: every page of both apps, with the example of `make demo`.
screens: $(READY)
	@test -d voorbeeld/zorg || $(BIN)/vip demo voorbeeld --geen-dashboard
	@$(BIN)/python -m tests.app.screens

lock: $(READY)
	@$(BIN)/python -m pip install --quiet uv
	@$(BIN)/uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 \
		--generate-hashes --no-emit-index-url --no-header --no-annotate --quiet -o requirements.lock
	@echo "requirements.lock is nieuw. Controleer het verschil en draai make test."

clean:
	@rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

$(READY): requirements.lock pyproject.toml
	@echo "== Inrichten (eenmalig, enkele minuten)"
	@command -v $(PYTHON) >/dev/null || { echo "Python ontbreekt. Installeer Python 3.11 of nieuwer."; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Deze Python is te oud. Installeer Python 3.11 of nieuwer, of: make demo PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || \
		{ echo "Een virtuele omgeving maken lukt niet. Op Debian of Ubuntu: apt install python3-venv"; exit 1; }
	@echo "== Pakketten ophalen en controleren: ongeveer 160, 1 tot 4 minuten (zie requirements.lock)"
	@$(BIN)/python -m pip install --disable-pip-version-check --no-input \
		--require-hashes -r requirements.lock || \
		{ echo "Pakketten installeren lukt niet. Is er internet? Probeer daarna opnieuw: make demo"; exit 1; }
	@$(BIN)/python -m pip install --disable-pip-version-check --quiet --no-build-isolation --no-deps -e .
	@touch $(READY)
