// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "recepcaohttp.h"

namespace apoio {

using namespace Qt::StringLiterals;

dominio::Resultado<nucleo::Identidade> VerificadorFalso::assinatura(const QByteArray &token)
{
    const QList<QByteArray> partes = token.split(':');
    const auto perfil = dominio::perfilDeTexto(QString::fromLatin1(partes.value(0)));
    const auto usuario = dominio::UsuarioId::deTexto(QString::fromLatin1(partes.value(1)));
    if (!perfil || !usuario)
        return dominio::falha(dominio::Codigo::TokenInvalido);
    nucleo::Identidade quem;
    quem.usuario = *usuario;
    quem.perfil = *perfil;
    quem.sessao = usuario->uuid();
    return quem;
}

QByteArray token(const nucleo::Identidade &quem)
{
    return QByteArray(dominio::texto(quem.perfil).latin1()) + ':' + quem.usuario.texto().toLatin1();
}

RecepcaoHttp::RecepcaoHttp(const agendamento::Ajustes &ajustes) : consultorio(ajustes)
{
    nucleo::ConfigHttp config;
    config.limites.porMinutoConta = 0;
    config.limites.porMinutoEndereco = 0;
    config.limites.conexoesPorEndereco = 1000;
    const nucleo::ServidorHttp::Partes partes{
        consultorio.registro, &m_verificador, m_comum, m_senhas, consultorio.relogio, {}, "{}"};
    m_servidor = std::make_unique<nucleo::ServidorHttp>(config, partes, consultorio.modulo->rotas());
    if (const auto r = m_servidor->escutar(); !r)
        qFatal("%s", qPrintable(r.error().registro));
}

RecepcaoHttp::~RecepcaoHttp()
{
    m_servidor->pararDeAceitar();
    m_servidor->parar(2000);
    m_comum.parar();
    m_senhas.parar();
}

} // namespace apoio
