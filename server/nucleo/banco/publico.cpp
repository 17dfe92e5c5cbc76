// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "transacao.h"

#include <utility>

namespace nucleo {

QByteArray Publico::json() const
{
    QByteArray saida = "{\"perfis\":[";
    const char *antes = "\"";
    for (const dominio::Perfil perfil : perfis) {
        const QLatin1String texto = dominio::texto(perfil);
        saida.append(std::exchange(antes, ",\"")).append(texto.data(), texto.size()).append('"');
    }
    saida += "],\"ids\":[";
    antes = "\"";
    for (const QUuid &id : ids) {
        saida += std::exchange(antes, ",\"");
        dominio::juntarUuid(saida, id);
        saida += '"';
    }
    return saida + "]}";
}

namespace {

// Takes what is expected next off the front of the text.
bool passar(QByteArrayView &resto, QByteArrayView esperado)
{
    if (!resto.startsWith(esperado))
        return false;
    resto = resto.sliced(esperado.size());
    return true;
}

// "a","b"] : each text goes to `guardar`, which says whether it is one of ours.
template<class F>
bool lerTextos(QByteArrayView &resto, F guardar)
{
    if (passar(resto, "]"))
        return true;
    do {
        if (!passar(resto, "\""))
            return false;
        const qsizetype fim = resto.indexOf('"');
        if (fim < 0 || !guardar(resto.first(fim)))
            return false;
        resto = resto.sliced(fim + 1);
    } while (passar(resto, ","));
    return passar(resto, "]");
}

} // namespace

// Only json() makes such texts, and each reader of an outbox reads one for each event: exactly its form is read.
std::optional<Publico> Publico::deJson(const QByteArray &json)
{
    Publico publico;
    const auto perfil = [&publico](QByteArrayView texto) {
        const auto lido = dominio::perfilDeTexto(QString::fromLatin1(texto));
        if (lido)
            publico.perfis << *lido;
        return lido.has_value();
    };
    const auto id = [&publico](QByteArrayView texto) {
        publico.ids << dominio::uuidDeAscii(texto);
        return !publico.ids.constLast().isNull();
    };
    QByteArrayView resto = json;
    const bool lido = passar(resto, "{\"perfis\":[") && lerTextos(resto, perfil) && passar(resto, ",\"ids\":[") &&
                      lerTextos(resto, id) && passar(resto, "}") && resto.isEmpty();
    return lido ? std::optional(std::move(publico)) : std::nullopt;
}

} // namespace nucleo
