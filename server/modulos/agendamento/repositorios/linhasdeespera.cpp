// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "linhasdeespera.h"

#include <dominio/fuso.h>

namespace agendamento {

using contrato::Espera;
using contrato::PeriodoDoDia;
using dominio::Instante;
using nucleo::Linhas;
using nucleo::Resultado;

namespace {

constexpr int diasDaSemana = 7, periodosDoDia = 3;

std::optional<QString> talvezTexto(const Linhas &l, int coluna)
{
    return l.nulo(coluna) ? std::nullopt : std::optional(l.texto(coluna));
}

template<class IdDe>
std::optional<IdDe> talvezId(const Linhas &l, int coluna)
{
    return l.nulo(coluna) ? std::nullopt : std::optional(IdDe(l.uuid(coluna)));
}

template<class T>
std::optional<QList<T>> conjunto(const Linhas &l, int coluna, int quantos, int primeiro)
{
    if (l.nulo(coluna))
        return std::nullopt;
    QList<T> itens;
    for (int i = 0; i < quantos; ++i)
        if (l.inteiro(coluna) & (1 << i))
            itens.append(T(i + primeiro));
    return itens;
}

// Of a unit that there may not be: UTC then.
Resultado<dominio::Fuso> fusoDe(const Linhas &l, int coluna)
{
    if (l.nulo(coluna))
        return dominio::Fuso();
    return dominio::Fuso::deIana(l.texto(coluna));
}

contrato::Momento momento(const Linhas &l, int coluna, const dominio::Fuso &fuso)
{
    const auto quando = Instante::deMs(l.inteiro(coluna));
    return {quando, fuso.deslocamento(quando)};
}

void lerPedido(const Linhas &l, Espera &e)
{
    e.medicoId = talvezId<dominio::MedicoId>(l, 3);
    e.medicoNome = talvezTexto(l, 4);
    e.especialidade = talvezTexto(l, 5);
    e.unidadeId = talvezId<dominio::UnidadeId>(l, 6);
    e.de = QDate::fromString(l.texto(8), Qt::ISODate);
    e.ate = QDate::fromString(l.texto(9), Qt::ISODate);
    e.periodos = conjunto<PeriodoDoDia>(l, 10, periodosDoDia, 0);
    e.diasSemana = conjunto<int>(l, 11, diasDaSemana, 1);
    if (!l.nulo(12))
        e.duracaoMin = int(l.inteiro(12));
    // Written by this module only, from the same tables of words.
    e.tipo = contrato::enumDe<contrato::TipoConsulta>(l.texto(13)).value_or(e.tipo);
    e.modalidade = contrato::enumDe<contrato::Modalidade>(l.texto(14)).value_or(e.modalidade);
    e.convenio = talvezTexto(l, 15);
    e.motivo = talvezTexto(l, 16);
}

Resultado<std::optional<contrato::VagaOferecida>> lerVaga(const Linhas &l)
{
    if (l.nulo(23))
        return std::nullopt;
    AGENDA_OBTER(const auto fuso, fusoDe(l, 27));
    contrato::VagaOferecida v;
    v.reservaId = dominio::ReservaId(l.uuid(23));
    v.medicoId = dominio::MedicoId(l.uuid(24));
    v.medicoNome = l.texto(25);
    v.unidadeId = dominio::UnidadeId(l.uuid(26));
    v.inicio = momento(l, 28, fuso);
    v.fim = momento(l, 29, fuso);
    v.expiraEm = momento(l, 30, fuso);
    return v;
}

Resultado<Espera> lerUma(const Linhas &l)
{
    AGENDA_OBTER(const auto fuso, fusoDe(l, 7));
    Espera e;
    e.id = dominio::EsperaId(l.uuid(0));
    e.pacienteId = dominio::PacienteId(l.uuid(1));
    e.pacienteNome = l.texto(2);
    lerPedido(l, e);
    e.situacao = contrato::enumDe<contrato::SituacaoEspera>(l.texto(17)).value_or(e.situacao);
    e.consultaId = talvezId<dominio::ConsultaId>(l, 18);
    e.criadaPor = dominio::UsuarioId(l.uuid(19));
    e.criadaEm = momento(l, 20, fuso);
    e.atualizadaEm = momento(l, 21, fuso);
    e.versao = l.inteiro(22);
    AGENDA_OBTER(e.oferta, lerVaga(l));
    return e;
}

} // namespace

Resultado<QList<Espera>> lerEsperas(Linhas &linhas)
{
    QList<Espera> lidas;
    while (linhas.proxima()) {
        AGENDA_OBTER(const auto uma, lerUma(linhas));
        lidas.append(uma);
    }
    AGENDA_TENTAR(linhas.erro());
    return lidas;
}

std::optional<int> bitsDe(const std::optional<QList<int>> &numeros, int primeiro)
{
    if (!numeros)
        return std::nullopt;
    int bits = 0;
    for (const int numero : *numeros)
        bits |= 1 << (numero - primeiro);
    return bits;
}

std::optional<int> bitsDe(const std::optional<QList<PeriodoDoDia>> &periodos)
{
    if (!periodos)
        return std::nullopt;
    QList<int> numeros;
    for (const PeriodoDoDia periodo : *periodos)
        numeros.append(int(periodo));
    return bitsDe(numeros, 0);
}

} // namespace agendamento
