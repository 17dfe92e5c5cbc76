#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Agenda authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks a generated clinic: its size, no overlaps, occupied times where the state occupies and nowhere else.

usage: conferir.py sqlite|postgres FOLDER_OR_URL APPOINTMENTS
"""
import sqlite3
import subprocess
import sys

motor, onde, quantas = sys.argv[1], sys.argv[2], int(sys.argv[3])
OCUPAM = "('solicitada', 'confirmada', 'presente', 'em_atendimento', 'realizada')"
PERGUNTAS = {
    "appointments": ("SELECT COUNT(*) FROM consulta", quantas),
    "overlaps": ("SELECT COUNT(*) FROM (SELECT inicio, LAG(fim) OVER (PARTITION BY papel, recurso ORDER BY inicio) AS "
                 "antes FROM ocupacao) o WHERE antes > inicio", 0),
    "occupying appointments without both of their times": (
        f"SELECT COUNT(*) FROM consulta c LEFT JOIN (SELECT consulta_id, COUNT(*) AS quantas FROM ocupacao "
        f"GROUP BY consulta_id) o ON o.consulta_id = c.id WHERE (c.situacao IN {OCUPAM}) <> (COALESCE(o.quantas, 0) = 2)",
        0),
    "last steps that are not the state": (
        "SELECT COUNT(*) FROM consulta c LEFT JOIN historico h ON h.consulta_id = c.id AND h.ordem = c.versao "
        "WHERE h.para IS NULL OR h.para <> c.situacao", 0),
    "past appointments still waiting": (
        "SELECT COUNT(*) FROM consulta WHERE situacao IN ('solicitada', 'confirmada') AND inicio < "
        "(SELECT MAX(atualizada_em) FROM consulta) - 86400000", 0),
}


def perguntar(sql):
    if motor == "sqlite":
        return sqlite3.connect(f"{onde}/agendamentos.db").execute(sql).fetchone()[0]
    saida = subprocess.run(["psql", "-AtX", "-v", "ON_ERROR_STOP=1", "-c", "SET search_path TO agendamento", "-c", sql, onde],
                           check=True, capture_output=True, text=True).stdout
    return int(saida.split()[-1])


errados = [f"{nome}: {achado}, not {certo}" for nome, (sql, certo) in PERGUNTAS.items()
           if (achado := perguntar(sql)) != certo]
sys.exit("\n".join(errados) or None)
