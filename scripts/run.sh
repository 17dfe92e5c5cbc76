#!/usr/bin/env bash
# SPDX-FileCopyrightText: The Agenda authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what is missing, builds, starts the server with the demo clinic and, where there is a display, opens the
# receptionist's and the doctor's programs. Ctrl-C stops it all. Data is kept in ./dados between runs.
#   scripts/run.sh [--porta N] [--dados DIR] [--sem-telas]
source "$(dirname "$0")/comum.sh"

porta=8080 dados="$raiz/dados" telas=1
while [ $# -gt 0 ]; do
    case $1 in
        --porta) porta=$2; shift 2 ;;
        --dados) dados=$2; shift 2 ;;
        --sem-telas) telas=0; shift ;;
        *) echo "unknown option: $1" >&2; exit 2 ;;
    esac
done

instalar build run
construir release --target agenda-servidor agenda-recepcao agenda-medico

# The server says what may be a data folder; nothing is put into another one.
build/release/bin/agenda-servidor --demo --dados "$dados" --porta "$porta" --verificar >/dev/null
mkdir -p -m 700 "$dados"
if [ -z "${AGENDA_DEMO_SENHA:-}" ]; then
    # One password per data folder, so that a second run can sign in to the same clinic.
    [ -s "$dados/demo-senha" ] || (umask 077; head -c 12 /dev/urandom | base64 | tr '+/' 'ab' >"$dados/demo-senha")
    AGENDA_DEMO_SENHA=$(cat "$dados/demo-senha")
fi
export AGENDA_DEMO_SENHA

saida=$(mktemp)
filhos=()
parar() { trap - EXIT; kill "${filhos[@]}" 2>/dev/null || true; wait 2>/dev/null || true; rm -f "$saida"; }
trap parar EXIT
trap 'exit 0' INT TERM

dizer "Starting the server with the demo clinic (data in $dados)"
build/release/bin/agenda-servidor --demo --dados "$dados" --porta "$porta" >"$saida" &
servidor=$!
filhos+=("$servidor")
until grep -q '^AGENDA PRONTA' "$saida"; do
    kill -0 "$servidor" 2>/dev/null || { wait "$servidor" || codigo=$?; echo "The server did not start." >&2; exit "${codigo:-1}"; }
    sleep 0.1
done
url=$(sed -n 's/^AGENDA PRONTA //p' "$saida")
dizer "Ready at $url"
echo "    Accounts: admin@demo.local recepcao@demo.local medico@demo.local paciente@demo.local"
echo "    Password: $AGENDA_DEMO_SENHA"
echo "    API document: $url/openapi.json      E-mails: $dados/caixa-de-saida"

if [ "$telas" = 1 ] && [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    dizer "Opening the receptionist's and the doctor's programs"
    build/release/bin/agenda-recepcao --servidor "$url" & filhos+=($!)
    build/release/bin/agenda-medico --servidor "$url" & filhos+=($!)
else
    echo "    No display here: the desktop programs were built but not opened (build/release/bin/agenda-recepcao, agenda-medico)."
fi
echo "    Ctrl-C stops everything."
wait "$servidor"
