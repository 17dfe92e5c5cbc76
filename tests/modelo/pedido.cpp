// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "motorista.h"

#include <QJsonArray>
#include <QJsonDocument>

// From a step to an HTTP request, and from its answer to what the model can be compared with.
namespace modelo {

using namespace Qt::StringLiterals;

namespace {

using Cabecalhos = QList<std::pair<QByteArray, QByteArray>>;

QByteArray token(const Pessoa &quem)
{
    switch (quem.papel) {
    case Papel::Paciente:
        return "paciente:" + quem.id.toLatin1();
    case Papel::Medico:
        return "medico:" + quem.id.toLatin1();
    case Papel::Recepcionista:
        return "recepcionista:" + quem.id.toLatin1();
    case Papel::Admin:
        return "admin:" + quem.id.toLatin1();
    }
    return {};
}

// What every problem has is checked here and left out: the model speaks of code, fields and extra members.
Resposta recusaDe(const apoio::RespostaHttp &r)
{
    QJsonObject problema = r.json();
    QStringList campos;
    const QJsonArray erros = problema.take(u"erros"_s).toArray();
    for (const QJsonValue &erro : erros)
        campos << erro[u"campo"].toString() + u':' + erro[u"codigo"].toString();
    const bool completo =
        problema.take(u"status"_s).toInt() == r.status &&
        r.cabecalhos.value("content-type").startsWith("application/problem+json") &&
        !problema.take(u"title"_s).toString().isEmpty() && !problema.take(u"detail"_s).toString().isEmpty() &&
        !problema.take(u"type"_s).toString().isEmpty() && !problema.take(u"instance"_s).toString().isEmpty();
    const QString codigo = problema.take(u"codigo"_s).toString();
    return recusa(r.status, completo ? codigo : u"incomplete problem: "_s + QString::fromUtf8(r.corpo), campos,
                  problema);
}

Resposta daResposta(const apoio::RespostaHttp &r)
{
    if (!r.certa())
        return recusaDe(r);
    Resposta dada;
    dada.status = r.status;
    if (!r.corpo.isEmpty())
        dada.corpo = compacto(r.json());
    dada.etag = r.cabecalhos.value("etag");
    dada.local = r.cabecalhos.value("location");
    dada.repetida = r.cabecalhos.value("idempotent-replayed") == "true";
    return dada;
}

} // namespace

Resposta Motorista::pedir(const Passo &p, apoio::ClienteBruto &cliente) const
{
    cliente.usarToken(token(m_modelo.mundo.pessoas[p.quem]));
    if (p.lista())
        return pedirLista(p, cliente);
    Cabecalhos cabecalhos;
    if (!p.seCasar.isEmpty())
        cabecalhos.append({"If-Match", p.seCasar});
    if (!p.chave.isEmpty())
        cabecalhos.append({"Idempotency-Key", p.chave});
    return daResposta(cliente.pedir(p.metodo(), p.caminho(), p.corpo(), cabecalhos));
}

// All pages, as one; each but the last as long as asked for, and with a link to the next.
Resposta Motorista::pedirLista(const Passo &p, apoio::ClienteBruto &cliente) const
{
    QJsonArray todos;
    QString cursor;
    do {
        const auto r = cliente.get(p.caminho() + (cursor.isEmpty() ? QByteArray() : "&cursor=" + cursor.toLatin1()));
        if (!r.certa())
            return recusaDe(r);
        const QJsonArray itens = r.json().value(u"itens"_s).toArray();
        cursor = r.json().value(u"proximo"_s).toString();
        const bool inteira = itens.size() == p.limite && r.cabecalhos.value("link").endsWith("rel=\"next\"");
        if (itens.size() > p.limite || (!cursor.isEmpty() && !inteira))
            return recusa(r.status, u"a page of %1 where %2 were asked for"_s.arg(itens.size()).arg(p.limite));
        for (const QJsonValue &item : itens)
            todos.append(item);
    } while (!cursor.isEmpty());
    return lista(todos);
}

} // namespace modelo
