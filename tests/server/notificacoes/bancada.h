// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <apoio/relogiofalso.h>
#include <notificacoes/modulo.h>

#include <contrato/consulta.h>
#include <contrato/notificacao.h>
#include <notificacoes/repositorios/notificacaotabela.h>

#include <QHash>
#include <QTemporaryDir>

#include <atomic>
#include <memory>
#include <mutex>

// What the tests of the messages module share: people and units in memory, a clock moved by hand, the real module on a
// real database file.

class FontesFalsas final : public notificacoes::Fontes
{
public:
    dominio::Resultado<std::optional<notificacoes::Contato>> contato(dominio::UsuarioId id) override;
    dominio::Resultado<std::optional<notificacoes::Unidade>> unidade(dominio::UnidadeId id) override;
    dominio::Resultado<std::optional<notificacoes::ConsultaResumo>> consulta(dominio::ConsultaId id) override;

    void por(const notificacoes::Contato &contato);
    void por(const notificacoes::Unidade &unidade);
    void por(const notificacoes::ConsultaResumo &consulta);
    void falhar(std::optional<dominio::Codigo> como);           // nothing: they answer again
    [[nodiscard]] int perguntas() const { return m_perguntas; } // for people

private:
    std::mutex m_trava;
    std::atomic<int> m_perguntas{0};
    std::optional<dominio::Codigo> m_falha;
    QHash<QUuid, notificacoes::Contato> m_contatos;
    QHash<QUuid, notificacoes::Unidade> m_unidades;
    QHash<QUuid, notificacoes::ConsultaResumo> m_consultas;
};

class Bancada
{
public:
    Bancada();
    ~Bancada();

    [[nodiscard]] bool iniciar(); // again after parar() or matar(): on the same database
    void parar();

    // A patient with an e-mail address and an appointment at the first unit, in two days.
    [[nodiscard]] dominio::PacienteId paciente(const QString &nome, const std::optional<QString> &email,
                                               const QString &idioma = {}, const QStringList &canais = {});
    [[nodiscard]] contrato::Consulta consulta(dominio::PacienteId paciente);
    // As the dispatcher would: the subscription's effect in a transaction. False: it failed.
    [[nodiscard]] bool publicar(const QByteArray &tipo, const contrato::Consulta &consulta, const QUuid &id = {});

    [[nodiscard]] QList<contrato::Notificacao> todas(); // newest first
    [[nodiscard]] int quantas(contrato::SituacaoNotificacao situacao);
    [[nodiscard]] qint64 contar(const char *sql);
    void avancarMinutos(int minutos); // and wakes the sender, whose timers do not follow this clock
    [[nodiscard]] QString pastaSaida() const { return m_pasta.filePath(QStringLiteral("caixa-de-saida")); }

    apoio::RelogioFalso relogio{*dominio::Instante::deTexto(u"2026-11-23T12:00:00Z")};
    nucleo::Registro registro{nucleo::Registro::Nivel::Erro};
    FontesFalsas fontes;
    notificacoes::ConfigNotificacoes config;
    std::unique_ptr<notificacoes::ModuloNotificacoes> modulo;
    notificacoes::Unidade unidade;
    dominio::MedicoId medico;

private:
    QTemporaryDir m_pasta;
};
