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
    bool paraPacientes = true;
};

Resultado<Pedido> lerPedido(const Requisicao &r, Instante agora)
{
    Parametros p(r);
    Pedido pedido{periodoDeBusca(p, agora, Oferta::diasDeBusca),
                  agora,
                  {p.texto(u"especialidade"_s), p.texto(u"convenio"_s)},
                  p.id<dominio::UnidadeId>(u"unidadeId"_s),
                  p.palavras(u"periodo"_s, {u"manha"_s, u"tarde"_s, u"noite"_s}),
                  p.limite(),
                  p.cursor(),
                  !paraEquipe(r)};
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

using Lugar = std::tuple<qint64, quint64, QString>; // in the list

Lugar lugarDe(Instante inicio, MedicoId medico)
{
    return {inicio.ms(), vez(inicio, medico), medico.texto()};
}

struct Achado {
    dominio::HorarioLivre livre;
    MedicoId medico;
    RegrasPtr regras;
    Lugar lugar;
    friend bool operator<(const Achado &a, const Achado &b) { return a.lugar < b.lugar; }
};

// The first of all that comes in, and never many more in memory.
class Primeiros
{
public:
    explicit Primeiros(qsizetype quantos) : m_quantos(quantos) {}
    void juntar(const Oferta::Livres &livres)
    {
        for (const auto &livre : livres.horarios)
            m_achados.append({livre, livres.medico, livres.regras, lugarDe(livre.quando.inicio, livres.medico)});
        if (m_achados.size() > 20 * m_quantos)
            aparar();
    }
    [[nodiscard]] QList<Achado> tirar()
    {
        aparar();
        return std::move(m_achados);
    }

private:
    void aparar()
    {
        std::sort(m_achados.begin(), m_achados.end());
        if (m_achados.size() > m_quantos)
            m_achados.remove(m_quantos, m_achados.size() - m_quantos);
    }
    const qsizetype m_quantos;
    QList<Achado> m_achados;
};

bool noTurno(const QStringList &turnos, QTime hora)
{
    return turnos.isEmpty() || turnos.contains(hora.hour() < 12   ? u"manha"_s
                                               : hora.hour() < 18 ? u"tarde"_s
                                                                  : u"noite"_s);
}

// What the list may show, of one doctor.
auto filtroDe(const Pedido &pedido)
{
    std::optional<Lugar> depoisDe;
    if (pedido.depoisDe)
        depoisDe = lugarDe(Instante::deMs(pedido.depoisDe->ms), MedicoId(QUuid::fromString(pedido.depoisDe->id)));
    return [depoisDe, turnos = pedido.turnos](MedicoId medico, const dominio::AgendaSemanal &agenda,
                                              const dominio::HorarioLivre &livre) {
        return noTurno(turnos, agenda.fuso.hora(livre.quando.inicio)) &&
               (!depoisDe || livre.quando.inicio.ms() > std::get<0>(*depoisDe) ||
                lugarDe(livre.quando.inicio, medico) > *depoisDe);
    };
}

struct Procura {
    QList<Achado> achados;
    Instante ate; // all that is free before is in the list, on this page or one before
};

// One more than the page holds, soonest first: windows that double until there are enough.
Resultado<Procura> procurar(nucleo::Leitura &l, Oferta &oferta, const Pedido &pedido, const QList<MedicoId> &medicos)
{
    constexpr qint64 folgaMs = 15 * horaMs; // civil dates of any zone lie within that of UTC's
    Instante de = std::max(pedido.agora, pedido.quando.de.em({}).maisMs(-folgaMs));
    if (pedido.depoisDe)
        de = std::max(de, Instante::deMs(pedido.depoisDe->ms));
    const Instante fim = pedido.quando.ate.em({}).maisMs(folgaMs);
    PedidoDeOferta deTodos{{}, pedido.quando.de, pedido.quando.ate, pedido.agora, {}, pedido.unidade};
    deTodos.paraPacientes = pedido.paraPacientes;
    if (pedido.depoisDe || !pedido.turnos.isEmpty())
        deTodos.serve = filtroDe(pedido);
    Procura procura{{}, pedido.quando.ate.em({})};
    for (qint64 extensao = diaMs; de < fim && procura.achados.size() <= pedido.limite; extensao *= 2) {
        deTodos.janela = dominio::Intervalo{de, std::min(fim, de.maisMs(extensao))};
        deTodos.limite = int(pedido.limite + 1 - procura.achados.size());
        Primeiros primeiros(deTodos.limite);
        AGENDA_TENTAR(
            oferta.livresDeVarios(l, medicos, deTodos, [&](const Oferta::Livres &v) { primeiros.juntar(v); }));
        procura.achados.append(primeiros.tirar());
        de = deTodos.janela->fim;
    }
    return procura;
}

QByteArray comProcuradoAte(QByteArray lista, Instante ate)
{
    lista.chop(1);
    lista += ",\"procuradoAte\":\"";
    ate.juntarTexto(lista);
    return lista + "\"}";
}

Resultado<nucleo::RespostaComPrazo> produzir(nucleo::Leitura &l, Oferta &oferta, const Requisicao &r,
                                             const Pedido &pedido, const QList<MedicoId> &medicos)
{
    // One registered a moment ago is known here with its event; until then it has no agenda worth a search.
    AGENDA_OBTER(const auto nomes, PessoaTabela(l).nomesDosMedicos(medicos));
    AGENDA_OBTER(auto procura, procurar(l, oferta, pedido, nomes.keys()));
    QList<Achado> &achados = procura.achados;
    nucleo::RespostaComPrazo feita;
    if (!achados.isEmpty())
        feita.validaAte = achados.first().livre.quando.inicio; // then it is no longer ahead
    if (pedido.paraPacientes)
        feita.validaAte = std::min(feita.validaAte.value_or(proximoQuarto(pedido.agora)), proximoQuarto(pedido.agora));
    std::optional<QString> proximo;
    if (achados.size() > pedido.limite) {
        achados.resize(pedido.limite);
        const Achado &ultimo = achados.last();
        proximo = Cursor{ultimo.livre.quando.inicio.ms(), ultimo.medico.texto()}.texto();
        procura.ate = ultimo.livre.quando.inicio;
    }
    QList<contrato::HorarioDeMedico> itens;
    for (const Achado &a : std::as_const(achados))
        itens.append({Oferta::paraContrato(a.livre, *a.regras), a.medico, nomes.value(a.medico)});
    feita.resposta = respostaDeLista(r, comProcuradoAte(contrato::escreverLista(itens, proximo), procura.ate), proximo);
    feita.resposta.pessoal = false;
    return feita;
}

// Everything that the answer depends on besides the module's own database and the clock.
QByteArray chave(const Requisicao &r, const QList<MedicoId> &medicos)
{
    QByteArray saida = r.alvo + (paraEquipe(r) ? "\nequipe" : "");
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
