// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <ui/pecas.h>

#include <api/recursos.h>

class QLineEdit;
class QListWidget;

namespace recepcao {

// Cancelling: a reason from a short list or typed; no second question.
class PainelCancelar final : public QWidget
{
    Q_OBJECT

public:
    explicit PainelCancelar(api::ClienteHttp &http, QWidget *pai = nullptr);
    void comecar(const contrato::Consulta &consulta);

Q_SIGNALS:
    void cancelou(const contrato::Consulta &consulta);
    void desistiu();

protected:
    void keyPressEvent(QKeyEvent *evento) override;

private:
    void cancelar();
    api::ApiConsultas m_api;
    std::optional<contrato::Consulta> m_consulta;
    QLabel *m_qual;
    QListWidget *m_motivos;
    QLineEdit *m_outro;
    QPushButton *m_botao;
    ui::FaixaAviso *m_aviso;
};

// A new patient: name and telephone are enough; the rest is asked at the desk.
class PainelPacienteNovo final : public QWidget
{
    Q_OBJECT

public:
    explicit PainelPacienteNovo(api::ClienteHttp &http, QWidget *pai = nullptr);
    void comecar(const QString &nome);

Q_SIGNALS:
    void cadastrou(const contrato::PacienteResumo &paciente);
    void desistiu();

protected:
    void keyPressEvent(QKeyEvent *evento) override;

private:
    struct CampoDaTela {
        QString nome; // in the API
        QLineEdit *edicao;
        QLabel *erro;
    };
    void cadastrar();
    void apontar(const QString &campo, const QString &erro);
    [[nodiscard]] std::optional<contrato::NovoUsuario> ler();
    api::ApiPacientes m_api;
    QList<CampoDaTela> m_campos;
    QPushButton *m_botao;
    ui::FaixaAviso *m_aviso;
    QByteArray m_chave;
};

} // namespace recepcao
