// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "telas/paineislaterais.h"
#include "telas/painelconsulta.h"
#include "telas/painelmarcar.h"

#include <modelos/diadaclinica.h>
#include <modelos/modelosolicitacoes.h>
#include <ui/janelabase.h>
#include <ui/minicalendario.h>
#include <ui/visaoagendadia.h>

class QCheckBox;
class QVBoxLayout;

namespace recepcao {

// The desk: the day with doctors side by side, queues at the left, the card at the right, everything by keyboard.
class JanelaRecepcao final : public ui::JanelaBase
{
    Q_OBJECT

public:
    explicit JanelaRecepcao(const QUrl &servidor, QWidget *pai = nullptr);

protected:
    QWidget *montarTrabalho() override;
    void aoEntrar(const contrato::Usuario &usuario) override;
    void aoAtualizar() override;
    QDateTime lidoEm() const override { return m_dia.lidoEm(); }

private:
    QWidget *montarBarra();
    QWidget *montarLateral();
    QWidget *montarPainel();
    QWidget *montarRodape();
    void atalhos();
    void ligarModelos();
    void irPara(QDate dia);
    void mostrarDia();
    void mostrarMedicos();
    void mostrarSelecao();
    void mostrarFila();
    void marcar(const std::optional<contrato::PacienteResumo> &paciente = {});
    void pacienteNovo(const QString &nome = {});
    void cancelar();
    void voltarAoDia();
    void proximaDaFila();
    [[nodiscard]] QDateTime agoraNaUnidade() const;

    modelos::DiaDaClinica m_dia;
    modelos::ModeloSolicitacoes m_solicitacoes;
    ui::VisaoAgendaDia *m_agenda = nullptr;
    ui::MiniCalendario *m_calendario = nullptr;
    QLabel *m_titulo = nullptr;
    QComboBox *m_unidades = nullptr;
    QLineEdit *m_busca = nullptr;
    QListView *m_achados = nullptr;
    modelos::ModeloPacientes *m_pacientes = nullptr;
    QVBoxLayout *m_medicos = nullptr;
    QPushButton *m_aConfirmar = nullptr;
    ui::Contador *m_quantas = nullptr;
    QStackedWidget *m_painel = nullptr;
    PainelConsulta *m_consulta = nullptr;
    PainelMarcar *m_marcar = nullptr;
    PainelCancelar *m_cancelar = nullptr;
    PainelPacienteNovo *m_novo = nullptr;
    QString m_medicosMostrados; // which boxes stand there, to rebuild only for others
    int m_daFila = -1;
    QString m_selecionarDepois; // an appointment to select once its day is there
};

} // namespace recepcao
