// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tipos.h"

// People: contract, section 3.
namespace contrato {

enum class SituacaoUsuario { Ativo, Pendente, Bloqueado };
enum class Sexo { Feminino, Masculino, Intersexo, NaoInformado };
enum class Canal { Email, Sms, Whatsapp };

template<>
struct TextosDe<dominio::Perfil> {
    static constexpr std::array textos = {"paciente", "medico", "recepcionista", "admin"};
};
template<>
struct TextosDe<SituacaoUsuario> {
    static constexpr std::array textos = {"ativo", "pendente", "bloqueado"};
};
template<>
struct TextosDe<Sexo> {
    static constexpr std::array textos = {"feminino", "masculino", "intersexo", "nao_informado"};
};
template<>
struct TextosDe<Canal> {
    static constexpr std::array textos = {"email", "sms", "whatsapp"};
};

struct CorpoCrm {
    QString numero; // digits
    dominio::Uf uf;
    static constexpr const char *nomeNoContrato = "Crm";
    static constexpr auto campos()
    {
        return tabela(campo("numero", &CorpoCrm::numero, minimo(1), maximo(10)), campo("uf", &CorpoCrm::uf));
    }
    friend bool operator==(const CorpoCrm &, const CorpoCrm &) = default;
};

struct Endereco {
    std::optional<QString> cep, logradouro, numero, complemento, bairro, cidade;
    std::optional<dominio::Uf> uf;
    static constexpr const char *nomeNoContrato = "Endereco";
    static constexpr auto campos()
    {
        return tabela(campo("cep", &Endereco::cep, maximo(9)), campo("logradouro", &Endereco::logradouro),
                      campo("numero", &Endereco::numero, maximo(20)), campo("complemento", &Endereco::complemento),
                      campo("bairro", &Endereco::bairro), campo("cidade", &Endereco::cidade),
                      campo("uf", &Endereco::uf));
    }
    friend bool operator==(const Endereco &, const Endereco &) = default;
};

struct Convenio {
    QString operadora;
    std::optional<QString> registroAns, carteirinha;
    std::optional<QDate> validade;
    static constexpr const char *nomeNoContrato = "Convenio";
    static constexpr auto campos()
    {
        return tabela(campo("operadora", &Convenio::operadora, minimo(1), maximo(120)),
                      campo("registroAns", &Convenio::registroAns, maximo(10)),
                      campo("carteirinha", &Convenio::carteirinha, maximo(40)), campo("validade", &Convenio::validade));
    }
    friend bool operator==(const Convenio &, const Convenio &) = default;
};

struct Responsavel {
    QString nome;
    std::optional<dominio::Cpf> cpf;
    std::optional<dominio::Telefone> telefone;
    std::optional<QString> parentesco;
    static constexpr const char *nomeNoContrato = "Responsavel";
    static constexpr auto campos()
    {
        return tabela(campo("nome", &Responsavel::nome, minimo(1), maximo(120)), campo("cpf", &Responsavel::cpf),
                      campo("telefone", &Responsavel::telefone),
                      campo("parentesco", &Responsavel::parentesco, maximo(60)));
    }
    friend bool operator==(const Responsavel &, const Responsavel &) = default;
};

struct Preferencias {
    QList<Canal> canais{Canal::Email};
    int antecedenciaHoras = 24; // how long before the appointment to remind
    QString idioma = QStringLiteral("pt-BR");
    static constexpr const char *nomeNoContrato = "Preferencias";
    static constexpr auto campos()
    {
        return tabela(campo("canais", &Preferencias::canais, maximo(3), comPadrao()),
                      campo("antecedenciaHoras", &Preferencias::antecedenciaHoras, minimo(1), maximo(168), comPadrao()),
                      campo("idioma", &Preferencias::idioma, maximo(5), comPadrao()));
    }
    friend bool operator==(const Preferencias &, const Preferencias &) = default;
};

// POST /auth/register. Which fields fit which profile is the auth module's rule.
struct NovoUsuario {
    dominio::Perfil perfil = dominio::Perfil::Paciente;
    QString nome;
    std::optional<QString> nomeSocial;
    std::optional<dominio::Email> email;
    std::optional<dominio::Telefone> telefone;
    std::optional<QString> senha;
    std::optional<dominio::Cpf> cpf;
    std::optional<dominio::Cns> cns;
    std::optional<QDate> dataNascimento;
    std::optional<Sexo> sexo;
    std::optional<Endereco> endereco;
    std::optional<Convenio> convenio;
    std::optional<Responsavel> responsavel;
    std::optional<Preferencias> preferencias;
    std::optional<CorpoCrm> crm;
    std::optional<QString> rqe;
    std::optional<QList<QString>> especialidades, convenios;
    std::optional<int> duracaoPadraoMin;
    std::optional<bool> aceiteAutomatico;
    std::optional<int> encaixesPorDia;
    static constexpr const char *nomeNoContrato = "NovoUsuario";
    static constexpr auto campos()
    {
        using T = NovoUsuario;
        return tabela(
            campo("perfil", &T::perfil), campo("nome", &T::nome, minimo(1), maximo(120)),
            campo("nomeSocial", &T::nomeSocial, minimo(1), maximo(120)), campo("email", &T::email),
            campo("telefone", &T::telefone), campo("senha", &T::senha, maximo(1024)), campo("cpf", &T::cpf),
            campo("cns", &T::cns), campo("dataNascimento", &T::dataNascimento), campo("sexo", &T::sexo),
            campo("endereco", &T::endereco), campo("convenio", &T::convenio), campo("responsavel", &T::responsavel),
            campo("preferencias", &T::preferencias), campo("crm", &T::crm), campo("rqe", &T::rqe, maximo(20)),
            campo("especialidades", &T::especialidades, maximo(10)), campo("convenios", &T::convenios, maximo(50)),
            campo("duracaoPadraoMin", &T::duracaoPadraoMin, minimo(5), maximo(480)),
            campo("aceiteAutomatico", &T::aceiteAutomatico),
            campo("encaixesPorDia", &T::encaixesPorDia, minimo(0), maximo(20)));
    }
};

// PUT /usuarios/{id}: full replacement of what may be edited; perfil and situacao only by an admin.
struct EdicaoUsuario {
    QString nome;
    std::optional<QString> nomeSocial;
    std::optional<dominio::Email> email;
    std::optional<dominio::Telefone> telefone;
    std::optional<dominio::Perfil> perfil;
    std::optional<SituacaoUsuario> situacao;
    std::optional<dominio::Cpf> cpf;
    std::optional<dominio::Cns> cns;
    std::optional<QDate> dataNascimento;
    std::optional<Sexo> sexo;
    std::optional<Endereco> endereco;
    std::optional<Convenio> convenio;
    std::optional<Responsavel> responsavel;
    std::optional<Preferencias> preferencias;
    std::optional<CorpoCrm> crm;
    std::optional<QString> rqe;
    std::optional<QList<QString>> especialidades, convenios;
    std::optional<int> duracaoPadraoMin;
    std::optional<bool> aceiteAutomatico;
    std::optional<int> encaixesPorDia;
    static constexpr const char *nomeNoContrato = "EdicaoUsuario";
    static constexpr auto campos()
    {
        using T = EdicaoUsuario;
        return tabela(campo("nome", &T::nome, minimo(1), maximo(120)),
                      campo("nomeSocial", &T::nomeSocial, minimo(1), maximo(120)), campo("email", &T::email),
                      campo("telefone", &T::telefone), campo("perfil", &T::perfil), campo("situacao", &T::situacao),
                      campo("cpf", &T::cpf), campo("cns", &T::cns), campo("dataNascimento", &T::dataNascimento),
                      campo("sexo", &T::sexo), campo("endereco", &T::endereco), campo("convenio", &T::convenio),
                      campo("responsavel", &T::responsavel), campo("preferencias", &T::preferencias),
                      campo("crm", &T::crm), campo("rqe", &T::rqe, maximo(20)),
                      campo("especialidades", &T::especialidades, maximo(10)),
                      campo("convenios", &T::convenios, maximo(50)),
                      campo("duracaoPadraoMin", &T::duracaoPadraoMin, minimo(5), maximo(480)),
                      campo("aceiteAutomatico", &T::aceiteAutomatico),
                      campo("encaixesPorDia", &T::encaixesPorDia, minimo(0), maximo(20)));
    }
};

struct Usuario {
    dominio::UsuarioId id;
    dominio::Perfil perfil = dominio::Perfil::Paciente;
    SituacaoUsuario situacao = SituacaoUsuario::Ativo;
    QString nome;
    std::optional<QString> nomeSocial;
    std::optional<dominio::Email> email;
    std::optional<dominio::Telefone> telefone;
    dominio::Instante criadoEm, atualizadoEm;
    // patients
    std::optional<dominio::Cpf> cpf;
    std::optional<dominio::Cns> cns;
    std::optional<QDate> dataNascimento;
    std::optional<Sexo> sexo;
    std::optional<Endereco> endereco;
    std::optional<Convenio> convenio;
    std::optional<Responsavel> responsavel;
    std::optional<Preferencias> preferencias;
    // doctors
    std::optional<CorpoCrm> crm;
    std::optional<QString> rqe;
    std::optional<QList<QString>> especialidades, convenios;
    std::optional<int> duracaoPadraoMin;
    std::optional<bool> aceiteAutomatico;
    std::optional<int> encaixesPorDia;
    static constexpr const char *nomeNoContrato = "Usuario";
    static constexpr auto campos()
    {
        using T = Usuario;
        return tabela(campo("id", &T::id), campo("perfil", &T::perfil), campo("situacao", &T::situacao),
                      campo("nome", &T::nome), campo("nomeSocial", &T::nomeSocial), campo("email", &T::email),
                      campo("telefone", &T::telefone), campo("criadoEm", &T::criadoEm),
                      campo("atualizadoEm", &T::atualizadoEm), campo("cpf", &T::cpf), campo("cns", &T::cns),
                      campo("dataNascimento", &T::dataNascimento), campo("sexo", &T::sexo),
                      campo("endereco", &T::endereco), campo("convenio", &T::convenio),
                      campo("responsavel", &T::responsavel), campo("preferencias", &T::preferencias),
                      campo("crm", &T::crm), campo("rqe", &T::rqe), campo("especialidades", &T::especialidades),
                      campo("convenios", &T::convenios), campo("duracaoPadraoMin", &T::duracaoPadraoMin),
                      campo("aceiteAutomatico", &T::aceiteAutomatico), campo("encaixesPorDia", &T::encaixesPorDia));
    }
    friend bool operator==(const Usuario &, const Usuario &) = default;
};

} // namespace contrato
