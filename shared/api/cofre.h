// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <functional>

namespace QKeychain {
class Job;
}

namespace api {

// The operating system's keychain, for one secret per server and program. Where there is none, or it is locked, the
// session lives in memory only: never on disk in the clear. One that does not answer in time counts as none; on Linux
// its answers come through GLib, so a program that uses this must not set QT_NO_GLIB.
class Cofre final : public QObject
{
    Q_OBJECT

public:
    enum class Estado { Certo, Vazio, SemCofre };

    Cofre(QString programa, QString servidor, QObject *parent = nullptr);
    void guardar(const QByteArray &segredo, std::function<void(Estado)> depois = {});
    void buscar(std::function<void(Estado, QByteArray)> depois);
    void apagar();
    // A program that ends while a rotated token is being stored would come back with the spent one: wait for ocioso().
    [[nodiscard]] bool ocupado() const { return m_trabalhos > 0; }

Q_SIGNALS:
    void ocioso(); // everything asked for has been done

private:
    // depois: with the job, or with null where it took too long.
    void comecar(QKeychain::Job *trabalho, int prazoMs, std::function<void(QKeychain::Job *)> depois);
    const QString m_servico, m_chave;
    int m_trabalhos = 0;
};

} // namespace api
