// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "../frequenciasdenomes.h"
#include "../procura.h"
#include "usuariotabela.h"

#include <optional>

namespace auth {

struct FiltroDeUsuarios {
    std::optional<dominio::Perfil> perfil;
    QString situacao; // empty: any
    Procura procura;
    std::optional<QList<dominio::UsuarioId>> apenas; // only among these
};

struct PaginaDeUsuarios {
    QList<Cadastro> itens;
    std::optional<QString> proximo; // cursor
};

// Lists of people, in alphabetical order (of the rarest word looked for, where words are), a page at a time. The
// cursor holds an id, so that no name ends up in a URL.
class BuscaDeUsuarios
{
public:
    BuscaDeUsuarios(nucleo::Leitura &leitura, FrequenciasDeNomes &frequencias) :
        m_leitura(leitura), m_frequencias(frequencias)
    {}
    [[nodiscard]] nucleo::Resultado<PaginaDeUsuarios> pagina(const FiltroDeUsuarios &filtro,
                                                             const std::optional<QString> &cursor, int limite);

private:
    struct Cursor {
        dominio::UsuarioId id;
        int condutora = 0;
    };
    using Ids = QList<dominio::UsuarioId>;
    [[nodiscard]] nucleo::Resultado<std::optional<Cadastro>> donoDoCursor(const std::optional<QString> &cursor);
    [[nodiscard]] nucleo::Resultado<PaginaDeUsuarios>
    porNome(const FiltroDeUsuarios &filtro, const std::optional<Cadastro> &apos, int condutora, int limite);
    [[nodiscard]] nucleo::Resultado<PaginaDeUsuarios> todos(const FiltroDeUsuarios &filtro,
                                                            const std::optional<Cadastro> &apos, int limite);
    [[nodiscard]] nucleo::Resultado<PaginaDeUsuarios> entre(const Ids &ids, const FiltroDeUsuarios &filtro,
                                                            const std::optional<Cadastro> &apos, int limite);
    [[nodiscard]] nucleo::Resultado<Ids> candidatos(const Procura &procura);
    [[nodiscard]] nucleo::Resultado<Ids> candidatosPorNumero(const QString &numero);
    [[nodiscard]] nucleo::Resultado<void> juntarIds(nucleo::Resultado<nucleo::Linhas> linhas, Ids &ids);
    [[nodiscard]] nucleo::Resultado<PaginaDeUsuarios> montar(const Ids &ids, int limite, int condutora = 0);

    nucleo::Leitura &m_leitura;
    FrequenciasDeNomes &m_frequencias;
};

} // namespace auth
