// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "consultorio.h"

#include <apoio/postgres/servidorpostgres.h>
#include <nucleo/http/respostas.h>
#include <publicos_teste/tabeladepublicos.h>

#include <QJsonDocument>
#include <QTest>

namespace apoio {

using namespace Qt::StringLiterals;
using dominio::Perfil;
using nucleo::Metodo;
using nucleo::Resultado;

dominio::Instante em(const char *rfc3339)
{
    const auto lido = dominio::Instante::deTexto(QString::fromLatin1(rfc3339));
    Q_ASSERT(lido);
    return *lido;
}

QByteArray id(const nucleo::Identidade &quem)
{
    return quem.usuario.texto().toLatin1();
}

dominio::Resultado<std::optional<agendamento::Pessoa>> PessoasFalsas::pessoa(dominio::UsuarioId usuario)
{
    const std::lock_guard guarda(m_trava);
    if (m_fora)
        return dominio::falha(dominio::Codigo::Indisponivel);
    const auto achada = m_pessoas.constFind(usuario.uuid());
    return achada == m_pessoas.constEnd() ? std::nullopt : std::optional(*achada);
}

dominio::Resultado<QList<dominio::MedicoId>> PessoasFalsas::medicos(const agendamento::FiltroMedicos &filtro)
{
    const std::lock_guard guarda(m_trava);
    if (m_fora)
        return dominio::falha(dominio::Codigo::Indisponivel);
    QList<dominio::MedicoId> achados;
    for (const agendamento::Pessoa &p : std::as_const(m_pessoas)) {
        const auto serve = [&](const std::optional<QString> &marca) {
            return !marca || m_marcas.contains({p.id.uuid(), *marca});
        };
        if (p.perfil == Perfil::Medico && p.ativa() && serve(filtro.especialidade) && serve(filtro.convenio))
            achados.append(dominio::MedicoId(p.id));
    }
    return achados;
}

void PessoasFalsas::marcar(const nucleo::Identidade &medico, const QString &marca)
{
    const std::lock_guard guarda(m_trava);
    m_marcas.insert({medico.usuario.uuid(), marca});
}

void PessoasFalsas::por(const agendamento::Pessoa &pessoa)
{
    const std::lock_guard guarda(m_trava);
    m_pessoas.insert(pessoa.id.uuid(), pessoa);
}

void PessoasFalsas::cair(bool fora)
{
    const std::lock_guard guarda(m_trava);
    m_fora = fora;
}

QJsonObject RespostaDoCaso::json() const
{
    return QJsonDocument::fromJson(corpo).object();
}

QJsonArray RespostaDoCaso::itens() const
{
    return json().value(u"itens"_s).toArray();
}

bool RespostaDoCaso::temErro(const QString &campo, dominio::CodigoCampo codigoDoCampo) const
{
    return std::any_of(campos.begin(), campos.end(),
                       [&](const auto &e) { return e.campo == campo && e.codigo == codigoDoCampo; });
}

Consultorio::Consultorio(const agendamento::Ajustes &ajustes) : relogio(em("2026-12-01T08:00:00-03:00"))
{
    nucleo::ConfigBanco config;
    config.url = urlDeTeste(pasta.path(), u"agendamentos"_s);
    modulo = std::make_unique<agendamento::ModuloAgendamento>(
        config, agendamento::ModuloAgendamento::Partes{relogio, registro, pessoas}, ajustes);
    if (const auto r = modulo->banco().abrir(); !r)
        qFatal("%s", qPrintable(r.error().registro));
    m_roteador = std::make_unique<nucleo::Roteador>(modulo->rotas());
    admin = conta(Perfil::Admin, u"Ana Admin"_s);
    recepcao = conta(Perfil::Recepcionista, u"Rita Recepção"_s);
}

Consultorio::~Consultorio()
{
    // Whatever a test did: every event says rightly who may see it.
    if (const QString erro = publicos_teste::conferirPublicos(modulo->banco()); !erro.isEmpty())
        QTest::qFail(qPrintable(erro), __FILE__, __LINE__);
    modulo->parar();
}

nucleo::Identidade Consultorio::conta(Perfil perfil, const QString &nome,
                                      const std::function<void(agendamento::Pessoa &)> &mais)
{
    agendamento::Pessoa pessoa;
    pessoa.id = dominio::UsuarioId::novo(relogio.agora());
    pessoa.nome = nome;
    pessoa.perfil = perfil;
    pessoa.situacao = u"ativo"_s;
    if (mais)
        mais(pessoa);
    pessoas.por(pessoa);
    nucleo::Identidade identidade;
    identidade.usuario = pessoa.id;
    identidade.perfil = perfil;
    return identidade;
}

nucleo::Contexto Consultorio::contexto() const
{
    nucleo::Contexto c;
    c.agora = relogio.agora();
    return c;
}

namespace {

RespostaDoCaso daResposta(const nucleo::Resposta &r)
{
    RespostaDoCaso feita;
    feita.status = r.status;
    feita.corpo = r.corpo;
    for (const auto &[nome, valor] : r.cabecalhos) {
        if (nome.toLower() == "etag")
            feita.etag = valor;
        if (nome.toLower() == "location")
            feita.local = valor;
    }
    return feita;
}

RespostaDoCaso daRecusa(const dominio::Erro &erro)
{
    RespostaDoCaso feita;
    feita.status = nucleo::statusDe(erro.codigo);
    feita.codigo = dominio::texto(erro.codigo);
    feita.campos = erro.campos;
    feita.extras = erro.extras;
    if (feita.status >= 500)
        qWarning("refused with %d: %s", feita.status, qPrintable(erro.registro));
    return feita;
}

bool pode(const nucleo::Acesso &acesso, const nucleo::Requisicao &r)
{
    if (acesso.anonimo)
        return true;
    if (!r.quem)
        return false;
    const auto regra = acesso.de(r.quem->perfil);
    return regra == nucleo::Acesso::Sim ||
           (regra == nucleo::Acesso::SeDono && r.parametros.value(0) == r.quem->usuario.texto());
}

} // namespace

RespostaDoCaso Consultorio::pedir(Metodo metodo, const QByteArray &alvo, const std::optional<nucleo::Identidade> &quem,
                                  const QByteArray &corpo, const Cabecalhos &cabecalhos)
{
    const auto achado = m_roteador->achar(metodo, alvo.split('?').first());
    const auto *rota = std::get_if<nucleo::Achado>(&achado);
    if (!rota)
        return daRecusa(dominio::Codigo::NaoEncontrado);
    nucleo::Requisicao r;
    r.metodo = metodo;
    r.alvo = alvo;
    r.parametros = rota->parametros;
    if (const auto onde = alvo.indexOf('?'); onde >= 0)
        r.consulta = QUrlQuery(QString::fromUtf8(alvo.mid(onde + 1)));
    r.corpo = corpo;
    r.cabecalhos = cabecalhos;
    r.quem = quem;
    if (!pode(rota->rota->acesso, r))
        return daRecusa(dominio::Codigo::SemPermissao);
    if (const auto *leitura = std::get_if<nucleo::CasoLeitura>(&rota->rota->caso)) {
        const auto resposta = (*leitura)(r);
        return resposta ? daResposta(*resposta) : daRecusa(resposta.error());
    }
    const auto efeito = std::get<nucleo::CasoEscrita>(rota->rota->caso)(r);
    if (!efeito)
        return daRecusa(efeito.error());
    if (const auto agir = std::exchange(entreAsPartes, {}))
        agir();
    nucleo::Contexto c = contexto();
    c.ator = quem ? quem->usuario.uuid() : QUuid();
    nucleo::Resposta dada;
    const auto fim = modulo->banco().escreverEEsperar(c, [&](nucleo::Transacao &tx) -> Resultado<void> {
        AGENDA_OBTER(dada, (*efeito)(tx));
        return {};
    });
    return fim ? daResposta(dada) : daRecusa(fim.error());
}

RespostaDoCaso Consultorio::get(const QByteArray &alvo, const std::optional<nucleo::Identidade> &quem)
{
    return pedir(Metodo::Get, alvo, quem);
}

RespostaDoCaso Consultorio::post(const QByteArray &alvo, const std::optional<nucleo::Identidade> &quem,
                                 const QJsonObject &corpo)
{
    return pedir(Metodo::Post, alvo, quem, QJsonDocument(corpo).toJson(QJsonDocument::Compact));
}

RespostaDoCaso Consultorio::put(const QByteArray &alvo, const std::optional<nucleo::Identidade> &quem,
                                const QJsonObject &corpo, const Cabecalhos &cabecalhos)
{
    return pedir(Metodo::Put, alvo, quem, QJsonDocument(corpo).toJson(QJsonDocument::Compact), cabecalhos);
}

QString Consultorio::unidade(const QString &nome, const QString &fuso, const QJsonObject &mais)
{
    QJsonObject corpo{{u"nome"_s, nome}, {u"fuso"_s, fuso}};
    for (auto it = mais.begin(); it != mais.end(); ++it)
        corpo.insert(it.key(), it.value());
    return post("/unidades", admin, corpo).texto(u"id"_s);
}

bool Consultorio::agenda(const nucleo::Identidade &medico, const QString &unidadeId, const QString &inicio,
                         const QString &fim, int duracaoMin)
{
    const QByteArray caminho = "/medicos/" + id(medico) + "/agenda";
    QJsonArray faixas;
    for (int dia = 1; dia <= 7; ++dia)
        faixas << QJsonObject{{u"diaSemana"_s, dia},
                              {u"inicio"_s, inicio.isEmpty() ? u"08:00"_s : inicio},
                              {u"fim"_s, fim.isEmpty() ? u"18:00"_s : fim},
                              {u"duracaoMin"_s, duracaoMin},
                              {u"intervaloMin"_s, 0}};
    const QJsonObject corpo{{u"unidadeId"_s, unidadeId}, {u"vigenteDe"_s, u"2026-01-01"_s}, {u"faixas"_s, faixas}};
    return put(caminho, recepcao, corpo, {{"if-match", get(caminho, recepcao).etag}}).status == 200;
}

QJsonObject Consultorio::pedido(const nucleo::Identidade &medico, const nucleo::Identidade &paciente,
                                const QString &inicio, const QJsonObject &mais)
{
    QJsonObject corpo{{u"medicoId"_s, medico.usuario.texto()},
                      {u"pacienteId"_s, paciente.usuario.texto()},
                      {u"inicio"_s, inicio},
                      {u"tipo"_s, u"consulta"_s},
                      {u"modalidade"_s, u"presencial"_s}};
    for (auto it = mais.begin(); it != mais.end(); ++it)
        corpo.insert(it.key(), it.value());
    return corpo;
}

Resultado<void> Consultorio::receber(const QJsonObject &usuario)
{
    nucleo::Evento evento;
    evento.tipo = "usuario.atualizado";
    evento.em = relogio.agora();
    evento.dados = QJsonDocument(usuario).toJson(QJsonDocument::Compact);
    const auto assinatura = modulo->assinaturas().first();
    return assinatura.banco->escreverEEsperar(contexto(),
                                              [&](nucleo::Transacao &tx) { return assinatura.efeito(evento, tx); });
}

qint64 Consultorio::numero(const char *sql, const QList<nucleo::Valor> &valores)
{
    const auto lido = modulo->banco().ler([&](nucleo::Leitura &l) -> Resultado<qint64> {
        AGENDA_OBTER(auto linhas, l.consultarMontado(QString::fromLatin1(sql), valores));
        return linhas.proxima() ? linhas.inteiro(0) : -1;
    });
    return lido ? *lido : -1;
}

QList<QByteArray> Consultorio::eventos(const QString &agregado)
{
    const auto lidos = modulo->banco().ler([&](nucleo::Leitura &l) -> Resultado<QList<QByteArray>> {
        AGENDA_OBTER(auto linhas,
                     l.consultar("SELECT tipo FROM caixa_saida WHERE agregado = ? ORDER BY ordem", {agregado}));
        QList<QByteArray> tipos;
        while (linhas.proxima())
            tipos << linhas.bytes(0);
        return tipos;
    });
    return lidos.value_or(QList<QByteArray>());
}

} // namespace apoio
