#!/usr/bin/env bash
# SPDX-FileCopyrightText: The Agenda authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Measures the server on a generated clinic, on SQLite and PostgreSQL, beside the bare engines.
#   bench/medir_grande.sh [APPOINTMENTS ...]      default 10000 100000 1000000
# BENCH_PASTA=DIR   where the clinics are made (about 7 GB for all); kept, and used again by the next run. Without it a
#                   temporary folder, gone at the end.
# BENCH_SEGUNDOS=5  the longest a figure may take
source "$(dirname "$0")/../scripts/comum.sh"
tamanhos=("$@"); [ $# -gt 0 ] || tamanhos=(10000 100000 1000000)
segundos=${BENCH_SEGUNDOS:-5}
instalar build run
pg=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1)
[ -x "$pg/initdb" ] && command -v pgbench psql python3 curl >/dev/null || { echo "missing: postgresql, python3, curl" >&2; exit 1; }
[ -n "${BENCH_SEM_COMPILAR:-}" ] || construir release --target agenda-servidor bench_gerador bench_carga >&2
bin=$raiz/build/release/bin

pasta=${BENCH_PASTA:-$(mktemp -d)}
mkdir -p "$pasta"; pasta=$(cd "$pasta" && pwd); chmod 755 "$pasta"
servidor='' cluster=''
limpar() {
    [ -z "$servidor" ] || kill "$servidor" 2>/dev/null || true
    wait 2>/dev/null || true
    [ -z "$cluster" ] || dono "$pg/pg_ctl" -s -w -m fast -D "$pasta/cluster/dados" stop || true
    [ -n "${BENCH_PASTA:-}" ] || rm -rf "$pasta"
}
trap limpar EXIT
export AGENDA_LIMITES_REQUISICOES_POR_MINUTO_CONTA=0 AGENDA_LIMITES_REQUISICOES_POR_MINUTO_ENDERECO=0
export AGENDA_LIMITES_LOGINS_POR_MINUTO_ENDERECO=0
export AGENDA_LIMITES_MARCACOES_POR_DIA=0 AGENDA_LIMITES_MUDANCAS_POR_DIA=0 AGENDA_LIMITES_RESERVAS_POR_DIA=0
export AGENDA_LIMITES_MENSAGENS_POR_DIA_{DESTINO,CONTA,EQUIPE}=0
resultados=$pasta/resultados.tsv
: >"$resultados"

# PostgreSQL refuses to run as root.
dono() { if [ "$(id -u)" -eq 0 ]; then (cd / && setpriv --reuid=postgres --regid=postgres --clear-groups "$@"); else "$@"; fi; }
export PGHOST=$pasta/cluster PGUSER=agenda
iniciar_postgres() {
    if [ ! -f "$pasta/cluster/dados/PG_VERSION" ]; then
        mkdir -p "$pasta/cluster"
        [ "$(id -u)" -ne 0 ] || chown postgres: "$pasta/cluster"
        dono "$pg/initdb" -A trust -U agenda --locale=C.UTF-8 --encoding=UTF8 -D "$pasta/cluster/dados" >/dev/null
    fi
    # As a clinic would run it: durable, memory for its data.
    dono "$pg/pg_ctl" -s -w -D "$pasta/cluster/dados" -l "$pasta/cluster/registro" \
        -o "-c listen_addresses= -c unix_socket_directories=$pasta/cluster -c shared_buffers=1GB -c max_wal_size=4GB" start
    cluster=sim
}

# Environment of a server for ENGINE SIZE; sets dados, the folder.
apontar() {
    dados=$pasta/$1-$2
    mkdir -p "$dados"
    unset AGENDA_BANCO_USUARIOS AGENDA_BANCO_AGENDAMENTOS AGENDA_BANCO_NOTIFICACOES
    onde=$dados
    if [ "$1" = postgres ]; then
        onde="postgresql://agenda@/clinica$2?host=$PGHOST"
        export AGENDA_BANCO_USUARIOS=$onde AGENDA_BANCO_AGENDAMENTOS=$onde AGENDA_BANCO_NOTIFICACOES=$onde PGDATABASE=clinica$2
    fi
}

