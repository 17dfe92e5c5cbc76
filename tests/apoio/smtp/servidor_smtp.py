#!/usr/bin/python3
# SPDX-FileCopyrightText: The Agenda authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A real SMTP server for tests (aiosmtpd): keeps what it receives and misbehaves when told to.

usage: servidor_smtp.py --pasta DIR [--porta N] [--certificado PEM --chave PEM] [--tls starttls|direto]
                        [--usuario U --senha S] [--exigir-tls]
       servidor_smtp.py --ler    one message from standard input: prints what "mensagens" would say of it

Writes "PRONTO <port>" when it listens. Each message becomes DIR/NNNNNN.eml, byte for byte as it came.
Commands, one a line on standard input, each answered by one line:
  responder FASE CODIGO VEZES   FASE mail|rcpt|data: the next VEZES (-1: all) such commands are answered with CODIGO
                                ("451", or "550_5.1.1" with its detailed code) and a text that names a person
  pendurar FASE VEZES           the next VEZES such commands get no answer until "soltar"
  soltar                        those waiting go on, nothing hangs any more
  desligar_ociosas              closes every open connection, as a server does with idle ones
  total                         how many messages were taken
  conexoes                      how many connections were ever opened
  mensagens                     JSON array: envelope and what Python's own parser reads in each message
  apagar                        forgets the messages and the counts
  sair
