# Few doors: dataset, test, check, bench, accuracy, accept. Each does all set-up it needs.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
OFFLINE ?=
RECIPE := $(if $(OFFLINE),datasets/recipes/offline.toml,datasets/recipes/default.toml)
ASSAY := target/release/assay
SHARED ?= ../shared

.PHONY: help dataset test check fmt bench bench-release poison accuracy accept accept-all publish-test build

help:
	@echo 'make dataset            build the default release (OFFLINE=1: the small one, no network)'
	@echo 'make test               all tests'
	@echo 'make check              formatting and clippy'
	@echo 'make bench              speed, against tree-sitter parsing alone'
	@echo 'make accuracy           true and false positives on labelled corpora'
	@echo 'make accept             an independent program judges the release'
	@echo 'make accept-all         … and everything about its history: rebuild, recall, predecessor'
	@echo 'make publish-test       publishing, tried on real servers on this machine (installs them)'
	@echo 'make poison             planted poison in a harvest of real files: what is left, what the rest loses'
	@echo 'make bench-release      a release of a million rows: verify, prove, audit'

build: $(ASSAY)

.PHONY: $(ASSAY)
$(ASSAY):
	@command -v cargo >/dev/null || { echo 'cargo is missing: install a Rust toolchain (1.95 or later) and a C compiler' >&2; exit 2; }
	cargo build --release --locked --bin assay

dataset: build
	$(ASSAY) build $(RECIPE)
	@release=$$($(ASSAY) build $(RECIPE) --where); $(ASSAY) verify $$release && $(ASSAY) stats $$release

# Not the examples: they hold no tests, and each is a program of its own to link. `make check` compiles them.
test:
	cargo test --release --locked --workspace --lib --bins --tests

check:
	cargo fmt --all --check
	cargo clippy --release --locked --workspace --all-targets -- -D warnings

bench: build
	cargo run --release --locked --example bench -p assay

accuracy: build
	bash tests/accuracy.sh $(ASSAY) $(SHARED)

accept: build
	bash tests/accept.sh $(ASSAY) $(SHARED) $(RECIPE)

accept-all: build
	bash tests/accept_all.sh $(ASSAY) $(SHARED)

# Real files of this machine: Python, Node and Cargo packages.
poison: build
	cargo run --release --locked --example poison -p assay

bench-release:
	cargo run --release --locked --example bench_release -p assay

# The servers that the publishing tests talk to; without them those tests say that they are skipped.
publish-test:
	command -v docker-registry >/dev/null || apt-get install -y -q --no-install-recommends docker-registry
	test -x target/publish-tools/bin/s3s-fs || cargo install s3s-fs --version 0.14.1 --features binary --locked --root target/publish-tools
	cargo test --release --locked -p assay --test whole publish -- --nocapture
