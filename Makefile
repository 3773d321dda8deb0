# Everything sets itself up: `make report` and `make test` work in a fresh clone.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
LOCK := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate

export JUPYTER_PREFER_ENV_PATH = 1

.DEFAULT_GOAL := help
.PHONY: help report verify lab test check notebooks docs bench lock clean

help: ## list what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(BIN)/uv: locks/installer.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed; say which: make PYTHON=/path/to/python3.11"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --require-hashes -r locks/installer.txt
	@touch $@

$(VENV)/run.stamp: $(BIN)/uv locks/run.txt pyproject.toml
	$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r locks/run.txt
	$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/dev.stamp: $(VENV)/run.stamp locks/dev.txt
	$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r locks/dev.txt
	@touch $@

report: $(VENV)/run.stamp ## make reports/kirkuk-2017 from the corpus that ships with the project
	$(BIN)/toolkit report notebooks/06_report.ipynb --corpus corpora/kirkuk-2017 --out reports/kirkuk-2017 \
		--set coded=corpora/kirkuk-2017/coding/coded.csv

verify: $(VENV)/run.stamp ## make that report again and say what differs from the one that is there
	$(BIN)/toolkit verify reports/kirkuk-2017

lab: $(VENV)/run.stamp ## open JupyterLab on the notebooks
	$(BIN)/toolkit lab

test: check ## check the code and run all tests
	$(BIN)/python -m pytest --numprocesses auto

check: $(VENV)/dev.stamp ## format, lint and types only
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy

notebooks: $(VENV)/run.stamp ## run the notebooks on clean kernels and keep their outputs
	TQDM_DISABLE=1 $(BIN)/jupyter nbconvert --to notebook --execute --inplace \
		--ExecutePreprocessor.record_timing=False notebooks/*.ipynb

docs: $(VENV)/dev.stamp ## build docs/_build/html
	$(BIN)/python -m sphinx -W --keep-going -q -b html docs docs/_build/html

bench: $(BIN)/uv ## measure side by side with peers, in an environment of its own
	$(PYTHON) -m venv .venv-bench
	$(BIN)/uv pip install --quiet --python .venv-bench/bin/python --require-hashes -r locks/bench.txt
	$(BIN)/uv pip install --quiet --python .venv-bench/bin/python --no-deps --no-build-isolation --editable .
	.venv-bench/bin/python benchmarks/run.py
	.venv-bench/bin/python benchmarks/loading.py
	.venv-bench/bin/python benchmarks/copies.py
	.venv-bench/bin/python benchmarks/tracking.py
	.venv-bench/bin/python benchmarks/topics.py
	.venv-bench/bin/python benchmarks/words.py
	.venv-bench/bin/python benchmarks/voices_many.py

lock: $(BIN)/uv ## pin the newest versions that pyproject.toml allows
	$(LOCK) --upgrade locks/installer.in -o locks/installer.txt
	$(LOCK) --upgrade pyproject.toml locks/build.in --extra report -o locks/run.txt
	$(LOCK) --upgrade pyproject.toml locks/build.in --extra report --extra dev --extra docs \
		-c locks/run.txt -o locks/dev.txt
	$(LOCK) --upgrade pyproject.toml locks/build.in --extra bench -o locks/bench.txt

clean: ## remove environments, reports and caches
	rm -rf .venv .venv-bench reports docs/_build .pytest_cache .mypy_cache .ruff_cache .hypothesis
