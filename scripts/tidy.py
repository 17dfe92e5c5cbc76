#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Agenda authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs clang-tidy, with the checks of .clang-tidy, over the sources of a configured build.

usage: scripts/tidy.py BUILD [PATH...]   (scripts/tidy.py build/ci server shared/dominio)

Without a path: server, shared and both programs. Exit 1 and what was found where something was. The build needs to be
compiled only as far as its generated headers. clang cannot read GCC's precompiled headers and makes its own.
"""
import concurrent.futures
import json
import os
import pathlib
import re
import shlex
import subprocess
import sys

TIDY, CLANG = "clang-tidy-19", "clang++-19"
SO_DO_GCC = {"-fpch-preprocess", "-Wno-maybe-uninitialized", "-Werror", "-Winvalid-pch"}
RAIZ = pathlib.Path(__file__).resolve().parent.parent
PADRAO = ["server", "shared", "client-recepcao", "client-medico"]


def argumentos(entrada):
    """The entry's command for clang, without output, input and the precompiled header; that header's path or None."""
    palavras = [p for p in shlex.split(entrada["command"]) if p not in SO_DO_GCC]
    while not re.search(r"(\+\+|gcc|clang)[-\d.]*$", palavras[0]):
        palavras.pop(0)  # ccache and its environment
    saida, cabecalho, i = [CLANG], None, 1
    while i < len(palavras):
        if palavras[i] == "-include" and palavras[i + 1].endswith("cmake_pch.hxx"):
            cabecalho = palavras[i + 1]
        elif palavras[i] not in ("-o", "-c"):
            saida.append(palavras[i])
            i += 1
            continue
        i += 2
    return saida, cabecalho


def precompilar(cabecalho, comando, pasta):
    destino = pasta / (pathlib.Path(cabecalho).parent.name + ".pch")
    subprocess.run([*comando, "-w", "-x", "c++-header", cabecalho, "-o", str(destino)], check=True)
    return destino


def preparar(build, escolhidos):
    """Writes a compilation database for clang; returns the sources in it."""
    pasta = build / "tidy"
    pasta.mkdir(exist_ok=True)
    prontos, entradas = {}, []
    for entrada in json.loads((build / "compile_commands.json").read_text(encoding="utf-8")):
        fonte = pathlib.Path(entrada["file"])
        if build in fonte.parents or not any(p == fonte or p in fonte.parents for p in escolhidos):
            continue
        comando, cabecalho = argumentos(entrada)
        if cabecalho and cabecalho not in prontos:
            prontos[cabecalho] = precompilar(cabecalho, comando, pasta)
        inclui = ["-include-pch", str(prontos[cabecalho])] if cabecalho else []
        entradas.append({"directory": entrada["directory"], "file": str(fonte),
                         "arguments": [*comando, *inclui, "-c", str(fonte)]})
    (pasta / "compile_commands.json").write_text(json.dumps(entradas), encoding="utf-8")
    return pasta, [e["file"] for e in entradas]


def examinar(pasta, fonte):
    fim = subprocess.run([TIDY, "--quiet", "-p", str(pasta), fonte], capture_output=True, text=True)
    return fim.stdout + fim.stderr if fim.returncode else ""


def principal():
    build = pathlib.Path(sys.argv[1]).resolve()
    escolhidos = [(RAIZ / p).resolve() for p in sys.argv[2:] or PADRAO]
    pasta, fontes = preparar(build, escolhidos)
    if not fontes:
        sys.exit("nothing to examine")
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as trabalhadores:
        achados = [a for a in trabalhadores.map(lambda f: examinar(pasta, f), fontes) if a]
    print("".join(achados) if achados else f"clang-tidy: {len(fontes)} files clean")
    sys.exit(1 if achados else 0)


principal()
