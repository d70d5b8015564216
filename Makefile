# Everything from an empty folder: `make demo`, `make test`. Needs python3, make and git.
PYTHON ?= python3
BIN := .venv/bin
UV := .tools/bin/uv
PORT ?= 8000
export PORT

.PHONY: setup demo test check bench bench-crossing lock words clients

setup: .venv/runtime
	@echo "Égide : $(BIN)/egide"
demo: .venv/runtime
	@exec $(BIN)/egide demo
test: .venv/dev
	@$(BIN)/pytest -n 2
check: .venv/dev
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/deptry src
	$(BIN)/bandit -q -r src -c pyproject.toml
	$(BIN)/egide manage check --fail-level WARNING
bench: .venv/dev
	@$(BIN)/python -m benchmarks.publish
	@$(BIN)/python -m benchmarks.quality --write
# Égide beside oidc-provider (npm) and LemonLDAP::NG (Debian); QUICK=1 takes two minutes.
bench-crossing: .venv/dev clients
	@$(BIN)/python -m benchmarks.crossing $(if $(QUICK),--quick)
# Programs of others that journeys try Égide with; needs node. Without them those journeys say so.
clients:
	@npm install --prefix .clients --no-audit --no-fund --silent oidc-provider@9 openid-client@6
# The words of the pages: collect what is to be translated, then compile.
words: .venv/dev
	@$(BIN)/python -m tests.words
lock: $(UV)
	$(UV) pip compile pyproject.toml $(LOCK) -o requirements/runtime.txt
	$(UV) pip compile pyproject.toml $(LOCK) --group dev -c requirements/runtime.txt -o requirements/dev.txt
LOCK := -q --universal --generate-hashes --no-header --no-annotate --python-version 3.11

# Stamps: a second run finds them newer than the lock, and starts at once.
.venv/runtime: requirements/runtime.txt pyproject.toml $(UV)
	@[ -e .venv/bin/python ] || $(UV) venv -q --python $(PYTHON) .venv
	@[ -e .venv/dev ] || $(UV) pip sync -q --python $(BIN)/python requirements/runtime.txt
	@[ ! -e .venv/dev ] || $(UV) pip install -q --python $(BIN)/python -r requirements/runtime.txt
	@$(UV) pip install -q --no-deps --python $(BIN)/python -e .
	@touch $@
.venv/dev: requirements/dev.txt .venv/runtime
	@$(UV) pip sync -q --python $(BIN)/python requirements/dev.txt
	@$(UV) pip install -q --no-deps --python $(BIN)/python -e .
	@touch $@
$(UV):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Égide : Python 3.11 ou plus récent est nécessaire (needed): PYTHON=python3.12 make …"; exit 2; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
	  { echo "Égide : il manque un paquet (one package is missing): apt install python3-venv"; exit 2; }
	@$(PYTHON) -m venv .tools
	@.tools/bin/pip install -q --disable-pip-version-check uv
