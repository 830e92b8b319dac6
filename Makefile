# Masar. Two commands set everything up on a fresh machine: `make run` and `make test`.
SHELL := /bin/bash
PACKAGES := libxml2-dev libxml2-utils zlib1g-dev libsqlite3-dev pkg-config make
# What only the tests need: real clients for the door, real file systems that lose their power.
DOOR := openssh-server openssh-client lftp python3-paramiko
POWER := xfsprogs e2fsprogs
CHECKED := --explicit-target-dependency-import-check error
# Swift's own library inside the program, where the compiler has it in that form: a tenth less time.
STATIC := $(if $(wildcard $(dir $(realpath $(shell command -v swift)))../lib/swift_static),--static-swift-stdlib)

.PHONY: help run test install build release samples docs format lint bench profile torture fuzz clean

help: ## what can be made
	@grep -hE '^[a-z]+:.*##' Makefile | sed 's/:.*##/\t/' | expand -t 12

install: ## the Debian packages that are missing, and nothing else
	@missing=""; for name in $(PACKAGES); do \
	  dpkg-query -W -f='$${Status}' $$name 2>/dev/null | grep -q 'ok installed' || missing="$$missing $$name"; \
	done; \
	if [ -n "$$missing" ]; then \
	  echo "installing:$$missing"; \
	  sudo=""; [ "$$(id -u)" = 0 ] || sudo=sudo; \
	  $$sudo apt-get update -qq && DEBIAN_FRONTEND=noninteractive $$sudo apt-get install -y -qq $$missing >/dev/null; \
	fi

build: install ## debug build, imports checked
	swift build $(CHECKED)

release: install ## what runs in service
	swift build -c release $(CHECKED) $(STATIC) --product masar

run: release ## the sample season, laid in one file after the other, with a result to look at
	@bash Samples/run.sh .build/release/masar

test docs torture: PACKAGES += $(DOOR) $(POWER)
test: install lint ## every promise; one after the other, as some of them time a daemon
	swift build --build-tests $(CHECKED)
	swift test --skip-build --no-parallel

docs: build ## the documentation that is made from the code
	.build/debug/masar rules --markdown > Documentation/Rules.md
	.build/debug/masar template --documentation > Documentation/Kinds.md
	swift build --build-tests $(CHECKED)
	WRITE_TABLES=1 swift test --skip-build --filter 'RuleTableTests|DoorTests'

samples: install ## Samples/expected, written anew from what the exchange says now
	swift build --build-tests
	WRITE_EXPECTED=1 swift test --skip-build --filter SampleSeasonTests

format: ## put every Swift file in the house's form
	swift format -i -r --configuration .swift-format Package.swift Sources Tests Benchmarks Fuzz

lint: ## the form, strictly
	swift format lint -r --strict --configuration .swift-format Package.swift Sources Tests Fuzz

bench: release ## every goal of speed and size, against peers: a table and a picture; an hour
	bash Benchmarks/run.sh

profile: release ## where the time of one run of 200,000 rows goes, by thread
	bash Benchmarks/profile.sh

torture: release ## kills, a fault at every system call, losses of power; hours
	bash Tests/torture.sh .build/release/masar

fuzz: install ## each surface for FUZZ_SECONDS (60) under a fuzzer; found inputs stay in Fuzz/Found
	bash Fuzz/run.sh

clean:
	rm -rf .build
