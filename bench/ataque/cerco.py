#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Agenda authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Attackers of many kinds at once, and one honest client beside them.

usage: cerco.py SERVER_PROGRAM [sqlite|postgres] [MINUTES]
Starts a demo server of its own with default limits. Attackers come from 127.0.0.2 and up, at low priority, so that they
take no processor from the server; the honest client comes from 127.0.0.1. Prints what the honest client saw before and
during, /healthz, memory, log and caps. Ends with 1 where a bound below was passed.
"""
import contextlib
import json
import multiprocessing
import os
import random
import socket
import struct
import sys
import threading
import time

from alvo import Alvo, CONTAS, Ligacao, agora_ms, bytes_de, dia, entrar, obter, percentil

P99_VEZES, MEMORIA_MIB, HEALTHZ_MS = 2.0, 64, 100
SEMENTE_S = 60  # of the honest client alone, before
PAUSA_HONESTA_S = 0.12
LENTOS, LENTOS_POR_ENDERECO, PEDIDOS_POR_LENTO = 2000, 100, 20
MEIAS_CABECAS = 400
ATACANTES_POR_SEGUNDO = 200  # requests of each kind
TETOS = {"marcar": 30, "reservar": 60}
DE_UMA_VEZ = 60
SENHA_NOVA, ATACANTE = "uma senha bem comprida 9", "atacante@teste.local"


def endereco(rede, n):
    return f"127.{rede}.{n // 250}.{2 + n % 250}"


def pausar(fim):
    time.sleep(1 / ATACANTES_POR_SEGUNDO)
    return time.monotonic() < fim


def lentos(porta, fim, _):
    """Clients that ask for large answers, many at a time, and read none."""
    pedido = bytes_de(b"GET", b"/medicos?limite=100") * PEDIDOS_POR_LENTO
    abertos = {}
    while time.monotonic() < fim:
        for n in range(LENTOS):
            if n not in abertos and time.monotonic() < fim:
                with contextlib.suppress(OSError):
                    s = socket.socket()
                    s.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
                    s.settimeout(1)
                    s.bind((endereco(0, n // LENTOS_POR_ENDERECO), 0))
                    s.connect(("127.0.0.1", porta))
                    s.setblocking(False)
                    s.send(pedido)
                    abertos[n] = s
                time.sleep(0.002)
        time.sleep(0.2)
        for n, s in list(abertos.items()):
            with contextlib.suppress(BlockingIOError, InterruptedError):
                try:
                    s.send(b"")
                    if s.recv(1, socket.MSG_PEEK) == b"":
                        raise ConnectionError
                except (ConnectionError, TimeoutError):
                    s.close()
                    del abertos[n]


def meias(porta, fim, _):
    """Heads that never end, a byte at a time."""
    abertos = []
    while time.monotonic() < fim:
        while len(abertos) < MEIAS_CABECAS and time.monotonic() < fim:
            with contextlib.suppress(OSError):
                s = socket.create_connection(("127.0.0.1", porta), 1, source_address=(endereco(1, len(abertos)), 0))
                s.send(b"GET /healthz HTTP/1.1\r\nHost: a\r\n")
                s.setblocking(False)
                abertos.append(s)
            time.sleep(0.002)
        for s in list(abertos):
            try:
                s.send(b"X")
            except BlockingIOError:
                pass
            except OSError:
                s.close()
                abertos.remove(s)
        time.sleep(1)


def pedidos_soltos(rede, fazer):
    """One request a turn, each from another address."""

    def correr(porta, fim, dados):
        acaso, n = random.Random(rede), 0
        while pausar(fim):
            n += 1
            with contextlib.suppress(OSError):
                ligacao = Ligacao(porta, endereco(rede, n % 50), 5)
                ligacao.abrir()
                ligacao.pedir(fazer(acaso, dados))
                ligacao.fechar()

    return correr


def lixo(acaso, _):
    return acaso.choice([b"G" * 15_000 + b" / HTTP/1.1\r\nHost: a\r\n\r\n", bytes_de(b"GET", b"/nada/" + b"x" * 3_000),
                         bytes_de(b"PROPFIND", b"/medicos"), bytes_de(b"DELETE", b"/medicos"), b"\0" * 200 + b"\r\n\r\n",
                         bytes_de(b"GET", b"/healthz?" + b"&".join([b"a"] * 1_900)),
                         bytes_de(b"POST", b"/auth/register", b"{" + b",".join(b'"%d":0' % i for i in range(5_800)) + b"}")])


def largos(acaso, _):
    return bytes_de(b"GET", acaso.choice([b"/medicos?disponivelDe=2026-12-01&disponivelAte=9999-12-31",
                                          b"/horarios?de=" + dia(1).encode() + b"&ate=" + dia(60).encode() + b"&limite=100",
                                          b"/feriados?ano=9999", b"/medicos?limite=100&nome=" + b"a%20" * 300]))


def forjado(acaso, _):
    parte = bytes(acaso.choice(b"abcdefghijkmnopqrstuvwxyzABCDEFGH0123456789-_") for _ in range(86)).decode()
    return bytes_de(b"GET", b"/auth/me", token="eyJhbGciOiJFZERTQSIsInR5cCI6ImF0K2p3dCJ9.eyJzdWIiOiIxIn0." + parte)


def vao_embora(porta, fim, dados):
    """Bookings whose client resets the connection as soon as they are sent."""
    corpo = json.dumps({"medicoId": dados["medico"], "pacienteId": dados["atacante"], "inicio": dados["livres"][0],
                        "tipo": "consulta", "modalidade": "presencial"}).encode()
    n = 0
    while pausar(fim):
        n += 1
        with contextlib.suppress(OSError):
            s = socket.create_connection(("127.0.0.1", porta), 2, source_address=(endereco(6, n % 50), 0))
            s.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            s.send(bytes_de(b"POST", b"/consultas", corpo, dados["token_atacante"]))
            s.close()


def fluxos(porta, fim, dados):
    """One account that opens streams with old positions, twenty at a time."""
    while time.monotonic() < fim:
        abertos = []
        for n in range(20):
            with contextlib.suppress(OSError):
                s = socket.create_connection(("127.0.0.1", porta), 2, source_address=(endereco(7, n), 0))
                s.send(bytes_de(b"GET", b"/eventos", token=dados["token_medico"],
                                cabecalhos=[(b"Last-Event-ID", b"01932c07-0000-7000-8000-%012d" % random.randrange(10**12))]))
                abertos.append(s)
        time.sleep(0.5)
        for s in abertos:
            s.close()


ATAQUES = [lentos, meias, pedidos_soltos(2, lixo), pedidos_soltos(3, largos), pedidos_soltos(4, forjado), vao_embora, fluxos]


def cercar(ataque, *argumentos):
    os.nice(19)
    ataque(*argumentos)


class Honesto(threading.Thread):
    """Asks what a patient's app asks, and /healthz, until told to stop."""

    def __init__(self, porta, dados):
        super().__init__(daemon=True)
        self.ligacao, self.dados, self.parar = Ligacao(porta), dados, threading.Event()
        self.tempos, self.vida, self.erros = [], [], []

    def run(self):
        alvos = [b"/medicos", b"/medicos/%s/horarios?de=%s&ate=%s" % (self.dados["medico"].encode(), dia(1).encode(), dia(8).encode()),
                 b"/auth/me", b"/unidades"]
        vez = 0
        while not self.parar.wait(PAUSA_HONESTA_S):
            vez += 1
            alvo = b"/healthz" if vez % 3 == 0 else alvos[vez % len(alvos)]
            token = self.dados["token_paciente"] if alvo == b"/auth/me" else None
            antes = agora_ms()
            try:
                status, _, _ = self.ligacao.pedir(bytes_de(b"GET", alvo, token=token))
            except OSError:
                status = -1
            levou = agora_ms() - antes
            (self.vida if alvo == b"/healthz" else self.tempos).append(levou)
            if status != 200:
                self.erros.append((alvo, status))

    def terminar(self):
        self.parar.set()
        self.join(60)
        return self


