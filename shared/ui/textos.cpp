// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "textos.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

QDateTime local(const contrato::Momento &m)
{
    return QDateTime::fromMSecsSinceEpoch(m.instante.ms(), Qt::OffsetFromUTC, m.deslocamento);
}

QString semAcento(const QString &texto)
{
    QString saida;
    for (const QChar c : texto.normalized(QString::NormalizationForm_D).toLower())
        if (c.category() != QChar::Mark_NonSpacing)
            saida += c;
    return saida;
}

// "seg", "segunda", "segunda-feira": the next such day, never today. 0: no weekday.
int diaDaSemana(const QString &texto)
{
    if (texto.size() < 3)
        return 0;
    const QLocale idioma;
    for (int dia = 1; dia <= 7; ++dia)
        if (semAcento(idioma.dayName(dia)).startsWith(texto))
            return dia;
    return 0;
}

QDate diaEMes(const QString &texto, QDate hoje)
{
    const QStringList partes = texto.split(u'/');
    if (partes.size() < 2 || partes.size() > 3)
        return {};
    const int dia = partes[0].toInt(), mes = partes[1].toInt();
    if (partes.size() == 3) {
        const int ano = partes[2].toInt();
        return QDate(ano < 100 ? 2000 + ano : ano, mes, dia);
    }
    const QDate esteAno(hoje.year(), mes, dia);
    // A date long gone is meant for next year.
    return esteAno.isValid() && esteAno.daysTo(hoje) > 120 ? esteAno.addYears(1) : esteAno;
}

} // namespace

QString Textos::dataLonga(QDate data)
{
    const QLocale idioma;
    const QString formato = data.year() == QDate::currentDate().year()
                                ? tr("dddd, d 'de' MMMM", "date format")
                                : tr("dddd, d 'de' MMMM 'de' yyyy", "date format");
    return idioma.toString(data, formato);
}

QString Textos::dataCurta(QDate data, QDate hoje)
{
    if (data == hoje)
        return tr("hoje");
    if (data == hoje.addDays(1))
        return tr("amanhã");
    if (data == hoje.addDays(-1))
        return tr("ontem");
    const QLocale idioma;
    const qint64 dias = hoje.daysTo(data);
    if (dias > 0 && dias < 14) {
        QString curto = idioma.dayName(data.dayOfWeek(), QLocale::ShortFormat).toLower();
        curto.remove(u'.');
        return curto.left(3) + u' ' + QString::number(data.day());
    }
    return idioma.toString(data,
                           data.year() == hoje.year() ? tr("dd/MM", "date format") : tr("dd/MM/yyyy", "date format"));
}

QString Textos::diaEHora(const contrato::Momento &momento, QDate hoje)
{
    const QDateTime quando = local(momento);
    const QString dia = dataCurta(quando.date(), hoje);
    const bool perto = std::abs(hoje.daysTo(quando.date())) <= 1;
    return (perto ? u"%1 %2"_s : u"%1, %2"_s).arg(dia, hora(momento));
}

QString Textos::hora(const contrato::Momento &momento)
{
    return local(momento).toString(u"HH:mm"_s);
}

QString Textos::tipo(contrato::TipoConsulta tipo)
{
    switch (tipo) {
    case contrato::TipoConsulta::Consulta:
        return tr("consulta");
    case contrato::TipoConsulta::Retorno:
        return tr("retorno");
    case contrato::TipoConsulta::Exame:
        return tr("exame");
    }
    return {};
}

QString Textos::confirmacao(dominio::ConfirmacaoPaciente confirmacao)
{
    switch (confirmacao) {
    case dominio::ConfirmacaoPaciente::Pendente:
        return tr("ainda não respondeu");
    case dominio::ConfirmacaoPaciente::Confirmada:
        return tr("confirmou");
    case dominio::ConfirmacaoPaciente::Recusada:
        return tr("disse que não vem");
    case dominio::ConfirmacaoPaciente::SemResposta:
        return tr("não respondeu ao lembrete");
    }
    return {};
}

QString Textos::passo(const contrato::TransicaoHistorico &passo)
{
    using enum dominio::Situacao;
    if (passo.de == Presente && passo.para == Confirmada)
        return tr("presença desfeita");
    switch (passo.para) {
    case Solicitada:
        return tr("solicitada");
    case Confirmada:
        return passo.de ? tr("confirmada") : tr("marcada e confirmada");
    case Recusada:
        return tr("recusada");
    case Expirada:
        return tr("expirou sem resposta");
    case Cancelada:
        return tr("cancelada");
    case Remarcada:
        return tr("remarcada");
    case Presente:
        return tr("presença registrada");
    case EmAtendimento:
        return tr("atendimento iniciado");
    case Realizada:
        return tr("realizada");
    case NaoAguardou:
        return tr("não aguardou");
    case Faltou:
        return tr("faltou");
    }
    return {};
}

QDate Textos::dataDigitada(const QString &texto, QDate hoje)
{
    const QString t = semAcento(texto.trimmed());
    if (t == u"hoje"_s)
        return hoje;
    if (t == semAcento(tr("amanhã")))
        return hoje.addDays(1);
    if (t.startsWith(u'+') || t.startsWith(u'-')) {
        bool certo = false;
        const int dias = t.toInt(&certo);
        return certo && std::abs(dias) < 3660 ? hoje.addDays(dias) : QDate();
    }
    if (const int dia = diaDaSemana(t)) {
        const int passo = (dia - hoje.dayOfWeek() + 7) % 7;
        return hoje.addDays(passo == 0 ? 7 : passo);
    }
    return diaEMes(t, hoje);
}

} // namespace ui
