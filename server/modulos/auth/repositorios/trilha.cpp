// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "trilha.h"

using namespace Qt::StringLiterals;
using contrato::RegistroAuditoria;
using nucleo::Valor;

namespace auth {

nucleo::Resultado<QList<RegistroAuditoria>> Trilha::antes(nucleo::Leitura &leitura, const FiltroDaTrilha &f,
                                                          qint64 posicao, int limite)
{
    QString sql = u"SELECT ordem, em, ator, acao, recurso, registro, origem FROM auditoria WHERE ordem < ?"_s;
    QList<Valor> valores{Valor(posicao)};
    const auto e = [&](const QString &condicao, const auto &valor) {
        if (!valor)
            return;
        sql += u" AND "_s + condicao;
        valores << Valor(*valor);
    };
    e(u"em >= ?"_s, f.de);
    e(u"em < ?"_s, f.ate);
    e(u"ator = ?"_s, f.ator);
    e(u"registro = ?"_s, f.registro);
    e(u"acao = ?"_s, f.acao);
    e(u"recurso = ?"_s, f.recurso);
    valores << Valor(limite);
    AGENDA_OBTER(auto linhas, leitura.consultarMontado(sql + u" ORDER BY ordem DESC LIMIT ?"_s, valores));
    QList<RegistroAuditoria> saida;
    while (linhas.proxima()) {
        RegistroAuditoria r;
        r.ordem = linhas.inteiro(0);
        r.em = dominio::Instante::deMs(linhas.inteiro(1));
        if (!linhas.nulo(2))
            r.ator = dominio::UsuarioId(linhas.uuid(2));
        r.acao = linhas.texto(3);
        r.recurso = linhas.texto(4);
        r.registro = linhas.texto(5);
        if (!linhas.nulo(6) && !linhas.texto(6).isEmpty())
            r.origem = linhas.texto(6);
        saida += r;
    }
    AGENDA_TENTAR(linhas.erro());
    return saida;
}

} // namespace auth
