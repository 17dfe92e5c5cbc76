// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <apoio/relogiofalso.h>
#include <auth/modulo.h>

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

#include <memory>

// The auth module on a database of its own, asked through its route table as the HTTP layer would ask it.
struct Resposta {
    int status = 0; // 0: refused, see codigo
    QString codigo;
    dominio::Erro erro;
    QHash<QByteArray, QByteArray> cabecalhos; // lower-case names
    QByteArray corpo;
    [[nodiscard]] QJsonObject json() const { return QJsonDocument::fromJson(corpo).object(); }
    [[nodiscard]] QJsonArray itens() const { return json().value(QLatin1String("itens")).toArray(); }
    [[nodiscard]] QString id() const { return json().value(QLatin1String("id")).toString(); }
    [[nodiscard]] QStringList campos() const; // "crm:obrigatorio", sorted
};

struct Pedido {
    nucleo::Metodo metodo = nucleo::Metodo::Get;
    QByteArray alvo; // path and query
    QByteArray corpo;
    QByteArray token;
    QHash<QByteArray, QByteArray> cabecalhos;
    QHostAddress par = QHostAddress(QHostAddress::LocalHost);
};

struct Sessao {
    QByteArray acesso, renovacao;
    QString id; // the user's
};

class Casa
{
public:
    explicit Casa(auth::Ajustes ajustes = ajustesDeTeste(), auth::AgendaDosMedicos *agenda = nullptr,
                  auth::PacientesDoMedico *pacientes = nullptr);
    ~Casa();
    [[nodiscard]] static auth::Ajustes ajustesDeTeste(); // cheap hashes, no limits per address
    void reabrir(auth::Ajustes ajustes);                 // a restart on the same data

    Resposta pedir(const Pedido &pedido);
    Resposta get(const QByteArray &alvo, const QByteArray &token = {});
    Resposta post(const QByteArray &alvo, const QJsonObject &corpo, const QByteArray &token = {});
    // PUT with the version that GET gives, unless another If-Match is given.
    Resposta editar(const QString &id, const QJsonObject &corpo, const QByteArray &token,
                    const QByteArray &ifMatch = {});
    Sessao entrar(const QString &login, const QString &comSenha = senha());

    // Accounts, made through the API; all have the same password.
    [[nodiscard]] static QString senha() { return QStringLiteral("uma frase comprida 7"); }
    [[nodiscard]] static QJsonObject paciente(const QString &nome, const QString &email);
    [[nodiscard]] static QJsonObject medico(const QString &nome, const QString &email, const QString &crm);
    [[nodiscard]] static QJsonObject recepcionista(const QString &email);
    Sessao admin(); // made at the first call
    Sessao recepcao();
    Sessao novo(QJsonObject corpo, const QByteArray &token = {}); // registers and signs in

    [[nodiscard]] qint64 contar(const char *sql);
    [[nodiscard]] QString texto(const char *sql); // first column of the first row
    [[nodiscard]] QList<QByteArray> eventos();    // types, oldest first
    nucleo::Registro registro{nucleo::Registro::Nivel::Erro};
    apoio::RelogioFalso relogio{dominio::Instante::deMs(1'795'000'000'000)};
    QTemporaryDir pasta;
    std::unique_ptr<auth::ModuloAuth> modulo;

private:
    void abrir(const auth::Ajustes &ajustes);
    Resposta executar(const nucleo::Rota &rota, nucleo::Requisicao &req, const QByteArray &token);
    auth::AgendaDosMedicos *m_agenda;
    auth::PacientesDoMedico *m_pacientes;
    QList<nucleo::Rota> m_rotas;
    std::optional<Sessao> m_admin, m_recepcao;
};
