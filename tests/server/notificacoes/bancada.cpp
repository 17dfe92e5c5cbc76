// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bancada.h"

#include <apoio/postgres/servidorpostgres.h>
#include <publicos_teste/tabeladepublicos.h>

#include <QTest>

using namespace Qt::StringLiterals;

using contrato::SituacaoNotificacao;

dominio::Resultado<std::optional<notificacoes::Contato>> FontesFalsas::contato(dominio::UsuarioId id)
{
    const std::scoped_lock trava(m_trava);
    ++m_perguntas;
    if (m_falha)
        return dominio::falha(*m_falha);
    const auto it = m_contatos.constFind(id.uuid());
    return it == m_contatos.cend() ? std::nullopt : std::optional(*it);
}

dominio::Resultado<std::optional<notificacoes::Unidade>> FontesFalsas::unidade(dominio::UnidadeId id)
{
    const std::scoped_lock trava(m_trava);
    const auto it = m_unidades.constFind(id.uuid());
    return it == m_unidades.cend() ? std::nullopt : std::optional(*it);
}

dominio::Resultado<std::optional<notificacoes::ConsultaResumo>> FontesFalsas::consulta(dominio::ConsultaId id)
{
    const std::scoped_lock trava(m_trava);
    const auto it = m_consultas.constFind(id.uuid());
    return it == m_consultas.cend() ? std::nullopt : std::optional(*it);
}

void FontesFalsas::por(const notificacoes::Contato &contato)
{
    const std::scoped_lock trava(m_trava);
    m_contatos.insert(contato.id.uuid(), contato);
}

void FontesFalsas::por(const notificacoes::Unidade &unidade)
{
    const std::scoped_lock trava(m_trava);
    m_unidades.insert(unidade.id.uuid(), unidade);
}

void FontesFalsas::por(const notificacoes::ConsultaResumo &consulta)
{
    const std::scoped_lock trava(m_trava);
    m_consultas.insert(consulta.id.uuid(), consulta);
}

void FontesFalsas::falhar(std::optional<dominio::Codigo> como)
{
    const std::scoped_lock trava(m_trava);
    m_falha = como;
}

Bancada::Bancada()
{
    config.email.remetente = u"Clínica Boa Vida <contato@clinica.example>"_s;
    config.email.pastaSaida = pastaSaida();
    config.email.prazoConexaoMs = 2'000;
    config.email.prazoEnvioMs = 2'000;
    config.tetos = {0, 0, 0}; // the budgets have a test of their own
    unidade = {dominio::UnidadeId::novo(relogio.agora()), u"Unidade Centro"_s,
               *dominio::Fuso::deIana(u"America/Sao_Paulo"_s), u"Rua das Flores, 10"_s};
    fontes.por(unidade);
    medico = dominio::MedicoId::novo(relogio.agora());
    fontes.por(notificacoes::Contato{
        dominio::UsuarioId(medico), dominio::Perfil::Medico, u"Dra. Bia Lima"_s, u"bia@clinica.example"_s, {}, {}, {}});
}

Bancada::~Bancada()
{
    // Whatever a test did: every event says rightly who may see it.
    if (const QString erro = modulo ? publicos_teste::conferirPublicos(modulo->banco()) : QString(); !erro.isEmpty())
        QTest::qFail(qPrintable(erro), __FILE__, __LINE__);
    parar();
}

bool Bancada::iniciar()
{
    modulo = std::make_unique<notificacoes::ModuloNotificacoes>(
        nucleo::ConfigBanco{apoio::urlDeTeste(m_pasta.path(), u"notificacoes"_s)}, config,
        notificacoes::ModuloNotificacoes::Partes{relogio, registro, fontes});
    const auto r = modulo->iniciar();
    if (!r)
        qWarning("%s", qPrintable(r.error().registro));
    return r.has_value();
}

void Bancada::parar()
{
    if (modulo)
        modulo->parar();
    modulo.reset();
}

dominio::PacienteId Bancada::paciente(const QString &nome, const std::optional<QString> &email, const QString &idioma,
                                      const QStringList &canais)
{
    const auto id = dominio::PacienteId::novo(relogio.agora());
    fontes.por(
        notificacoes::Contato{dominio::UsuarioId(id), dominio::Perfil::Paciente, nome, email, {}, idioma, canais});
    return id;
}

contrato::Consulta Bancada::consulta(dominio::PacienteId paciente)
{
    contrato::Consulta c;
    c.id = dominio::ConsultaId::novo(relogio.agora());
    c.medicoId = medico;
    c.medicoNome = u"Dra. Bia Lima"_s;
    c.pacienteId = paciente;
    c.pacienteNome = u"não usado"_s;
    c.unidadeId = unidade.id;
    c.inicio.instante = relogio.agora().maisMinutos(2 * 24 * 60);
    c.fim.instante = c.inicio.instante.maisMinutos(30);
    c.motivo = u"dor secreta"_s;
    c.criadaEm.instante = c.atualizadaEm.instante = relogio.agora();
    c.criadaPor = dominio::UsuarioId(paciente);
    fontes.por(notificacoes::ConsultaResumo{c.id, medico, c.medicoNome, paciente, unidade.id, c.inicio.instante});
    return c;
}

bool Bancada::publicar(const QByteArray &tipo, const contrato::Consulta &consulta, const QUuid &id)
{
    nucleo::Evento evento;
    evento.id = id.isNull() ? dominio::novoUuid7(relogio.agora()) : id;
    evento.tipo = tipo;
    evento.em = relogio.agora();
    evento.agregado = consulta.id.uuid();
    evento.dados = contrato::escrever(consulta);
    const auto assinatura = modulo->assinaturas().value(0);
    const auto r = modulo->banco().escreverEEsperar(
        {QUuid(), relogio.agora(), {}, {}}, [&](nucleo::Transacao &tx) { return assinatura.efeito(evento, tx); });
    if (!r)
        qWarning("%s %s", dominio::texto(r.error().codigo).data(), qPrintable(r.error().registro));
    return r.has_value();
}

QList<contrato::Notificacao> Bancada::todas()
{
    const auto lidas = modulo->banco().ler([](nucleo::Leitura &l) {
        notificacoes::FiltroNotificacoes filtro;
        filtro.limite = 1'000'000;
        return notificacoes::NotificacaoTabela(l).listar(filtro);
    });
    return lidas.value_or(QList<contrato::Notificacao>());
}

int Bancada::quantas(SituacaoNotificacao situacao)
{
    int n = 0;
    for (const auto &uma : todas())
        n += uma.situacao == situacao;
    return n;
}

qint64 Bancada::contar(const char *sql)
{
    const auto n = modulo->banco().ler([&](nucleo::Leitura &l) -> nucleo::Resultado<qint64> {
        AGENDA_OBTER(auto linhas, l.consultar(sql));
        return linhas.proxima() ? linhas.inteiro(0) : -1;
    });
    return n.value_or(-1);
}

void Bancada::avancarMinutos(int minutos)
{
    relogio.avancarMinutos(minutos);
    modulo->acordar();
}
