#!/usr/bin/env bash
# SPDX-FileCopyrightText: The Agenda authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs the README's two commands on a bare Debian: makes a minimal root with debootstrap, clones the committed state of
# this repository into it, runs run.sh until the server is ready and then test.sh, and says what passed.
# Must be started as root. Its mounts and processes live in namespaces of their own and end with it, however it ends.
#   scripts/debian.sh bookworm|trixie [--espelho URL] [--pasta DIR] [--ccache DIR]
# --espelho: the Debian mirror; without it, the first one of this machine's apt sources.
# --pasta: where the root is made: a folder that is missing or empty. It is kept, and used again by a later call for the
#   same release; one that was not finished, or is of another release, is refused. Without it: a new one, removed at the end.
# --ccache: a compiler cache kept from one call to the next.
set -euo pipefail
raiz=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

uso() { sed -n '/^#   scripts/,/^# --ccache/s/^# *//p' "$0" >&2; exit 2; }
dizer() { printf '\033[1m==> %s\033[0m\n' "$*"; }
morrer() { echo "$*" >&2; exit 1; }

versao=${1:-} espelho='' pasta='' ccache=''
case $versao in bookworm | trixie) shift ;; *) uso ;; esac
opcoes=("$@")
while [ $# -gt 0 ]; do
    [ $# -ge 2 ] || uso
    case $1 in
        --espelho) espelho=$2 ;;
        --pasta) pasta=$2 ;;
        --ccache) ccache=$2 ;;
        *) uso ;;
    esac
    shift 2
done
[ "$(id -u)" -eq 0 ] || morrer "debootstrap, chroot and mounts need root: start this as root."
command -v debootstrap >/dev/null || morrer "debootstrap is missing: apt-get install debootstrap"
if [ -z "${AGENDA_DEBIAN_DENTRO:-}" ]; then
    export AGENDA_DEBIAN_DENTRO=1
    exec unshare --mount --propagation private --pid --fork --kill-child "$0" "$versao" "${opcoes[@]}"
fi

if [ -z "$espelho" ]; then
    espelho=$(apt-get indextargets --no-release-info --format '$(REPO_URI)' 'Created-By: Packages' | grep -v security | head -n 1 || true)
    [ -n "$espelho" ] || morrer "This machine's apt sources name no mirror: use --espelho URL."
fi
efemera=''
if [ -z "$pasta" ]; then
    pasta=$(mktemp -d /var/tmp/agenda-debian.XXXXXX)
    efemera=1
fi
desmontar() {
    local m
    for m in proc sys dev var/cache/ccache; do umount -R -l "$pasta/$m" 2>/dev/null || true; done
    [ -z "$efemera" ] || rm -rf --one-file-system "$pasta" "$pasta.log"
}
trap desmontar EXIT
trap 'exit 1' INT TERM

# Written when debootstrap was done: a root that it left half made is not taken for a whole one.
marca=$pasta/.agenda-$versao
if [ ! -e "$marca" ]; then
    [ -z "$(ls -A "$pasta" 2>/dev/null)" ] ||
        morrer "$pasta is no finished root of $versao: name another folder, or remove it."
    dizer "Making a bare Debian ($versao) in $pasta"
    debootstrap --variant=minbase --include=ca-certificates "$versao" "$pasta" "$espelho" >"$pasta.log" 2>&1 ||
        { tail -n 20 "$pasta.log" >&2; morrer "debootstrap failed"; }
    rm -f "$pasta.log"
    : >"$marca"
fi
# Packages must not start their daemons here.
printf '#!/bin/sh\nexit 101\n' >"$pasta/usr/sbin/policy-rc.d"
chmod +x "$pasta/usr/sbin/policy-rc.d"
cp /etc/resolv.conf "$pasta/etc/resolv.conf"
mount -t proc proc "$pasta/proc"
mount -t sysfs -o ro sysfs "$pasta/sys"
mount --rbind /dev "$pasta/dev"
mkdir -p "$pasta/var/cache/ccache"
if [ -n "$ccache" ]; then
    mkdir -p "$ccache"
    mount --bind "$ccache" "$pasta/var/cache/ccache"
fi

dizer "Cloning $(git -C "$raiz" log -1 --format='%h %s')"
rm -rf "$pasta/srv/agenda" "$pasta/srv/shared"
git clone -q --no-hardlinks "$raiz" "$pasta/srv/agenda"
chown -R root:root "$pasta/srv/agenda"
if [ -d "$raiz/../shared" ]; then
    cp -rL "$raiz/../shared" "$pasta/srv/shared" # the published data set of one test
fi

# dentro COMMAND: in the root, in the clone, without this machine's environment. Replaces the shell that calls it.
dentro() {
    exec env -i HOME=/root PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 \
        CCACHE_DIR=/var/cache/ccache chroot "$pasta" sh -c 'cd /srv/agenda && exec "$@"' sh "$@"
}

registro=$pasta/srv/run.log
: >"$registro"
dizer "scripts/run.sh --sem-telas"
SECONDS=0
(dentro scripts/run.sh --sem-telas --porta 0) >"$registro" 2>&1 &
comando=$!
until grep -q 'Ready at' "$registro"; do
    kill -0 "$comando" 2>/dev/null || { tail -n 40 "$registro" >&2; morrer "run.sh FAILED on $versao"; }
    sleep 1
done
kill -TERM "$comando"
wait "$comando" || morrer "run.sh was ready, but did not end well when it was stopped"
avisos=$(grep -c 'warning:' "$registro" || true)
resultado="run.sh: ready after $SECONDS s, $avisos compiler warnings"
dizer "$resultado"

registro=$pasta/srv/test.log
dizer "scripts/test.sh"
SECONDS=0
passou=1
(dentro scripts/test.sh) 2>&1 | tee "$registro" | grep --line-buffered -E '^==>|tests passed|\*\*\*|error:' || true
grep -q '^100% tests passed' "$registro" || passou=0
contagem=$(grep -E 'tests (passed|failed) out of|tests passed' "$registro" | tail -n 1 || true)
versoes=$(chroot "$pasta" dpkg-query -W -f='${Package} ${Version}, ' g++ qt6-base-dev postgresql || true)
dizer "Debian $(cat "$pasta/etc/debian_version") ($versoes)"
echo "    $resultado"
echo "    test.sh: ${contagem:-did not get to the tests}; $SECONDS s with installing and building"
[ "$passou" = 1 ] || { tail -n 60 "$registro" >&2; morrer "test.sh FAILED on $versao"; }
