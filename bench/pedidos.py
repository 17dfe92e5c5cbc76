#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Agenda authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the requests of each figure, one file a figure, from what bench_gerador says is in the clinic.

usage: pedidos.py KEYS.json OUT_DIR
The targets are drawn from the whole clinic with a fixed seed, each at most once: no figure is that of a kept answer.
"""
import datetime
import json
import pathlib
import random
import sys
import unicodedata
from urllib.parse import quote

chaves = json.loads(pathlib.Path(sys.argv[1]).read_text())
saida = pathlib.Path(sys.argv[2])
saida.mkdir(parents=True, exist_ok=True)
sorteio = random.Random(1)
QUANTOS = 1500
agora = datetime.datetime.fromtimestamp(chaves["agora"] / 1000)
hoje = agora.date()
primeira = datetime.date.fromtimestamp(chaves["primeira"] / 1000)
medicos = chaves["medicos"]
cheios = [m for m in medicos if m["semanaCheia"]]
pacientes = chaves["pacientes"]
regulares = [p for p in pacientes if p["comConsultas"]]
centro = chaves["unidades"][0]
especialistas = [m for m in medicos if m["especialidade"] == chaves["especialidade"]]
assert len(especialistas) == 20 and sum(m["unidade"] == centro for m in medicos) == 12


def gravar(nome, alvos, quantos=QUANTOS):
    unicos = list(dict.fromkeys(alvos))
    sorteio.shuffle(unicos)
    (saida / nome).write_text("\n".join(f"GET {a}" for a in unicos[:quantos]) + "\n")


def dia(n):
    return hoje + datetime.timedelta(days=n)


def busca(texto):
    return f"/pacientes?busca={quote(texto)}"


def sem_acento(texto):
    return "".join(c for c in unicodedata.normalize("NFD", texto) if not unicodedata.combining(c)).lower()


def palavras(p):
    return [w for w in p["nome"].split() if len(w) > 3]


# Any week of the next eight, of any doctor, from any day on.
gravar("semana_livre", (f"/medicos/{m['id']}/horarios?de={dia(d)}&ate={dia(d + 7)}"
                        for m in medicos for d in range(0, 56)))
gravar("semana_livre_cheio", (f"/medicos/{m['id']}/horarios?de={dia(d)}&ate={dia(d + 7)}"
                              for m in cheios for d in range(0, 56)))
# Thirty days of one specialty of 20 doctors: other starts, health plans and times of day make them different.
gravar("horarios_30_dias", (
    f"/horarios?especialidade={quote(chaves['especialidade'])}&de={dia(d)}&ate={dia(d + 30)}&limite={limite}{periodo}"
    for d in range(0, 25) for limite in range(20, 101, 5) for periodo in ("", "&periodo=manha", "&periodo=tarde")), 400)
# Every working day of the clinic, and up to two months ahead, by several ways of asking the same.
gravar("dia_da_recepcao", (
    f"/consultas?de={d}&ate={d + datetime.timedelta(days=1)}&unidadeId={centro}&limite=100{extra}"
    for n in range((dia(30) - primeira).days)
    for d in [primeira + datetime.timedelta(days=n)] if d.weekday() < 5
    for extra in ("", "&orfa=false")), 600)
gravar("dia_de_um_medico", (f"/consultas/medico/{m['id']}?de={dia(d)}&ate={dia(d + 1)}"
                            for m in cheios for d in range(-60, 30)))
gravar("busca_nome", (busca(" ".join(sem_acento(w) for w in sorteio.sample(palavras(p), 2)))
                      for p in pacientes if len(palavras(p)) > 1))
gravar("busca_tres_partes", (busca(" ".join(sem_acento(w)[:5] for w in sorteio.sample(palavras(p), 3)))
                             for p in pacientes if len(palavras(p)) > 2))
gravar("busca_comeco", (busca(sem_acento(p["nome"])[:n]) for p in pacientes for n in (2, 3, 4)))
gravar("busca_iniciais", (busca(f"{sem_acento(a)[:2]} {sem_acento(b)[:2]}")
                          for p in pacientes for a, b in [sorteio.sample(palavras(p), 2)]))
gravar("busca_cpf", (busca(p["cpf"]) for p in pacientes))
gravar("busca_cpf_parte", (busca(p["cpf"][:n]) for p in pacientes for n in (5, 6, 7)))
gravar("busca_telefone", (busca(p["telefone"][3:]) for p in pacientes))
gravar("busca_assinante", (busca(p["telefone"][5:]) for p in pacientes))
gravar("busca_nascimento", (busca("/".join(reversed(p["nascimento"].split("-")))) for p in pacientes))
gravar("busca_nome_nascimento", (busca(f"{sem_acento(palavras(p)[0])} {p['nascimento']}") for p in pacientes))
gravar("historico_do_paciente", (f"/consultas/paciente/{p['id']}" for p in regulares))
gravar("consultas_busca_dia", (f"/consultas?de={dia(d)}&ate={dia(d + 1)}&busca={quote(palavras(p)[0])}"
                               for p in regulares for d in [sorteio.randrange(-20, 20)]))
gravar("consultas_busca", (f"/consultas?busca={quote(palavras(p)[0] + ' ' + palavras(p)[-1])}" for p in regulares), 400)
gravar("consultas_do_mes", (f"/consultas?de={dia(d)}&ate={dia(d + 30)}&situacao={s}&limite={n}"
                            for d in range(-60, 20) for s in ("solicitada", "confirmada", "faltou")
                            for n in (20, 50, 100)), 600)
gravar("usuarios", (f"/usuarios?busca={quote(sem_acento(palavras(p)[0] + ' ' + palavras(p)[-1]))}" for p in pacientes))
gravar("usuarios_lista", (f"/usuarios?perfil={p}&situacao={s}&limite={n}" for p in ("paciente", "medico")
                          for s in ("ativo", "bloqueado", "pendente") for n in range(1, 101)), 600)
gravar("medicos", (f"/medicos?especialidade={quote(e)}&limite={n}"
                   for e in sorted({m["especialidade"] for m in medicos}) for n in range(10, 101)), 600)

# Bookings: times in the third month ahead and later, where the generator put nothing. At one time each doctor has
# another patient, so that nothing is in the way of anything.
fuso = {"America/Sao_Paulo": "-03:00", "America/Manaus": "-04:00"}
feriados = set(chaves["feriados"])
linhas, horas = [], 0
for d in range(95, 700):
    if dia(d).weekday() > 4 or dia(d).isoformat() in feriados:
        continue
    for minuto in [*range(480, 720, 30), *range(780, 1020, 30)]:
        horas += 1
        for i, m in enumerate(cheios):
            corpo = {"medicoId": m["id"], "pacienteId": pacientes[(horas * len(cheios) + i) % len(pacientes)]["id"],
                     "inicio": f"{dia(d)}T{minuto // 60:02d}:{minuto % 60:02d}:00{fuso[m['fuso']]}",
                     "tipo": "consulta", "modalidade": "presencial"}
            linhas.append(f"POST /consultas {json.dumps(corpo, separators=(',', ':'))}")
sorteio.shuffle(linhas)
(saida / "marcar").write_text("\n".join(linhas) + "\n")
