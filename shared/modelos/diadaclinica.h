// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <api/fluxoeventos.h>
#include <api/recursos.h>

#include <QDate>
#include <QTimer>

namespace modelos {

// One thing on a doctor's day: an appointment, a free time or a block. Minutes are of the civil day in the unit's zone.
struct ItemDoDia {
    enum class Tipo { Livre, Bloqueio, Consulta };
    Tipo tipo = Tipo::Livre;
    QString id; // appointment or block
    int inicio = 0, fim = 0;
    QString rotulo; // block: its reason
    std::optional<contrato::Consulta> consulta;
    std::optional<contrato::HorarioLivre> livre;
};

struct ColunaDoDia {
    QString medicoId, nome, especialidade;
    int ocupados = 0, total = 0; // times taken, and times there are
    QList<ItemDoDia> itens;      // by start
};

// The day of a unit, doctors side by side, kept current by the live stream. Loads through the API; a change touches
// only what it is about.
class DiaDaClinica final : public QObject
{
    Q_OBJECT

public:
    DiaDaClinica(api::ClienteHttp &http, api::FluxoEventos &fluxo, QObject *parent = nullptr);

    void iniciar(); // units and doctors, then the day
    void mostrar(QDate dia, const QString &unidadeId);
    void filtrarMedicos(const QStringList &ids); // empty: all of the unit
    void recarregar();

    [[nodiscard]] QDate dia() const { return m_dia; }
    [[nodiscard]] const QString &unidadeId() const { return m_unidadeId; }
    [[nodiscard]] const QList<contrato::Unidade> &unidades() const { return m_unidades; }
    [[nodiscard]] const QList<contrato::Medico> &medicos() const { return m_medicos; }
    [[nodiscard]] QList<contrato::Medico> medicosDaUnidade() const;
    [[nodiscard]] const QList<ColunaDoDia> &colunas() const { return m_colunas; }
    [[nodiscard]] bool carregando() const { return m_pendentes > 0; }
    [[nodiscard]] QDateTime lidoEm() const { return m_lidoEm; }

Q_SIGNALS:
    void mudou();                                  // the columns are others
    void mudouConsulta(const QString &consultaId); // one appointment came, went or changed
    void carregou();
    void falhou(const dominio::Erro &erro);

private:
    struct Coleta { // what one doctor's column is made from
        QList<contrato::HorarioLivre> livres;
        QList<contrato::Bloqueio> bloqueios;
    };
    void carregarConsultas();
    void carregarColuna(const QString &medicoId);
    void aplicarEvento(const contrato::Evento &evento);
    void montar();
    void terminar(const dominio::Erro *erro);
    [[nodiscard]] QString inicioDoDia() const { return m_dia.toString(Qt::ISODate); }
    [[nodiscard]] QString fimDoDia() const { return m_dia.addDays(1).toString(Qt::ISODate); }
    [[nodiscard]] ColunaDoDia montarColuna(const contrato::Medico &medico) const;

    api::ApiConsultas m_apiConsultas;
    api::ApiMedicos m_apiMedicos;
    api::ApiUnidades m_apiUnidades;
    QList<contrato::Unidade> m_unidades;
    QList<contrato::Medico> m_medicos;
    QHash<QString, contrato::Consulta> m_consultas;
    QHash<QString, Coleta> m_coletas;
    QStringList m_filtro;
    QList<ColunaDoDia> m_colunas;
    QDate m_dia;
    QString m_unidadeId;
    QDateTime m_lidoEm;
    int m_pendentes = 0, m_rodada = 0;
    QTimer m_remontar; // joins what arrives together
};

// Minutes since midnight of a moment in its own offset.
[[nodiscard]] int minutoDoDia(const contrato::Momento &momento);
[[nodiscard]] QDate dataDe(const contrato::Momento &momento);
// Does the day show it? Cancelled, refused, expired and moved ones have left their place.
[[nodiscard]] bool apareceNoDia(dominio::Situacao situacao);

} // namespace modelos