def cadastrar(ligacao, email):
    """A new patient's account, signed in."""
    corpo = {"perfil": "paciente", "nome": "Conta de Ensaio", "email": email, "senha": SENHA_NOVA, "dataNascimento": "1990-05-17"}
    status, _, texto = ligacao.pedir(bytes_de(b"POST", b"/auth/register", json.dumps(corpo).encode()))
    if status != 201:
        raise SystemExit(f"register: {status} {texto[:300]!r}")
    return entrar(ligacao, email, SENHA_NOVA)


def correr_tetos(porta, dados):
    """Sixty at once of each kind by one new account: how many pass."""
    passaram = {}
    for n, (nome, alvo) in enumerate((("marcar", b"/consultas"), ("reservar", b"/reservas"))):
        de = endereco(8, n)
        conta = cadastrar(Ligacao(porta, de), f"teto{n}@teste.local")
        ok, trava = [], threading.Lock()

        def um(inicio):
            corpo = {"medicoId": dados["medico"], "inicio": inicio}
            if nome == "marcar":
                corpo |= {"pacienteId": conta["usuario"]["id"], "tipo": "consulta", "modalidade": "presencial"}
            with contextlib.suppress(OSError):
                resposta, _, _ = Ligacao(porta, de).pedir(bytes_de(b"POST", alvo, json.dumps(corpo).encode(), conta["access_token"]))
                with trava:
                    ok.append(resposta)

        livres = dados["livres"][1 + n * 90:1 + n * 90 + DE_UMA_VEZ + (20 if nome == "reservar" else 0)]
        linhas = [threading.Thread(target=um, args=(inicio,)) for inicio in livres]
        for linha in linhas:
            linha.start()
        for linha in linhas:
            linha.join()
        passaram[nome] = (ok.count(201), len(livres))
    return passaram


