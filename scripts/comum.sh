# SPDX-FileCopyrightText: The Agenda authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Shared by run.sh and test.sh: says what it does, installs missing Debian packages, builds one preset.
set -euo pipefail
raiz=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$raiz"

dizer() { printf '\033[1m==> %s\033[0m\n' "$*"; }

# instalar build run test: whatever of scripts/pacotes.txt is not there yet.
instalar() {
    local grupo faltam=() p
    for grupo in "$@"; do
        for p in $(sed -n "s/^\[$grupo\] //p" scripts/pacotes.txt); do
            dpkg-query -W -f='${Status}' "$p" 2>/dev/null | grep -q 'ok installed' || faltam+=("$p")
        done
    done
    [ ${#faltam[@]} -eq 0 ] && return 0
    local como=()
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null || { echo "Missing packages: ${faltam[*]}. Install them, or run this as root or with sudo." >&2; exit 1; }
        como=(sudo)
    fi
    dizer "Installing ${#faltam[@]} Debian packages: ${faltam[*]}"
    "${como[@]}" apt-get update -q
    "${como[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "${faltam[@]}"
}

# construir PRESET [cmake --build arguments]
construir() {
    local preset=$1; shift
    dizer "Building (preset $preset)"
    cmake --preset "$preset" >"build-$preset.log" 2>&1 || { cat "build-$preset.log"; rm -f "build-$preset.log"; exit 1; }
    rm -f "build-$preset.log"
    cmake --build "build/$preset" "$@"
}
