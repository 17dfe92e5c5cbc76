#!/usr/bin/env bash
# SPDX-FileCopyrightText: The Agenda authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Measures the server on this machine, beside a bare SQLite loop and nginx with a static file, in one run.
#   bench/medir.sh [SECONDS_PER_FIGURE]        needs wrk, nginx (Debian packages wrk, nginx-light)
source "$(dirname "$0")/../scripts/comum.sh"
segundos=${1:-10}
instalar build run
for p in wrk nginx; do command -v $p >/dev/null || { echo "missing: $p" >&2; exit 1; }; done
construir release --target agenda-servidor bench_dois_inserts >&2

pasta=$(mktemp -d)
servidor='' nginx=''
trap 'kill $servidor $nginx 2>/dev/null || true; wait 2>/dev/null || true; rm -rf "$pasta"' EXIT
export AGENDA_LIMITES_REQUISICOES_POR_MINUTO_CONTA=0 AGENDA_LIMITES_REQUISICOES_POR_MINUTO_ENDERECO=0
export AGENDA_LIMITES_LOGINS_POR_MINUTO_ENDERECO=0 AGENDA_LIMITES_CADASTROS_POR_HORA_ENDERECO=0
export AGENDA_LIMITES_MARCACOES_POR_DIA=0 AGENDA_LIMITES_MUDANCAS_POR_DIA=0 AGENDA_LIMITES_RESERVAS_POR_DIA=0
export AGENDA_LIMITES_MENSAGENS_POR_DIA_{DESTINO,CONTA,EQUIPE}=0
senha=$(head -c 18 /dev/urandom | base64)
echo "$senha" | build/release/bin/agenda-servidor --dados "$pasta/dados" admin criar --email admin@bench.local --nome Bench >&2
build/release/bin/agenda-servidor --dados "$pasta/dados" --porta 0 >"$pasta/saida" 2>"$pasta/registro" &
servidor=$!
until grep -q '^AGENDA PRONTA' "$pasta/saida"; do kill -0 $servidor; sleep 0.1; done
porta=$(sed -n 's/.*:\([0-9]*\)$/\1/p' "$pasta/saida")
python3 bench/preparar.py "$porta" admin@bench.local "$senha" "$pasta"
export DADOS=$pasta/dados.lua
mapfile -t caminhos <"$pasta/caminhos"

cat >"$pasta/nginx.conf" <<N
worker_processes 2; pid $pasta/nginx.pid; error_log $pasta/erro.log; daemon off;
events { worker_connections 1024; }
http { access_log off; types { application/json json; } client_body_temp_path $pasta; proxy_temp_path $pasta;
  fastcgi_temp_path $pasta; uwsgi_temp_path $pasta; scgi_temp_path $pasta;
  server { listen 127.0.0.1:18099; root $pasta; location = /medicos.json { } } }
N
chmod 755 "$pasta"
nginx -c "$pasta/nginx.conf" & nginx=$!
sleep 0.5

linha() { printf '| %-58s | %9s | %8s | %8s | %6s |\n' "$@"; }
medir() { # NAME SCRIPT URL
    local r
    sync # what the figure before left to write (the request log) is not this one's
    r=$(wrk -t2 -c32 -d"${segundos}s" --latency -s "bench/$2" "$3" | sed -n 's/^RESULTADO //p')
    # shellcheck disable=SC2086
    set -- "$1" $r
    linha "$1" "$2" "$3" "$4" "$5"
}
echo "$(nproc) cores, $(date +%F), ${segundos} s a figure, wrk -t2 -c32 on the same machine"
echo
linha what per_s p50_ms p99_ms not_2xx
linha --- --- --- --- ---
read -r um trinta < <(build/release/bin/bench_dois_inserts "$pasta/dois.db" "$segundos")
linha "SQLite loop, two inserts, one durable commit each" "$um" - - -
linha "SQLite loop, two inserts, 32 to a durable commit" "$trinta" - - -
medir "nginx, static file of the same size as GET /medicos" ler.lua "http://127.0.0.1:18099/medicos.json"
medir "GET /medicos" ler.lua "http://127.0.0.1:$porta${caminhos[0]}"
medir "GET /medicos/{id}/horarios (one week)" ler.lua "http://127.0.0.1:$porta${caminhos[1]}"
medir "GET /consultas/medico/{id} (one day, 16 appointments)" ler.lua "http://127.0.0.1:$porta${caminhos[2]}"
medir "POST /consultas (distinct times, durable)" marcar.lua "http://127.0.0.1:$porta"
