#!/usr/bin/python3
# SPDX-FileCopyrightText: The Agenda authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads an iCalendar feed from standard input as a calendar program would, and prints what it understood as JSON.

Each event's times are worked out twice: by the library, which knows zones by name, and by the feed's own VTIMEZONE
alone (inicioPelaZona, fimPelaZona), as a program without a tz database has to. The zone made of a VTIMEZONE is one of
pytz in python3-icalendar 4 (Debian 12) and one of dateutil in 6 (Debian 13).
"""
import datetime
import json
import sys

from icalendar import Calendar


def em_utc(quando):
    return quando.astimezone(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def pela_zona(propriedade, zonas):
    tzid = propriedade.params.get("TZID")
    if tzid is None:
        return em_utc(propriedade.dt)
    zona, civil = zonas[tzid], propriedade.dt.replace(tzinfo=None)
    return em_utc(zona.localize(civil) if hasattr(zona, "localize") else civil.replace(tzinfo=zona))


def texto(evento, nome):
    return str(evento[nome]) if nome in evento else None


def ler_evento(evento, zonas):
    return {
        "uid": str(evento["UID"]),
        "inicio": em_utc(evento["DTSTART"].dt),
        "fim": em_utc(evento["DTEND"].dt),
        "inicioPelaZona": pela_zona(evento["DTSTART"], zonas),
        "fimPelaZona": pela_zona(evento["DTEND"], zonas),
        "fuso": evento["DTSTART"].params.get("TZID"),
        "carimbo": em_utc(evento["DTSTAMP"].dt),
        "mudado": em_utc(evento["LAST-MODIFIED"].dt),
        "sequencia": int(evento["SEQUENCE"]),
        "situacao": texto(evento, "STATUS"),
        "ocupa": texto(evento, "TRANSP"),
        "resumo": texto(evento, "SUMMARY"),
        "local": texto(evento, "LOCATION"),
        "descricao": texto(evento, "DESCRIPTION"),
    }


def principal():
    calendario = Calendar.from_ical(sys.stdin.buffer.read().decode("utf-8"))
    erros = [f"{c.name}: {e}" for c in calendario.walk() for e in c.errors]
    zonas = {str(z["TZID"]): z.to_tz() for z in calendario.walk("VTIMEZONE")}
    print(json.dumps({
        "erros": erros,
        "nome": texto(calendario, "X-WR-CALNAME"),
        "metodo": texto(calendario, "METHOD"),
        "atualizar": str(calendario["REFRESH-INTERVAL"].to_ical().decode()) if "REFRESH-INTERVAL" in calendario else None,
        "zonas": sorted(zonas),
        "eventos": [ler_evento(e, zonas) for e in calendario.walk("VEVENT")],
    }))


principal()
