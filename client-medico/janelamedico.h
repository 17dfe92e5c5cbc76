// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "diadomedico.h"
#include "telas/pecasdodia.h"

#include <modelos/modelosolicitacoes.h>
#include <ui/janelabase.h>

class QFormLayout;
class QListView;
class QVBoxLayout;

namespace medico {

// The doctor's window: who waits, what asks for an answer, the own day, the patient's card.
class JanelaMedico final : public ui::JanelaBase
{
    Q_OBJECT

public:
    explicit JanelaMedico(const QUrl &servidor, QWidget *pai = nullptr);

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
    void irPara(QDate dia);
    void mostrarDia();
    void mostrarEspera();
    void mostrarSolicitacoes();
    void mostrarPaciente();
    void mostrarVisitas(const QList<contrato::Consulta> &visitas);
    void responder(CartaoDeSolicitacao *cartao, const QString &acao, const QString &motivo);
    void confirmarTodas();
    void mudar(const QString &acao, dominio::Situacao de);
    void andarNasSolicitacoes(int passo);

    DiaDoMedico m_dia;
    modelos::ModeloSolicitacoes m_solicitacoes;
    api::ApiConsultas m_apiConsultas;
    contrato::Usuario m_usuario;
    QLabel *m_titulo = nullptr, *m_nome = nullptr, *m_quando = nullptr;
    QListView *m_lista = nullptr;
    QVBoxLayout *m_espera = nullptr, *m_cartoes = nullptr, *m_visitas = nullptr;
    ui::Contador *m_quantosEsperam = nullptr, *m_quantasPedem = nullptr;
    QPushButton *m_todas = nullptr, *m_iniciar = nullptr, *m_concluir = nullptr;
    ui::EtiquetaDeSituacao *m_situacao = nullptr;
    QFormLayout *m_dados = nullptr;
    QWidget *m_conteudo = nullptr;
    ui::FaixaAviso *m_aviso = nullptr;
    ui::Rodape *m_rodape = nullptr;
    int m_atual = 0;       // the request that has the keys
    QString m_selecionada; // appointment, kept over updates of the list
    QString m_pacienteMostrado;
};

} // namespace medico
