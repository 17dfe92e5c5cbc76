// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "leituras.h"
#include "parametros.h"

#include <dominio/horarios.h>
#include <nucleo/banco/porthread.h>
#include <nucleo/banco/transacao.h>

#include <QHash>

#include <functional>
#include <memory>

namespace agendamento {

// What a doctor offers, as of one version of their rules (table regras_medico).
struct RegrasDoMedico {
    qint64 versao = 0;
    QList<dominio::AgendaSemanal> agendas;
    [[nodiscard]] const dominio::AgendaSemanal *daUnidade(dominio::UnidadeId unidade) const;
    // May patients book so far ahead at that unit?
    [[nodiscard]] bool noHorizonte(dominio::UnidadeId unidade, dominio::Instante quando, dominio::Instante agora) const;
    [[nodiscard]] dominio::Instante fimDoHorizonte(dominio::Instante agora) const; // of the widest of them
};
using RegrasPtr = std::shared_ptr<const RegrasDoMedico>;

struct PedidoDeOferta {
    dominio::MedicoId medico;
    Limite de, ate; // civil dates count in the zone of each of the doctor's units
    dominio::Instante agora;
    std::optional<int> duracaoMin = {};
    std::optional<dominio::UnidadeId> unidade = {};
    int limite = dominio::limiteDeHorarios;        // of each doctor's
    std::optional<dominio::Intervalo> janela = {}; // only what begins in it, besides
    bool paraPacientes = false;                    // nothing beyond a unit's horizon
    // Others neither come nor count.
    std::function<bool(dominio::MedicoId, const dominio::AgendaSemanal &, const dominio::HorarioLivre &)> serve = {};
};

// Weekly agendas, blocks, holidays and occupancy brought together. Thread safe; each thread keeps the rules it has
// read and asks the database only whether they still hold.
class Oferta
{
public:
    // deslocamentoMin: what a doctor needs between two units.
    explicit Oferta(int deslocamentoMin = 0) : m_deslocamentoMin(deslocamentoMin) {}
    // Kept for the next time, so never to be asked for in a transaction that has changed them: it may yet be undone.
    [[nodiscard]] nucleo::Resultado<RegrasPtr> regras(nucleo::Leitura &l, dominio::MedicoId medico);
    // The same where the version is known already, from a moment ago at most.
    [[nodiscard]] nucleo::Resultado<RegrasPtr> regrasDaVersao(nucleo::Leitura &l, dominio::MedicoId medico,
                                                              qint64 versao);
    [[nodiscard]] nucleo::Resultado<QList<dominio::HorarioLivre>> livres(nucleo::Leitura &l,
                                                                         const PedidoDeOferta &pedido);
    // Of several doctors, in few statements, one doctor after the other: only that one's times are in memory. The
    // doctor of the request does not count, its window has to be given. Who has nothing free is not visited.
    struct Livres {
        dominio::MedicoId medico;
        RegrasPtr regras;
        QList<dominio::HorarioLivre> horarios;
    };
    [[nodiscard]] nucleo::Resultado<void> livresDeVarios(nucleo::Leitura &l, const QList<dominio::MedicoId> &medicos,
                                                         const PedidoDeOferta &pedido,
                                                         const std::function<void(const Livres &)> &visitar);
    // Those who have any free time in the window, in the order given.
    [[nodiscard]] nucleo::Resultado<QList<dominio::MedicoId>>
    quemTem(nucleo::Leitura &l, const QList<dominio::MedicoId> &medicos, const PedidoDeOferta &pedido);
    // Is the doctor at another unit so shortly before or after that the way between them does not fit?
    [[nodiscard]] nucleo::Resultado<bool> semTempoDeChegar(nucleo::Leitura &l, dominio::MedicoId medico,
                                                           dominio::UnidadeId unidade, const dominio::Intervalo &quando,
                                                           const QUuid &exceto = {});
    // The free times nearest to a time that could not be had, nearest first.
    [[nodiscard]] nucleo::Resultado<QList<dominio::HorarioLivre>>
    proximosDe(nucleo::Leitura &l, const PedidoDeOferta &pedido, dominio::Instante desejado);
    [[nodiscard]] nucleo::Resultado<ResumoMedico> resumo(nucleo::Leitura &l, dominio::MedicoId medico,
                                                         dominio::Instante agora);
    // In the offset of its unit.
    [[nodiscard]] static contrato::HorarioLivre paraContrato(const dominio::HorarioLivre &livre,
                                                             const RegrasDoMedico &regras);

    static constexpr int diasDeBusca = dominio::diasDeHorarios;

private:
    using Guardadas = QHash<dominio::MedicoId, RegrasPtr>;
    [[nodiscard]] nucleo::Resultado<RegrasPtr> lerRegras(nucleo::Leitura &l, dominio::MedicoId medico, qint64 versao);
    // What is taken in that window, as it counts at that unit, where the way between units does.
    using Tomados = std::function<nucleo::Resultado<QList<dominio::Intervalo>>(
        const dominio::Intervalo &janela, const std::optional<dominio::UnidadeId> &unidade)>;
    [[nodiscard]] nucleo::Resultado<QList<dominio::HorarioLivre>>
    calcular(const RegrasDoMedico &regras, const PedidoDeOferta &pedido, const Tomados &tomados) const;
    [[nodiscard]] bool viaja(const RegrasDoMedico &regras) const; // between units, and it takes time
    [[nodiscard]] qint64 deslocamentoMs() const { return m_deslocamentoMin * 60'000LL; }

    const int m_deslocamentoMin;
    nucleo::PorThread<Guardadas> m_guardadas;
};

} // namespace agendamento
