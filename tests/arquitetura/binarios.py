#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Agenda authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads the hardening of cmake/opcoes.cmake off built programs, with readelf.

usage: binarios.py [--sem-otimizacao] PROGRAM...             exit 1 and one line for each thing missing
       binarios.py --autoteste COMPILER FOLDER               each thing left out of a small program must be reported

--sem-otimizacao: the build is not optimised, and _FORTIFY_SOURCE does nothing there.

The mark "IBT, SHSTK" of a whole program is not asked for: a linker sets it only where every object has it, and the start
files of Debian's libc have none. What is asked for is that every unit was compiled for it, and that functions begin with
endbr64.
"""
import pathlib
import platform
import re
import subprocess
import sys

ENDBR64 = bytes.fromhex("f30f1efa")
# Read off what each compilation unit tells about its compiler; macros are not among it.
OPCOES = ["-fstack-protector-strong", "-fstack-clash-protection"]
OPCOES_X86 = ["-fcf-protection"]
# C++ functions of external linkage: others need no endbr64 where nobody takes their address. mold lists both as local,
# so the name decides: no lambdas, no unnamed namespaces, nothing inside or made of a function's own types.
EXTERNA = re.compile(r"main|_Z(?![ZL])(?!.*[^a-z]Z)(?!.*_GLOBAL__N_)(?!.*Ul)[^.$]+")
# The optimiser may make a function of external linkage local to its unit.
SEM_ENDBR64_MAXIMO = 0.02


def readelf(programa, *opcoes):
    return subprocess.run(["readelf", "-W", *opcoes, programa], check=True, capture_output=True, text=True,
                          errors="replace", env={"LC_ALL": "C", "PATH": "/usr/bin:/bin"}).stdout


def segmentos(programa):
    faltas = []
    cabecalho, programas, dinamica = (readelf(programa, o) for o in ("-h", "-l", "-d"))
    if not re.search(r"Type:\s+DYN", cabecalho) or "INTERP" not in programas or not re.search(r"FLAGS_1.*\bPIE\b", dinamica):
        faltas.append("is not position independent (PIE)")
    if "GNU_RELRO" not in programas:
        faltas.append("has no GNU_RELRO segment")
    if not re.search(r"\(FLAGS\).*BIND_NOW|FLAGS_1.*\bNOW\b", dinamica):
        faltas.append("binds lazily (no BIND_NOW): RELRO is only partial")
    pilha = re.search(r"GNU_STACK.*", programas)
    if not pilha or not re.search(r"\sRW\s", pilha.group(0)):
        faltas.append("has an executable stack")
    if re.search(r"LOAD.*\sRWE\s", programas):
        faltas.append("has a segment both writable and executable")
    return faltas


def simbolos(programa, otimizado):
    nomes = readelf(programa, "--dyn-syms")
    faltas = []
    if "__stack_chk_fail" not in nomes:
        faltas.append("has no stack protector")
    if "__glibcxx_assert_fail" not in nomes:
        faltas.append("has no assertions of the standard library (_GLIBCXX_ASSERTIONS)")
    if otimizado and not re.search(r"\b__(?!stack)\w+_chk\b", nomes):
        faltas.append("calls no checked function (_FORTIFY_SOURCE)")
    return faltas


def compilado(programa):
    """Every unit's own record of how it was compiled."""
    unidades = re.findall(r"GNU C\+\+.*", readelf(programa, "-z", "-p", ".debug_str"))
    if not unidades:
        return ["does not tell how it was compiled (no .debug_str)"]
    x86 = platform.machine() in ("x86_64", "i686")
    return [f"has a unit compiled without {o}" for o in OPCOES + (OPCOES_X86 if x86 else [])
            if not all(o in u for u in unidades)]


