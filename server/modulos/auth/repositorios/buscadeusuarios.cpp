// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "buscadeusuarios.h"

#include "../cripto/base64url.h"
#include "../texto.h"
#include "buscanometabela.h"

#include <nucleo/banco/formasfixas.h>
#include <nucleo/banco/lotedeids.h>

#include <algorithm>

using namespace Qt::StringLiterals;
using dominio::Codigo;
using dominio::falha;
using dominio::Perfil;
using dominio::UsuarioId;
using nucleo::Resultado;
using nucleo::Valor;

namespace auth {

namespace {

constexpr int candidatosMaximos = 1000; // of one kind of number; who types on gets fewer

struct Condicoes {
    QString sql;
    QList<Valor> valores;
    void e(const QString &condicao, const QList<Valor> &dela)
    {
        sql += u" AND "_s + condicao;
        valores += dela;
    }
};

QString comoPadrao(const QString &texto)
{
    QString saida;
    for (const QChar c : texto)
        saida += (c == u'%' || c == u'_' || c == u'\\') ? QString(u'\\') + c : QString(c);
    return saida;
}

// Where the rows are known by id already, the comparisons hide their columns from the planner: two hundred ids look
// like more work to it than all patients do.
enum class Caminho { PorIndice, PorId };

Condicoes condicoesDe(const FiltroDeUsuarios &f, Caminho caminho)
{
    const bool porId = caminho == Caminho::PorId;
    Condicoes c;
    if (f.perfil)
        c.e(porId ? u"COALESCE(u.perfil, '') = ?"_s : u"u.perfil = ?"_s, {Valor(dominio::texto(*f.perfil))});
    if (!f.situacao.isEmpty())
        c.e(porId ? u"COALESCE(u.situacao, '') = ?"_s : u"u.situacao = ?"_s, {Valor(f.situacao)});
    // Says the same again in the words of the partial index, which a bound value cannot.
    if (!porId && !f.situacao.isEmpty() && f.situacao != "ativo"_L1)
        c.e(u"u.situacao <> 'ativo'"_s, {});
    for (const QString &palavra : f.procura.palavras)
        c.e(u"u.nome_chave LIKE ?"_s, {Valor(padraoDePalavra(palavra))});
    for (const QString &numero : nucleo::completada(f.procura.numeros))
        c.e(u"(p.cpf LIKE ? OR u.telefone LIKE ?)"_s, {Valor(numero + u'%'), Valor(QString(u'%' + numero + u'%'))});
    if (f.procura.nascimento)
        c.e(porId ? u"COALESCE(p.data_nascimento, '') = ?"_s : u"p.data_nascimento = ?"_s,
            {Valor(f.procura.nascimento->toString(Qt::ISODate))});
    if (!f.procura.email.isEmpty())
        c.e(u"LOWER(u.email) LIKE ? ESCAPE '\\'"_s, {Valor(comoPadrao(f.procura.email) + u'%')});
    return c;
}

QString textoDoCursor(UsuarioId id, int condutora)
{
    QByteArray bytes = id.uuid().toRfc4122();
    bytes += char(condutora);
    return QString::fromLatin1(paraBase64Url(bytes));
}

} // namespace

Resultado<std::optional<Cadastro>> BuscaDeUsuarios::donoDoCursor(const std::optional<QString> &cursor)
{
    if (!cursor)
        return std::nullopt;
    const auto bytes = deBase64Url(cursor->toUtf8());
    if (!bytes || bytes->size() != 17)
        return falha(Codigo::CursorInvalido);
    AGENDA_OBTER(auto dono, UsuarioTabela::buscar(m_leitura, UsuarioId(QUuid::fromRfc4122(bytes->left(16)))));
    if (!dono)
        return falha(Codigo::CursorInvalido);
    return dono;
}

Resultado<PaginaDeUsuarios> BuscaDeUsuarios::pagina(const FiltroDeUsuarios &filtro,
                                                    const std::optional<QString> &cursor, int limite)
{
    AGENDA_OBTER(const auto apos, donoDoCursor(cursor));
    // Nobody learns between which names an account lies that this list would not show them.
    if (apos && ((filtro.perfil && apos->usuario.perfil != *filtro.perfil) ||
                 (filtro.apenas && !filtro.apenas->contains(apos->usuario.id))))
        return falha(Codigo::CursorInvalido);
    if (filtro.procura.impossivel)
        return PaginaDeUsuarios{};
    if (filtro.apenas)
        return entre(*filtro.apenas, filtro, apos, limite);
    if (filtro.procura.vazia())
        return todos(filtro, apos, limite);
    if (filtro.procura.soPalavras()) {
        const int condutora = cursor ? int(uchar(deBase64Url(cursor->toUtf8())->at(16))) : 0;
        if (condutora >= filtro.procura.palavras.size())
            return falha(Codigo::CursorInvalido);
        return porNome(filtro, apos, condutora, limite);
    }
    AGENDA_OBTER(const Ids ids, candidatos(filtro.procura));
    return entre(ids, filtro, apos, limite);
}

Resultado<PaginaDeUsuarios> BuscaDeUsuarios::porNome(const FiltroDeUsuarios &filtro,
                                                     const std::optional<Cadastro> &apos, int condutora, int limite)
{
    QList<Perfil> perfis{Perfil::Paciente, Perfil::Medico, Perfil::Recepcionista, Perfil::Admin};
    if (filtro.perfil)
        perfis = {*filtro.perfil};
    const QStringList &palavras = filtro.procura.palavras;
    Ids ids;
    int ultimaCondutora = condutora;
    for (const Perfil perfil : std::as_const(perfis)) {
        std::optional<BuscaNomeTabela::Lugar> lugar;
        int desta = condutora;
        if (apos && perfil < apos->usuario.perfil)
            continue;
        if (apos && perfil == apos->usuario.perfil) {
            const QString termo = BuscaNomeTabela::primeiroTermo(apos->nomeChave, palavras.at(condutora));
            if (termo.isEmpty())
                return falha(Codigo::CursorInvalido); // of another search
            lugar = BuscaNomeTabela::Lugar{termo, apos->nomeChave, apos->usuario.id};
        } else {
            AGENDA_OBTER(desta, m_frequencias.maisRara(m_leitura, perfil, palavras));
        }
        const int faltam = limite + 1 - int(ids.size());
        AGENDA_OBTER(const auto achados,
                     BuscaNomeTabela::achar(m_leitura, perfil, palavras, desta, filtro.situacao, lugar, faltam));
        for (const auto &achado : achados)
            ids += achado.id;
        // The page's last item was found under this word, unless this profile only gave the one that is too many.
        if (ids.size() - achados.size() < limite && !achados.isEmpty())
            ultimaCondutora = desta;
        if (ids.size() > limite)
            break;
    }
    return montar(ids, limite, ultimaCondutora);
}

Resultado<PaginaDeUsuarios> BuscaDeUsuarios::todos(const FiltroDeUsuarios &filtro, const std::optional<Cadastro> &apos,
                                                   int limite)
{
    Condicoes c = condicoesDe(filtro, Caminho::PorIndice);
    if (apos)
        c.e(u"(u.nome_chave, u.id) > (?, ?)"_s, {Valor(apos->nomeChave), Valor(apos->usuario.id)});
    c.valores += Valor(limite + 1);
    AGENDA_OBTER(auto linhas,
                 m_leitura.consultarMontado(u"SELECT "_s + UsuarioTabela::colunas + u" FROM "_s + UsuarioTabela::fonte +
                                                u" WHERE 1 = 1"_s + c.sql + u" ORDER BY u.nome_chave, u.id LIMIT ?"_s,
                                            c.valores));
    AGENDA_OBTER(auto itens, UsuarioTabela::ler(linhas));
    PaginaDeUsuarios p;
    p.itens = itens.mid(0, limite);
    if (itens.size() > limite)
        p.proximo = textoDoCursor(p.itens.last().usuario.id, 0);
    return p;
}

Resultado<PaginaDeUsuarios> BuscaDeUsuarios::entre(const Ids &ids, const FiltroDeUsuarios &filtro,
                                                   const std::optional<Cadastro> &apos, int limite)
{
    const Condicoes c = condicoesDe(filtro, Caminho::PorId);
    QList<std::pair<QByteArray, UsuarioId>> achados; // by UTF-8, as the database orders
    for (qsizetype de = 0; de < ids.size(); de += nucleo::LoteDeIds::maior) {
        const nucleo::LoteDeIds lote(ids.mid(de, nucleo::LoteDeIds::maior));
        const QString sql = u"SELECT u.nome_chave, u.id FROM usuario u LEFT JOIN paciente p ON p.usuario_id = u.id "
                            "WHERE u.id IN ("_s +
                            lote.lugares() + u')' + c.sql;
        AGENDA_OBTER(auto linhas, m_leitura.consultarMontado(sql, lote.valores() + c.valores));
        while (linhas.proxima())
            achados.append({linhas.bytes(0), UsuarioId(linhas.uuid(1))});
        AGENDA_TENTAR(linhas.erro());
    }
    const auto antes = [](const auto &a, const auto &b) {
        return a.first != b.first ? a.first < b.first : a.second.texto() < b.second.texto();
    };
    std::sort(achados.begin(), achados.end(), antes);
    achados.erase(std::unique(achados.begin(), achados.end()), achados.end());
    auto inicio = achados.cbegin();
    if (apos)
        inicio = std::upper_bound(achados.cbegin(), achados.cend(),
                                  std::pair(apos->nomeChave.toUtf8(), apos->usuario.id), antes);
    Ids daPagina;
    for (auto i = inicio; i != achados.cend() && daPagina.size() <= limite; ++i)
        daPagina += i->second;
    return montar(daPagina, limite);
}

Resultado<BuscaDeUsuarios::Ids> BuscaDeUsuarios::candidatos(const Procura &procura)
{
    Ids ids;
    if (procura.nascimento) {
        AGENDA_TENTAR(juntarIds(m_leitura.consultar("SELECT usuario_id FROM paciente WHERE data_nascimento = ?",
                                                    {procura.nascimento->toString(Qt::ISODate)}),
                                ids));
        return ids;
    }
    if (!procura.numeros.isEmpty()) {
        const auto maior = std::max_element(procura.numeros.cbegin(), procura.numeros.cend(),
                                            [](const auto &a, const auto &b) { return a.size() < b.size(); });
        return candidatosPorNumero(*maior);
    }
    AGENDA_TENTAR(juntarIds(m_leitura.consultar("SELECT usuario_id FROM identificador WHERE tipo = 'email' "
                                                "AND valor >= ? AND valor < ? ORDER BY valor LIMIT ?",
                                                {procura.email, fimDoPrefixo(procura.email), candidatosMaximos}),
                            ids));
    return ids;
}

Resultado<BuscaDeUsuarios::Ids> BuscaDeUsuarios::candidatosPorNumero(const QString &n)
{
    Ids ids;
    AGENDA_TENTAR(juntarIds(m_leitura.consultar("SELECT usuario_id FROM identificador WHERE tipo = 'cpf' "
                                                "AND valor >= ? AND valor < ? ORDER BY valor LIMIT ?",
                                                {n, fimDoPrefixo(n), candidatosMaximos}),
                            ids));
    for (const QString &prefixo : {QString(u"+55"_s + n), QString(u'+' + n)})
        AGENDA_TENTAR(juntarIds(m_leitura.consultar("SELECT id FROM usuario WHERE telefone >= ? AND telefone < ? "
                                                    "ORDER BY telefone LIMIT ?",
                                                    {prefixo, fimDoPrefixo(prefixo), candidatosMaximos}),
                                ids));
    // Without the area code; and a mobile number as it was before the ninth digit came.
    for (const QString &prefixo : {n, QString(u'9' + n)})
        AGENDA_TENTAR(juntarIds(m_leitura.consultar("SELECT id FROM usuario WHERE telefone_assinante >= ? "
                                                    "AND telefone_assinante < ? ORDER BY telefone_assinante LIMIT ?",
                                                    {prefixo, fimDoPrefixo(prefixo), candidatosMaximos}),
                                ids));
    return ids;
}

Resultado<void> BuscaDeUsuarios::juntarIds(Resultado<nucleo::Linhas> linhas, Ids &ids)
{
    if (!linhas)
        return falha(linhas.error());
    while (linhas->proxima())
        ids += UsuarioId(linhas->uuid(0));
    return linhas->erro();
}

Resultado<PaginaDeUsuarios> BuscaDeUsuarios::montar(const Ids &ids, int limite, int condutora)
{
    PaginaDeUsuarios p;
    AGENDA_OBTER(p.itens, UsuarioTabela::varios(m_leitura, ids.mid(0, limite)));
    if (ids.size() > limite && !p.itens.isEmpty())
        p.proximo = textoDoCursor(p.itens.last().usuario.id, condutora);
    return p;
}

} // namespace auth
