// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fluxos.h"

namespace http_teste {

using dominio::Codigo;
using dominio::Perfil;
using dominio::Resultado;
using nucleo::Evento;
using nucleo::Identidade;

namespace {

constexpr const char *comeco = ": ao vivo\n\n";

} // namespace

QByteArray Juiz::token(Perfil perfil, int usuario, int sessao)
{
    return QByteArray(dominio::texto(perfil).latin1()) + ' ' + QByteArray::number(usuario) + ' ' +
           QByteArray::number(sessao);
}

Resultado<Identidade> Juiz::assinatura(const QByteArray &token)
{
    const QList<QByteArray> partes = token.split(' ');
    const auto perfil = dominio::perfilDeTexto(QString::fromLatin1(partes.value(0)));
    if (!perfil || partes.size() != 3)
        return dominio::falha(Codigo::TokenInvalido);
    return Identidade{dominio::UsuarioId(id(partes[1].toInt())), *perfil, id(partes[2].toInt()), false};
}

Resultado<Identidade> Juiz::sessao(const Identidade &provada)
{
    ++conferidas;
    Veredito veredito;
    Porta *porta = nullptr;
    {
        const std::lock_guard guarda(m_trava);
        veredito = m_veredito;
        porta = m_porta;
    }
    if (porta)
        porta->esperar();
    return veredito ? veredito(provada) : Resultado<Identidade>(provada);
}

void Juiz::julgarAssim(Veredito veredito)
{
    const std::lock_guard guarda(m_trava);
    m_veredito = std::move(veredito);
}

void Juiz::fechar(Porta *porta)
{
    const std::lock_guard guarda(m_trava);
    m_porta = porta;
}

Evento evento(int n, const QByteArray &tipo, const QByteArray &dados)
{
    Evento e;
    e.id = QUuid(uint(n) + 1, 0, 0x7000, 0x80, 0, 0, 0, 0, 0, 0, 9);
    e.tipo = tipo;
    e.agregado = e.id;
    e.em = dominio::Instante::deMs(1'800'000'000'000 + n);
    e.dados = dados;
    e.publico = nucleo::Publico{{Perfil::Recepcionista}, {}};
    return e;
}

QByteArray idDoEvento(int n)
{
    return dominio::textoDeUuid(evento(n).id).toLatin1();
}

Evento fimDe(int sessaoOuUsuario)
{
    Evento e = evento(1'000'000 + sessaoOuUsuario, "sessao.encerrada");
    e.agregado = Juiz::id(sessaoOuUsuario);
    e.publico = nucleo::Publico();
    return e;
}

Evento mudancaDe(int usuario)
{
    Evento e = evento(2'000'000 + usuario, "usuario.atualizado");
    e.agregado = Juiz::id(usuario);
    e.publico = nucleo::Publico{{Perfil::Admin}, {}};
    return e;
}

nucleo::Rota rotaDosFluxos()
{
    const auto unidade = [](const nucleo::Requisicao &r) -> Resultado<QUuid> {
        return QUuid::fromString(r.consulta.queryItemValue(QStringLiteral("unidadeId"), QUrl::FullyDecoded));
    };
    nucleo::Rota rota{nucleo::Metodo::Get, "/eventos", {}, nucleo::CasoAoVivo{unidade}, {}};
    rota.acesso.medico = rota.acesso.recepcionista = rota.acesso.admin = nucleo::Acesso::Sim;
    rota.doc.consulta = {{"unidadeId", "string", "uuid"}};
    return rota;
}

std::unique_ptr<ConexaoBruta> pedirFluxo(quint16 porta, const Assinatura &a)
{
    auto conexao = std::make_unique<ConexaoBruta>(porta);
    conexao->enviar("GET " + a.alvo + " HTTP/1.1\r\nHost: x\r\nX-Request-Id: pedido-7\r\nAuthorization: Bearer " +
                    a.token + "\r\n" + (a.ultimo.isEmpty() ? QByteArray() : "Last-Event-ID: " + a.ultimo + "\r\n") +
                    "\r\n");
    return conexao;
}

std::unique_ptr<ConexaoBruta> assinar(quint16 porta, const Assinatura &a)
{
    auto conexao = pedirFluxo(porta, a);
    if (!conexao->lerAte("\r\n\r\n")
             .startsWith("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream; charset=utf-8\r\n"))
        return nullptr;
    return conexao->lerAte(comeco).contains(comeco) ? std::move(conexao) : nullptr;
}

QByteArray depoisDoComeco(ConexaoBruta &fluxo, const QByteArray &procurado, int prazoMs)
{
    // The beginning may name the same id.
    const QByteArray lido = fluxo.lerAte(comeco, prazoMs);
    const qsizetype de = lido.indexOf(comeco) + qsizetype(qstrlen(comeco));
    return fluxo.lerAte(procurado, prazoMs, de).mid(de);
}

} // namespace http_teste