gerar() { # ENGINE SIZE: in the current environment
    [ ! -f "$dados/pronto" ] || return 0
    dizer "Generating: $1, $2 appointments" >&2
    rm -rf "$dados"; mkdir -p "$dados"
    if [ "$1" = postgres ]; then
        psql -qX -d postgres -c "DROP DATABASE IF EXISTS clinica$2" -c "CREATE DATABASE clinica$2"
    fi
    [ -f "$pasta/senha" ] || { head -c 18 /dev/urandom | base64 >"$pasta/senha"; chmod 600 "$pasta/senha"; }
    "$bin/agenda-servidor" --dados "$dados" admin criar --email admin@bench.local --nome Bench <"$pasta/senha" >/dev/null
    "$bin/agenda-servidor" --dados "$dados" migrar >/dev/null
    # The same moment for both engines: the same clinic.
    [ -f "$pasta/agora" ] || date +%s000 >"$pasta/agora"
    "$bin/bench_gerador" "$2" "$(cat "$pasta/agora")" "$onde" "$dados/chaves.json" >&2
    python3 bench/conferir.py "$1" "$onde" "$2" >&2
    python3 bench/pedidos.py "$dados/chaves.json" "$dados/pedidos"
    touch "$dados/pronto"
}

ligar() {
    "$bin/agenda-servidor" --dados "$dados" --porta 0 >"$dados/saida" 2>"$dados/registro" & servidor=$!
    until grep -q '^AGENDA PRONTA' "$dados/saida"; do kill -0 $servidor; sleep 0.1; done
    porta=$(sed -n 's/.*:\([0-9]*\)$/\1/p' "$dados/saida")
}
desligar() {
    kill $servidor; wait $servidor || true
    servidor=''
    rm -f "$dados/registro" # one line a request
}
entrar() { # LOGIN: its token
    python3 -c 'import json,sys; print(json.dumps({"login": sys.argv[1], "senha": open(sys.argv[2]).read().strip()}))' \
        "$1@bench.local" "$pasta/senha" |
        curl -sS --fail -H 'Content-Type: application/json' -d @- "http://127.0.0.1:$porta/auth/login" |
        python3 -c 'import json,sys; print(json.load(sys.stdin)["access_token"])'
}

medir() { # ENGINE SIZE FIGURE [OPTION]: half of the requests over one connection, the others over eight
    local metade r
    metade=$(($(wc -l <"$dados/pedidos/$3") / 2))
    head -n "$metade" "$dados/pedidos/$3" >"$dados/um"
    tail -n +$((metade + 1)) "$dados/pedidos/$3" >"$dados/oito"
    for conexoes in 1 8; do
        r=$("$bin/bench_carga" --porta "$porta" --conexoes $conexoes --segundos "$segundos" ${4:-} \
            "$dados/$([ $conexoes = 1 ] && echo um || echo oito)")
        if [ "${r##* }" = 404 ] && [ "$3" = horarios_30_dias ]; then
            echo "skipped: this server has no GET /horarios" >&2
            return 0
        fi
        printf '%s\t%s\t%s\t%s\t%s\n' "$1" "$2" "$3" $conexoes "$r" | tee -a "$resultados" >&2
    done
}

marcar() { # ENGINE SIZE CONNECTIONS: each time is taken once in the life of a clinic
    local feitas r
    feitas=$(cat "$dados/marcadas" 2>/dev/null || echo 0)
    tail -n +$((feitas + 1)) "$dados/pedidos/marcar" >"$dados/um"
    r=$("$bin/bench_carga" --porta "$porta" --conexoes "$3" --segundos "$segundos" "$dados/um")
    echo $((feitas + ${r%% *})) >"$dados/marcadas"
    printf '%s\t%s\t%s\t%s\t%s\n' "$1" "$2" marcar "$3" "$r" | tee -a "$resultados" >&2
}

