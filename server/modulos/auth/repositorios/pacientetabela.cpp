// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pacientetabela.h"

#include "colunajson.h"

namespace auth {

namespace {
template<class T>
std::optional<QString> textoDoValor(const std::optional<T> &valor)
{
    return valor ? std::optional(contrato::DeTexto<T>::texto(*valor)) : std::nullopt;
}
} // namespace

nucleo::Resultado<void> PacienteTabela::gravar(nucleo::Transacao &tx, const contrato::Usuario &u)
{
    const auto sexo = u.sexo ? std::optional(QString(contrato::textoDe(*u.sexo))) : std::nullopt;
    AGENDA_TENTAR(tx.executar(
        "INSERT INTO paciente (usuario_id, cpf, cns, data_nascimento, sexo, endereco, convenio, responsavel, "
        "preferencias) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) "
        "ON CONFLICT (usuario_id) DO UPDATE SET cpf = excluded.cpf, cns = excluded.cns, "
        "data_nascimento = excluded.data_nascimento, sexo = excluded.sexo, endereco = excluded.endereco, "
        "convenio = excluded.convenio, responsavel = excluded.responsavel, preferencias = excluded.preferencias",
        {u.id, textoDoValor(u.cpf), textoDoValor(u.cns), textoDoValor(u.dataNascimento), sexo, paraColuna(u.endereco),
         paraColuna(u.convenio), paraColuna(u.responsavel),
         paraColuna(u.preferencias.value_or(contrato::Preferencias()))}));
    return {};
}

nucleo::Resultado<void> PacienteTabela::apagar(nucleo::Transacao &tx, dominio::UsuarioId id)
{
    AGENDA_TENTAR(tx.executar("DELETE FROM paciente WHERE usuario_id = ?", {id}));
    return {};
}

} // namespace auth
