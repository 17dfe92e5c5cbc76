// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "linhasdeconsulta.h"

#include <dominio/fuso.h>

namespace agendamento {

using dominio::Instante;
using nucleo::Resultado;

namespace {

std::optional<QString> talvezTexto(const nucleo::Linhas &l, int coluna)
{
    return l.nulo(coluna) ? std::nullopt : std::optional(l.texto(coluna));
}

template<class IdDe>
std::optional<IdDe> talvezId(const nucleo::Linhas &l, int coluna)
{
    return l.nulo(coluna) ? std::nullopt : std::optional(IdDe(l.uuid(coluna)));
}

void lerEstado(const nucleo::Linhas &l, contrato::Consulta &c)
{
    // Written by this module only, from the same tables of words.
    c.tipo = contrato::enumDe<contrato::TipoConsulta>(l.palavra(9)).value_or(c.tipo);
    c.modalidade = contrato::enumDe<contrato::Modalidade>(l.palavra(10)).value_or(c.modalidade);
    c.convenio = talvezTexto(l, 11);
    c.motivo = talvezTexto(l, 12);
    c.situacao = dominio::situacaoDeTexto(l.palavra(13)).value_or(c.situacao);
    c.confirmacaoPaciente =
        contrato::enumDe<dominio::ConfirmacaoPaciente>(l.palavra(14)).value_or(c.confirmacaoPaciente);
    c.encaixe = l.logico(15);
    c.motivoEncaixe = talvezTexto(l, 16);
    c.orfa = l.logico(17);
    c.remarcadaDe = talvezId<dominio::ConsultaId>(l, 18);
    c.remarcadaPara = talvezId<dominio::ConsultaId>(l, 19);
    c.serieId = talvezId<dominio::SerieId>(l, 20);
}

contrato::Consulta lerUma(const nucleo::Linhas &l, const dominio::Fuso &fuso)
{
    const auto momento = [&](int coluna) {
        const auto quando = Instante::deMs(l.inteiro(coluna));
        return contrato::Momento{quando, fuso.deslocamento(quando)};
    };
    contrato::Consulta c;
    c.id = dominio::ConsultaId(l.uuid(0));
    c.medicoId = dominio::MedicoId(l.uuid(1));
    c.medicoNome = l.texto(2);
    c.pacienteId = dominio::PacienteId(l.uuid(3));
    c.pacienteNome = l.texto(4);
    c.unidadeId = dominio::UnidadeId(l.uuid(5));
    c.inicio = momento(7);
    c.fim = momento(8);
    c.duracaoMin = int(c.inicio.instante.minutosAte(c.fim.instante));
    lerEstado(l, c);
    c.criadaPor = dominio::UsuarioId(l.uuid(21));
    c.criadaEm = momento(22);
    c.atualizadaEm = momento(23);
    c.versao = l.inteiro(24);
    return c;
}

} // namespace

Resultado<QList<contrato::Consulta>> lerConsultas(nucleo::Linhas &linhas)
{
    QList<contrato::Consulta> lidas;
    QString nomeDoFuso;
    dominio::Fuso fuso;
    while (linhas.proxima()) {
        if (const QString nome = linhas.texto(6); nome != nomeDoFuso) {
            AGENDA_OBTER(fuso, dominio::Fuso::deIana(nome));
            nomeDoFuso = nome;
        }
        lidas.append(lerUma(linhas, fuso));
    }
    AGENDA_TENTAR(linhas.erro());
    return lidas;
}

} // namespace agendamento
