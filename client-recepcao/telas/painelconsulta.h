// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <ui/pecas.h>

#include <api/recursos.h>

class QFormLayout;
class QVBoxLayout;

namespace recepcao {

// The card at the right: the selected appointment, its patient, what can be done with it, what happened to it.
class PainelConsulta final : public QWidget
{
    Q_OBJECT

public:
    explicit PainelConsulta(api::ClienteHttp &http, QWidget *pai = nullptr);
    void mostrar(const contrato::Consulta &consulta, const QString &espera);
    void limpar();
    void presenca();
    [[nodiscard]] const std::optional<contrato::Consulta> &consulta() const { return m_consulta; }

Q_SIGNALS:
    void pediuCancelar();

private:
    void buscarDetalhes();
    void mostrarHistorico(const QList<contrato::TransicaoHistorico> &historico);
    void linha(const QString &nome, const QString &valor, QFormLayout *onde);
    api::ApiConsultas m_apiConsultas;
    api::ApiPacientes m_apiPacientes;
    std::optional<contrato::Consulta> m_consulta;
    QWidget *m_conteudo;
    QLabel *m_vazio, *m_nome, *m_resumo, *m_quando;
    ui::EtiquetaDeSituacao *m_situacao;
    QFormLayout *m_dados, *m_detalhes;
    QVBoxLayout *m_historico;
    QPushButton *m_presenca, *m_cancelar;
    ui::FaixaAviso *m_aviso;
};

} // namespace recepcao
