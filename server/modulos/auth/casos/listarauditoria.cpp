// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "casos.h"

#include "../parametros.h"
#include "../repositorios/trilha.h"

#include <contrato/cursor.h>

using namespace Qt::StringLiterals;

namespace auth {

namespace {

struct Pedido {
    FiltroDaTrilha filtro;
    QList<qint64> posicoes; // in each database: what was shown down to
    int limite = 50;
};

Resultado<Pedido> lerPedido(const Servicos &s, const Requisicao &req, qsizetype bancos)
{
    Parametros p(req);
    Pedido pedido;
    const auto periodo = p.periodo({u"de"_s, u"ate"_s, s.ajustes.fusoPadrao, dominio::diasDeLista});
    pedido.filtro = {periodo.de,
                     periodo.ate,
                     p.id(u"ator"_s),
                     p.id(u"registro"_s),
                     p.texto(u"acao"_s, 60),
                     p.texto(u"recurso"_s, 60)};
    const auto cursor = p.cursor();
    pedido.limite = p.limite();
    AGENDA_TENTAR(p.conferir());
    pedido.posicoes = QList<qint64>(bancos, std::numeric_limits<qint64>::max());
    if (!cursor)
        return pedido;
    AGENDA_OBTER(const QStringList chaves, contrato::lerCursor(*cursor, int(bancos)));
    for (qsizetype i = 0; i < bancos; ++i) {
        bool certo = false;
        pedido.posicoes[i] = chaves.at(i).toLongLong(&certo);
        if (!certo)
            return dominio::falha(dominio::Codigo::CursorInvalido);
    }
    return pedido;
}

} // namespace

// Every module keeps the trail of its own database; here they are merged, newest first.
Resultado<Resposta> listarAuditoria(Servicos &s, const Requisicao &req)
{
    QList<nucleo::Banco *> bancos{&s.banco};
    bancos += s.trilhas;
    AGENDA_OBTER(Pedido pedido, lerPedido(s, req, bancos.size()));
    QList<QList<contrato::RegistroAuditoria>> trilhas;
    for (qsizetype i = 0; i < bancos.size(); ++i) {
        AGENDA_OBTER(const auto trilha, bancos.at(i)->ler([&](nucleo::Leitura &l) {
            return Trilha::antes(l, pedido.filtro, pedido.posicoes.at(i), pedido.limite + 1);
        }));
        trilhas += trilha;
    }
    QList<contrato::RegistroAuditoria> itens;
    const auto proxima = [&]() -> qsizetype {
        qsizetype melhor = -1;
        for (qsizetype i = 0; i < trilhas.size(); ++i)
            if (!trilhas.at(i).isEmpty() && (melhor < 0 || trilhas.at(i).first().em > trilhas.at(melhor).first().em))
                melhor = i;
        return melhor;
    };
    qsizetype i = proxima();
    for (; i >= 0 && itens.size() < pedido.limite; i = proxima()) {
        itens += trilhas[i].takeFirst();
        pedido.posicoes[i] = itens.last().ordem;
    }
    std::optional<QString> cursor;
    if (i >= 0) {
        QStringList chaves;
        for (const qint64 posicao : std::as_const(pedido.posicoes))
            chaves += QString::number(posicao);
        cursor = contrato::escreverCursor(chaves);
    }
    return respostaDeLista(contrato::escreverLista(itens, cursor), req, "/auditoria", cursor);
}

} // namespace auth
