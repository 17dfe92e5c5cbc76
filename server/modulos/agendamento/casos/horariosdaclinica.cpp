// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "casos.h"

#include "../oferta.h"
#include "../repositorios/pessoatabela.h"
#include "../respostas.h"
#include "horarios.h"

#include <algorithm>

// GET /horarios: the next free times over all doctors, for anyone.
namespace agendamento {

using dominio::Instante;
using dominio::MedicoId;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 horaMs = 3600LL * 1000, diaMs = 24 * horaMs;

struct Pedido {
    PeriodoDeBusca quando;
    Instante agora;
    FiltroMedicos filtro;
    std::optional<dominio::UnidadeId> unidade;
    QStringList turnos; // "manha", "tarde", "noite"; none: any
    int limite = 50;
    std::optional<Cursor> depoisDe; // of a start and its doctor
};

Resultado<Pedido> lerPedido(const Requisicao &r, Instante agora)
{
    Parametros p(r);
    Pedido pedido{periodoDeBusca(p, agora),
                  agora,
                  {p.texto(u"especialidade"_s), p.texto(u"convenio"_s)},
                  p.id<dominio::UnidadeId>(u"unidadeId"_s),
                  p.palavras(u"periodo"_s, {u"manha"_s, u"tarde"_s, u"noite"_s}),
                  p.limite(),
                  p.cursor()};
    AGENDA_TENTAR(p.conferir());
    return pedido;
}

// Whose turn it is among doctors free at the same time: another order for each time, the same on every page and server.
quint64 vez(Instante inicio, MedicoId medico)
{
    quint64 soma = quint64(inicio.ms());
    const QUuid id = medico.uuid();
    for (const quint64 parte : {quint64(id.data1) << 32 | quint64(id.data2) << 16 | id.data3,
                                qFromBigEndian<quint64>(id.data4)}) { // splitmix64, S. Vigna
        soma += parte + 0x9e3779b97f4a7c15;
        soma = (soma ^ (soma >> 30)) * 0xbf58476d1ce4e5b9;
        soma = (soma ^ (soma >> 27)) * 0x94d049bb133111eb;
        soma ^= soma >> 31;
    }
    return soma;
}

struct Achado {
    dominio::HorarioLivre livre;
    MedicoId medico;
    RegrasPtr regras;
    [[nodiscard]] auto lugar() const
    {
        return std::tuple(livre.quando.inicio.ms(), vez(livre.quando.inicio, medico), medico.texto());
    }
};

bool noTurno(const QStringList &turnos, QTime hora)
{
    return turnos.isEmpty() || turnos.contains(hora.hour() < 12   ? u"manha"_s
                                               : hora.hour() < 18 ? u"tarde"_s
                                                                  : u"noite"_s);
}

bool depoisDe(const std::optional<Cursor> &cursor, const Achado &achado)
{
    if (!cursor)
        return true;
    const MedicoId ultimo(QUuid::fromString(cursor->id));
    return achado.lugar() > std::tuple(cursor->ms, vez(Instante::deMs(cursor->ms), ultimo), cursor->id);
}

// What the doctors have free in the window, by what was asked for, in the order of the list.
Resultado<QList<Achado>> naJanela(nucleo::Leitura &l, Oferta &oferta, const Pedido &pedido,
                                  const dominio::Intervalo &janela, const QList<MedicoId> &medicos)
{
    const PedidoDeOferta deTodos{{}, pedido.quando.de, pedido.quando.ate, pedido.agora,
                                 {}, pedido.unidade,   100'000,           janela};
    AGENDA_OBTER(const auto porMedico, oferta.livresDeVarios(l, medicos, deTodos));
    QList<Achado> achados;
    for (const auto [medico, livres] : porMedico.asKeyValueRange()) {
        for (const auto &livre : livres.horarios) {
            const auto *agenda = livres.regras->daUnidade(livre.unidade);
            const Achado achado{livre, medico, livres.regras};
            if (noTurno(pedido.turnos, agenda->fuso.hora(livre.quando.inicio)) && depoisDe(pedido.depoisDe, achado))
                achados.append(achado);
        }
    }
    std::sort(achados.begin(), achados.end(), [](const Achado &a, const Achado &b) { return a.lugar() < b.lugar(); });
    return achados;
}

// One more than the page holds, soonest first: windows that double until there are enough.
Resultado<QList<Achado>> procurar(nucleo::Leitura &l, Oferta &oferta, const Pedido &pedido,
                                  const QList<MedicoId> &medicos)
{
    constexpr qint64 folgaMs = 15 * horaMs; // civil dates of any zone lie within that of UTC's
    Instante de = std::max(pedido.agora, pedido.quando.de.em({}).maisMs(-folgaMs));
    if (pedido.depoisDe)
        de = std::max(de, Instante::deMs(pedido.depoisDe->ms));
    const Instante fim = pedido.quando.ate.em({}).maisMs(folgaMs);
    QList<Achado> achados;
    for (qint64 extensao = diaMs; de < fim && achados.size() <= pedido.limite; extensao *= 2) {
        const dominio::Intervalo janela{de, std::min(fim, de.maisMs(extensao))};
        AGENDA_OBTER(const auto novos, naJanela(l, oferta, pedido, janela, medicos));
        achados.append(novos.first(std::min<qsizetype>(novos.size(), pedido.limite + 1 - achados.size())));
        de = janela.fim;
    }
    return achados;
}

Resultado<nucleo::RespostaComPrazo> produzir(nucleo::Leitura &l, Oferta &oferta, const Requisicao &r,
                                             const Pedido &pedido, const QList<MedicoId> &medicos)
{
    // One registered a moment ago is known here with its event; until then it has no agenda worth a search.
    AGENDA_OBTER(const auto nomes, PessoaTabela(l).nomesDosMedicos(medicos));
    AGENDA_OBTER(auto achados, procurar(l, oferta, pedido, nomes.keys()));
    nucleo::RespostaComPrazo feita;
    if (!achados.isEmpty())
        feita.validaAte = achados.first().livre.quando.inicio; // then it is no longer ahead
    std::optional<QString> proximo;
    if (achados.size() > pedido.limite) {
        achados.resize(pedido.limite);
        const Achado &ultimo = achados.last();
        proximo = Cursor{ultimo.livre.quando.inicio.ms(), ultimo.medico.texto()}.texto();
    }
    QList<contrato::HorarioDeMedico> itens;
    for (const Achado &a : std::as_const(achados))
        itens.append({Oferta::paraContrato(a.livre, *a.regras), a.medico, nomes.value(a.medico)});
    feita.resposta = respostaDeLista(r, contrato::escreverLista(itens, proximo), proximo);
    feita.resposta.pessoal = false;
    return feita;
}

// Everything that the answer depends on besides the module's own database and the clock.
QByteArray chave(const Requisicao &r, const QList<MedicoId> &medicos)
{
    QByteArray saida = r.alvo;
    for (const MedicoId id : medicos)
        saida += id.uuid().toRfc4122();
    return saida;
}

} // namespace

Resultado<Resposta> listarHorariosDaClinica(const Servicos &s, const Requisicao &r)
{
    const Instante agora = s.relogio.agora();
    AGENDA_OBTER(const auto pedido, lerPedido(r, agora));
    AGENDA_OBTER(auto medicos, s.vizinhos.medicos(pedido.filtro));
    std::sort(medicos.begin(), medicos.end());
    const auto feita = [&](nucleo::Leitura &l) { return produzir(l, s.oferta, r, pedido, medicos); };
    if (pedido.quando.fixo)
        return s.corpos.responder(s.banco, chave(r, medicos), agora, feita);
    AGENDA_OBTER(auto resposta, s.banco.ler(feita));
    return std::move(resposta.resposta);
}

} // namespace agendamento
