# Two commands do all the set-up on a fresh machine: make run, make test. Both need Python 3.11 to 3.13 and make.
# Without make (on Windows), CONTRIBUTING.md has the same commands with python alone.

PYTHON ?= python3
FOLDER ?= seeds
LANGUAGE ?= auto
SECONDS ?= 3600
KILLS ?= 1000
# An activated conda environment in which gleanings is installed, as environment.yml makes it, is used as it is.
CONDA := $(shell test -n "$$CONDA_PREFIX" && "$$CONDA_PREFIX/bin/python" -c \
	'import importlib.util, sys; sys.exit(importlib.util.find_spec("gleanings") is None)' 2>/dev/null && echo yes)
BIN := $(if $(CONDA),$(CONDA_PREFIX)/bin,.venv/bin)
READY := $(if $(CONDA),,.venv/.ready)
DEV := $(if $(CONDA),build/.conda-ready,.venv/.dev-ready)
# Where the environment forbids Python to keep what it has compiled, each worker of the tests and each kernel of a
# notebook would compile all of the library, and the tests, once more.
unexport PYTHONDONTWRITEBYTECODE
PIP := "$(BIN)/python" -m pip install --quiet --disable-pip-version-check -c constraints.txt

# All processors compile what was installed; pip would take one. Packages bring files that are no Python of today, and
# half of what they bring is hardly ever imported here: their own tests, and tools that are compiled or seldom run.
SELDOM := tests?|pip|setuptools|mypyc?|debugpy|libcst|textual|sklearn|statsmodels
COMPILE = "$(BIN)/python" -m compileall -qq -j 0 -x '[\\/]($(SELDOM))[\\/]' \
	"$$("$(BIN)/python" -c 'import sysconfig; print(sysconfig.get_path("purelib"))')" || true

.DEFAULT_GOAL := help
.PHONY: help run test check environment lint types lab notebooks benchmarks build docs mutants lock format clean fuzz soak kills

ROOM ?= words
SAMPLE ?= 60

help: ## list the targets
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /\1\t/' | expand -t 14

# Running the notebooks needs less than the tests: what only those need is installed when they are first asked for.
.venv/.ready: pyproject.toml constraints.txt
	$(ENVIRONMENT)
	$(PIP) --no-compile -e '.[notebooks,files]'
	@$(COMPILE)
	@touch $@

.venv/.dev-ready: pyproject.toml constraints.txt
	$(ENVIRONMENT)
	$(PIP) --no-compile -e '.[notebooks,files,docs,dev]'
	@$(COMPILE)
	@touch .venv/.ready $@

# The pip that comes with Python is as old as it is, and takes minutes more to find what goes together.
define ENVIRONMENT
@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' \
	|| { echo "Python 3.11, 3.12 or 3.13 is needed; name one with: make PYTHON=python3.12 ..."; exit 1; }
$(PYTHON) -m venv --upgrade-deps .venv
endef

build/.conda-ready: pyproject.toml constraints.txt
	mkdir -p build
	$(PIP) -e '.[notebooks,files,docs,dev]'
	@touch $@

run: $(READY) ## run the notebooks over FOLDER (seeds/) into build/; takes LANGUAGE, TOPICS, TITLE too
	"$(BIN)"/python -m gleanings.notebooks run --folder "$(FOLDER)" $(if $(LANGUAGE),--language "$(LANGUAGE)") \
		$(if $(TOPICS),--topics "$(TOPICS)") $(if $(TITLE),--title "$(TITLE)")

# Types take one processor most of a minute where nothing is known of them yet: they are checked beside the tests.
define BESIDE_TYPES
@mkdir -p build
"$(BIN)"/mypy > build/types.txt 2>&1 & types=$$!; "$(BIN)"/python -m pytest --dist worksteal $(1); failed=$$?; \
	wait $$types || { cat build/types.txt; failed=1; }; exit $$failed
endef

test: lint ## format, lint, types, tests, doctests and notebooks
	$(call BESIDE_TYPES,-n auto)

check: lint ## what to run before each commit: format, lint, types and the fast tests
	$(call BESIDE_TYPES,-n 2 -m "not slow and not subprocess and not notebook")

environment: $(DEV) ## install what the tests need

lint: $(DEV) ## format, lint and the order of the rooms
	"$(BIN)"/ruff format --check .
	"$(BIN)"/ruff check .
	"$(BIN)"/lint-imports

types: $(DEV) ## mypy
	"$(BIN)"/mypy

lab: $(READY) ## open the tour in JupyterLab, with seeds/, notebooks/ and build/ beside it
	mkdir -p build
	"$(BIN)"/jupyter lab --ServerApp.root_dir="$(CURDIR)" --LabApp.news_url=None \
		--LabApp.check_for_updates_class=jupyterlab.handlers.announcements.NeverCheckForUpdate \
		--LabApp.default_url="/lab/tree/notebooks/00_tour.ipynb?file-browser-path=/"

notebooks: $(READY) ## run the notebooks from a clean kernel and keep their outputs in them
	"$(BIN)"/python -m gleanings.notebooks write

docs: $(DEV) ## build the documentation site into build/docs, offline; open build/docs/index.html
	NO_MKDOCS_2_WARNING=true "$(BIN)"/python -m mkdocs build --strict --quiet -f docs/mkdocs.yml

benchmarks: $(DEV) ## install the peers and print the tables of benchmarks/
	$(PIP) -e '.[benchmarks]'
	for name in words topics coherence gensim_lda summaries summary_speed; do \
		echo "== $$name"; "$(BIN)"/python benchmarks/$$name.py || exit 1; done

build: $(DEV) ## make the wheel and the source distribution in dist/, and check what is in them
	rm -rf dist build/lib
	"$(BIN)"/python -m build --no-isolation
	"$(BIN)"/check-wheel-contents dist/*.whl

fuzz: $(DEV) ## tests that draw, drawn anew; then texts, files and damaged models for SECONDS (3600); prints how many
	"$(BIN)"/python -m pytest -n auto -m hypothesis --hypothesis-profile=anew tests
	"$(BIN)"/python -m tests.fuzz.run --seconds $(SECONDS)

soak: $(DEV) ## mixed calls in threads and processes for SECONDS: memory, open files, bits
	"$(BIN)"/python benchmarks/soak.py --seconds $(SECONDS)

kills: $(DEV) ## kill a process that saves at KILLS (1000) moments; prints what was there each time
	"$(BIN)"/python benchmarks/kills.py --kills $(KILLS)

mutants: $(DEV) ## change SAMPLE places of ROOM (words, topics/lda, ...) by mutmut and print what its tests do not notice
	"$(BIN)"/python .ci/mutants.py $(ROOM) --sample $(SAMPLE)

lock: ## renew constraints.txt from the ranges in pyproject.toml
	rm -rf build/lock
	$(PYTHON) -m venv build/lock
	build/lock/bin/python -m pip install --quiet --disable-pip-version-check --upgrade '.[all]'
	build/lock/bin/python -m pip freeze --all --exclude pip --exclude gleanings > constraints.txt
	rm -rf build/lock

format: $(DEV) ## format the code and mend what the linter can
	"$(BIN)"/ruff check --fix .
	"$(BIN)"/ruff format .

clean: ## remove what was made; .venv stays
	rm -rf build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -not -path './.venv/*' -prune -exec rm -rf {} +