def entradas(programa):
    """Functions that can be called through a pointer begin with endbr64."""
    if platform.machine() != "x86_64":
        return []
    texto = re.search(r"\s\.text\s+PROGBITS\s+(\w+)\s+(\w+)\s+(\w+)", readelf(programa, "-S"))
    inicio, desvio, tamanho = (int(v, 16) for v in texto.groups())
    imagem = pathlib.Path(programa).read_bytes()
    achadas = re.findall(r"^\s*\d+:\s+(\w+)\s+\w+\s+FUNC\s+\w+\s+\w+\s+\w+\s+(\S+)", readelf(programa, "-s"), re.M)
    funcoes = {nome: int(endereco, 16) for endereco, nome in achadas if EXTERNA.fullmatch(nome)}
    nossas = {n: e for n, e in funcoes.items() if inicio <= e < inicio + tamanho}
    sem = [n for n, e in nossas.items() if imagem[e - inicio + desvio:][:4] != ENDBR64]
    if "main" not in nossas or "main" in sem or len(sem) > len(nossas) * SEM_ENDBR64_MAXIMO:
        return [f"{len(sem)} of {len(nossas)} functions do not begin with endbr64: {' '.join(sorted(sem)[:5])}"]
    return []


def verificar(programa, otimizado):
    return segmentos(programa) + simbolos(programa, otimizado) + compilado(programa) + entradas(programa)


PROVA = """
#include <cstdio>
#include <cstring>
#include <vector>
int main(int c, char **v) { std::vector<int> a(c); char b[40]; std::strcpy(b, v[0]); return std::printf("%d %s", a[c], b); }
"""
TUDO = ["-std=c++20", "-g1", "-O2", "-fPIE", "-pie", "-fstack-protector-strong", "-fstack-clash-protection", "-fcf-protection=full",
        "-D_GLIBCXX_ASSERTIONS", "-D_FORTIFY_SOURCE=3", "-Wl,-z,relro", "-Wl,-z,now", "-Wl,-z,noexecstack"]
EM_LUGAR = {"-fPIE": "-fno-pie", "-pie": "-no-pie", "-Wl,-z,relro": "-Wl,-z,norelro", "-Wl,-z,now": "-Wl,-z,lazy",
            "-Wl,-z,noexecstack": "-Wl,-z,execstack", "-fstack-protector-strong": "-fno-stack-protector",
            "-fstack-clash-protection": "-fno-stack-clash-protection", "-fcf-protection=full": "-fcf-protection=none",
            "-D_GLIBCXX_ASSERTIONS": "-U_GLIBCXX_ASSERTIONS", "-D_FORTIFY_SOURCE=3": "-U_FORTIFY_SOURCE"}


def autoteste(compilador, pasta):
    """Each planted fault must be reported: a checker that finds nothing proves nothing."""
    pasta = pathlib.Path(pasta)
    pasta.mkdir(parents=True, exist_ok=True)
    fonte, programa = pasta / "prova.cpp", str(pasta / "prova")
    fonte.write_text(PROVA, encoding="utf-8")

    def compilar(opcoes):
        subprocess.run([compilador, *opcoes, str(fonte), "-o", programa], check=True)
        return verificar(programa, True)

    faltas = [f"sound program refused: {f}" for f in compilar(TUDO)]
    for opcao, outra in EM_LUGAR.items():
        # Code that is not position independent cannot be linked as PIE.
        trocas = {opcao: outra} | ({"-pie": "-no-pie"} if opcao == "-fPIE" else {})
        if not compilar([trocas.get(o, o) for o in TUDO]):
            faltas.append(f"not noticed: {outra}")
    return faltas


if __name__ == "__main__":
    argumentos = sys.argv[1:]
    if argumentos[:1] == ["--autoteste"]:
        faltas = autoteste(*argumentos[1:])
    else:
        otimizado = "--sem-otimizacao" not in argumentos
        faltas = [f"{pathlib.Path(p).name} {f}" for p in argumentos if not p.startswith("--") for f in verificar(p, otimizado)]
    print("\n".join(faltas) if faltas else "binaries: clean")
    sys.exit(1 if faltas else 0)
