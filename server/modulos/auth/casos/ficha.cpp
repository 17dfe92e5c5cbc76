// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ficha.h"

#include "../texto.h"

#include <QRegularExpression>
#include <QSet>

using namespace Qt::StringLiterals;
using contrato::Usuario;
using dominio::CodigoCampo;
using dominio::ErroCampo;
using dominio::Perfil;

namespace auth {

namespace {

using Erros = QList<ErroCampo>;

void alheio(Erros &erros, const char *campo, bool presente)
{
    if (presente)
        erros << ErroCampo{QString::fromLatin1(campo), CodigoCampo::Desconhecido};
}

void soDePaciente(const Usuario &u, Erros &erros)
{
    alheio(erros, "cpf", u.cpf.has_value());
    alheio(erros, "cns", u.cns.has_value());
    alheio(erros, "dataNascimento", u.dataNascimento.has_value());
    alheio(erros, "sexo", u.sexo.has_value());
    alheio(erros, "endereco", u.endereco.has_value());
    alheio(erros, "convenio", u.convenio.has_value());
    alheio(erros, "responsavel", u.responsavel.has_value());
    alheio(erros, "preferencias", u.preferencias.has_value());
}

void soDeMedico(const Usuario &u, Erros &erros)
{
    alheio(erros, "crm", u.crm.has_value());
    alheio(erros, "rqe", u.rqe.has_value());
    alheio(erros, "especialidades", u.especialidades.has_value());
    alheio(erros, "convenios", u.convenios.has_value());
    alheio(erros, "duracaoPadraoMin", u.duracaoPadraoMin.has_value());
    alheio(erros, "aceiteAutomatico", u.aceiteAutomatico.has_value());
    alheio(erros, "encaixesPorDia", u.encaixesPorDia.has_value());
}

void nomes(const QString &campo, const QList<QString> &lista, Erros &erros)
{
    constexpr int tamanho = 120;
    QSet<QString> vistos;
    for (qsizetype i = 0; i < lista.size(); ++i) {
        const QString onde = u"%1[%2]"_s.arg(campo).arg(i);
        const QString chave = chaveDeNome(lista.at(i));
        if (chave.isEmpty())
            erros << ErroCampo{onde, CodigoCampo::Formato};
        else if (lista.at(i).size() > tamanho)
            erros << ErroCampo{onde, CodigoCampo::Tamanho, tamanho};
        else if (vistos.contains(chave))
            erros << ErroCampo{onde, CodigoCampo::Duplicado};
        vistos.insert(chave);
    }
}

void paciente(const Usuario &u, QDate hoje, Erros &erros)
{
    static const QRegularExpression cep(u"^\\d{5}-?\\d{3}$"_s);
    static const QStringList idiomas{u"pt-BR"_s, u"en"_s, u"es"_s};
    if (u.dataNascimento && *u.dataNascimento > hoje)
        erros << ErroCampo{u"dataNascimento"_s, CodigoCampo::Maximo};
    if (u.dataNascimento && u.dataNascimento->year() < 1900)
        erros << ErroCampo{u"dataNascimento"_s, CodigoCampo::Minimo, 1900};
    if (u.endereco && u.endereco->cep && !cep.match(*u.endereco->cep).hasMatch())
        erros << ErroCampo{u"endereco.cep"_s, CodigoCampo::Formato};
    if (u.convenio && u.convenio->operadora.trimmed().isEmpty())
        erros << ErroCampo{u"convenio.operadora"_s, CodigoCampo::Obrigatorio};
    if (u.responsavel && u.responsavel->nome.trimmed().isEmpty())
        erros << ErroCampo{u"responsavel.nome"_s, CodigoCampo::Obrigatorio};
    if (!u.preferencias)
        return;
    if (!idiomas.contains(u.preferencias->idioma))
        erros << ErroCampo{u"preferencias.idioma"_s, CodigoCampo::Formato};
    const auto &canais = u.preferencias->canais;
    for (qsizetype i = 0; i < canais.size(); ++i)
        if (canais.indexOf(canais.at(i)) != i)
            erros << ErroCampo{u"preferencias.canais[%1]"_s.arg(i), CodigoCampo::Duplicado};
}

void medico(const Usuario &u, Erros &erros)
{
    if (!u.crm)
        erros << ErroCampo{u"crm"_s, CodigoCampo::Obrigatorio};
    else if (!dominio::Crm::numeroDeTexto(u.crm->numero))
        erros << ErroCampo{u"crm.numero"_s, CodigoCampo::Formato};
    if (!u.especialidades || u.especialidades->isEmpty())
        erros << ErroCampo{u"especialidades"_s, CodigoCampo::Obrigatorio};
    else
        nomes(u"especialidades"_s, *u.especialidades, erros);
    if (u.convenios)
        nomes(u"convenios"_s, *u.convenios, erros);
}

} // namespace

void completarFicha(Usuario &u)
{
    if (u.perfil == Perfil::Paciente && !u.preferencias)
        u.preferencias = contrato::Preferencias();
    if (u.perfil != Perfil::Medico)
        return;
    if (const auto numero = dominio::Crm::numeroDeTexto(u.crm->numero))
        u.crm->numero = *numero;
    u.convenios = u.convenios.value_or(QList<QString>());
    u.duracaoPadraoMin = u.duracaoPadraoMin.value_or(30);
    u.aceiteAutomatico = u.aceiteAutomatico.value_or(false);
    u.encaixesPorDia = u.encaixesPorDia.value_or(2);
}

Erros conferirFicha(const Usuario &u, QDate hoje)
{
    Erros erros;
    if (chaveDeNome(u.nome).isEmpty())
        erros << ErroCampo{u"nome"_s, CodigoCampo::Formato};
    if (u.nomeSocial && chaveDeNome(*u.nomeSocial).isEmpty())
        erros << ErroCampo{u"nomeSocial"_s, CodigoCampo::Formato};
    if (u.perfil != Perfil::Paciente && !u.email)
        erros << ErroCampo{u"email"_s, CodigoCampo::Obrigatorio};
    if (u.perfil == Perfil::Paciente)
        paciente(u, hoje, erros);
    else
        soDePaciente(u, erros);
    if (u.perfil == Perfil::Medico)
        medico(u, erros);
    else
        soDeMedico(u, erros);
    return erros;
}

} // namespace auth
