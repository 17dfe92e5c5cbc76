// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bloqueios.h"
#include "casos.h"
#include "marcar.h"

#include "../repositorios/unidadetabela.h"

#include <contrato/marcacao.h>

#include <QJsonArray>

// POST /consultas/series: all or nothing.
namespace agendamento {

using dominio::Codigo;
using dominio::Instante;
using namespace Qt::StringLiterals;

namespace {

// What a date of a series may meet. Anything else is no matter of dates.
bool ehConflito(const dominio::Erro &erro)
{
    return erro.codigo == Codigo::HorarioOcupado || erro.codigo == Codigo::PacienteOcupado ||
           erro.codigo == Codigo::ForaDaAgenda || erro.codigo == Codigo::EncaixeNoLimite;
}

// Every date in the way, with its reason.
class Conflitos
{
public:
    void juntar(const QString &inicio, Codigo codigo)
    {
        if (m_datas.isEmpty())
            m_primeiro = codigo;
        m_datas.append(QJsonObject{{u"inicio"_s, inicio}, {u"codigo"_s, QString(dominio::texto(codigo))}});
    }
    [[nodiscard]] bool ha() const { return !m_datas.isEmpty(); }
    [[nodiscard]] dominio::Erro erro() const
    {
        dominio::Erro erro(m_primeiro);
        erro.extras.insert(u"conflitos"_s, m_datas);
        return erro;
    }

private:
    Codigo m_primeiro = Codigo::HorarioOcupado;
    QJsonArray m_datas;
};

// The zone whose clocks the series goes by: that of the unit where its first time is. Where that is outside the agenda
// its dates are named all the same, by the unit asked for or the doctor's own.
Resultado<dominio::Fuso> fusoDaSerie(nucleo::Leitura &l, Oferta &oferta, const contrato::NovaSerie &nova,
                                     const PessoaAtual &medico)
{
    const auto primeiro = acharLugar(
        l, oferta, {nova.medicoId, nova.inicio, nova.duracaoMin, nova.unidadeId, medico.pessoa.duracaoPadraoMin});
    if (primeiro)
        return primeiro->fuso;
    if (primeiro.error().codigo != Codigo::ForaDaAgenda)
        return dominio::falha(primeiro.error());
    if (!nova.unidadeId)
        return fusoDoMedico(l, nova.medicoId);
    AGENDA_OBTER(const auto unidade, UnidadeTabela(l).buscar(*nova.unidadeId));
    return unidade ? unidade->fuso() : Resultado<dominio::Fuso>(dominio::Fuso());
}

Resultado<QList<Marcacao>> prepararSerie(nucleo::Leitura &l, Oferta &oferta, const contrato::NovaSerie &nova,
                                         const Participantes &quem, Instante agora)
{
    AGENDA_OBTER(const auto fuso, fusoDaSerie(l, oferta, nova, *quem.medico));
    const QDate primeiro = fuso.data(nova.inicio);
    const QTime hora = fuso.hora(nova.inicio);
    QList<Marcacao> marcacoes;
    Conflitos conflitos;
    for (int i = 0; i < nova.repeticao.vezes; ++i) {
        const QDate dia = primeiro.addDays(qint64(i) * nova.repeticao.aCadaDias);
        contrato::NovaConsulta uma = nova;
        const auto inicio = i == 0 ? nova.inicio : fuso.exato(dia, hora);
        if (!inicio) { // an hour that the clocks skip on that day
            conflitos.juntar(fuso.texto(fuso.naFrente(dia, hora)), Codigo::ForaDaAgenda);
            continue;
        }
        uma.inicio = *inicio;
        auto marcacao = prepararMarcacao(l, oferta, uma, quem, agora);
        if (marcacao)
            marcacoes.append(*marcacao);
        else if (ehConflito(marcacao.error()))
            conflitos.juntar(fuso.texto(*inicio), marcacao.error().codigo);
        else
            return dominio::falha(marcacao.error());
    }
    if (conflitos.ha())
        return dominio::falha(conflitos.erro());
    return marcacoes;
}

Resultado<void> conferirSerie(nucleo::Transacao &tx, Oferta &oferta, QList<Marcacao> &marcacoes)
{
    Conflitos conflitos;
    for (Marcacao &m : marcacoes) {
        const auto cabe = conferirMarcacao(tx, oferta, m);
        if (!cabe && !ehConflito(cabe.error()))
            return cabe;
        if (!cabe)
            conflitos.juntar(m.lugar.fuso.texto(m.lugar.quando.inicio), cabe.error().codigo);
    }
    return conflitos.ha() ? Resultado<void>(dominio::falha(conflitos.erro())) : Resultado<void>();
}

} // namespace

Resultado<Efeito> marcarSerie(const Servicos &s, const Requisicao &r)
{
    AGENDA_OBTER(const auto nova, contrato::ler<contrato::NovaSerie>(r.corpo));
    if (nova.reservaId)
        return dominio::falha(dominio::Erro::validacao(u"reservaId"_s, dominio::CodigoCampo::Desconhecido));
    // Each of its dates lies within the years that there are.
    const auto ultima = nova.inicio.maisMinutos(qint64(nova.repeticao.vezes - 1) * nova.repeticao.aCadaDias * 24 * 60);
    if (const auto fora = dominio::anoFora(dominio::Fuso().data(ultima).year()))
        return dominio::falha(dominio::Erro::validacao(u"repeticao"_s, *fora, dominio::anoDoErro(*fora)));
    const Instante agora = s.relogio.agora();
    AGENDA_OBTER(const auto quem, conferirPedido(s, *r.quem, nova, agora));
    AGENDA_OBTER(const auto marcacoes,
                 s.banco.ler([&](nucleo::Leitura &l) { return prepararSerie(l, s.oferta, nova, quem, agora); }));
    return [marcacoes, &oferta = s.oferta](nucleo::Transacao &tx) -> Resultado<Resposta> {
        auto atuais = marcacoes;
        AGENDA_TENTAR(conferirSerie(tx, oferta, atuais));
        contrato::Serie serie;
        serie.serieId = dominio::SerieId::novo(tx.agora());
        for (Marcacao &m : atuais) {
            m.consulta.serieId = serie.serieId;
            AGENDA_OBTER(const auto consulta, gravarMarcacao(tx, m));
            serie.itens.append(consulta);
        }
        return Resposta::json(contrato::escrever(serie), 201);
    };
}

} // namespace agendamento
