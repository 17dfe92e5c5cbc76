#!/usr/bin/env bash
# SPDX-FileCopyrightText: The Agenda authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what is missing, builds with warnings as errors, runs every test without a display.
#   scripts/test.sh [--preset ci|asan|tsan|dev] [ctest arguments]
source "$(dirname "$0")/comum.sh"

preset=ci
[ "${1:-}" = --preset ] && { preset=$2; shift 2; }
instalar build run test
construir "$preset"
dizer "Testing"
ctest --test-dir "build/$preset" --output-on-failure --no-tests=error "$@"
