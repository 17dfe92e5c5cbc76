#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Agenda authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Prints what medir_grande.sh measured as Markdown.  usage: tabela.py RESULTS.tsv"""
import sys

NOMES = {
    "semana_livre": ("free times of one doctor, a week", 5),
    "semana_livre_cheio": ("the same, doctors with full weeks", 5),
    "horarios_30_dias": ("GET /horarios, 20 doctors, 30 days", 20),
    "dia_da_recepcao": ("desk day of 12 doctors, all pages", 5),
    "dia_de_um_medico": ("day of one doctor", None),
    "historico_do_paciente": ("history of one patient", None),
    "consultas_do_mes": ("a month of one state", None),
    "consultas_busca_dia": ("a day's appointments by name", None),
    "consultas_busca": ("all appointments by name", None),
    "busca_nome": ("patients: two words", 20),
    "busca_tres_partes": ("patients: three beginnings", 20),
    "busca_comeco": ("patients: 2 to 4 letters", 20),
    "busca_iniciais": ("patients: two words of 2 letters", 20),
    "busca_cpf": ("patients: CPF", 20),
    "busca_cpf_parte": ("patients: beginning of a CPF", 20),
    "busca_telefone": ("patients: phone", 20),
    "busca_assinante": ("patients: phone without area", 20),
    "busca_nascimento": ("patients: birth date", 20),
    "busca_nome_nascimento": ("patients: word and birth date", 20),
    "usuarios": ("GET /usuarios, two words", None),
    "usuarios_lista": ("GET /usuarios, by profile and state", None),
    "medicos": ("GET /medicos of a specialty", None),
}
medidas, tamanhos = {}, []
for linha in open(sys.argv[1], encoding="utf-8"):
    motor, tamanho, figura, conexoes, numeros = linha.rstrip("\n").split("\t")
    if tamanho not in tamanhos:
        tamanhos.append(tamanho)
    if not numeros:
        continue
    medidas.setdefault((figura, motor, tamanho, int(conexoes)), []).append([float(n) for n in numeros.split()])


def tres(figura, motor, tamanho, conexoes):
    m = medidas.get((figura, motor, tamanho, conexoes))
    if not m:
        return "–"
    _, _, p50, p95, p99, _, recusadas = m[0][:7]
    return f"{p50:.2f} / {p95:.2f} / {p99:.2f}" + (f" ({recusadas:.0f} not 2xx)" if recusadas else "")


print("\nReads: p50 / p95 / p99 in ms.\n")
print("| figure | aim p95 | engine | connections |" + "".join(f" {int(t):,} |" for t in tamanhos))
print("| --- | ---: | --- | ---: |" + " ---: |" * len(tamanhos))
for figura, (nome, meta) in NOMES.items():
    for motor in ("sqlite", "postgres", "pgbench"):
        for conexoes in (1, 8):
            if any((figura, motor, t, conexoes) in medidas for t in tamanhos):
                print(f"| {nome} | {meta or ''} | {motor} | {conexoes} |"
                      + "".join(f" {tres(figura, motor, t, conexoes)} |" for t in tamanhos))

print("\nPOST /consultas: a second; p50 / p95 / p99 in ms.\n")
print("| engine | connections |" + "".join(f" {int(t):,} |" for t in tamanhos))
print("| --- | ---: |" + " ---: |" * len(tamanhos))
for motor in ("sqlite", "postgres", "pgbench"):
    for conexoes in (8, 32):
        celulas = []
        for t in tamanhos:
            m = medidas.get(("marcar", motor, t, conexoes), [])
            ritmo = sum(x[1] * (1 - x[6] / x[0]) for x in m) / len(m) if m else 0
            celulas.append(f" {ritmo:.0f}; {tres('marcar', motor, t, conexoes)} |")
        print(f"| {motor} | {conexoes} |" + "".join(celulas))
for conexoes in (8, 32):
    razoes = []
    for t in tamanhos:
        m, p = medidas.get(("marcar", "postgres", t, conexoes)), medidas.get(("marcar", "pgbench", t, conexoes))
        if m and p:
            ritmo = m[0][1] * (1 - m[0][6] / m[0][0])
            razoes.append(f" **{ritmo / (sum(x[1] for x in p) / len(p)):.2f}** |")
        else:
            razoes.append(" – |")
    print(f"| postgres ÷ pgbench (aim 0.7) | {conexoes} |" + "".join(razoes))
