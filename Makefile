# Few doors: dataset, test, check, bench, accuracy, accept. Each does all set-up it needs.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
OFFLINE ?=
RECIPE := $(if $(OFFLINE),datasets/recipes/offline.toml,datasets/recipes/default.toml)
ASSAY := target/release/assay
SHARED ?= ../shared

.PHONY: help dataset test check fmt bench accuracy accept build

help:
	@echo 'make dataset            build the default release (OFFLINE=1: the small one, no network)'
	@echo 'make test               all tests'
	@echo 'make check              formatting and clippy'
	@echo 'make bench              speed, against tree-sitter parsing alone'
	@echo 'make accuracy           true and false positives on labelled corpora'
	@echo 'make accept             an independent program judges the release'

build: $(ASSAY)

.PHONY: $(ASSAY)
$(ASSAY):
	@command -v cargo >/dev/null || { echo 'cargo is missing: install a Rust toolchain (1.95 or later) and a C compiler' >&2; exit 2; }
	cargo build --release --locked --bin assay

dataset: build
	$(ASSAY) build $(RECIPE)
	@release=$$($(ASSAY) build $(RECIPE) --where); $(ASSAY) verify $$release && $(ASSAY) stats $$release

test:
	cargo test --release --locked --workspace

check:
	cargo fmt --all --check
	cargo clippy --release --locked --workspace --all-targets -- -D warnings

bench: build
	cargo run --release --locked --example bench -p assay

accuracy: build
	bash tests/accuracy.sh $(ASSAY) $(SHARED)

accept: build
	bash tests/accept.sh $(ASSAY) $(SHARED) $(RECIPE)
