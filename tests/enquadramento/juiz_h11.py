#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Agenda authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Where h11 sees the requests end. Standard input: cases, each its length (4 bytes, big-endian) and its bytes.
Standard output: one line a case, as parecer.h describes it."""
import struct
import sys
import zlib

import h11


def julgar(caso):
    conexao = h11.Connection(h11.SERVER, max_incomplete_event_size=65536)
    conexao.receive_data(caso)
    conexao.receive_data(b"")
    pedidos, corpo, linha = [], b"", b""
    try:
        while True:
            evento = conexao.next_event()
            tipo = type(evento)
            if tipo is h11.Request:
                corpo, linha = b"", evento.method + b" " + evento.target
            elif tipo is h11.Data:
                corpo += evento.data
            elif tipo is h11.EndOfMessage:
                pedidos.append("%d:%08x:%08x" % (len(corpo), zlib.crc32(corpo), zlib.crc32(linha)))
                conexao.send(h11.Response(status_code=200, headers=[("Content-Length", "0")]))
                conexao.send(h11.EndOfMessage())
                if conexao.our_state is h11.MUST_CLOSE:
                    return "F", pedidos, ""
                conexao.start_next_cycle()
            elif tipo is h11.ConnectionClosed:
                return "F", pedidos, ""
            else:
                return "I", pedidos, ""
    except h11.RemoteProtocolError as erro:
        # The end of the input in mid-request: nothing was refused, there only was no more.
        motivo = str(erro)
        return "I" if "unexpectedly" in motivo or "without sending" in motivo else "R", pedidos, motivo


def main():
    entrada, saida = sys.stdin.buffer, sys.stdout
    while cabeca := entrada.read(4):
        fim, pedidos, motivo = julgar(entrada.read(struct.unpack(">I", cabeca)[0]))
        saida.write("%s %s\t%s\n" % (fim, "|".join(pedidos), " ".join(motivo.split())[:80]))


main()
