// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "filapendente.h"

#include <QDateTime>
#include <QFile>
#include <QSaveFile>
#include <QStandardPaths>

namespace api {

using contrato::Consulta;
using contrato::NovaConsulta;
using dominio::Codigo;
using dominio::falha;

namespace {

constexpr qint64 guardaDoServidorMs = 23LL * 3600 * 1000; // it keeps keys for 24 h
constexpr qint64 esquecerMs = 30LL * 24 * 3600 * 1000;

// One file.
struct Registro {
    QString servidor;
    dominio::UsuarioId dono;
    dominio::Instante em;
    bool inteira = true;
    NovaConsulta consulta;
    static constexpr const char *nomeNoContrato = "Registro";
    static constexpr auto campos()
    {
        using contrato::campo;
        using T = Registro;
        return contrato::tabela(campo("servidor", &T::servidor, contrato::maximo(2048)), campo("dono", &T::dono),
                                campo("em", &T::em), campo("inteira", &T::inteira), campo("consulta", &T::consulta));
    }
};

dominio::Instante agora()
{
    return dominio::Instante::deMs(QDateTime::currentMSecsSinceEpoch());
}

NovaConsulta semTextos(NovaConsulta nova)
{
    nova.motivo.reset();
    nova.convenio.reset();
    nova.motivoEncaixe.reset();
    return nova;
}

bool temTextos(const NovaConsulta &nova)
{
    return nova.motivo || nova.convenio || nova.motivoEncaixe;
}

// The server did not say what became of it.
bool emAberto(Codigo codigo)
{
    switch (codigo) {
    case Codigo::SemConexao:
    case Codigo::Indisponivel:
    case Codigo::EmAndamento:
    case Codigo::MuitasRequisicoes:
    case Codigo::ErroInterno:
    case Codigo::SemEspaco:
    case Codigo::TokenAusente:
    case Codigo::TokenExpirado:
    case Codigo::TokenInvalido:
        return true;
    default:
        return false;
    }
}

bool chaveServeDeNome(const QByteArray &chave)
{
    return !chave.isEmpty() && chave.size() <= 64 && std::all_of(chave.begin(), chave.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-';
    });
}

QString pastaPadrao()
{
    return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + QStringLiteral("/pendentes");
}

} // namespace

FilaPendente::FilaPendente(ClienteHttp &http, const QString &pasta, QObject *parent) :
    QObject(parent), m_http(http), m_api(http), m_pasta(pasta.isEmpty() ? pastaPadrao() : pasta)
{}

QString FilaPendente::arquivo(const QByteArray &chave) const
{
    return m_pasta.filePath(QString::fromLatin1(chave) + QStringLiteral(".json"));
}

bool FilaPendente::guardar(const QByteArray &chave, const NovaConsulta &nova)
{
    const Registro registro{m_http.servidor().toString(), m_dono, agora(), !temTextos(nova), semTextos(nova)};
    QSaveFile f(arquivo(chave));
    if (!chaveServeDeNome(chave) || !m_pasta.mkpath(QStringLiteral(".")) || !f.open(QIODevice::WriteOnly))
        return false;
    f.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    f.write(contrato::escrever(registro));
    return f.commit();
}

void FilaPendente::marcar(const NovaConsulta &nova, const QByteArray &chave, QObject *contexto, Depois<Consulta> depois)
{
    if (!guardar(chave, nova))
        Q_EMIT naoGuardou();
    m_abertas.insert(chave, {semTextos(nova), agora(), !temTextos(nova)});
    m_andando.insert(chave);
    Q_EMIT mudou();
    // Whether or not the form is still there: the outcome concerns the file.
    m_api.marcar(nova, chave, this, [this, chave, contexto = QPointer(contexto), depois](const Resultado<Consulta> &r) {
        m_andando.remove(chave);
        if (r || !emAberto(r.error().codigo))
            fechar(chave);
        if (contexto)
            depois(r);
    });
}

void FilaPendente::fechar(const QByteArray &chave)
{
    if (chaveServeDeNome(chave))
        QFile::remove(arquivo(chave));
    if (m_abertas.remove(chave))
        Q_EMIT mudou();
}

void FilaPendente::lerPasta()
{
    const QString servidor = m_http.servidor().toString();
    const auto nomes = m_pasta.entryList({QStringLiteral("*.json")}, QDir::Files);
    for (const QString &nome : nomes) {
        const QByteArray chave = nome.chopped(5).toLatin1();
        if (m_abertas.contains(chave))
            continue;
        QFile f(m_pasta.filePath(nome));
        if (!f.open(QIODevice::ReadOnly) || f.size() > 64 * 1024)
            continue;
        const auto lido = contrato::ler<Registro>(f.readAll());
        f.close();
        if (!lido || lido->em.maisMs(esquecerMs) < agora())
            f.remove(); // torn by a crash in the very moment of writing: nothing was sent; or long past
        else if (lido->servidor == servidor && lido->dono == m_dono)
            m_abertas.insert(chave, {lido->consulta, lido->em, lido->inteira});
    }
}

void FilaPendente::resolver()
{
    const int antes = quantas();
    lerPasta();
    if (quantas() != antes)
        Q_EMIT mudou();
    const QHash<QByteArray, Aberta> abertas = m_abertas;
    for (auto it = abertas.cbegin(); it != abertas.cend(); ++it) {
        if (m_andando.contains(it.key()))
            continue;
        m_andando.insert(it.key());
        resolverUma(it.key(), *it);
    }
}

void FilaPendente::resolverUma(const QByteArray &chave, const Aberta &aberta)
{
    if (!aberta.inteira || aberta.em.maisMs(guardaDoServidorMs) < agora())
        return procurar(chave, aberta);
    m_api.marcar(aberta.nova, chave, this,
                 [this, chave, aberta](const Resultado<Consulta> &r) { anunciar(chave, aberta, r); });
}

void FilaPendente::procurar(const QByteArray &chave, const Aberta &aberta)
{
    FiltroConsultas filtro;
    filtro.de = aberta.nova.inicio.texto();
    filtro.ate = aberta.nova.inicio.maisMinutos(1).texto();
    filtro.medicoId = aberta.nova.medicoId.texto();
    m_api.doPaciente(aberta.nova.pacienteId.texto(), filtro, this,
                     [this, chave, aberta](const Resultado<QList<Consulta>> &r) {
                         if (!r)
                             return anunciar(chave, aberta, falha(r.error()));
                         for (const Consulta &c : *r)
                             if (c.inicio.instante == aberta.nova.inicio && c.criadaPor == m_dono)
                                 return anunciar(chave, aberta, c);
                         anunciar(chave, aberta, falha(Codigo::NaoEncontrado));
                     });
}

void FilaPendente::anunciar(const QByteArray &chave, const Aberta &aberta, const Resultado<Consulta> &desfecho)
{
    m_andando.remove(chave);
    if (!desfecho && emAberto(desfecho.error().codigo))
        return;
    fechar(chave);
    if (desfecho)
        Q_EMIT marcou(aberta.nova, *desfecho);
    else
        Q_EMIT naoMarcou(aberta.nova, desfecho.error());
}

} // namespace api
