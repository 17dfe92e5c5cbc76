// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <optional>

namespace apoio {

struct RespostaHttp {
    int status = 0;                           // 0: no answer (connection lost)
    QHash<QByteArray, QByteArray> cabecalhos; // lower-case names
    QByteArray corpo;
    [[nodiscard]] QJsonObject json() const { return QJsonDocument::fromJson(corpo).object(); }
    [[nodiscard]] QString codigo() const { return json().value(QLatin1String("codigo")).toString(); }
    [[nodiscard]] bool certa() const { return status >= 200 && status < 300; }
};

// A small blocking HTTP/1.1 client on one kept-alive loopback connection, for tests and load: written on plain sockets,
// so that it shares no code with what it tests. One per thread.
class ClienteBruto
{
public:
    explicit ClienteBruto(quint16 porta, int prazoMs = 20'000) : m_porta(porta), m_prazoMs(prazoMs) {}
    ~ClienteBruto() { fechar(); }
    ClienteBruto(const ClienteBruto &) = delete;
    ClienteBruto &operator=(const ClienteBruto &) = delete;

    void usarToken(const QByteArray &token) { m_token = token; }
    [[nodiscard]] const QByteArray &token() const { return m_token; }
    RespostaHttp pedir(const QByteArray &metodo, const QByteArray &caminho, const QByteArray &corpo = {},
                       const QList<std::pair<QByteArray, QByteArray>> &cabecalhos = {});
    RespostaHttp get(const QByteArray &caminho) { return pedir("GET", caminho); }
    RespostaHttp post(const QByteArray &caminho, const QJsonObject &corpo,
                      const QList<std::pair<QByteArray, QByteArray>> &cabecalhos = {})
    {
        return pedir("POST", caminho, QJsonDocument(corpo).toJson(QJsonDocument::Compact), cabecalhos);
    }
    RespostaHttp put(const QByteArray &caminho, const QJsonObject &corpo,
                     const QList<std::pair<QByteArray, QByteArray>> &cabecalhos = {})
    {
        return pedir("PUT", caminho, QJsonDocument(corpo).toJson(QJsonDocument::Compact), cabecalhos);
    }
    // Signs in and uses the token from then on. False where it was refused.
    bool entrar(const QString &login, const QString &senha);
    void fechar();

private:
    bool conectar();
    bool enviar(const QByteArray &bytes);
    RespostaHttp receber(bool semCorpo);
    bool lerMais();

    quint16 m_porta;
    int m_prazoMs;
    int m_fd = -1;
    QByteArray m_token, m_sobra;
};

} // namespace apoio
