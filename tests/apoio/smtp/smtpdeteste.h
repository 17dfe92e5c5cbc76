// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>

#include <memory>

namespace apoio {

// A message as Python's email package read it: a reader that shares no code with what wrote it.
struct MensagemRecebida {
    QString de;       // of the envelope
    QStringList para; // of the envelope
    QList<std::pair<QString, QString>> cabecalhos;
    QList<QStringList> caixas; // header, display name, address
    QString texto, html;
    QStringList defeitos; // what the parser complained of
    bool tls = false, autenticada = false;
    int maiorLinha = 0, finsDeLinhaSoltos = 0;
    [[nodiscard]] QString cabecalho(const QString &nome) const; // the first of that name
    [[nodiscard]] QStringList todos(const QString &nome) const;
    [[nodiscard]] QString nomeDe(const QString &cabecalho) const; // display name of its first address
    [[nodiscard]] QStringList enderecosDe(const QString &cabecalho) const;
};

// One message, as in a .eml file, read by the same parser; envelope fields stay empty.
[[nodiscard]] MensagemRecebida lerMensagem(const QByteArray &bruta);

// A real SMTP server (servidor_smtp.py) on loopback, told what to do while it runs. Not thread safe.
class SmtpDeTeste
{
public:
    enum class Tls { Nenhum, StartTls, Direto };
    struct Opcoes {
        Tls tls = Tls::Nenhum;
        bool exigirTls = false;
        QString usuario, senha; // empty: no AUTH
    };

    explicit SmtpDeTeste(Opcoes opcoes) : m_opcoes(std::move(opcoes)) {}
    SmtpDeTeste() : SmtpDeTeste(Opcoes{}) {}
    ~SmtpDeTeste() { parar(); }
    SmtpDeTeste(const SmtpDeTeste &) = delete;

    [[nodiscard]] bool iniciar(); // again after parar(): the same port, what was received before is on disk only
    void parar();
    [[nodiscard]] quint16 porta() const { return m_porta; }
    [[nodiscard]] QString url() const; // "smtp://localhost:PORT" or "smtps://…"
    // Its own authority.
    [[nodiscard]] QString certificado() const { return m_pasta.filePath(QStringLiteral("tls.pem")); }
    [[nodiscard]] QString pasta() const { return m_pasta.path(); } // NNNNNN.eml files

    // fase: "mail", "rcpt", "data"; codigo: "451" or "550_5.1.1"; vezes -1: until told otherwise.
    void responder(const char *fase, const char *codigo, int vezes);
    void pendurar(const char *fase, int vezes);
    void soltar();
    void desligarOciosas();
    void apagar();
    [[nodiscard]] int total();
    [[nodiscard]] int conexoes();
    [[nodiscard]] QList<MensagemRecebida> mensagens();

private:
    [[nodiscard]] bool fazerCertificado() const;
    QByteArray pedir(const QByteArray &comando);
    QByteArray lerLinha(int prazoMs);

    Opcoes m_opcoes;
    QTemporaryDir m_pasta;
    std::unique_ptr<QProcess> m_processo;
    quint16 m_porta = 0;
};

} // namespace apoio
