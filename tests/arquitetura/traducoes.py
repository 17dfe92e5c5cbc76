#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Agenda authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fails where a text of the code has no finished translation, or a translation lost or invented a %1.

usage: traducoes.py ROOT
Collects the texts afresh into a copy of translations/, so that a text added without running scripts/traduzir.sh counts.
"""
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET

raiz = pathlib.Path(sys.argv[1]).resolve()
faltas = []
with tempfile.TemporaryDirectory() as tmp:
    for ts in (raiz / "translations").glob("*.ts"):
        shutil.copy(ts, tmp)
    subprocess.run([raiz / "scripts/traduzir.sh", tmp], check=True)
    arquivos = sorted(pathlib.Path(tmp).glob("*.ts"))
    if len(arquivos) < 4:
        faltas.append("expected .ts files for en and es of the server and of the programs")
    for ts in arquivos:
        for contexto in ET.parse(ts).getroot().iter("context"):
            for mensagem in contexto.iter("message"):
                fonte, traducao = mensagem.findtext("source"), mensagem.find("translation")
                onde = f"{ts.name}: {contexto.findtext('name')}: {fonte!r}"
                textos = [f.text or "" for f in traducao.iter("numerusform")] or [traducao.text or ""]
                if traducao.get("type") == "unfinished" or not all(t.strip() for t in textos):
                    faltas.append(f"{onde} is not translated")
                    continue
                for texto in textos:
                    if sorted(set(re.findall(r"%(?:\d+|n|L\d+)", fonte))) != sorted(set(re.findall(r"%(?:\d+|n|L\d+)", texto))):
                        faltas.append(f"{onde}: the places differ in {texto!r}")
print("\n".join(faltas) if faltas else f"translations: {len(arquivos)} files, all finished")
sys.exit(1 if faltas else 0)
