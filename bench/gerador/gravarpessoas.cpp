// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gravar.h"

#include <agendamento/textobusca.h>
#include <auth/texto.h>

#include <algorithm>
#include <tuple>

using namespace Qt::StringLiterals;

namespace gerador {

namespace {

const QByteArray ativo = "ativo";

void gravarUsuarios(const Clinica &c, Destino &d)
{
    // Everyone logs in with the password that the product made for the administrator.
    const QByteArray senha = d.senhaDoAdmin();
    d.tabela("auth", "usuario",
             {"id", "perfil", "situacao", "nome", "email", "telefone", "telefone_assinante", "nome_chave", "senha",
              "criado_em", "atualizado_em", "versao"});
    const auto um = [&](const QUuid &id, const char *perfil, const QString &nome, const QString &email,
                        const QString &telefone, qint64 criadoEm) {
        const QString assinante = telefone.isNull() ? QString() : auth::assinanteDoTelefone(telefone);
        d.linha({celula(id), QByteArray(perfil), ativo, celula(nome), celula(email), celula(telefone),
                 celula(assinante), celula(auth::chaveDeNome(nome)), senha, criadoEm, criadoEm, qint64(1)});
    };
    um(c.recepcao, "recepcionista", u"Recepção do Bench"_s, u"recepcao@bench.local"_s, {}, c.abertura);
    for (size_t n = 0; n < c.medicos.size(); ++n)
        um(c.medicos[n].id, "medico", c.medicos[n].nome, u"medico%1@bench.local"_s.arg(n), {}, c.abertura);
    for (int n = 0; n < c.pacientes; ++n) {
        const Paciente p = c.paciente(n);
        um(p.id, "paciente", p.nome, p.email, p.telefone, p.criadoEm);
    }
}

void gravarPacientes(const Clinica &c, Destino &d)
{
    const QByteArray preferencias = R"({"canais":["email"],"antecedenciaHoras":24,"idioma":"pt-BR"})";
    d.tabela("auth", "paciente", {"usuario_id", "cpf", "data_nascimento", "sexo", "convenio", "preferencias"});
    for (int n = 0; n < c.pacientes; ++n) {
        const Paciente p = c.paciente(n);
        const QString convenio = p.convenio.isNull() ? QString() : u"{\"operadora\":\"%1\"}"_s.arg(p.convenio);
        d.linha({celula(p.id), celula(p.cpf), celula(p.nascimento.toString(Qt::ISODate)),
                 QByteArray(p.feminino ? "feminino" : "masculino"), celula(convenio), preferencias});
    }
}

QString jsonDeTextos(const QStringList &textos)
{
    return u"[\""_s + textos.join(u"\",\""_s) + u"\"]"_s;
}

QStringList conveniosDo(size_t medico)
{
    return {convenios().at(qsizetype(medico) % convenios().size()),
            convenios().at(qsizetype(medico + 1) % convenios().size())};
}

void gravarMedicos(const Clinica &c, Destino &d)
{
    d.tabela("auth", "medico",
             {"usuario_id", "crm_numero", "crm_uf", "especialidades", "convenios", "duracao_padrao",
              "aceite_automatico", "encaixes_por_dia"});
    for (size_t n = 0; n < c.medicos.size(); ++n) {
        const Medico &m = c.medicos[n];
        d.linha({celula(m.id), QByteArray::number(100'000 + qint64(n)), QByteArray("SP"),
                 celula(jsonDeTextos({especialidades().at(m.especialidade)})), celula(jsonDeTextos(conveniosDo(n))),
                 qint64(30), qint64(m.aceiteAutomatico), qint64(2)});
    }
    d.tabela("auth", "medico_marca", {"tipo", "chave", "medico_id"});
    for (size_t n = 0; n < c.medicos.size(); ++n) {
        const Medico &m = c.medicos[n];
        d.linha({QByteArray("especialidade"), celula(auth::chaveDeNome(especialidades().at(m.especialidade))),
                 celula(m.id)});
        for (const QString &convenio : conveniosDo(n))
            d.linha({QByteArray("convenio"), celula(auth::chaveDeNome(convenio)), celula(m.id)});
    }
}

void gravarIdentificadores(const Clinica &c, Destino &d)
{
    d.tabela("auth", "identificador", {"tipo", "valor", "usuario_id"});
    d.linha({QByteArray("email"), QByteArray("recepcao@bench.local"), celula(c.recepcao)});
    for (size_t n = 0; n < c.medicos.size(); ++n) {
        d.linha({QByteArray("email"), celula(u"medico%1@bench.local"_s.arg(n)), celula(c.medicos[n].id)});
        d.linha({QByteArray("crm"), "SP-" + QByteArray::number(100'000 + qint64(n)), celula(c.medicos[n].id)});
    }
    for (int n = 0; n < c.pacientes; ++n) {
        const Paciente p = c.paciente(n);
        d.linha({QByteArray("cpf"), celula(p.cpf), celula(p.id)});
        if (!p.email.isNull())
            d.linha({QByteArray("email"), celula(p.email), celula(p.id)});
    }
}

void gravarBusca(const Clinica &c, Destino &d)
{
    struct Linha {
        QByteArray perfil, termo, chave, id;
        bool operator<(const Linha &o) const
        {
            return std::tie(perfil, termo, chave, id) < std::tie(o.perfil, o.termo, o.chave, o.id);
        }
    };
    std::vector<Linha> linhas; // in the order of the key: pages are filled one after the other
    const auto um = [&](const char *perfil, const QString &nome, const QUuid &id) {
        const QString chave = auth::chaveDeNome(nome);
        QStringList termos = chave.split(u' ', Qt::SkipEmptyParts);
        termos.removeDuplicates();
        const QByteArray utf8 = chave.toUtf8(), texto = id.toByteArray(QUuid::WithoutBraces);
        for (const QString &termo : std::as_const(termos))
            linhas.push_back({perfil, termo.toUtf8(), utf8, texto});
    };
    um("recepcionista", u"Recepção do Bench"_s, c.recepcao);
    for (const Medico &m : c.medicos)
        um("medico", m.nome, m.id);
    for (int n = 0; n < c.pacientes; ++n) {
        const Paciente p = c.paciente(n);
        um("paciente", p.nome, p.id);
    }
    std::sort(linhas.begin(), linhas.end());
    d.tabela("auth", "busca_nome", {"perfil", "termo", "nome_chave", "usuario_id"});
    for (const Linha &l : linhas)
        d.linha({l.perfil, l.termo, l.chave, l.id});
}

// agendamento's own view of the same people, as events of auth would have made it.
void gravarConhecidos(const Clinica &c, Destino &d)
{
    d.tabela("agendamento", "pessoa",
             {"id", "nome", "nome_busca", "perfil", "situacao", "duracao_min", "aceite_automatico", "encaixes_por_dia",
              "atualizada_em"});
    const auto um = [&](const QUuid &id, const char *perfil, const QString &nome, bool aceite, qint64 encaixes) {
        d.linha({celula(id), celula(nome), celula(agendamento::textoDeBusca(nome)), QByteArray(perfil), ativo,
                 qint64(30), qint64(aceite), encaixes, c.abertura});
    };
    um(c.recepcao, "recepcionista", u"Recepção do Bench"_s, false, 0);
    for (const Medico &m : c.medicos)
        um(m.id, "medico", m.nome, m.aceiteAutomatico, 2);
    for (int n = 0; n < c.pacientes; ++n) {
        const Paciente p = c.paciente(n);
        um(p.id, "paciente", p.nome, false, 0);
    }
}

} // namespace

void gravarPessoas(const Clinica &clinica, Destino &destino)
{
    gravarUsuarios(clinica, destino);
    gravarPacientes(clinica, destino);
    gravarMedicos(clinica, destino);
    gravarIdentificadores(clinica, destino);
    gravarBusca(clinica, destino);
    gravarConhecidos(clinica, destino);
}

} // namespace gerador
