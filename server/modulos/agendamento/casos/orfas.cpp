// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "orfas.h"

#include "../anuncios.h"
#include "../parametros.h"
#include "../regrasdasunidades.h"
#include "../repositorios/bloqueiotabela.h"
#include "../repositorios/consultatabela.h"
#include "../repositorios/unidadetabela.h"
#include "../respostas.h"

#include <limits>

namespace agendamento {

using contrato::Consulta;
using nucleo::Resposta;
using nucleo::Resultado;
using namespace Qt::StringLiterals;

namespace {

// Marks or clears the orphan sign of one appointment. Not a transition: its state and history stay.
Resultado<void> marcarOrfa(nucleo::Transacao &tx, Consulta &c, bool orfa)
{
    c.orfa = orfa;
    c.versao += 1;
    AGENDA_OBTER(const auto unidade, UnidadeTabela(tx).buscar(c.unidadeId));
    AGENDA_OBTER(const auto fuso, unidade ? unidade->fuso() : Resultado<dominio::Fuso>(dominio::Fuso()));
    c.atualizadaEm = {tx.agora(), fuso.deslocamento(tx.agora())}; // the clocks may have changed since the last change
    AGENDA_TENTAR(ConsultaTabela::atualizar(tx, c));
    AGENDA_TENTAR(tx.publicar(anuncioDe("consulta.orfa", c)));
    return tx.auditar("consulta.orfa", "consulta", c.id.uuid());
}

Resultado<bool> cabe(nucleo::Leitura &l, const QList<dominio::AgendaSemanal> &agendas, const Consulta &c)
{
    const Periodo quando{c.inicio.instante, c.fim.instante};
    if (!dominio::cabeNaAgenda(agendas, quando, c.unidadeId))
        return false;
    AGENDA_OBTER(const auto bloqueios, BloqueioTabela(l).periodos(c.medicoId, quando));
    return bloqueios.isEmpty();
}

Resultado<Resposta> previsao(const nucleo::Requisicao &r, QList<Consulta> orfas, int limite,
                             const std::optional<Cursor> &depoisDe)
{
    const auto lugar = [](const Consulta &c) { return std::pair(c.inicio.instante.ms(), c.id.texto()); };
    std::sort(orfas.begin(), orfas.end(), [&](const Consulta &a, const Consulta &b) { return lugar(a) < lugar(b); });
    if (depoisDe)
        orfas.removeIf([&](const Consulta &c) { return lugar(c) <= std::pair(depoisDe->ms, depoisDe->id); });
    std::optional<QString> proximo;
    if (orfas.size() > limite) {
        orfas.resize(limite);
        proximo = Cursor{orfas.last().inicio.instante.ms(), orfas.last().id.texto()}.texto();
    }
    return respostaDeLista(r, contrato::escreverLista(orfas, proximo), proximo);
}

} // namespace

Resultado<bool> semLugar(nucleo::Leitura &l, const Consulta &consulta)
{
    AGENDA_OBTER(const auto agendas, agendasDoMedico(l, consulta.medicoId));
    AGENDA_OBTER(const bool serve, cabe(l, agendas, consulta));
    return !serve;
}

Resultado<QList<Consulta>> reverOrfas(nucleo::Transacao &tx, dominio::MedicoId medico, const Periodo &periodo)
{
    AGENDA_OBTER(const auto agendas, agendasDoMedico(tx, medico));
    AGENDA_OBTER(const auto consultas, ConsultaTabela(tx).pendentesDoMedico(medico, periodo.inicio, periodo.fim));
    QList<Consulta> novas;
    for (Consulta c : consultas) {
        AGENDA_OBTER(const bool serve, cabe(tx, agendas, c));
        if (c.orfa == !serve)
            continue;
        AGENDA_TENTAR(marcarOrfa(tx, c, !serve));
        if (c.orfa)
            novas.append(c);
    }
    return novas;
}

Resultado<QList<Consulta>> reverOrfas(nucleo::Transacao &tx, dominio::MedicoId medico)
{
    return reverOrfas(tx, medico, {tx.agora(), dominio::Instante::deMs(std::numeric_limits<qint64>::max())});
}

Resultado<nucleo::Efeito> efeitoOuSimulacao(const nucleo::Requisicao &r, MudarRegras mudar)
{
    Parametros p(r);
    const bool simular = p.logico(u"simular"_s).value_or(false);
    const int limite = p.limite();
    const auto depoisDe = p.cursor();
    AGENDA_TENTAR(p.conferir());
    return [=, mudar = std::move(mudar)](nucleo::Transacao &tx) -> Resultado<Resposta> {
        if (!simular) {
            AGENDA_OBTER(auto feita, mudar(tx));
            return std::move(feita.resposta);
        }
        AGENDA_OBTER(auto desfeita, tx.simular([&] { return mudar(tx); }));
        return previsao(r, std::move(desfeita.orfas), limite, depoisDe);
    };
}

} // namespace agendamento
