// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "horarios.h"

#include <algorithm>

namespace dominio {

namespace {

bool vigente(const AgendaSemanal &agenda, QDate dia)
{
    return dia >= agenda.vigenteDe && (!agenda.vigenteAte || dia < *agenda.vigenteAte);
}

bool aberta(const AgendaSemanal &agenda, QDate dia)
{
    return vigente(agenda, dia) && !std::binary_search(agenda.feriados.begin(), agenda.feriados.end(), dia);
}

// Sorted, touching ones joined: then one look tells whether an interval is free.
std::vector<Intervalo> juntar(QList<Intervalo> ocupados)
{
    std::sort(ocupados.begin(), ocupados.end());
    std::vector<Intervalo> juntos;
    for (const Intervalo &o : std::as_const(ocupados)) {
        if (o.inicio >= o.fim)
            continue;
        if (!juntos.empty() && o.inicio <= juntos.back().fim)
            juntos.back().fim = std::max(juntos.back().fim, o.fim);
        else
            juntos.push_back(o);
    }
    return juntos;
}

bool livre(const std::vector<Intervalo> &ocupados, const Intervalo &quando)
{
    // The first that ends after our start is the only one that can touch us first.
    const auto it = std::upper_bound(ocupados.begin(), ocupados.end(), quando.inicio,
                                     [](Instante i, const Intervalo &o) { return i < o.fim; });
    return it == ocupados.end() || it->inicio >= quando.fim;
}

// The real end of a stretch: where a clock change skips its civil end, the instant of the change.
Instante fimDaFaixa(const AgendaSemanal &agenda, QDate dia, const Faixa &faixa)
{
    return agenda.fuso.naFrente(dia, faixa.fim);
}

// The opening hours of one day as instants, touching ones joined.
class HorasDoDia
{
public:
    HorasDoDia(const AgendaSemanal &agenda, QDate dia) : m_sempre(agenda.aberturas.isEmpty())
    {
        QList<Intervalo> abertas;
        for (const Abertura &a : agenda.aberturas)
            if (a.diaSemana == dia.dayOfWeek())
                abertas << Intervalo{agenda.fuso.naFrente(dia, a.inicio), agenda.fuso.naFrente(dia, a.fim)};
        m_abertas = juntar(abertas);
    }
    [[nodiscard]] bool contem(const Intervalo &quando) const
    {
        return m_sempre || std::any_of(m_abertas.begin(), m_abertas.end(), [&quando](const Intervalo &a) {
                   return a.inicio <= quando.inicio && quando.fim <= a.fim;
               });
    }

private:
    bool m_sempre;
    std::vector<Intervalo> m_abertas;
};

// The days of one agenda that the request can have times on.
struct Trecho {
    const AgendaSemanal *agenda;
    QDate primeiro, ultimo;
};

// Day by day over all agendas, so that nothing is made after the limit is reached.
class Gerador
{
public:
    explicit Gerador(const PedidoDeHorarios &pedido) : m_pedido(pedido), m_ocupados(juntar(pedido.ocupados))
    {
        const Instante de = std::max(pedido.periodo.inicio, pedido.agora);
        for (const AgendaSemanal &agenda : pedido.agendas)
            if (de < pedido.periodo.fim && (!pedido.unidade || agenda.unidade == *pedido.unidade))
                juntarTrecho(agenda, de);
    }
    [[nodiscard]] QList<HorarioLivre> gerar()
    {
        for (QDate dia = m_primeiro; !m_trechos.empty() && dia <= m_ultimo && !chega(dia); dia = dia.addDays(1))
            for (const Trecho &t : m_trechos)
                if (dia >= t.primeiro && dia <= t.ultimo && aberta(*t.agenda, dia))
                    juntarDia(*t.agenda, dia);
        std::sort(m_saida.begin(), m_saida.end(), [](const HorarioLivre &a, const HorarioLivre &b) {
            return a.quando != b.quando ? a.quando < b.quando : a.unidade < b.unidade;
        });
        if (m_saida.size() > m_pedido.limite)
            m_saida.resize(m_pedido.limite);
        return std::move(m_saida);
    }

private:
    void juntarTrecho(const AgendaSemanal &agenda, Instante de)
    {
        Trecho t{&agenda, std::max(agenda.fuso.data(de), agenda.vigenteDe),
                 agenda.fuso.data(m_pedido.periodo.fim.maisMs(-1))};
        if (agenda.vigenteAte)
            t.ultimo = std::min(t.ultimo, agenda.vigenteAte->addDays(-1));
        if (m_pedido.soNoHorizonte)
            t.ultimo = std::min(t.ultimo, agenda.ultimoDiaDePacientes(m_pedido.agora));
        if (t.primeiro > t.ultimo)
            return;
        m_primeiro = m_trechos.empty() ? t.primeiro : std::min(m_primeiro, t.primeiro);
        m_ultimo = m_trechos.empty() ? t.ultimo : std::max(m_ultimo, t.ultimo);
        m_trechos.push_back(t);
    }
    // Are there enough that no time of that day or a later one, in any zone, can come before?
    [[nodiscard]] bool chega(QDate dia) const
    {
        if (m_saida.size() < m_pedido.limite)
            return false;
        Instante corte = m_pedido.periodo.fim;
        for (const Trecho &t : m_trechos)
            corte = std::min(corte, t.agenda->fuso.inicioDoDia(dia));
        return std::count_if(m_saida.begin(), m_saida.end(),
                             [corte](const HorarioLivre &h) { return h.quando.inicio < corte; }) >= m_pedido.limite;
    }
    void juntarDia(const AgendaSemanal &agenda, QDate dia)
    {
        const HorasDoDia abertas(agenda, dia);
        for (const Faixa &faixa : agenda.faixas)
            if (faixa.diaSemana == dia.dayOfWeek())
                juntarFaixa(agenda, dia, faixa, abertas);
    }
    void juntarFaixa(const AgendaSemanal &agenda, QDate dia, const Faixa &faixa, const HorasDoDia &abertas)
    {
        const int duracao = m_pedido.duracaoMin.value_or(faixa.duracaoMin);
        const int passo = (faixa.duracaoMin + faixa.intervaloMin) * 60;
        if (faixa.duracaoMin <= 0 || passo <= 0 || duracao <= 0)
            return;
        const Instante fim = fimDaFaixa(agenda, dia, faixa);
        const int ultimo = QTime(0, 0).secsTo(faixa.fim);
        for (int s = QTime(0, 0).secsTo(faixa.inicio); s < ultimo; s += passo) {
            const auto inicio = agenda.fuso.exato(dia, QTime(0, 0).addSecs(s));
            if (!inicio || *inicio < m_pedido.agora || *inicio < m_pedido.periodo.inicio ||
                *inicio >= m_pedido.periodo.fim)
                continue;
            const HorarioLivre h{{*inicio, inicio->maisMinutos(duracao)}, agenda.unidade};
            if (h.quando.fim <= fim && livre(m_ocupados, h.quando) && abertas.contem(h.quando) &&
                (!m_pedido.serve || m_pedido.serve(agenda, h)))
                m_saida << h;
        }
    }

