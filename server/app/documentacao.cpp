// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "documentacao.h"

#include <contrato/openapi.h>
#include <nucleo/http/roteador.h>

namespace app {

namespace {

QStringList perfisDe(const nucleo::Acesso &acesso)
{
    QStringList perfis;
    const std::pair<nucleo::Acesso::Regra, const char *> regras[] = {{acesso.paciente, "paciente"},
                                                                     {acesso.medico, "medico"},
                                                                     {acesso.recepcionista, "recepcionista"},
                                                                     {acesso.admin, "admin"}};
    for (const auto &[regra, nome] : regras)
        if (regra == nucleo::Acesso::Sim)
            perfis << QString::fromLatin1(nome);
        else if (regra == nucleo::Acesso::SeDono)
            perfis << QString::fromLatin1(nome) + QStringLiteral(" (o próprio)");
    return perfis;
}

} // namespace

QByteArray documentoOpenApi(const QList<nucleo::Rota> &rotas)
{
    QList<contrato::DescricaoDeRota> descricoes;
    for (const nucleo::Rota &rota : rotas) {
        contrato::DescricaoDeRota d;
        d.metodo = nucleo::textoDeMetodo(rota.metodo);
        d.caminho = rota.caminho;
        d.resumo = QString::fromUtf8(rota.doc.resumo);
        if (!rota.acesso.anonimo)
            d.perfis = perfisDe(rota.acesso);
        d.corpo = rota.doc.corpo;
        d.resposta = rota.doc.resposta;
        d.sucesso = rota.doc.sucesso;
        d.consulta = rota.doc.consulta;
        d.idempotente = rota.idempotente;
        d.exigeVersao = rota.doc.exigeVersao;
        d.semEndereco = rota.doc.semEndereco;
        d.aoVivo = std::holds_alternative<nucleo::CasoAoVivo>(rota.caso);
        descricoes << d;
    }
    return contrato::documentoOpenApi(QStringLiteral(AGENDA_VERSAO), descricoes);
}

} // namespace app
