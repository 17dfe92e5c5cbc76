// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "respostas.h"

namespace agendamento {

using nucleo::Resposta;
using namespace Qt::StringLiterals;

Resposta respostaDeLista(const nucleo::Requisicao &requisicao, QByteArray corpo, const std::optional<QString> &proximo)
{
    Resposta resposta = Resposta::json(std::move(corpo));
    if (!proximo)
        return resposta;
    QUrlQuery consulta = requisicao.consulta;
    consulta.removeAllQueryItems(u"cursor"_s);
    consulta.addQueryItem(u"cursor"_s, *proximo);
    const QByteArray caminho = requisicao.alvo.split('?').first();
    resposta.cabecalhos.append(
        {"Link", '<' + caminho + '?' + consulta.toString(QUrl::FullyEncoded).toLatin1() + ">; rel=\"next\""});
    return resposta;
}

Resposta respostaDeConsulta(const contrato::Consulta &consulta)
{
    return Resposta::json(contrato::escrever(consulta)).comVersao(consulta.versao);
}

Resposta respostaDeConsultaCriada(const contrato::Consulta &consulta)
{
    return Resposta::json(contrato::escrever(consulta), 201)
        .com("Location", "/consultas/" + consulta.id.texto().toLatin1())
        .comVersao(consulta.versao);
}

bool podeVer(const contrato::Consulta &consulta, const nucleo::Identidade &quem)
{
    switch (quem.perfil) {
    case dominio::Perfil::Paciente:
        return consulta.pacienteId.uuid() == quem.usuario.uuid();
    case dominio::Perfil::Medico:
        return consulta.medicoId.uuid() == quem.usuario.uuid();
    case dominio::Perfil::Recepcionista:
    case dominio::Perfil::Admin:
        return true;
    }
    return false;
}

} // namespace agendamento
