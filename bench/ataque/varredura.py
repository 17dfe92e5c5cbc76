#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Agenda authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every operation of the served document, each of its parameters, each extreme: what it costs and what it answers.

usage: varredura.py SERVER_PROGRAM [sqlite|postgres] [TABLE_FILE]
Starts a demo server of its own without rate limits, so that each request is worked on, and asks one at a time. Prints
one line for each operation and place: worst processor time of the server, largest answer to a refusal by the size of
its request, statuses. Ends with 1 where an anonymous request cost more than 20 ms, a refusal was more than 50 times as
long as its request, or anything was answered with 5xx.
"""
import json
import pathlib
import sys
import time

from alvo import Alvo, CONTAS, Ligacao, bytes_de, entrar, obter
from extremos import DE_CABECA, DE_CABECALHO, DE_CAMPO, DE_CORPO, DE_TEXTO, METODOS

CPU_MAXIMO_MS = 20
RAZAO_MAXIMA = 50
REPETIR_ACIMA_MS = 8  # measured again, the least of three counts: other threads of the server work too
SEM_LIMITES = {f"AGENDA_LIMITES_{nome}": "0" for nome in (
    "REQUISICOES_POR_MINUTO_CONTA", "REQUISICOES_POR_MINUTO_ENDERECO", "LOGINS_POR_MINUTO_ENDERECO",
    "CADASTROS_POR_HORA_ENDERECO", "CONEXOES_POR_ENDERECO")}
SEM_FIM = {("GET", "/eventos")}  # a stream: it is attacked elsewhere
DE_SENHA = {"/auth/login", "/auth/register", "/auth/senha"}  # a password costs what it must


class Medida:
    def __init__(self):
        self.pedidos, self.cpu_ms, self.pior, self.razao, self.status = 0, 0.0, "-", 0.0, {}

    def somar(self, nome, pedido, status, resposta, cpu_ms):
        self.pedidos += 1
        self.status[status] = self.status.get(status, 0) + 1
        if cpu_ms > self.cpu_ms:
            self.cpu_ms, self.pior = cpu_ms, nome
        if status >= 400:
            self.razao = max(self.razao, resposta / pedido)


class Varredura:
    def __init__(self, alvo):
        self.alvo, self.ligacao, self.medidas = alvo, Ligacao(alvo.porta), {}
        self.documento = obter(self.ligacao, "/openapi.json")
        self.tokens, self.renovado = {}, 0
        self.renovar()
        medicos = obter(self.ligacao, "/medicos?limite=1")["itens"]
        self.bons = {"id": medicos[0]["id"], "medicoId": medicos[0]["id"], "token": "a" * 43}

    def renovar(self):
        if time.monotonic() - self.renovado < 240:
            return
        self.tokens = {perfil: entrar(self.ligacao, login)["access_token"] for perfil, login in CONTAS.items()}
        self.renovado = time.monotonic()

    def medir(self, chave, nome, bruto):
        """The first refusal of the framing closes the connection: the next request opens one of its own."""
        piores = []
        for _ in range(3):
            antes = self.alvo.cpu_ns()
            status, cabeca, corpo = self.ligacao.pedir(bruto)
            piores.append((self.alvo.cpu_ns() - antes) / 1e6)
            if piores[-1] < REPETIR_ACIMA_MS:
                break
        self.medidas.setdefault(chave, Medida()).somar(nome, len(bruto), status, len(cabeca) + len(corpo), min(piores))

    def operacao(self, metodo, caminho, doc):
        self.renovar()
        anonima = doc.get("security") == []
        parametros = doc.get("parameters", [])
        corpo = self.corpo_bom(doc)
        perfis = [None] if anonima else self.quem_pode(metodo, caminho, corpo)
        for perfil in perfis:
            token = self.tokens.get(perfil)
            quem = "anonymous" if anonima else perfil

            def bruto(alvo, conteudo=corpo, cabecalhos=()):
                dados = json.dumps(conteudo).encode() if isinstance(conteudo, (dict, list)) else conteudo
                return bytes_de(metodo.encode(), alvo, dados, token, cabecalhos)

            base = self.alvo_bom(caminho)
            for p in parametros:
                self.um_parametro((metodo, caminho, quem, p["name"]), p, caminho, base, bruto)
            for nome, consulta, cabecalhos in DE_CABECA:
                self.medir((metodo, caminho, quem, "(head)"), nome, bruto(base + consulta, cabecalhos=cabecalhos))
            if corpo is not None:
                for nome, conteudo in DE_CORPO:
                    self.medir((metodo, caminho, quem, "(body)"), nome, bruto(base, conteudo))
                for campo in corpo:
                    for nome, valor in DE_CAMPO:
                        self.medir((metodo, caminho, quem, campo), nome, bruto(base, {**corpo, campo: valor}))

    def um_parametro(self, chave, p, caminho, base, bruto):
        for nome, valor in DE_CABECALHO if p["in"] == "header" else DE_TEXTO:
            if p["in"] == "header":
                self.medir(chave, nome, bruto(base, cabecalhos=[(p["name"].encode(), valor)]))
            elif p["in"] == "path":
                self.medir(chave, nome, bruto(caminho.encode().replace(b"{%s}" % p["name"].encode(), valor or b"x")
                                              .replace(b"{id}", self.bons["id"].encode())))
            else:
                self.medir(chave, nome, bruto(base + b"?" + p["name"].encode() + b"=" + valor))

    def alvo_bom(self, caminho):
        for nome in ("id", "bloqueioId"):
            caminho = caminho.replace("{%s}" % nome, self.bons["id"])
        return caminho.encode()

    def corpo_bom(self, doc):
        """A body with a plausible value for each field of the schema; None where the operation takes none."""
        esquema = doc.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema")
        return self.exemplo(esquema) if esquema else None

    def exemplo(self, esquema, fundo=0):
        if "$ref" in esquema:
            esquema = self.documento["components"]["schemas"][esquema["$ref"].rsplit("/", 1)[1]]
        if "enum" in esquema:
            return esquema["enum"][0]
        tipo = esquema.get("type")
        tipo = tipo[0] if isinstance(tipo, list) else tipo
        if tipo == "object" or "properties" in esquema:
            return {n: self.exemplo(e, fundo + 1) for n, e in esquema.get("properties", {}).items()} if fundo < 4 else {}
        formato = esquema.get("format")
        return {"array": [], "integer": esquema.get("minimum", 1), "number": 1, "boolean": False}.get(tipo) if tipo != "string" else \
            {"uuid": self.bons["id"], "date": "2027-01-04", "date-time": "2027-01-04T08:00:00-03:00"}.get(formato, "Ana Maria")

    def quem_pode(self, metodo, caminho, corpo):
        """The profiles that may call it; where none is let through, the administrator."""
        podem = []
        for perfil, token in self.tokens.items():
            dados = json.dumps(corpo).encode() if corpo is not None else None
            status, _, _ = self.ligacao.pedir(bytes_de(metodo.encode(), self.alvo_bom(caminho), dados, token))
            if status != 403:
                podem.append(perfil)
        return podem[:2] or ["admin"]

    def correr(self):
        for caminho, operacoes in self.documento["paths"].items():
            for metodo, doc in operacoes.items():
                metodo = metodo.upper()
                if metodo in ("GET", "POST", "PUT", "DELETE", "PATCH") and (metodo, caminho) not in SEM_FIM:
                    if caminho != "/auth/logout":
                        self.operacao(metodo, caminho, doc)
                    self.alvo.processo.poll() is None or sys.exit(f"the server died at {metodo} {caminho}")
        for metodo in METODOS:
            self.medir(("(any)", "/healthz", "anonymous", "method"), metodo[:12].decode("latin-1"), bytes_de(metodo, b"/healthz"))

    def tabela(self):
        """The table as text, and what is wrong in it."""
        linhas, faltas = [f"{'operation':58} {'who':13} {'place':18} {'n':>4} {'cpu ms':>8} {'x':>6}  worst, statuses"], []
        for (metodo, caminho, quem, lugar), m in sorted(self.medidas.items(), key=lambda par: -par[1].cpu_ms):
            status = " ".join(f"{s}:{n}" for s, n in sorted(m.status.items()))
            linhas.append(f"{metodo + ' ' + caminho:58} {quem:13} {lugar:18} {m.pedidos:4} {m.cpu_ms:8.2f} {m.razao:6.1f}  {m.pior}; {status}")
            caro = quem == "anonymous" and m.cpu_ms > CPU_MAXIMO_MS and caminho not in DE_SENHA
            if caro or m.razao > RAZAO_MAXIMA or any(s >= 500 and s not in (501, 505) for s in m.status):
                faltas.append(linhas[-1])
        return "\n".join(linhas), faltas


def principal():
    alvo = Alvo(sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else "sqlite", **SEM_LIMITES)
    try:
        varredura = Varredura(alvo)
        varredura.correr()
        texto, faltas = varredura.tabela()
        if len(sys.argv) > 3:
            pathlib.Path(sys.argv[3]).write_text(texto + "\n")
        print("\n".join(texto.split("\n")[:40]))
        total = sum(m.pedidos for m in varredura.medidas.values())
        print(f"\n{total} requests, {len(varredura.medidas)} places; {len(faltas)} beyond a bound:")
        print("\n".join(faltas[:40]))
    finally:
        alvo.parar()
    sys.exit(1 if faltas else 0)


if __name__ == "__main__":
    principal()
