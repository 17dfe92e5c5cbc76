// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "medicosativos.h"

#include "../texto.h"

#include <nucleo/banco/formasfixas.h>

using namespace Qt::StringLiterals;
using nucleo::Valor;

namespace auth {

namespace {

struct Condicao {
    QString onde;
    QList<Valor> valores;
};

Condicao condicao(const FiltroDeMedicos &filtro)
{
    Condicao c{u" WHERE u.perfil = 'medico' AND u.situacao = 'ativo'"_s, {}};
    const std::pair<QString, QString> marcas[] = {{u"especialidade"_s, filtro.especialidade},
                                                  {u"convenio"_s, filtro.convenio}};
    for (const auto &[tipo, chave] : marcas) {
        if (chave.isEmpty())
            continue;
        c.onde +=
            u" AND EXISTS (SELECT 1 FROM medico_marca x WHERE x.tipo = ? AND x.chave = ? AND x.medico_id = u.id)"_s;
        c.valores << Valor(tipo) << Valor(chave);
    }
    for (const QString &palavra : nucleo::completada(filtro.nome)) {
        c.onde += u" AND u.nome_chave LIKE ?"_s;
        c.valores << Valor(padraoDePalavra(palavra));
    }
    return c;
}

} // namespace

nucleo::Resultado<QList<Cadastro>> MedicosAtivos::lote(nucleo::Leitura &leitura, const FiltroDeMedicos &filtro,
                                                       const std::optional<Cadastro> &apos, int quantos)
{
    auto [onde, valores] = condicao(filtro);
    QString sql = u"SELECT "_s + UsuarioTabela::colunas + u" FROM "_s + UsuarioTabela::fonte + onde;
    if (apos) {
        sql += u" AND (u.nome_chave, u.id) > (?, ?)"_s;
        valores << Valor(apos->nomeChave) << Valor(apos->usuario.id);
    }
    sql += u" ORDER BY u.nome_chave, u.id LIMIT ?"_s;
    valores << Valor(quantos);
    AGENDA_OBTER(auto linhas, leitura.consultarMontado(sql, valores));
    return UsuarioTabela::ler(linhas);
}

nucleo::Resultado<QList<dominio::MedicoId>> MedicosAtivos::ids(nucleo::Leitura &leitura, const FiltroDeMedicos &filtro)
{
    const auto [onde, valores] = condicao(filtro);
    AGENDA_OBTER(auto linhas, leitura.consultarMontado(u"SELECT u.id FROM usuario u"_s + onde, valores));
    QList<dominio::MedicoId> medicos;
    while (linhas.proxima())
        medicos.append(dominio::MedicoId(linhas.uuid(0)));
    AGENDA_TENTAR(linhas.erro());
    return medicos;
}

} // namespace auth