# pgbench with one of the scripts beside this one; prints COUNT PER_SECOND P50 P95 P99 MAX 0 0 0 as bench_carga does.
bancada() { # SCRIPT CONNECTIONS [pgbench -D options]
    local script=$1 conexoes=$2; shift 2
    rm -f "$dados"/bancada.*
    (cd "$dados" && PGOPTIONS="-c search_path=agendamento,public -c bench.dados=$(printf 'x%.0s' $(seq 700))" \
        pgbench -n -M prepared -c "$conexoes" -j 1 -T "$segundos" -l --log-prefix=bancada -f "$raiz/bench/$script" "$@" >bancada.saida 2>&1) ||
        { cat "$dados/bancada.saida" >&2; return 1; }
    cat "$dados"/bancada.[0-9]* | awk -v s="$segundos" '{print $3}' | sort -n | awk -v s="$segundos" '
        {v[NR] = $1 / 1000} function p(x) { return v[int(x * (NR - 1)) + 1] }
        END {printf "%d %.0f %.2f %.2f %.2f %.2f 0 0 0\n", NR, NR / s, p(0.5), p(0.95), p(0.99), v[NR]}'
    rm -f "$dados"/bancada.*
}
vizinho() { # SIZE NAME SCRIPT CONNECTIONS [-D ...]
    local tamanho=$1 nome=$2; shift 2
    printf 'pgbench\t%s\t%s\t%s\t%s\n' "$tamanho" "$nome" "$2" "$(bancada "$@")" | tee -a "$resultados" >&2
}
vizinhos_de_leitura() { # SIZE
    local medicos pacientes
    psql -qX -v ON_ERROR_STOP=1 -f bench/marcar_preparar.sql >/dev/null 2>&1
    medicos=$(psql -AtXc 'SELECT count(*) FROM bench.medico') pacientes=$(psql -AtXc 'SELECT count(*) FROM bench.paciente')
    lugares=(-D n=0 -D "medicos=$medicos" -D "pacientes=$pacientes" -D "lugares=$((medicos * 20000))" -D "hoje=$(($(cat "$pasta/agora") / 86400000 * 86400000))")
    for c in 1 8; do
        vizinho "$1" semana_livre semana_livre.pgbench $c "${lugares[@]}"
        vizinho "$1" dia_da_recepcao dia_da_recepcao.pgbench $c "${lugares[@]}"
        vizinho "$1" historico_do_paciente historico.pgbench $c "${lugares[@]}"
    done
}
vizinho_que_marca() { # SIZE CONNECTIONS: 416 days that no earlier run took
    local vez
    vez=$(cat "$dados/vezes" 2>/dev/null || echo 0)
    echo $((vez + 1)) >"$dados/vezes"
    vizinho "$1" marcar marcar.pgbench "$2" "${lugares[@]}" -D "clientes=$2" \
        -D "primeiro=$(($(cat "$pasta/agora") / 86400000 * 86400000 + (800 + 420 * vez) * 86400000))"
}

# A clinic's server has been up for days: its files are in the system's memory.
aquecer() { # ENGINE
    if [ "$1" = sqlite ]; then
        cat "$dados"/*.db >/dev/null
    else
        dono find "$pasta/cluster/dados/base" -type f -exec cat {} + >/dev/null
    fi
}

rodada() { # ENGINE SIZE
    apontar "$@"
    gerar "$@"
    aquecer "$1"
    dizer "Measuring: $1, $2 appointments" >&2
    ligar
    BENCH_TOKEN='' medir "$@" semana_livre
    BENCH_TOKEN='' medir "$@" semana_livre_cheio
    BENCH_TOKEN='' medir "$@" horarios_30_dias
    BENCH_TOKEN='' medir "$@" medicos
    BENCH_TOKEN=$(entrar recepcao); export BENCH_TOKEN
    medir "$@" dia_da_recepcao --paginas
    local f
    for f in dia_de_um_medico historico_do_paciente consultas_do_mes consultas_busca_dia consultas_busca \
        busca_nome busca_tres_partes busca_comeco busca_iniciais busca_cpf busca_cpf_parte busca_telefone busca_assinante \
        busca_nascimento busca_nome_nascimento; do
        medir "$@" $f
    done
    BENCH_TOKEN=$(entrar admin)
    medir "$@" usuarios
    medir "$@" usuarios_lista
    [ "$1" = sqlite ] || { vizinhos_de_leitura "$2"; vizinho_que_marca "$2" 8; }
    BENCH_TOKEN=$(entrar recepcao)
    marcar "$@" 8
    [ "$1" = sqlite ] || { vizinho_que_marca "$2" 8; vizinho_que_marca "$2" 32; }
    marcar "$@" 32
    desligar
}

iniciar_postgres
for tamanho in "${tamanhos[@]}"; do
    rodada sqlite "$tamanho"
    rodada postgres "$tamanho"
done
echo "$(nproc) cores, $(date '+%F %R'), load$(uptime | sed 's/.*load average//')"
python3 bench/tabela.py "$resultados"
