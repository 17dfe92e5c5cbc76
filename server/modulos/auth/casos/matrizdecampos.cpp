// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "matrizdecampos.h"

using contrato::Usuario;

namespace auth {

namespace {

constexpr Editores pessoa = Editores(Editor::Pessoa), recepcao = Editores(Editor::Recepcao),
                   admin = Editores(Editor::Admin);

struct Regra {
    const char *campo;
    Editores quem;
    bool (*ausente)(const Usuario &);
    bool (*igual)(const Usuario &, const Usuario &);
    void (*repor)(const Usuario &de, Usuario &em);
};

template<class T>
bool vazio(const T &)
{
    return false;
}
template<class T>
bool vazio(const std::optional<T> &valor)
{
    return !valor;
}

template<auto M>
constexpr Regra regra(const char *campo, Editores quem)
{
    return {campo, quem, [](const Usuario &u) { return vazio(u.*M); },
            [](const Usuario &a, const Usuario &b) { return a.*M == b.*M; },
            [](const Usuario &de, Usuario &em) { em.*M = de.*M; }};
}

constexpr Regra regras[] = {
    regra<&Usuario::nome>("nome", recepcao | admin),
    regra<&Usuario::nomeSocial>("nomeSocial", pessoa | recepcao | admin),
    regra<&Usuario::email>("email", pessoa | recepcao | admin),
    regra<&Usuario::telefone>("telefone", pessoa | recepcao | admin),
    regra<&Usuario::perfil>("perfil", admin),
    regra<&Usuario::situacao>("situacao", admin),
    regra<&Usuario::cpf>("cpf", recepcao | admin),
    regra<&Usuario::cns>("cns", recepcao | admin),
    regra<&Usuario::dataNascimento>("dataNascimento", recepcao | admin),
    regra<&Usuario::sexo>("sexo", recepcao | admin),
    regra<&Usuario::endereco>("endereco", pessoa | recepcao | admin),
    regra<&Usuario::convenio>("convenio", pessoa | recepcao | admin),
    regra<&Usuario::responsavel>("responsavel", recepcao | admin),
    regra<&Usuario::preferencias>("preferencias", pessoa | recepcao | admin),
    regra<&Usuario::crm>("crm", admin),
    regra<&Usuario::rqe>("rqe", admin),
    regra<&Usuario::especialidades>("especialidades", admin),
    regra<&Usuario::convenios>("convenios", admin),
    // How a doctor works is theirs to say.
    regra<&Usuario::duracaoPadraoMin>("duracaoPadraoMin", pessoa | admin),
    regra<&Usuario::aceiteAutomatico>("aceiteAutomatico", pessoa | admin),
    regra<&Usuario::encaixesPorDia>("encaixesPorDia", pessoa | admin),
};

} // namespace

QStringList aplicarMatriz(Editores editores, const Usuario &antigo, Usuario &novo)
{
    QStringList proibidos;
    for (const Regra &r : regras) {
        if (r.quem & editores)
            continue;
        if (!r.ausente(novo) && !r.igual(antigo, novo))
            proibidos << QString::fromLatin1(r.campo);
        r.repor(antigo, novo);
    }
    return proibidos;
}

} // namespace auth
