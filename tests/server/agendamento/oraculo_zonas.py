#!/usr/bin/python3
# SPDX-FileCopyrightText: The Agenda authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What Python's zoneinfo makes of civil times, to compare the product's own zones with.

Reads a JSON list of questions from standard input and prints the list of answers. Each question names its zone:
  {"o": "livres", "zona", "de", "ate", "inicio", "fim", "passo"}  the times that a stretch of every day offers, [de, ate)
  {"o": "dia", "zona", "data"}                                    the first instant of that date, in UTC
  {"o": "local", "zona", "instante"}                              that instant in the zone
"""
import json
import sys
from datetime import date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

UTC = timezone.utc


def texto(quando):
    return quando.isoformat().replace("+00:00", "Z")


def existe(civil, zona):
    return civil.replace(tzinfo=zona).astimezone(UTC).astimezone(zona).replace(tzinfo=None) == civil


def mudanca(civil, zona):
    """The instant at which a clock change skips that civil time."""
    antes = civil.replace(tzinfo=zona, fold=1).astimezone(UTC)
    depois = civil.replace(tzinfo=zona, fold=0).astimezone(UTC)
    velho = antes.astimezone(zona).utcoffset()
    while depois - antes > timedelta(seconds=1):
        meio = antes + (depois - antes) / 2
        if meio.astimezone(zona).utcoffset() == velho:
            antes = meio
        else:
            depois = meio
    return depois.replace(microsecond=0)


def na_frente(civil, zona):
    if existe(civil, zona):
        return civil.replace(tzinfo=zona).astimezone(UTC)
    return mudanca(civil, zona)


def livres(p, zona):
    saida = []
    passo = timedelta(minutes=p["passo"])
    dia, ate = date.fromisoformat(p["de"]), date.fromisoformat(p["ate"])
    inicio, fim = time.fromisoformat(p["inicio"]), time.fromisoformat(p["fim"])
    while dia < ate:
        civil, ultimo = datetime.combine(dia, inicio), datetime.combine(dia, fim)
        acaba = na_frente(ultimo, zona)
        while civil < ultimo:
            if existe(civil, zona):
                instante = civil.replace(tzinfo=zona).astimezone(UTC)
                if instante + passo <= acaba:
                    saida.append(texto(instante.astimezone(zona)))
            civil += passo
        dia += timedelta(days=1)
    return saida


def responder(p):
    zona = ZoneInfo(p["zona"])
    if p["o"] == "livres":
        return livres(p, zona)
    if p["o"] == "dia":
        return texto(na_frente(datetime.combine(date.fromisoformat(p["data"]), time()), zona))
    return texto(datetime.fromisoformat(p["instante"].replace("Z", "+00:00")).astimezone(zona))


print(json.dumps([responder(p) for p in json.load(sys.stdin)]))
