// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "leiturasdobanco.h"

#include "repositorios/consultatabela.h"
#include "repositorios/unidadetabela.h"

namespace agendamento {

using dominio::Instante;
using dominio::MedicoId;
using dominio::Resultado;
using nucleo::Leitura;

Resultado<std::optional<UnidadeResumida>> LeiturasDoBanco::unidade(dominio::UnidadeId id)
{
    AGENDA_OBTER(const auto achada, m_banco.ler([&](Leitura &l) { return UnidadeTabela(l).buscar(id); }));
    if (!achada)
        return std::nullopt;
    AGENDA_OBTER(const auto fuso, achada->fuso());
    return UnidadeResumida{id, achada->unidade.nome, fuso, achada->unidade.endereco.value_or(QString())};
}

Resultado<qint64> LeiturasDoBanco::versao()
{
    return m_banco.ler([](Leitura &l) { return l.versaoDosDados(); });
}

Resultado<QHash<MedicoId, ResumoMedico>> LeiturasDoBanco::resumo(const QList<MedicoId> &medicos, Instante agora)
{
    return m_banco.ler([&](Leitura &l) -> Resultado<QHash<MedicoId, ResumoMedico>> {
        AGENDA_OBTER(const qint64 versao, l.versaoDosDados());
        Guardados &guardados = m_guardados.local();
        if (guardados.versao != versao)
            guardados = {versao, {}};
        QHash<MedicoId, ResumoMedico> resumos;
        for (const MedicoId medico : medicos) {
            auto it = guardados.resumos.constFind(medico);
            const bool serve = it != guardados.resumos.constEnd() && it->proximo && agora <= it->proximo->inicio;
            if (!serve) {
                AGENDA_OBTER(const auto novo, m_oferta.resumo(l, medico, agora));
                it = guardados.resumos.insert(medico, novo);
            }
            resumos.insert(medico, *it);
        }
        return resumos;
    });
}

Resultado<QList<MedicoId>> LeiturasDoBanco::disponiveis(const QList<MedicoId> &medicos, Instante de, Instante ate,
                                                        Instante agora)
{
    return m_banco.ler([&](Leitura &l) -> Resultado<QList<MedicoId>> {
        PedidoDeOferta pedido{{}, de, ate, agora};
        pedido.janela = dominio::Intervalo{de, ate};
        pedido.paraPacientes = true;
        return m_oferta.quemTem(l, medicos, pedido);
    });
}

Resultado<std::optional<contrato::Consulta>> LeiturasDoBanco::consulta(dominio::ConsultaId id)
{
    return m_banco.ler([&](Leitura &l) { return ConsultaTabela(l).buscar(id); });
}

Resultado<QList<dominio::PacienteId>> LeiturasDoBanco::pacientesDe(MedicoId medico)
{
    return m_banco.ler([&](Leitura &l) { return ConsultaTabela(l).pacientesDe(medico); });
}

Resultado<bool> LeiturasDoBanco::atende(MedicoId medico, dominio::PacienteId paciente)
{
    return m_banco.ler([&](Leitura &l) { return ConsultaTabela(l).atende(medico, paciente); });
}

} // namespace agendamento
