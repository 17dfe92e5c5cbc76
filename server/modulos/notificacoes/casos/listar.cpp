// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "casos.h"

using namespace Qt::StringLiterals;

namespace notificacoes {

using nucleo::Resposta;
using nucleo::Resultado;

namespace {

// The same list from where this page ends (RFC 8288).
QByteArray linkDaProxima(const nucleo::Requisicao &r, const QString &cursor)
{
    QUrlQuery consulta = r.consulta;
    consulta.removeAllQueryItems(u"cursor"_s);
    consulta.addQueryItem(u"cursor"_s, cursor);
    const QByteArray caminho = r.alvo.left(r.alvo.indexOf('?'));
    return '<' + caminho + '?' + consulta.toString(QUrl::FullyEncoded).toLatin1() + ">; rel=\"next\"";
}

Resultado<Resposta> pagina(Ambiente &ambiente, const nucleo::Requisicao &r, const FiltroNotificacoes &filtro)
{
    AGENDA_OBTER(auto itens,
                 ambiente.banco.ler([&](nucleo::Leitura &l) { return NotificacaoTabela(l).listar(filtro); }));
    if (itens.size() <= filtro.limite)
        return Resposta::json(contrato::escreverLista(itens));
    itens.resize(filtro.limite);
    const QString cursor = cursorDe(itens.last().id);
    return Resposta::json(contrato::escreverLista(itens, cursor)).com("Link", linkDaProxima(r, cursor));
}

} // namespace

nucleo::CasoLeitura listar(Ambiente &ambiente)
{
    return [&ambiente](const nucleo::Requisicao &r) -> Resultado<Resposta> {
        AGENDA_OBTER(const auto filtro, lerFiltro(r, ambiente.fuso));
        return pagina(ambiente, r, filtro);
    };
}

nucleo::CasoLeitura listarDoPaciente(Ambiente &ambiente)
{
    return [&ambiente](const nucleo::Requisicao &r) -> Resultado<Resposta> {
        const auto id = dominio::PacienteId::deTexto(r.parametros.value(0));
        if (!id)
            return dominio::falha(dominio::Codigo::NaoEncontrado);
        AGENDA_OBTER(const auto contato, ambiente.fontes.contato(dominio::UsuarioId(*id)));
        if (!contato || contato->perfil != dominio::Perfil::Paciente)
            return dominio::falha(dominio::Codigo::NaoEncontrado);
        AGENDA_OBTER(auto filtro, lerFiltro(r, ambiente.fuso));
        filtro.paciente = *id;
        return pagina(ambiente, r, filtro);
    };
}

} // namespace notificacoes
