// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <contrato/consulta.h>
#include <dominio/erro.h>

#include <QCoreApplication>
#include <QDate>

namespace ui {

// The words of the programs that are not one widget's own: failures, dates, kinds of appointments.
class Textos
{
    Q_DECLARE_TR_FUNCTIONS(ui::Textos)

public:
    // What went wrong and what to do, in one or two sentences.
    [[nodiscard]] static QString falha(const dominio::Erro &erro);
    [[nodiscard]] static QString falhaDeCampo(const dominio::ErroCampo &campo);

    [[nodiscard]] static QString dataLonga(QDate data);             // "terça-feira, 24 de novembro"
    [[nodiscard]] static QString dataCurta(QDate data, QDate hoje); // "hoje", "amanhã", "qui 26", "12/01", "12/08/2025"
    [[nodiscard]] static QString diaEHora(const contrato::Momento &momento,
                                          QDate hoje);                   // "hoje 10:00", "qui 26, 09:00"
    [[nodiscard]] static QString hora(const contrato::Momento &momento); // "10:00"
    [[nodiscard]] static QString tipo(contrato::TipoConsulta tipo);      // "retorno"
    [[nodiscard]] static QString confirmacao(dominio::ConfirmacaoPaciente confirmacao);
    // A step of the history as it is told: "presença registrada", "cancelada".
    [[nodiscard]] static QString passo(const contrato::TransicaoHistorico &passo);
    // A date as people type it: "seg", "+7", "12/1", "12/1/2027", "hoje". Invalid where it is none.
    [[nodiscard]] static QDate dataDigitada(const QString &texto, QDate hoje);
};

} // namespace ui