def preparar(alvo):
    ligacao = Ligacao(alvo.porta)
    atacante = cadastrar(Ligacao(alvo.porta, endereco(9, 0)), ATACANTE)
    paciente, medico = entrar(ligacao, CONTAS["paciente"]), entrar(ligacao, CONTAS["medico"])
    escolhido = obter(ligacao, "/medicos?limite=1")["itens"][0]["id"]
    livres, cursor = [], ""
    while len(livres) < 200:
        pagina = obter(ligacao, f"/medicos/{escolhido}/horarios?de={dia(3)}&ate={dia(60)}&limite=100{cursor}")
        livres += [h["inicio"] for h in pagina["itens"]]
        if not pagina["proximo"]:
            break
        cursor = "&cursor=" + pagina["proximo"]
    return {"medico": escolhido, "token_paciente": paciente["access_token"], "token_medico": medico["access_token"],
            "atacante": atacante["usuario"]["id"], "token_atacante": atacante["access_token"], "livres": livres}


def renovar(alvo, dados):
    ligacao = Ligacao(alvo.porta)
    dados["token_paciente"] = entrar(ligacao, CONTAS["paciente"])["access_token"]
    dados["token_medico"] = entrar(ligacao, CONTAS["medico"])["access_token"]
    dados["token_atacante"] = entrar(Ligacao(alvo.porta, endereco(9, 0)), ATACANTE, SENHA_NOVA)["access_token"]


def medir(alvo, dados, segundos, atacantes):
    """The honest client's latencies for that long, with attackers or without; the memory's highest growth."""
    fim = time.monotonic() + segundos
    antes = maior = alvo.memoria_kib()
    processos = [multiprocessing.Process(target=cercar, args=(a, alvo.porta, fim, dict(dados)), daemon=True) for a in atacantes]
    for p in processos:
        p.start()
    honesto = Honesto(alvo.porta, dados)
    honesto.start()
    while time.monotonic() < fim:
        time.sleep(0.5)
        maior = max(maior, alvo.memoria_kib())
        if alvo.processo.poll() is not None:
            raise SystemExit("the server died")
    honesto.terminar()
    for p in processos:
        p.join(20)
        p.kill()
    return honesto, (maior - antes) / 1024


def principal():
    programa, motor = sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else "sqlite"
    minutos = float(sys.argv[3]) if len(sys.argv) > 3 else 5
    alvo = Alvo(programa, motor)
    faltas = []
    try:
        dados = preparar(alvo)
        sozinho, _ = medir(alvo, dados, min(SEMENTE_S, minutos * 60), [])
        base = percentil(sozinho.tempos, 99)
        print(f"{motor}: alone p50 {percentil(sozinho.tempos, 50):.1f} ms, p99 {base:.1f} ms, {len(sozinho.tempos)} requests", flush=True)
        tempos, vida, erros, cresceu, de = [], [], [], 0.0, alvo.tamanho_do_registro()
        fim = time.monotonic() + minutos * 60
        while time.monotonic() < fim:  # tokens live ten minutes
            renovar(alvo, dados)
            honesto, mais = medir(alvo, dados, min(300, max(5, fim - time.monotonic())), ATAQUES)
            tempos, vida, erros, cresceu = tempos + honesto.tempos, vida + honesto.vida, erros + honesto.erros, max(cresceu, mais)
        p99 = percentil(tempos, 99)
        print(f"besieged p50 {percentil(tempos, 50):.1f} ms, p99 {p99:.1f} ms ({p99 / max(base, 0.001):.2f} x), {len(tempos)} requests, {len(erros)} refused: {sorted(set(erros))[:5]}")
        print(f"/healthz at most {max(vida):.1f} ms; memory at most + {cresceu:.0f} MiB; log + {(alvo.tamanho_do_registro() - de) / 2**20:.1f} MiB")
        passaram = correr_tetos(alvo.porta, dados)
        print("caps, passed of at once:", passaram)
        faltas += ["p99"] * (p99 > P99_VEZES * base) + ["refused"] * bool(erros) + ["healthz"] * (max(vida) > HEALTHZ_MS) + ["memory"] * (cresceu > MEMORIA_MIB)
        faltas += [nome for nome, (passou, _) in passaram.items() if passou > TETOS[nome]]
    finally:
        codigo = alvo.parar()
        print("exit code at SIGTERM:", codigo)
    faltas += ["SIGTERM"] * (codigo != 0)
    print("beyond a bound:", ", ".join(faltas) or "nothing")
    sys.exit(1 if faltas else 0)


if __name__ == "__main__":
    principal()
