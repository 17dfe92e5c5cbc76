// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "identificadortabela.h"

using namespace Qt::StringLiterals;
using dominio::UsuarioId;
using nucleo::Resultado;

namespace auth {

namespace {
QString texto(IdentificadorTabela::Tipo tipo)
{
    switch (tipo) {
    case IdentificadorTabela::Tipo::Email:
        return u"email"_s;
    case IdentificadorTabela::Tipo::Cpf:
        return u"cpf"_s;
    case IdentificadorTabela::Tipo::Crm:
        break;
    }
    return u"crm"_s;
}
} // namespace

Resultado<bool> IdentificadorTabela::tomar(nucleo::Transacao &tx, Tipo tipo, const QString &valor, UsuarioId usuario)
{
    AGENDA_OBTER(const int inseridas,
                 tx.executar("INSERT INTO identificador (tipo, valor, usuario_id) VALUES (?, ?, ?) "
                             "ON CONFLICT DO NOTHING",
                             {texto(tipo), valor, usuario}));
    if (inseridas == 1)
        return true;
    AGENDA_OBTER(const auto atual, dono(tx, tipo, valor));
    return atual == usuario;
}

Resultado<void> IdentificadorTabela::soltar(nucleo::Transacao &tx, Tipo tipo, UsuarioId usuario)
{
    AGENDA_TENTAR(tx.executar("DELETE FROM identificador WHERE usuario_id = ? AND tipo = ?", {usuario, texto(tipo)}));
    return {};
}

Resultado<std::optional<UsuarioId>> IdentificadorTabela::dono(nucleo::Leitura &leitura, Tipo tipo, const QString &valor)
{
    AGENDA_OBTER(auto linhas, leitura.consultar("SELECT usuario_id FROM identificador WHERE tipo = ? AND valor = ?",
                                                {texto(tipo), valor}));
    if (linhas.proxima())
        return UsuarioId(linhas.uuid(0));
    AGENDA_TENTAR(linhas.erro());
    return std::nullopt;
}

} // namespace auth
