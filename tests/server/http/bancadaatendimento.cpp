// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bancadaatendimento.h"

#include <apoio/postgres/servidorpostgres.h>
#include <contrato/consulta.h>

#include <QDir>
#include <QFile>

#include <stdexcept>

namespace http_teste {

using namespace Qt::StringLiterals;
using dominio::Codigo;
using dominio::falha;
using nucleo::Acesso;
using nucleo::Metodo;
using nucleo::Requisicao;
using nucleo::Resposta;
using nucleo::Rota;
using Res = dominio::Resultado<Resposta>;

namespace {

Rota comAcesso(const char *caminho, Acesso acesso)
{
    Rota rota{Metodo::Get,
              caminho,
              acesso,
              nucleo::CasoLeitura([](const Requisicao &) -> Res { return Resposta::json("{\"dentro\":true}"); }),
              {}};
    return rota;
}

} // namespace

QByteArray pedido(const QByteArray &linha, const QByteArray &token, const QByteArray &cabecalhos,
                  const QByteArray &corpo)
{
    QByteArray bytes = linha + " HTTP/1.1\r\nHost: x\r\n" + cabecalhos;
    if (!token.isEmpty())
        bytes += "Authorization: Bearer " + token + "\r\n";
    if (!corpo.isEmpty())
        bytes += "Content-Type: application/json\r\nContent-Length: " + QByteArray::number(corpo.size()) + "\r\n";
    return bytes + "\r\n" + corpo;
}

void BancadaAtendimento::abrirBanco()
{
    const QString passos = m_pasta.filePath(apoio::noPostgres() ? u"passos/postgres"_s : u"passos/sqlite"_s);
    QDir().mkpath(passos);
    QFile passo(passos + u"/0001_coisas.sql"_s);
    if (!passo.open(QIODevice::WriteOnly))
        qFatal("no place for the steps");
    passo.write("CREATE TABLE coisa (motivo TEXT NOT NULL UNIQUE);");
    passo.close();
    nucleo::ConfigBanco config;
    if (m_url.isEmpty())
        m_url = apoio::urlDeTeste(m_pasta.path(), u"coisas"_s);
    config.url = m_url;
    m_banco = std::make_unique<nucleo::Banco>(u"coisas"_s, config, m_pasta.filePath(u"passos"_s));
    if (!m_banco->abrir())
        qFatal("the database does not open");
}

QList<Rota> BancadaAtendimento::rotasDeAcesso()
{
    QList<Rota> rotas;
    Acesso soPaciente, soMedico, balcao, dono, pendente, anonimo, exigente, ninguem;
    soPaciente.paciente = Acesso::Sim;
    soMedico.medico = Acesso::Sim;
    balcao.recepcionista = balcao.admin = Acesso::Sim;
    dono.paciente = Acesso::SeDono;
    dono.admin = Acesso::Sim;
    pendente.medico = Acesso::Sim;
    pendente.pendenteTambem = true;
    anonimo.anonimo = exigente.anonimo = true;
    exigente.recusaTokenRuim = true;
    rotas << comAcesso("/paciente", soPaciente) << comAcesso("/medico", soMedico) << comAcesso("/balcao", balcao)
          << comAcesso("/dono/{id}", dono) << comAcesso("/pendente", pendente) << comAcesso("/anonimo", anonimo)
          << comAcesso("/exigente", exigente) << comAcesso("/ninguem", ninguem);
    rotas << BancadaHttp::rota(Metodo::Get, "/versao", [](const Requisicao &) -> Res {
        return Resposta::json("{\"a\":1}").comVersao(7);
    }) << BancadaHttp::rota(Metodo::Get, "/semmarca", [](const Requisicao &) -> Res {
        return Resposta::json("{\"a\":1}");
    }) << BancadaHttp::rota(Metodo::Get, "/nomes", [](const Requisicao &) -> Res {
        auto resposta = Resposta::json("{\"a\":1}").comVersao(7);
        resposta.marcaDizTudo = false;
        return resposta;
    });
    rotas << BancadaHttp::rota(Metodo::Get, "/quemsou", [](const Requisicao &r) -> Res {
        return Resposta::json('"' + r.par.toString().toLatin1() + '"');
    }) << BancadaHttp::rota(Metodo::Get, "/quem", [](const Requisicao &r) -> Res {
        return Resposta::json('"' + (r.quem ? QString(dominio::texto(r.quem->perfil)).toLatin1() : "ninguem") + '"');
    });
    return rotas;
}

Rota BancadaAtendimento::fluxo()
{
    Rota eventos{Metodo::Get, "/eventos", {}, nucleo::CasoAoVivo{}, {}};
    eventos.acesso.recepcionista = Acesso::Sim;
    return eventos;
}

dominio::Resultado<void> BancadaAtendimento::preparar(const QString &motivo)
{
    if (motivo == u"lento" || motivo == u"visto")
        m_http->porta().esperar();
    if (motivo != u"visto")
        return {};
    return m_banco->ler([&](nucleo::Leitura &l) -> dominio::Resultado<void> {
        AGENDA_OBTER(auto r, l.consultar("SELECT 1 FROM coisa WHERE motivo = ?", {motivo}));
        return r.proxima() ? falha(Codigo::HorarioOcupado) : dominio::Resultado<void>();
    });
}

Rota BancadaAtendimento::rotaQueEscreve()
{
    Rota coisas{Metodo::Post,
                "/coisas",
                {},
                nucleo::CasoEscrita([this](const Requisicao &r) -> dominio::Resultado<nucleo::Efeito> {
                    ++preparos;
                    if (lancar)
                        throw std::runtime_error("in the preparation");
                    AGENDA_OBTER(const auto corpo, contrato::ler<contrato::MotivoCorpo>(r.corpo));
                    AGENDA_TENTAR(preparar(corpo.motivo.value_or(QString())));
                    return [motivo = corpo.motivo](nucleo::Transacao &t) -> Res {
                        AGENDA_TENTAR(t.executar("INSERT INTO coisa (motivo) VALUES (?)", {motivo}));
                        AGENDA_TENTAR(t.publicar(
                            {.tipo = "coisa.criada", .agregado = dominio::novoUuid7(t.agora()), .dados = "{}"}));
                        if (motivo == u"recusada")
                            return falha(Codigo::HorarioOcupado);
                        if (motivo == u"lanca")
                            throw std::runtime_error("in the effect");
                        return Resposta::json("{\"motivo\":\"" + motivo->toUtf8() + "\"}", 201)
                            .com("Location", "/coisas/" + motivo->toUtf8())
                            .comVersao(7);
                    };
                }),
                {}};
    coisas.acesso.paciente = coisas.acesso.medico = Acesso::Sim;
    coisas.doc.corpo = contrato::esquema<contrato::MotivoCorpo>();
    coisas.banco = m_banco.get();
    coisas.idempotente = true;
    return coisas;
}

BancadaAtendimento::BancadaAtendimento(const QString &url) : m_url(url)
{
    abrirBanco();
    m_http =
        std::make_unique<BancadaHttp>(BancadaHttp::limitesCurtos(), rotasDeAcesso() << rotaQueEscreve() << fluxo());
    m_http->verificador = &m_verificador;
    m_http->relogio = &m_relogio;
    m_http->config.limites.prazoCabecalhoMs = m_http->config.limites.ociosoMs = 20'000;
}

BancadaAtendimento::~BancadaAtendimento() = default;

Lida BancadaAtendimento::pedir(const QByteArray &bytes) const
{
    return trocar(m_http->numero(), bytes).respostas.value(0);
}

Lida BancadaAtendimento::criar(const QByteArray &chave, const QByteArray &motivo, const QByteArray &token,
                               const QByteArray &caminho) const
{
    return pedir(
        pedido("POST " + caminho, token, "Idempotency-Key: " + chave + "\r\n", "{\"motivo\":\"" + motivo + "\"}"));
}

int BancadaAtendimento::linhas()
{
    const auto quantas = m_banco->ler([](nucleo::Leitura &l) -> dominio::Resultado<int> {
        AGENDA_OBTER(auto r,
                     l.consultar("SELECT (SELECT COUNT(*) FROM coisa) * 1000 + (SELECT COUNT(*) FROM caixa_saida)"));
        return r.proxima() ? int(r.inteiro(0)) : -1;
    });
    return quantas.value_or(-2);
}

} // namespace http_teste
