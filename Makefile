# The only door to this project. Each target installs what it needs first (Tools/setup.sh; quick when there is nothing to do).

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

PYTHON := .venv/bin/python
DEBUG_BINARY := .build/debug/lambent
RELEASE_FLAGS := -c release --scratch-path .build-release
RELEASE_BINARY := .build-release/release/lambent
SWIFT_SOURCES := Package.swift Sources Tests
# One Swift test after the other: they share one process's descriptors, and the machine's loop devices and control groups.
# What failed is said once more at the end, where it is looked for.
SWIFT_TEST = swift test --skip-build --disable-xctest --no-parallel $(ARGS) 2>&1 | tee .build/tests.log \
	|| { grep '✘' .build/tests.log; exit 1; }
# Extra arguments of `make serve` and of the test runners: make serve ARGS="--listen 127.0.0.1:9000"
ARGS ?=

.PHONY: help setup build build-release demo serve test test-everything test-unit test-end-to-end lint format generate bench bench-cold bench-warm clean

help: ## Show the targets.
	@awk 'BEGIN {FS = ":.*## "} /^[a-z-]+:.*## / {printf "make %-16s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: ## Install what the project needs: Debian packages, and the test clients in .venv.
	@Tools/setup.sh

build: setup ## Build the debug binary.
	swift build --product lambent

build-release: setup
	swift build $(RELEASE_FLAGS) --product lambent

demo: build ## Create, configure and invoke two functions with the AWS CLI, on a server of its own.
	$(PYTHON) Tools/demo --binary $(DEBUG_BINARY)

serve: build-release ## Run the server (release build).
	exec $(RELEASE_BINARY) serve $(ARGS)

test: setup lint ## Run every test: format, unit, generated code, bootstraps, end to end, leftovers.
	Tools/leftovers $(MAKE) test-everything

test-everything:
	swift build --build-tests
	$(SWIFT_TEST)
	$(PYTHON) Tools/generate/generate.py --check
	LAMBENT_BINARY=$$PWD/$(DEBUG_BINARY) $(PYTHON) -m pytest Tests/Runtimes Tests/EndToEnd

test-unit: setup ## Run the Swift tests only.
	swift build --build-tests
	$(SWIFT_TEST)

test-end-to-end: build ## Run the end-to-end tests only: make test-end-to-end ARGS="-k versions -n 0"
	LAMBENT_BINARY=$$PWD/$(DEBUG_BINARY) $(PYTHON) -m pytest Tests/EndToEnd $(ARGS)

lint: setup ## Check the format of the Swift sources.
	swift format lint --strict --parallel --recursive $(SWIFT_SOURCES)

format: setup ## Format the Swift sources in place.
	swift format --in-place --parallel --recursive $(SWIFT_SOURCES)

generate: setup ## Generate Sources/LambdaAPI/Generated from the public service model.
	$(PYTHON) Tools/generate/generate.py

bench: build-release ## Measure against a bare loopback echo and against another emulator, in one run.
	$(PYTHON) Benchmarks/bench.py --binary $(RELEASE_BINARY) $(ARGS)

bench-cold: build-release ## Measure first invocations that start from stems against the bare interpreter.
	$(PYTHON) Benchmarks/cold.py --binary $(RELEASE_BINARY) $(ARGS)

bench-warm: build-release ## Measure warm invocations against a C server that only passes events on.
	$(PYTHON) Benchmarks/warm.py --binary $(RELEASE_BINARY) $(ARGS)

clean: ## Remove what was built.
	rm -rf .build .build-release .venv .pytest_cache
