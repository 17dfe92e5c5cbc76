// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <ui/pecas.h>

#include <modelos/diadaclinica.h>
#include <modelos/modelopacientes.h>

class QComboBox;
class QLineEdit;
class QListView;
class QListWidget;

namespace recepcao {

// Booking: patient, doctor, one of the next free times; all by keyboard, Enter goes on. Shows "marcando" until the
// server has acknowledged it; a time just taken offers the server's alternatives in place.
class PainelMarcar final : public QWidget
{
    Q_OBJECT

public:
    PainelMarcar(api::ClienteHttp &http, modelos::DiaDaClinica &dia, QWidget *pai = nullptr);
    // Any may be empty: what is given is not asked.
    void comecar(const std::optional<contrato::PacienteResumo> &paciente, const QString &medicoId,
                 const std::optional<contrato::HorarioLivre> &horario);

Q_SIGNALS:
    void marcou(const contrato::Consulta &consulta);
    void desistiu();
    void pediuPacienteNovo(const QString &nome);

protected:
    bool eventFilter(QObject *objeto, QEvent *evento) override;

private:
    void montar();
    void escolherPaciente(int linha);
    void aceitarPaciente(const contrato::PacienteResumo &paciente);
    void filtrarMedicos(const QString &texto);
    void escolherMedico();
    void buscarHorarios(const QString &medicoId);
    void mostrarHorarios(const QList<contrato::HorarioLivre> &livres, const QString &medicoId);
    void marcar();
    void tratarRecusa(const dominio::Erro &erro);

    api::ApiConsultas m_apiConsultas;
    api::ApiMedicos m_apiMedicos;
    modelos::DiaDaClinica &m_dia;
    modelos::ModeloPacientes m_pacientes;
    std::optional<contrato::PacienteResumo> m_paciente;
    std::optional<contrato::HorarioLivre> m_horarioDado;
    QList<contrato::HorarioLivre> m_livres;
    QByteArray m_chave; // of the booking being tried; a new one for another time
    QLineEdit *m_buscaPaciente, *m_buscaMedico, *m_motivo;
    QListView *m_listaPacientes;
    QListWidget *m_listaMedicos, *m_listaHorarios;
    QComboBox *m_tipo;
    QPushButton *m_botao, *m_novo;
    QLabel *m_detalhe;
    ui::FaixaAviso *m_aviso;
    QString m_medicoId;
};

} // namespace recepcao
