// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHostAddress>
#include <QMap>
#include <QProcessEnvironment>
#include <QString>
#include <QStringList>

#include <expected>

namespace app {

// What the server is told at start: defaults, then the INI file, then the environment, then the command line.
// Keys and their meaning: contract, section 8.
struct Configuracao {
    QString dados = QStringLiteral("dados"); // folder; made where it is missing
    QHostAddress endereco = QHostAddress(QHostAddress::LocalHost);
    quint16 porta = 8080;             // 0: any free port
    QString tlsCertificado, tlsChave; // PEM files; both or neither
    QList<QHostAddress> proxies;      // whose X-Forwarded-For counts
    QString urlPublica;
    int bancoConexoes = 8; // PostgreSQL: writers of each module's pool; readers are one a worker thread
    QString bancoUsuarios, bancoAgendamentos, bancoNotificacoes, bancoRelatorios; // empty: SQLite under dados
    QString transporte = QStringLiteral("processo");
    QString emailUrl, emailUsuario, emailSenha, emailRemetente;
    QString twilioUrl, twilioConta, twilioToken, twilioRemetenteSms, twilioRemetenteWhatsapp;
    QString idioma = QStringLiteral("pt-BR");
    int antecedenciaCancelamentoMin = 120, toleranciaFaltaMin = 30, deslocamentoMin = 0;
    int requisicoesPorMinutoConta = 600, requisicoesPorMinutoEndereco = 1200;
    int loginsPorMinutoEndereco = 30, cadastrosPorHoraEndereco = 20;
    int conexoes = 2000, conexoesPorEndereco = 200;
    QHostAddress operacaoEndereco = QHostAddress(QHostAddress::LocalHost);
    quint16 operacaoPorta = 0; // 0: no operations listener
    QString operacaoToken;
    QString registroArquivo; // empty: standard error; relative: in the data folder
    int registroTamanhoMib = 16, registroQuantos = 5;
    // In 24 hours, by one patient's account; then messages to one address, and caused by one account.
    int marcacoesPorDia = 30, mudancasPorDia = 10, reservasPorDia = 60;
    int mensagensPorDiaDestino = 20, mensagensPorDiaConta = 200, mensagensPorDiaEquipe = 5000;
    int bytesPorEnviarMib = 64; // answers that wait for slow readers, all together
    bool demo = false;
    QStringList modulos; // empty: all

    [[nodiscard]] QString urlBanco(const QString &configurada, const QString &arquivo) const;
    [[nodiscard]] QString caminhoDoRegistro() const; // empty: standard error
    // One "secao.chave = value" a line, secrets masked, those inside of URLs too.
    [[nodiscard]] QString resumo() const;
};

struct ErroDeConfiguracao {
    QString chave; // "http.porta"
    QString problema;
    [[nodiscard]] QString texto() const; // secrets of a URL in it masked
};

// arquivo: path of an INI file, empty for none.
[[nodiscard]] std::expected<Configuracao, ErroDeConfiguracao> lerConfiguracao(const QString &arquivo,
                                                                              const QProcessEnvironment &ambiente);
// What no single key can tell: both TLS files or none, --demo on loopback only, whose the data folder is, …
[[nodiscard]] std::expected<void, ErroDeConfiguracao> conferir(const Configuracao &configuracao);

} // namespace app
