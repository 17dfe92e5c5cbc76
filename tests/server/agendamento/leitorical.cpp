// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "leitorical.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QTemporaryDir>

namespace apoio {

using namespace Qt::StringLiterals;

namespace {

constexpr int prazoMs = 60'000;

QByteArray rodar(QProcess &processo, const QString &programa, const QStringList &argumentos, const QByteArray &entrada,
                 QString *falha)
{
    processo.start(programa, argumentos);
    processo.write(entrada);
    processo.closeWriteChannel();
    if (!processo.waitForFinished(prazoMs) || processo.exitStatus() != QProcess::NormalExit || processo.exitCode() != 0)
        *falha = programa + u": "_s + processo.errorString() + u' ' +
                 QString::fromUtf8(processo.readAllStandardError()).right(2000);
    return processo.readAllStandardOutput();
}

bool escrever(const QString &caminho, const QByteArray &bytes)
{
    QFile arquivo(caminho);
    return arquivo.open(QIODevice::WriteOnly) && arquivo.write(bytes) == bytes.size();
}

} // namespace

FeedLido lerComPython(const QByteArray &feed)
{
    FeedLido lido;
    QProcess processo;
    const QString roteiro = qEnvironmentVariable("AGENDA_FONTE") + u"/tests/server/agendamento/verificar_ics.py"_s;
    const QByteArray saida = rodar(processo, u"/usr/bin/python3"_s, {roteiro}, feed, &lido.falha);
    lido.tudo = QJsonDocument::fromJson(saida).object();
    const auto lista = lido.tudo.value(u"eventos"_s).toArray();
    for (const auto &evento : lista)
        lido.eventos.insert(evento.toObject().value(u"uid"_s).toString(), evento.toObject());
    if (lido.falha.isEmpty() && lido.eventos.size() != lista.size())
        lido.falha = u"two events with one UID"_s;
    if (const auto erros = lido.tudo.value(u"erros"_s).toArray(); lido.falha.isEmpty() && !erros.isEmpty())
        lido.falha = erros.first().toString();
    return lido;
}

QStringList lerComKhal(const QByteArray &feed, const QString &zona, QString *falha)
{
    // A home of its own: no configuration, calendar or cache of whoever runs the test.
    const QTemporaryDir casa;
    const QByteArray config = "[calendars]\n[[agenda]]\npath = " + casa.filePath(u"calendario"_s).toUtf8() +
                              "\n[locale]\nlocal_timezone = " + zona.toUtf8() +
                              "\ndefault_timezone = UTC\ntimeformat = %H:%M\n"
                              "dateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\ndatetimeformat = %Y-%m-%d %H:%M\n"
                              "longdatetimeformat = %Y-%m-%d %H:%M\n[sqlite]\npath = " +
                              casa.filePath(u"khal.db"_s).toUtf8() + "\n";
    const QString ics = casa.filePath(u"agenda.ics"_s), arquivo = casa.filePath(u"config"_s);
    if (!escrever(arquivo, config) || !escrever(ics, feed)) {
        *falha = u"cannot write"_s;
        return {};
    }
    QProcess processo;
    auto ambiente = QProcessEnvironment::systemEnvironment();
    ambiente.insert(u"HOME"_s, casa.path());
    ambiente.insert(u"LC_ALL"_s, u"C.UTF-8"_s);
    processo.setProcessEnvironment(ambiente);
    const QByteArray saida = rodar(
        processo, u"/usr/bin/khal"_s,
        {u"-c"_s, arquivo, u"printics"_s, u"-f"_s, u"{start-long}|{end-long}|{title}|{location}"_s, ics}, {}, falha);
    return QString::fromUtf8(saida).split(u'\n').filter(u"|"_s); // the first line only counts the events
}

QString defeitoNasLinhas(const QByteArray &feed)
{
    if (!feed.endsWith("\r\n"))
        return u"the last line does not end"_s;
    for (const QByteArray &bruta : feed.chopped(2).split('\n')) {
        const QByteArray linha = bruta.endsWith('\r') ? bruta.chopped(1) : bruta;
        const auto defeito = [&](const char *qual) {
            return QString::fromLatin1(qual) + u": "_s + QString::fromLatin1(linha.toPercentEncoding(" ;:=,"));
        };
        if (linha.size() > 75)
            return defeito("more than 75 octets");
        if (!linha.isValidUtf8())
            return defeito("not UTF-8");
        for (const char c : linha)
            if (uchar(c) < 0x20 || uchar(c) == 0x7f)
                return defeito("control character");
        if (linha.trimmed().isEmpty())
            return defeito("empty line");
    }
    return feed.count('\n') == feed.count("\r\n") ? QString() : u"a line without CR"_s;
}

QList<QByteArray> desdobrar(const QByteArray &feed)
{
    QByteArray inteiro = feed;
    inteiro.replace("\r\n ", "");
    return inteiro.chopped(2).replace("\r\n", "\n").split('\n');
}

} // namespace apoio