"""
import argparse
import asyncio
import email
import email.policy
import json
import pathlib
import ssl
import sys
from email.header import decode_header, make_header
from email.utils import getaddresses

from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword


class Comportamento:
    def __init__(self):
        self.respostas = {}  # phase: [text, times]
        self.penduradas = {}  # phase: times
        self.soltar = asyncio.Event()

    async def fase(self, nome):
        """The answer to give instead of the true one, or None."""
        if self.penduradas.get(nome, 0) != 0:
            self.penduradas[nome] -= 1
            await self.soltar.wait()
        resposta = self.respostas.get(nome)
        if resposta is None or resposta[1] == 0:
            return None
        resposta[1] -= 1
        return resposta[0]


class Caixa:
    def __init__(self, pasta, comportamento):
        self.pasta, self.comportamento = pasta, comportamento
        self.mensagens = []

    async def handle_MAIL(self, servidor, sessao, envelope, endereco, opcoes):
        recusa = await self.comportamento.fase("mail")
        if recusa:
            return recusa
        envelope.mail_from = endereco
        envelope.mail_options.extend(opcoes)
        return "250 2.1.0 OK"

    async def handle_RCPT(self, servidor, sessao, envelope, endereco, opcoes):
        recusa = await self.comportamento.fase("rcpt")
        if recusa:
            return recusa
        envelope.rcpt_tos.append(endereco)
        return "250 2.1.5 OK"

    async def handle_DATA(self, servidor, sessao, envelope):
        recusa = await self.comportamento.fase("data")
        if recusa:
            return recusa
        bruta = envelope.original_content
        (self.pasta / f"{len(self.mensagens):06}.eml").write_bytes(bruta)
        self.mensagens.append({
            "de": envelope.mail_from, "para": list(envelope.rcpt_tos), "bruta": bruta,
            "tls": sessao.ssl is not None, "autenticada": bool(sessao.authenticated),
        })
        return "250 2.0.0 OK"

    def json(self):
        return json.dumps([self.ler(m) for m in self.mensagens], ensure_ascii=True)

    @staticmethod
    def caixas(bruta):
        """Header, name, address of each mailbox. By the older parser: the newer one of Python 3.11 keeps the blanks
        between two encoded words of a name, which RFC 2047 section 6.2 drops."""
        antiga = email.message_from_bytes(bruta, policy=email.policy.compat32)
        return [[nome, str(make_header(decode_header(caixa))), endereco]
                for nome in ("From", "To", "Cc", "Bcc", "Reply-To")
                for caixa, endereco in getaddresses(antiga.get_all(nome, []))]

    @staticmethod
    def ler(m):
        lida = email.message_from_bytes(m["bruta"], policy=email.policy.default)
        partes = {p.get_content_type(): p.get_content().replace("\r\n", "\n") for p in lida.walk() if not p.is_multipart()}
        defeitos = [str(d) for p in lida.walk() for d in p.defects]
        for nome, valor in lida.items():
            defeitos += [f"{nome}: {d}" for d in valor.defects]
        return {
            "de": m["de"], "para": m["para"], "tls": m["tls"], "autenticada": m["autenticada"],
            "cabecalhos": [[nome, str(valor)] for nome, valor in lida.items()],
            "caixas": Caixa.caixas(m["bruta"]),
            "texto": partes.get("text/plain"), "html": partes.get("text/html"), "defeitos": defeitos,
            "maiorLinha": max(len(linha) for linha in m["bruta"].split(b"\r\n")),
            "finsDeLinhaSoltos": m["bruta"].replace(b"\r\n", b"").count(b"\n") + m["bruta"].replace(b"\r\n", b"").count(b"\r"),
        }


class Servidor:
    def __init__(self, opcoes):
        self.opcoes = opcoes
        self.comportamento = Comportamento()
        self.caixa = Caixa(pathlib.Path(opcoes.pasta), self.comportamento)
        self.abertas, self.total_conexoes = set(), 0
        self.tls = None
        if opcoes.certificado:
            self.tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            self.tls.load_cert_chain(opcoes.certificado, opcoes.chave)

    def autenticar(self, servidor, sessao, envelope, mecanismo, dados):
        certo = (isinstance(dados, LoginPassword) and dados.login.decode() == self.opcoes.usuario
                 and dados.password.decode() == self.opcoes.senha)
        return AuthResult(success=certo, handled=certo)

    def protocolo(self):
        servidor, com_senha = self, self.opcoes.usuario is not None

        class Sessao(SMTP):
            def connection_made(self, transporte):
                servidor.total_conexoes += 1
                servidor.abertas.add(self)
                super().connection_made(transporte)

            def connection_lost(self, erro):
                servidor.abertas.discard(self)
                super().connection_lost(erro)

        direto = self.opcoes.tls == "direto"
        return Sessao(self.caixa, hostname="smtp.teste", enable_SMTPUTF8=True,
                      tls_context=self.tls if self.opcoes.tls == "starttls" else None,
                      require_starttls=self.opcoes.exigir_tls and not direto,
                      authenticator=self.autenticar if com_senha else None, auth_required=com_senha,
                      auth_require_tls=com_senha and not direto and self.tls is not None)

    def comando(self, linha):
        nome, *resto = linha.split(" ", 3)
        c = self.comportamento
        if nome == "responder":
            c.respostas[resto[0]] = [f"{resto[1].replace('_', ' ')} recusado <segredo@teste>", int(resto[2])]
        elif nome == "pendurar":
            c.soltar.clear()
            c.penduradas[resto[0]] = int(resto[1])
        elif nome == "soltar":
            c.penduradas.clear()
            c.soltar.set()
        elif nome == "desligar_ociosas":
            for sessao in list(self.abertas):
                sessao.transport.abort()
        elif nome == "total":
            return str(len(self.caixa.mensagens))
        elif nome == "conexoes":
            return str(self.total_conexoes)
        elif nome == "mensagens":
            return self.caixa.json()
        elif nome == "apagar":
            self.caixa.mensagens.clear()
            self.total_conexoes = 0
        elif nome == "sair":
            raise SystemExit(0)
        else:
            return "desconhecido"
        return "ok"

    async def servir(self):
        laco = asyncio.get_running_loop()
        contexto = self.tls if self.opcoes.tls == "direto" else None
        escuta = await laco.create_server(self.protocolo, "127.0.0.1", self.opcoes.porta, ssl=contexto)
        print("PRONTO", escuta.sockets[0].getsockname()[1], flush=True)
        entrada = asyncio.StreamReader()
        await laco.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(entrada), sys.stdin)
        while linha := await entrada.readline():
            print(self.comando(linha.decode().rstrip("\n")), flush=True)


def main():
    analise = argparse.ArgumentParser()
    analise.add_argument("--pasta")
    analise.add_argument("--ler", action="store_true")
    analise.add_argument("--porta", type=int, default=0)
    analise.add_argument("--tls", choices=["starttls", "direto"])
    for nome in ("certificado", "chave", "usuario", "senha"):
        analise.add_argument("--" + nome)
    analise.add_argument("--exigir-tls", action="store_true")
    opcoes = analise.parse_args()
    if opcoes.ler:
        bruta = sys.stdin.buffer.read()
        print(json.dumps(Caixa.ler({"de": "", "para": [], "bruta": bruta, "tls": False, "autenticada": False})))
        return
    asyncio.run(Servidor(opcoes).servir())


if __name__ == "__main__":
    main()