    const PedidoDeHorarios &m_pedido;
    const std::vector<Intervalo> m_ocupados;
    std::vector<Trecho> m_trechos;
    QDate m_primeiro, m_ultimo;
    QList<HorarioLivre> m_saida;
};

const Faixa *faixaQueContem(const AgendaSemanal &agenda, const Intervalo &quando)
{
    const QDate dia = agenda.fuso.data(quando.inicio);
    if (!aberta(agenda, dia))
        return nullptr;
    if (!HorasDoDia(agenda, dia).contem(quando))
        return nullptr;
    for (const Faixa &faixa : agenda.faixas)
        if (faixa.diaSemana == dia.dayOfWeek() && agenda.fuso.naFrente(dia, faixa.inicio) <= quando.inicio &&
            quando.fim <= fimDaFaixa(agenda, dia, faixa) && quando.inicio < quando.fim)
            return &faixa;
    return nullptr;
}

// By the clock of one unit, whatever the dates.
bool mesmasHoras(const Faixa &a, const Faixa &b)
{
    return a.diaSemana == b.diaSemana && a.inicio < b.fim && b.inicio < a.fim;
}

Intervalo naData(const AgendaSemanal &agenda, QDate dia, const Faixa &faixa)
{
    return {agenda.fuso.naFrente(dia, faixa.inicio), fimDaFaixa(agenda, dia, faixa)};
}

// On some day on which both are valid? Civil hours in two zones are compared by their instants. The offset between two
// zones changes with the seasons, for some weeks only where they change on different days: a whole year is looked at.
bool sobrepoem(const AgendaSemanal &a, const Faixa &fa, const AgendaSemanal &b, const Faixa &fb)
{
    const bool mesmoFuso = a.fuso == b.fuso;
    if (mesmoFuso && !mesmasHoras(fa, fb))
        return false;
    const QDate de = std::max(a.vigenteDe, b.vigenteDe).addDays(-1); // it may be another day in the other zone
    const QDate primeiro = de.addDays((fa.diaSemana - de.dayOfWeek() + 7) % 7);
    for (QDate dia = primeiro; dia < primeiro.addDays(53 * 7); dia = dia.addDays(7))
        for (const int vizinho : {-1, 0, 1}) {
            const QDate outro = dia.addDays(vizinho);
            if (outro.dayOfWeek() == fb.diaSemana && vigente(a, dia) && vigente(b, outro) &&
                (mesmoFuso || naData(a, dia, fa).toca(naData(b, outro, fb))))
                return true;
        }
    return false;
}

} // namespace

QList<HorarioLivre> horariosLivres(const PedidoDeHorarios &pedido)
{
    return Gerador(pedido).gerar();
}

Resultado<UnidadeId> cabeNaAgenda(const QList<AgendaSemanal> &agendas, const Intervalo &quando,
                                  std::optional<UnidadeId> unidade)
{
    for (const AgendaSemanal &agenda : agendas)
        if ((!unidade || agenda.unidade == *unidade) && faixaQueContem(agenda, quando))
            return agenda.unidade;
    return falha(Codigo::ForaDaAgenda);
}

std::optional<int> duracaoPadraoEm(const QList<AgendaSemanal> &agendas, Instante inicio,
                                   std::optional<UnidadeId> unidade)
{
    for (const AgendaSemanal &agenda : agendas)
        if (!unidade || agenda.unidade == *unidade)
            if (const Faixa *faixa = faixaQueContem(agenda, {inicio, inicio.maisMinutos(1)}))
                return faixa->duracaoMin;
    return std::nullopt;
}

Resultado<void> conferirAgendas(const QList<AgendaSemanal> &agendas, qsizetype nova)
{
    const AgendaSemanal &agenda = agendas.at(nova);
    QList<ErroCampo> erros;
    for (qsizetype i = 0; i < agenda.faixas.size(); ++i) {
        const Faixa &faixa = agenda.faixas.at(i);
        const QString caminho = QStringLiteral("faixas[%1]").arg(i);
        if (faixa.fim <= faixa.inicio) {
            erros << ErroCampo{caminho + QStringLiteral(".fim"), CodigoCampo::Minimo};
            continue;
        }
        if (faixa.inicio.secsTo(faixa.fim) < faixa.duracaoMin * 60)
            erros << ErroCampo{caminho + QStringLiteral(".duracaoMin"), CodigoCampo::Maximo,
                               faixa.inicio.secsTo(faixa.fim) / 60};
        bool repetida = false;
        for (qsizetype j = 0; j < i; ++j)
            repetida = repetida || mesmasHoras(faixa, agenda.faixas.at(j));
        for (qsizetype k = 0; k < agendas.size() && !repetida; ++k)
            if (k != nova)
                for (const Faixa &outra : agendas.at(k).faixas)
                    repetida = repetida || sobrepoem(agenda, faixa, agendas.at(k), outra);
        if (repetida)
            erros << ErroCampo{caminho, CodigoCampo::Duplicado};
    }
    if (agenda.vigenteAte && *agenda.vigenteAte <= agenda.vigenteDe)
        erros << ErroCampo{QStringLiteral("vigenteAte"), CodigoCampo::Minimo};
    return erros.isEmpty() ? Resultado<void>() : falha(Erro::validacao(erros));
}

} // namespace dominio
