// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agendamento/modulo.h>
#include <apoio/relogiofalso.h>
#include <nucleo/http/roteador.h>

#include <QJsonArray>
#include <QJsonObject>
#include <QTemporaryDir>

#include <functional>
#include <mutex>

namespace apoio {

// The accounts' owner as a map that a test fills. Can be told to be down.
class PessoasFalsas final : public agendamento::Pessoas
{
public:
    [[nodiscard]] dominio::Resultado<std::optional<agendamento::Pessoa>> pessoa(dominio::UsuarioId id) override;
    // Those with that specialty; all active ones where none is asked for. Health plans: the same list of marks.
    [[nodiscard]] dominio::Resultado<QList<dominio::MedicoId>>
    medicos(const agendamento::FiltroMedicos &filtro) override;
    void marcar(const nucleo::Identidade &medico, const QString &marca);
    void por(const agendamento::Pessoa &pessoa);
    void cair(bool fora);

private:
    std::mutex m_trava;
    QHash<QUuid, agendamento::Pessoa> m_pessoas;
    QSet<std::pair<QUuid, QString>> m_marcas;
    bool m_fora = false;
};

struct RespostaDoCaso {
    int status = 0;
    QByteArray corpo, etag, local;
    QString codigo; // of a refusal
    QList<dominio::ErroCampo> campos;
    QJsonObject extras;
    [[nodiscard]] QJsonObject json() const;
    [[nodiscard]] QJsonArray itens() const;
    [[nodiscard]] QString texto(const QString &membro) const { return json().value(membro).toString(); }
    [[nodiscard]] bool temErro(const QString &campo, dominio::CodigoCampo codigoDoCampo) const;
};

// The module on a real database, with a clock and accounts the test owns; routes are called as the HTTP front calls
// them, without sockets. 1 December 2026, a Tuesday, 08:00 in São Paulo.
class Consultorio
{
public:
    using Cabecalhos = QHash<QByteArray, QByteArray>;
    explicit Consultorio(const agendamento::Ajustes &ajustes = {});
    ~Consultorio();

    [[nodiscard]] nucleo::Identidade conta(dominio::Perfil perfil, const QString &nome,
                                           const std::function<void(agendamento::Pessoa &)> &mais = {});
    RespostaDoCaso pedir(nucleo::Metodo metodo, const QByteArray &alvo, const std::optional<nucleo::Identidade> &quem,
                         const QByteArray &corpo = {}, const Cabecalhos &cabecalhos = {});
    RespostaDoCaso get(const QByteArray &alvo, const std::optional<nucleo::Identidade> &quem = {});
    RespostaDoCaso post(const QByteArray &alvo, const std::optional<nucleo::Identidade> &quem,
                        const QJsonObject &corpo);
    RespostaDoCaso put(const QByteArray &alvo, const std::optional<nucleo::Identidade> &quem,
                       const QJsonObject &corpo = {}, const Cabecalhos &cabecalhos = {});

    [[nodiscard]] QString unidade(const QString &nome = QStringLiteral("Centro"),
                                  const QString &fuso = QStringLiteral("America/Sao_Paulo"),
                                  const QJsonObject &mais = {});
    // Every day from de on, 08:00 to 18:00 in half hours where nothing else is said.
    [[nodiscard]] bool agenda(const nucleo::Identidade &medico, const QString &unidadeId, const QString &inicio = {},
                              const QString &fim = {}, int duracaoMin = 30);
    [[nodiscard]] static QJsonObject pedido(const nucleo::Identidade &medico, const nucleo::Identidade &paciente,
                                            const QString &inicio, const QJsonObject &mais = {});
    // An account as a usuario.* event brings it.
    [[nodiscard]] nucleo::Resultado<void> receber(const QJsonObject &usuario);
    // One number from one query.
    [[nodiscard]] qint64 numero(const char *sql, const QList<nucleo::Valor> &valores = {});
    [[nodiscard]] QList<QByteArray> eventos(const QString &agregado);
    [[nodiscard]] nucleo::Contexto contexto() const;

    // Runs once, between the preparation of the next write and its effect.
    std::function<void()> entreAsPartes;

    QTemporaryDir pasta;
    RelogioFalso relogio;
    nucleo::Registro registro{nucleo::Registro::Nivel::Erro};
    PessoasFalsas pessoas;
    std::unique_ptr<agendamento::ModuloAgendamento> modulo;
    nucleo::Identidade admin, recepcao;

private:
    std::unique_ptr<nucleo::Roteador> m_roteador;
};

[[nodiscard]] dominio::Instante em(const char *rfc3339);
[[nodiscard]] QByteArray id(const nucleo::Identidade &quem);

} // namespace apoio
