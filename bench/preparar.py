#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Agenda authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fills an empty server through its API and writes what the load scripts need.

usage: preparar.py PORT ADMIN_EMAIL ADMIN_PASSWORD OUT_DIR
Makes a unit, 50 doctors with an agenda of ten-minute times, 1,000 patients, 16 appointments on one day of one doctor.
"""
import datetime
import http.client
import json
import pathlib
import sys

porta, email, senha, saida = int(sys.argv[1]), sys.argv[2], sys.argv[3], pathlib.Path(sys.argv[4])
conexao = http.client.HTTPConnection("127.0.0.1", porta)
token = None


def pedir(metodo, caminho, corpo=None, **cabecalhos):
    cabecalhos = {nome.replace("_", "-"): valor for nome, valor in cabecalhos.items()}
    if token:
        cabecalhos["Authorization"] = f"Bearer {token}"
    if corpo is not None:
        cabecalhos["Content-Type"] = "application/json"
        corpo = json.dumps(corpo)
    conexao.request(metodo, caminho, corpo, cabecalhos)
    resposta = conexao.getresponse()
    texto = resposta.read()
    if resposta.status >= 300:
        sys.exit(f"{metodo} {caminho}: {resposta.status} {texto.decode()}")
    return json.loads(texto or b"null"), resposta


def horarios(medico, de, ate):
    inicios, cursor = [], ""
    while True:
        pagina = pedir("GET", f"/medicos/{medico}/horarios?limite=100&de={de}&ate={ate}{cursor}")[0]
        inicios += [h["inicio"] for h in pagina["itens"]]
        if not pagina["proximo"]:
            return inicios
        cursor = f"&cursor={pagina['proximo']}"


def entrar(quem):
    global token
    token = None
    token = pedir("POST", "/auth/login", {"login": quem, "senha": senha})[0]["access_token"]


entrar(email)
pedir("POST", "/auth/register", {"perfil": "recepcionista", "nome": "Ana", "email": "recepcao@bench.local", "senha": senha})
unidade = pedir("POST", "/unidades", {"nome": "Unidade Centro", "fuso": "America/Sao_Paulo"})[0]["id"]
primeiro = datetime.date.today() + datetime.timedelta(days=2)
faixas = [{"diaSemana": d, "inicio": "00:00", "fim": "23:50", "duracaoMin": 10, "intervaloMin": 0} for d in range(1, 8)]
medicos = []
for i in range(50):
    medico = pedir("POST", "/auth/register", {
        "perfil": "medico", "nome": f"Médico {i}", "email": f"m{i}@bench.local", "senha": "uma senha bem comprida 1",
        "crm": {"numero": str(200000 + i), "uf": "SP"}, "especialidades": ["Clínica geral"], "duracaoPadraoMin": 10})[0]["id"]
    etag = pedir("GET", f"/medicos/{medico}/agenda")[1].getheader("ETag")
    pedir("PUT", f"/medicos/{medico}/agenda",
          {"unidadeId": unidade, "vigenteDe": primeiro.isoformat(), "faixas": faixas}, If_Match=etag)
    medicos.append(medico)
pacientes = [pedir("POST", "/auth/register", {"perfil": "paciente", "nome": f"Paciente {i} dos Santos",
                                               "telefone": "+5511987654321", "dataNascimento": "1980-03-12"})[0]["id"]
             for i in range(1000)]
ate = primeiro + datetime.timedelta(days=60)
livres = horarios(medicos[1], primeiro, ate)

# The first doctor's clinic is a usual one, for the reads: 16 half-hours a day, one day full.
etag = pedir("GET", f"/medicos/{medicos[0]}/agenda")[1].getheader("ETag")
pedir("PUT", f"/medicos/{medicos[0]}/agenda", {
    "unidadeId": unidade, "vigenteDe": primeiro.isoformat(),
    "faixas": [{"diaSemana": d, "inicio": i, "fim": f, "duracaoMin": 30, "intervaloMin": 0}
               for d in range(1, 8) for i, f in (("08:00", "12:00"), ("13:00", "17:00"))]}, If_Match=etag)
dele = horarios(medicos[0], primeiro, ate)
dia = dele[0][:10]
entrar("recepcao@bench.local")
for i, inicio in enumerate(h for h in dele if h.startswith(dia)):
    pedir("POST", "/consultas", {"medicoId": medicos[0], "pacienteId": pacientes[i], "inicio": inicio,
                                  "tipo": "consulta", "modalidade": "presencial"})
entrar("recepcao@bench.local")
seguinte = (datetime.date.fromisoformat(dia) + datetime.timedelta(days=1)).isoformat()
semana = (datetime.date.fromisoformat(dia) + datetime.timedelta(days=7)).isoformat()
aspas = lambda lista: "{" + ",".join(json.dumps(x) for x in lista) + "}"
(saida / "dados.lua").write_text(
    f"return {{token={json.dumps(token)}, medicos={aspas(medicos[1:])}, pacientes={aspas(pacientes[16:])}, livres={aspas(livres)}}}\n")
(saida / "medicos.json").write_bytes(json.dumps(pedir("GET", "/medicos")[0], ensure_ascii=False).encode())
(saida / "caminhos").write_text("\n".join([
    "/medicos", f"/medicos/{medicos[0]}/horarios?de={dia}&ate={semana}&limite=100",
    f"/consultas/medico/{medicos[0]}?de={dia}&ate={seguinte}"]) + "\n")
print(f"50 doctors, 1000 patients, {len(livres)} ten-minute times each", file=sys.stderr)
