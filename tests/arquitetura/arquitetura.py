#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Agenda authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks the source tree against the architecture: who may include whom, file sizes, headers, banned constructs.

usage: arquitetura.py ROOT            checks the tree, exit 1 and one line per violation
       arquitetura.py ROOT --autoteste  plants one violation of each kind in a copy and expects each to be found
"""
import pathlib
import re
import shutil
import sys
import tempfile

# part: (folder, include prefix, parts it may include). Ways are listed in full: nothing is implied.
DOMINIO = {"dominio"}
CONTRATO = DOMINIO | {"contrato"}
NUCLEO = CONTRATO | {"nucleo"}
API = CONTRATO | {"api"}
MODELOS = API | {"modelos"}
UI = MODELOS | {"ui"}
PARTES = {
    "shared/dominio": DOMINIO,
    "shared/contrato": CONTRATO,
    "shared/api": API,
    "shared/modelos": MODELOS,
    "shared/ui": UI,
    "client-recepcao": UI | {"recepcao"},
    "client-medico": UI | {"medico"},
    "server/nucleo": NUCLEO,
    "server/modulos/auth": NUCLEO | {"auth"},
    "server/modulos/agendamento": NUCLEO | {"agendamento"},
    "server/modulos/notificacoes": NUCLEO | {"notificacoes"},
    "server/app": NUCLEO | {"auth", "agendamento", "notificacoes", "app"},
    "server/main.cpp": {"app"},
}
PREFIXOS = {"dominio", "contrato", "api", "modelos", "ui", "nucleo", "auth", "agendamento", "notificacoes", "app",
            "recepcao", "medico"}
# Within nucleo, lower layers do not see higher ones.
NUCLEO_CAMADAS = {
    "observabilidade": {"observabilidade"},
    "threads": {"threads", "observabilidade"},
    "banco": {"banco", "observabilidade", "threads"},
    "eventos": {"eventos", "banco", "observabilidade", "threads"},
    "http": {"http", "eventos", "banco", "observabilidade", "threads"},
    "operacao": {"operacao", "observabilidade", "threads"},
}
# Qt modules that a part must not touch: domain and contract do no I/O, models draw nothing.
QT_PROIBIDO = {
    "shared/dominio": re.compile(r"<Q(Network|Tcp|Sql|File\b|Widget|Http|Process)"),
    "shared/contrato": re.compile(r"<Q(Network|Tcp|Sql|File\b|Widget|Http|Process)"),
    "shared/api": re.compile(r"<Q(Widget|Sql|Http)"),
    "shared/modelos": re.compile(r"<Q(Widget|Sql|Http|Painter)"),
    "server": re.compile(r"<Q(Widget|Gui)"),
}
PROIBIDO = [
    (re.compile(r"\.then\(\s*(this|ctx|context|contexto)\b"), "QFuture::then with a context"),
    (re.compile(r"\bprocessEvents\("), "nested event loop"),
    (re.compile(r"Qt::BlockingQueuedConnection"), "blocking connection"),
    (re.compile(r"QThread::(m|u)?sleep\("), "sleep"),
    (re.compile(r"\bsetTerminationEnabled\("), "thread termination"),
]
# What differs between the versions of Qt stands in one header, for tests and benchmarks too.
VERSOES = "shared/dominio/versoesqt.h"
DE_UMA_VERSAO = re.compile(r"\bQT_VERSION|\bQt::(UTC|LocalTime|OffsetFromUTC)\b|\btoTimeSpec\(|\bsetTimeSpec\(")
INCLUDE = re.compile(r'^\s*#\s*include\s*[<"]([^">]+)[">]', re.M)
LIMITES = {".cpp": 500, ".h": 300}


def arquivos(raiz):
    for pasta in ("shared", "server", "client-recepcao", "client-medico"):
        for caminho in sorted((raiz / pasta).rglob("*")):
            if caminho.suffix in (".cpp", ".h"):
                yield caminho


def versoes(raiz):
    faltas = []
    for pasta in ("shared", "server", "client-recepcao", "client-medico", "tests", "bench"):
        for caminho in sorted((raiz / pasta).rglob("*")):
            rel = caminho.relative_to(raiz).as_posix()
            if caminho.suffix in (".cpp", ".h") and rel != VERSOES:
                if achado := DE_UMA_VERSAO.search(caminho.read_text(encoding="utf-8")):
                    faltas.append(f"{rel}: {achado.group(0)} belongs in {VERSOES}")
    return faltas


def parte_de(rel):
    achadas = [p for p in PARTES if rel == p or rel.startswith(p + "/")]
    return max(achadas, key=len) if achadas else None


def verificar(raiz):
    faltas = versoes(raiz)
    for caminho in arquivos(raiz):
        rel = caminho.relative_to(raiz).as_posix()
        texto = caminho.read_text(encoding="utf-8")
        parte = parte_de(rel)
        if parte is None:
            faltas.append(f"{rel}: belongs to no known part")
            continue
        for incluido in INCLUDE.findall(texto):
            prefixo = incluido.split("/")[0] if "/" in incluido else None
            if prefixo in PREFIXOS and prefixo not in PARTES[parte]:
                faltas.append(f"{rel}: includes <{incluido}>, which {parte} may not see")
            if incluido.startswith("../") and "../.." in incluido:
                faltas.append(f"{rel}: includes {incluido} across folders")
            if parte == "server/nucleo" and prefixo == "nucleo":
                camada, alvo = rel.split("/")[2], incluido.split("/")[1]
                if alvo not in NUCLEO_CAMADAS.get(camada, set()):
                    faltas.append(f"{rel}: layer {camada} includes <{incluido}>")
        for pasta, proibido in QT_PROIBIDO.items():
            if rel.startswith(pasta + "/") and (achado := proibido.search(texto)):
                faltas.append(f"{rel}: {achado.group(0)} is out of bounds in {pasta}")
        for padrao, nome in PROIBIDO:
            if padrao.search(texto):
                faltas.append(f"{rel}: {nome}")
        linhas = texto.count("\n")
        if linhas > LIMITES[caminho.suffix]:
            faltas.append(f"{rel}: {linhas} lines, the end is {LIMITES[caminho.suffix]}")
        if not texto.startswith("// SPDX-FileCopyrightText:") or "SPDX-License-Identifier" not in texto[:200]:
            faltas.append(f"{rel}: no SPDX header")
        if caminho.suffix == ".h" and "#pragma once" not in texto:
            faltas.append(f"{rel}: no #pragma once")
        if caminho.name != caminho.name.lower():
            faltas.append(f"{rel}: file names are lower case")
    return faltas


def autoteste(raiz):
    """Each planted fault must be reported: a checker that finds nothing proves nothing."""
    spdx = "// SPDX-FileCopyrightText: x\n// SPDX-License-Identifier: GPL-3.0-or-later\n"
    plantas = {
        "shared/dominio/planta1.cpp": spdx + "#include <contrato/json.h>\n",
        "server/modulos/auth/planta2.cpp": spdx + "#include <agendamento/modulo.h>\n",
        "server/nucleo/banco/planta3.cpp": spdx + "#include <nucleo/http/rota.h>\n",
        "shared/modelos/planta4.cpp": spdx + "#include <QWidget>\n",
        "client-medico/planta5.cpp": spdx + "#include <nucleo/banco/banco.h>\n",
        "server/app/planta6.cpp": spdx + "void f(){ a.then(this, b); }\n",
        "shared/ui/planta7.cpp": "int x;\n",
        "shared/ui/planta8.h": spdx + "int x;\n",
        "shared/api/planta9.cpp": spdx + "int x;\n" * 501,
        "tests/planta10.cpp": "const QDateTime d(QDate(), QTime(), Qt::UTC);\n",
        "server/app/planta11.h": spdx + "#pragma once\n#if QT_VERSION >= 0\n#endif\n",
    }
    with tempfile.TemporaryDirectory() as tmp:
        copia = pathlib.Path(tmp)
        for pasta in ("shared", "server", "client-recepcao", "client-medico"):
            shutil.copytree(raiz / pasta, copia / pasta)
        (copia / "tests").mkdir()
        for nome, texto in plantas.items():
            (copia / nome).write_text(texto, encoding="utf-8")
        achadas = verificar(copia)
        return [f"planted fault not found: {nome}" for nome in plantas if not any(f.startswith(nome) for f in achadas)]


if __name__ == "__main__":
    raiz = pathlib.Path(sys.argv[1]).resolve()
    faltas = autoteste(raiz) if "--autoteste" in sys.argv[2:] else verificar(raiz)
    print("\n".join(faltas) if faltas else "architecture: clean")
    sys.exit(1 if faltas else 0)
