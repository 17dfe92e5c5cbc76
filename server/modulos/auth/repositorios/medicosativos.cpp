// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "medicosativos.h"

#include "../texto.h"

using namespace Qt::StringLiterals;
using nucleo::Valor;

namespace auth {

nucleo::Resultado<QList<Cadastro>> MedicosAtivos::lote(nucleo::Leitura &leitura, const FiltroDeMedicos &filtro,
                                                       const std::optional<Cadastro> &apos, int quantos)
{
    QString sql = u"SELECT "_s + UsuarioTabela::colunas + u" FROM "_s + UsuarioTabela::fonte +
                  u" WHERE u.perfil = 'medico' AND u.situacao = 'ativo'"_s;
    QList<Valor> valores;
    const std::pair<QString, QString> marcas[] = {{u"especialidade"_s, filtro.especialidade},
                                                  {u"convenio"_s, filtro.convenio}};
    for (const auto &[tipo, chave] : marcas) {
        if (chave.isEmpty())
            continue;
        sql += u" AND EXISTS (SELECT 1 FROM medico_marca x WHERE x.tipo = ? AND x.chave = ? AND x.medico_id = u.id)"_s;
        valores << Valor(tipo) << Valor(chave);
    }
    for (const QString &palavra : filtro.nome) {
        sql += u" AND u.nome_chave LIKE ?"_s;
        valores << Valor(padraoDePalavra(palavra));
    }
    if (apos) {
        sql += u" AND (u.nome_chave, u.id) > (?, ?)"_s;
        valores << Valor(apos->nomeChave) << Valor(apos->usuario.id);
    }
    sql += u" ORDER BY u.nome_chave, u.id LIMIT ?"_s;
    valores << Valor(quantos);
    AGENDA_OBTER(auto linhas, leitura.consultarMontado(sql, valores));
    return UsuarioTabela::ler(linhas);
}

} // namespace auth
