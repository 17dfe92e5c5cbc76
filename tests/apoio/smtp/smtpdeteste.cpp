// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "smtpdeteste.h"

#include <QDeadlineTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace apoio {

namespace {

MensagemRecebida deJson(const QJsonObject &o)
{
    MensagemRecebida m;
    m.de = o.value("de"_L1).toString();
    m.para = o.value("para"_L1).toVariant().toStringList();
    const QJsonArray cabecalhos = o.value("cabecalhos"_L1).toArray();
    for (const QJsonValue &c : cabecalhos)
        m.cabecalhos.append({c.toArray().at(0).toString(), c.toArray().at(1).toString()});
    const QJsonArray caixas = o.value("caixas"_L1).toArray();
    for (const QJsonValue &c : caixas)
        m.caixas.append(c.toVariant().toStringList());
    m.texto = o.value("texto"_L1).toString();
    m.html = o.value("html"_L1).toString();
    m.defeitos = o.value("defeitos"_L1).toVariant().toStringList();
    m.tls = o.value("tls"_L1).toBool();
    m.autenticada = o.value("autenticada"_L1).toBool();
    m.maiorLinha = o.value("maiorLinha"_L1).toInt();
    m.finsDeLinhaSoltos = o.value("finsDeLinhaSoltos"_L1).toInt();
    return m;
}

} // namespace

QString MensagemRecebida::cabecalho(const QString &nome) const
{
    return todos(nome).value(0);
}

QStringList MensagemRecebida::todos(const QString &nome) const
{
    QStringList achados;
    for (const auto &[n, valor] : cabecalhos)
        if (n.compare(nome, Qt::CaseInsensitive) == 0)
            achados << valor;
    return achados;
}

QString MensagemRecebida::nomeDe(const QString &cabecalho) const
{
    for (const QStringList &caixa : caixas)
        if (caixa.at(0) == cabecalho)
            return caixa.at(1);
    return {};
}

QStringList MensagemRecebida::enderecosDe(const QString &cabecalho) const
{
    QStringList achados;
    for (const QStringList &caixa : caixas)
        if (caixa.at(0) == cabecalho)
            achados << caixa.at(2);
    return achados;
}

bool SmtpDeTeste::fazerCertificado() const
{
    if (m_opcoes.tls == Tls::Nenhum || QFile::exists(certificado()))
        return true;
    QProcess openssl;
    openssl.start(u"openssl"_s, {u"req"_s, u"-x509"_s, u"-newkey"_s, u"ec"_s, u"-pkeyopt"_s,
                                 u"ec_paramgen_curve:prime256v1"_s, u"-nodes"_s, u"-days"_s, u"2"_s, u"-subj"_s,
                                 u"/CN=localhost"_s, u"-addext"_s, u"subjectAltName=DNS:localhost,IP:127.0.0.1"_s,
                                 u"-keyout"_s, m_pasta.filePath(u"tls.key"_s), u"-out"_s, certificado()});
    return openssl.waitForFinished() && openssl.exitCode() == 0;
}

bool SmtpDeTeste::iniciar()
{
    if (!fazerCertificado())
        return false;
    QStringList argumentos = {u"" AGENDA_SERVIDOR_SMTP ""_s, u"--pasta"_s, m_pasta.path(), u"--porta"_s,
                              QString::number(m_porta)};
    if (m_opcoes.tls != Tls::Nenhum)
        argumentos << u"--tls"_s << (m_opcoes.tls == Tls::Direto ? u"direto"_s : u"starttls"_s) << u"--certificado"_s
                   << certificado() << u"--chave"_s << m_pasta.filePath(u"tls.key"_s);
    if (m_opcoes.exigirTls)
        argumentos << u"--exigir-tls"_s;
    if (!m_opcoes.usuario.isEmpty())
        argumentos << u"--usuario"_s << m_opcoes.usuario << u"--senha"_s << m_opcoes.senha;
    m_processo = std::make_unique<QProcess>();
    m_processo->setStandardErrorFile(m_pasta.filePath(u"servidor.log"_s), QIODevice::Append);
    // Debian's own interpreter: the one that has python3-aiosmtpd.
    m_processo->start(u"/usr/bin/python3"_s, argumentos);
    const QByteArray pronto = lerLinha(20'000);
    if (!pronto.startsWith("PRONTO "))
        return false;
    m_porta = pronto.mid(7).toUShort();
    return true;
}

void SmtpDeTeste::parar()
{
    if (!m_processo)
        return;
    m_processo->kill();
    m_processo->waitForFinished();
    m_processo.reset();
}

QString SmtpDeTeste::url() const
{
    return (m_opcoes.tls == Tls::Direto ? u"smtps://localhost:"_s : u"smtp://localhost:"_s) + QString::number(m_porta);
}

QByteArray SmtpDeTeste::lerLinha(int prazoMs)
{
    QDeadlineTimer prazo(prazoMs);
    while (!m_processo->canReadLine() && !prazo.hasExpired())
        if (!m_processo->waitForReadyRead(int(prazo.remainingTime())))
            break;
    return m_processo->readLine().trimmed();
}

QByteArray SmtpDeTeste::pedir(const QByteArray &comando)
{
    if (!m_processo)
        return {};
    m_processo->write(comando + '\n');
    return lerLinha(60'000);
}

void SmtpDeTeste::responder(const char *fase, const char *codigo, int vezes)
{
    pedir(QByteArray("responder ") + fase + ' ' + codigo + ' ' + QByteArray::number(vezes));
}

void SmtpDeTeste::pendurar(const char *fase, int vezes)
{
    pedir(QByteArray("pendurar ") + fase + ' ' + QByteArray::number(vezes));
}

void SmtpDeTeste::soltar()
{
    pedir("soltar");
}

void SmtpDeTeste::desligarOciosas()
{
    pedir("desligar_ociosas");
}

void SmtpDeTeste::apagar()
{
    pedir("apagar");
}

int SmtpDeTeste::total()
{
    return pedir("total").toInt();
}

int SmtpDeTeste::conexoes()
{
    return pedir("conexoes").toInt();
}

QList<MensagemRecebida> SmtpDeTeste::mensagens()
{
    QList<MensagemRecebida> todas;
    const QJsonArray lidas = QJsonDocument::fromJson(pedir("mensagens")).array();
    for (const QJsonValue &valor : lidas)
        todas.append(deJson(valor.toObject()));
    return todas;
}

MensagemRecebida lerMensagem(const QByteArray &bruta)
{
    QProcess python;
    python.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    python.start(u"/usr/bin/python3"_s, {u"" AGENDA_SERVIDOR_SMTP ""_s, u"--ler"_s});
    python.write(bruta);
    python.closeWriteChannel();
    python.waitForFinished();
    return deJson(QJsonDocument::fromJson(python.readAllStandardOutput()).object());
}

} // namespace apoio
