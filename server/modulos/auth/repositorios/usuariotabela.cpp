// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "usuariotabela.h"

#include "../texto.h"
#include "colunajson.h"

#include <nucleo/banco/lotedeids.h>

using namespace Qt::StringLiterals;
using contrato::Usuario;
using dominio::Codigo;
using dominio::falha;
using dominio::Instante;
using dominio::UsuarioId;
using nucleo::Leitura;
using nucleo::Linhas;
using nucleo::Resultado;
using nucleo::Transacao;

namespace auth {

#define AUTH_COLUNAS                                                                                                   \
    "u.id, u.perfil, u.situacao, u.nome, u.nome_social, u.email, u.telefone, u.criado_em, u.atualizado_em, u.versao, " \
    "u.nome_chave, p.cpf, p.cns, p.data_nascimento, p.sexo, p.endereco, p.convenio, p.responsavel, p.preferencias, "   \
    "m.crm_numero, m.crm_uf, m.rqe, m.especialidades, m.convenios, m.duracao_padrao, m.aceite_automatico, "            \
    "m.encaixes_por_dia"
#define AUTH_FONTE "usuario u LEFT JOIN paciente p ON p.usuario_id = u.id LEFT JOIN medico m ON m.usuario_id = u.id"

const QString UsuarioTabela::colunas = QStringLiteral(AUTH_COLUNAS);
const QString UsuarioTabela::fonte = QStringLiteral(AUTH_FONTE);

namespace {

std::optional<QString> textoOu(const Linhas &l, int coluna)
{
    return l.nulo(coluna) ? std::nullopt : std::optional(l.texto(coluna));
}

template<class T>
std::optional<T> valorOu(const Linhas &l, int coluna)
{
    if (l.nulo(coluna))
        return std::nullopt;
    const auto lido = contrato::DeTexto<T>::ler(l.texto(coluna));
    return lido ? std::optional(*lido) : std::nullopt;
}

template<class E>
E enumOu(const Linhas &l, int coluna, E padrao)
{
    return contrato::enumDe<E>(l.texto(coluna)).value_or(padrao);
}

void lerPaciente(const Linhas &l, Usuario &u)
{
    u.cpf = valorOu<dominio::Cpf>(l, 11);
    u.cns = valorOu<dominio::Cns>(l, 12);
    u.dataNascimento = valorOu<QDate>(l, 13);
    if (!l.nulo(14))
        u.sexo = contrato::enumDe<contrato::Sexo>(l.texto(14));
    u.endereco = deColuna<contrato::Endereco>(l.bytes(15));
    u.convenio = deColuna<contrato::Convenio>(l.bytes(16));
    u.responsavel = deColuna<contrato::Responsavel>(l.bytes(17));
    u.preferencias = deColuna<contrato::Preferencias>(l.bytes(18));
}

void lerMedico(const Linhas &l, Usuario &u)
{
    u.crm = contrato::CorpoCrm{l.texto(19), valorOu<dominio::Uf>(l, 20).value_or(dominio::Uf())};
    u.rqe = textoOu(l, 21);
    u.especialidades = deColuna<QList<QString>>(l.bytes(22)).value_or(QList<QString>());
    u.convenios = deColuna<QList<QString>>(l.bytes(23)).value_or(QList<QString>());
    u.duracaoPadraoMin = int(l.inteiro(24));
    u.aceiteAutomatico = l.logico(25);
    u.encaixesPorDia = int(l.inteiro(26));
}

Cadastro lerLinha(const Linhas &l)
{
    Cadastro c;
    Usuario &u = c.usuario;
    u.id = UsuarioId(l.uuid(0));
    u.perfil = enumOu(l, 1, dominio::Perfil::Paciente);
    u.situacao = enumOu(l, 2, contrato::SituacaoUsuario::Bloqueado);
    u.nome = l.texto(3);
    u.nomeSocial = textoOu(l, 4);
    u.email = valorOu<dominio::Email>(l, 5);
    u.telefone = valorOu<dominio::Telefone>(l, 6);
    u.criadoEm = Instante::deMs(l.inteiro(7));
    u.atualizadoEm = Instante::deMs(l.inteiro(8));
    c.versao = l.inteiro(9);
    c.nomeChave = l.texto(10);
    if (!l.nulo(18))
        lerPaciente(l, u);
    if (!l.nulo(19))
        lerMedico(l, u);
    return c;
}

std::optional<QString> assinanteDe(const Usuario &u)
{
    const QString assinante = u.telefone ? assinanteDoTelefone(u.telefone->texto()) : QString();
    return assinante.isEmpty() ? std::nullopt : std::optional(assinante);
}

template<class T>
std::optional<QString> textoDoValor(const std::optional<T> &valor)
{
    return valor ? std::optional(valor->texto()) : std::nullopt;
}

} // namespace

QString nomeChaveDe(const Usuario &u)
{
    return u.nomeSocial ? chaveDeNome(*u.nomeSocial, u.nome) : chaveDeNome(u.nome);
}

Resultado<QList<Cadastro>> UsuarioTabela::ler(Linhas &linhas)
{
    QList<Cadastro> saida;
    while (linhas.proxima())
        saida += lerLinha(linhas);
    AGENDA_TENTAR(linhas.erro());
    return saida;
}

Resultado<void> UsuarioTabela::inserir(Transacao &tx, const Usuario &u, const QByteArray &senha)
{
    AGENDA_TENTAR(tx.executar("INSERT INTO usuario (id, perfil, situacao, nome, nome_social, email, telefone, "
                              "telefone_assinante, nome_chave, senha, criado_em, atualizado_em, versao) "
                              "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)",
                              {u.id, contrato::textoDe(u.perfil), contrato::textoDe(u.situacao), u.nome, u.nomeSocial,
                               textoDoValor(u.email), textoDoValor(u.telefone), assinanteDe(u), nomeChaveDe(u),
                               senha.isEmpty() ? std::nullopt : std::optional(senha), u.criadoEm, u.atualizadoEm}));
    return {};
}

Resultado<void> UsuarioTabela::atualizar(Transacao &tx, const Usuario &u, qint64 versaoNova)
{
    AGENDA_TENTAR(tx.executar("UPDATE usuario SET perfil = ?, situacao = ?, nome = ?, nome_social = ?, email = ?, "
                              "telefone = ?, telefone_assinante = ?, nome_chave = ?, atualizado_em = ?, versao = ? "
                              "WHERE id = ?",
                              {contrato::textoDe(u.perfil), contrato::textoDe(u.situacao), u.nome, u.nomeSocial,
                               textoDoValor(u.email), textoDoValor(u.telefone), assinanteDe(u), nomeChaveDe(u),
                               u.atualizadoEm, versaoNova, u.id}));
    return {};
}

Resultado<void> UsuarioTabela::gravarSenha(Transacao &tx, UsuarioId id, const QByteArray &senha)
{
    AGENDA_TENTAR(tx.executar("UPDATE usuario SET senha = ? WHERE id = ?", {senha, id}));
    return {};
}

Resultado<std::optional<Cadastro>> UsuarioTabela::buscar(Leitura &leitura, UsuarioId id)
{
    AGENDA_OBTER(auto linhas, leitura.consultar("SELECT " AUTH_COLUNAS " FROM " AUTH_FONTE " WHERE u.id = ?", {id}));
    AGENDA_OBTER(const auto achados, ler(linhas));
    return achados.isEmpty() ? std::nullopt : std::optional(achados.first());
}

Resultado<QList<Cadastro>> UsuarioTabela::varios(Leitura &leitura, const QList<UsuarioId> &ids)
{
    QHash<UsuarioId, Cadastro> porId;
    for (qsizetype de = 0; de < ids.size(); de += nucleo::LoteDeIds::maior) {
        const nucleo::LoteDeIds lote(ids.mid(de, nucleo::LoteDeIds::maior));
        const QString sql =
            u"SELECT "_s + colunas + u" FROM "_s + fonte + u" WHERE u.id IN ("_s + lote.lugares() + u')';
        AGENDA_OBTER(auto linhas, leitura.consultarMontado(sql, lote.valores()));
        AGENDA_OBTER(const auto lidos, ler(linhas));
        for (const Cadastro &c : lidos)
            porId.insert(c.usuario.id, c);
    }
    QList<Cadastro> emOrdem;
    for (const UsuarioId &id : ids)
        if (const auto achado = porId.constFind(id); achado != porId.cend())
            emOrdem += *achado;
    return emOrdem;
}

Resultado<std::optional<Credencial>> UsuarioTabela::credencial(Leitura &leitura, UsuarioId id)
{
    AGENDA_OBTER(auto linhas, leitura.consultar("SELECT perfil, situacao, senha FROM usuario WHERE id = ?", {id}));
    if (linhas.proxima())
        return Credencial{enumOu(linhas, 0, dominio::Perfil::Paciente),
                          enumOu(linhas, 1, contrato::SituacaoUsuario::Bloqueado),
                          linhas.nulo(2) ? QByteArray() : linhas.bytes(2)};
    AGENDA_TENTAR(linhas.erro());
    return std::nullopt;
}

Resultado<bool> UsuarioTabela::haOutroAdmin(Transacao &tx, UsuarioId alem)
{
    AGENDA_TENTAR(tx.executar("UPDATE trava SET vezes = vezes + 1 WHERE nome = 'admins'"));
    AGENDA_OBTER(auto linhas, tx.consultar("SELECT 1 FROM usuario WHERE perfil = 'admin' AND situacao = 'ativo' "
                                           "AND id <> ? LIMIT 1",
                                           {alem}));
    const bool ha = linhas.proxima();
    AGENDA_TENTAR(linhas.erro());
    return ha;
}

Resultado<QList<Cadastro>> UsuarioTabela::pagina(Leitura &leitura, std::optional<UsuarioId> apos, int limite)
{
    AGENDA_OBTER(auto linhas,
                 leitura.consultar("SELECT " AUTH_COLUNAS " FROM " AUTH_FONTE " WHERE u.id > ? ORDER BY u.id LIMIT ?",
                                   {dominio::textoDeUuid(apos ? apos->uuid() : QUuid()), limite}));
    return ler(linhas);
}

} // namespace auth
