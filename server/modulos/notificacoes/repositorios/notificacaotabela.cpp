// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "notificacaotabela.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace notificacoes {

using contrato::SituacaoNotificacao;
using nucleo::Linhas;
using nucleo::Resultado;

namespace {

#define COLUNAS_VISIVEIS                                                                                               \
    "id, paciente_id, medico_id, consulta_id, canal, modelo, destino, situacao, tentativas, ultimo_erro, criada_em, "  \
    "enviada_em, entregue_em, motivo"
constexpr int totalVisiveis = 14;

// Due at once, whatever the clock says.
constexpr qint64 jaVenceu = 0;

template<class IdDe>
std::optional<IdDe> idOuNada(const Linhas &linhas, int coluna)
{
    return linhas.nulo(coluna) ? std::nullopt : std::optional(IdDe(linhas.uuid(coluna)));
}

std::optional<dominio::Instante> instanteOuNada(const Linhas &linhas, int coluna)
{
    return linhas.nulo(coluna) ? std::nullopt : std::optional(dominio::Instante::deMs(linhas.inteiro(coluna)));
}

contrato::Notificacao visivel(const Linhas &linhas)
{
    contrato::Notificacao n;
    n.id = dominio::NotificacaoId(linhas.uuid(0));
    n.pacienteId = idOuNada<dominio::PacienteId>(linhas, 1);
    n.medicoId = idOuNada<dominio::MedicoId>(linhas, 2);
    n.consultaId = idOuNada<dominio::ConsultaId>(linhas, 3);
    // The columns are written from the same tables of texts, so an unknown text cannot be there.
    n.canal = contrato::enumDe<contrato::CanalDaMensagem>(linhas.texto(4)).value_or(contrato::CanalDaMensagem::Email);
    n.modelo = contrato::enumDe<contrato::Modelo>(linhas.texto(5)).value_or(contrato::Modelo::Lembrete);
    n.destino = linhas.texto(6);
    n.situacao = contrato::enumDe<SituacaoNotificacao>(linhas.texto(7)).value_or(SituacaoNotificacao::Falhou);
    n.tentativas = int(linhas.inteiro(8));
    if (!linhas.nulo(9))
        n.ultimoErro = linhas.texto(9);
    n.criadaEm = dominio::Instante::deMs(linhas.inteiro(10));
    n.enviadaEm = instanteOuNada(linhas, 11);
    n.entregueEm = instanteOuNada(linhas, 12);
    if (!linhas.nulo(13))
        n.motivo = contrato::enumDe<contrato::MotivoDeCancelamento>(linhas.texto(13));
    return n;
}

std::optional<QString> textoDaCausa(Causa causa)
{
    switch (causa) {
    case Causa::Ninguem:
        return {};
    case Causa::Paciente:
        return u"paciente"_s;
    case Causa::Equipe:
        return u"equipe"_s;
    }
    return {};
}

Causa causaDe(const QString &texto)
{
    if (texto.isEmpty())
        return Causa::Ninguem;
    return texto == u"paciente" ? Causa::Paciente : Causa::Equipe;
}

// A null text would be bound as NULL.
QString naoNulo(const QString &texto)
{
    return texto.isNull() ? u""_s : texto;
}

QByteArray jsonDe(const QMap<QString, QString> &variaveis)
{
    QJsonObject objeto;
    for (auto it = variaveis.cbegin(); it != variaveis.cend(); ++it)
        objeto.insert(it.key(), it.value());
    return QJsonDocument(objeto).toJson(QJsonDocument::Compact);
}

QMap<QString, QString> variaveisDe(const QByteArray &json)
{
    QMap<QString, QString> variaveis;
    const QJsonObject objeto = QJsonDocument::fromJson(json).object();
    for (auto it = objeto.begin(); it != objeto.end(); ++it)
        variaveis.insert(it.key(), it.value().toString());
    return variaveis;
}

Registrada completa(const Linhas &linhas)
{
    constexpr int c = totalVisiveis;
    Registrada r;
    r.dados = visivel(linhas);
    if (!linhas.nulo(c))
        r.evento = linhas.uuid(c);
    r.consulta.inicio = instanteOuNada(linhas, c + 1);
    r.consulta.unidade = idOuNada<dominio::UnidadeId>(linhas, c + 2);
    r.consulta.medicoNome = linhas.texto(c + 3);
    r.variaveis = variaveisDe(linhas.bytes(c + 4));
    r.rodada = int(linhas.inteiro(c + 5));
    r.valeAte = instanteOuNada(linhas, c + 6);
    r.causador = linhas.uuid(c + 7);
    r.causa = causaDe(linhas.texto(c + 8));
    r.contada = !linhas.nulo(c + 9);
    r.retomada = r.dados.situacao == SituacaoNotificacao::Enviando;
    return r;
}

template<class T, class F>
Resultado<QList<T>> todas(Linhas &linhas, F ler)
{
    QList<T> itens;
    while (linhas.proxima())
        itens.append(ler(linhas));
    AGENDA_TENTAR(linhas.erro());
    return itens;
}

} // namespace

Resultado<std::optional<contrato::Notificacao>> NotificacaoTabela::buscar(dominio::NotificacaoId id)
{
    AGENDA_OBTER(auto linhas, m_leitura.consultar("SELECT " COLUNAS_VISIVEIS " FROM notificacao WHERE id = ?", {id}));
    AGENDA_OBTER(const auto achadas, todas<contrato::Notificacao>(linhas, visivel));
    return achadas.isEmpty() ? std::nullopt : std::optional(achadas.first());
}

Resultado<QList<contrato::Notificacao>> NotificacaoTabela::listar(const FiltroNotificacoes &f)
{
    QString sql = u"SELECT " COLUNAS_VISIVEIS " FROM notificacao WHERE 1 = 1"_s;
    QList<nucleo::Valor> valores;
    const auto e = [&](const char *condicao, const nucleo::Valor &valor) {
        sql += " AND "_L1 + QLatin1String(condicao);
        valores.append(valor);
    };
    if (f.paciente)
        e("paciente_id = ?", *f.paciente);
    if (f.situacao)
        e("situacao = ?", contrato::textoDe(*f.situacao));
    if (f.canal)
        e("canal = ?", contrato::textoDe(*f.canal));
    if (f.de)
        e("criada_em >= ?", *f.de);
    if (f.ate)
        e("criada_em < ?", *f.ate);
    if (f.antesDe)
        e("id < ?", *f.antesDe);
    sql += " ORDER BY id DESC LIMIT ?"_L1;
    valores.append(f.limite + 1);
    AGENDA_OBTER(auto linhas, m_leitura.consultarMontado(sql, valores));
    return todas<contrato::Notificacao>(linhas, visivel);
}

Resultado<QList<Registrada>> NotificacaoTabela::vencidas(dominio::Instante agora, int limite)
{
    AGENDA_OBTER(
        auto linhas,
        m_leitura.consultar(
            "SELECT " COLUNAS_VISIVEIS
            ", evento_id, inicio, unidade_id, medico_nome, variaveis, rodada, vale_ate, causador, causa, contada_em "
            "FROM notificacao "
            "WHERE vence_em IS NOT NULL AND vence_em <= ? ORDER BY vence_em, id LIMIT ?",
            {agora, limite}));
    return todas<Registrada>(linhas, completa);
}

Resultado<std::optional<dominio::Instante>> NotificacaoTabela::proximoVencimento()
{
    AGENDA_OBTER(auto linhas, m_leitura.consultar("SELECT min(vence_em) FROM notificacao WHERE vence_em IS NOT NULL"));
    const bool tem = linhas.proxima();
    AGENDA_TENTAR(linhas.erro());
    return tem ? instanteOuNada(linhas, 0) : std::nullopt;
}

Resultado<bool> NotificacaoTabela::superada(const Registrada &n)
{
    if (!n.dados.consultaId)
        return false;
    AGENDA_OBTER(auto linhas,
                 m_leitura.consultar("SELECT 1 FROM notificacao WHERE encerra = ? AND id > ? AND canal = ? LIMIT 1",
                                     {*n.dados.consultaId, n.dados.id, contrato::textoDe(n.dados.canal)}));
    const bool ha = linhas.proxima();
    AGENDA_TENTAR(linhas.erro());
    return ha;
}

Resultado<bool> NotificacaoTabela::inserir(nucleo::Transacao &tx, const Registrada &nova)
{
    const contrato::Notificacao &n = nova.dados;
    const auto vence = n.situacao == SituacaoNotificacao::Pendente ? std::optional(jaVenceu) : std::nullopt;
    AGENDA_OBTER(const int linhas,
                 tx.executar("INSERT INTO notificacao (id, evento_id, paciente_id, medico_id, consulta_id, encerra, "
                             "canal, modelo, variaveis, inicio, unidade_id, medico_nome, destino, situacao, "
                             "tentativas, rodada, vence_em, criada_em, vale_ate, causador, causa) "
                             "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, ?, ?, ?, ?, ?) "
                             "ON CONFLICT (evento_id, canal) DO NOTHING",
                             {n.id, nova.evento, n.pacienteId, n.medicoId, n.consultaId, nova.encerra,
                              contrato::textoDe(n.canal), contrato::textoDe(n.modelo), jsonDe(nova.variaveis),
                              nova.consulta.inicio, nova.consulta.unidade, nova.consulta.medicoNome, naoNulo(n.destino),
                              contrato::textoDe(n.situacao), vence, n.criadaEm, nova.valeAte, nova.causador,
                              textoDaCausa(nova.causa)}));
    return linhas == 1;
}

Resultado<bool> NotificacaoTabela::tomar(nucleo::Transacao &tx, Registrada &n, dominio::Instante ate)
{
    AGENDA_OBTER(const int linhas,
                 tx.executar("UPDATE notificacao SET situacao = 'enviando', tentativas = tentativas + 1, "
                             "rodada = rodada + 1, vence_em = ?, contada_em = COALESCE(contada_em, ?) "
                             "WHERE id = ? AND situacao = ? AND tentativas = ?",
                             {ate, n.contada ? std::optional(tx.agora()) : std::nullopt, n.dados.id,
                              contrato::textoDe(n.dados.situacao), n.dados.tentativas}));
    if (linhas == 0)
        return false;
    ++n.dados.tentativas;
    ++n.rodada;
    n.dados.situacao = SituacaoNotificacao::Enviando;
    AGENDA_TENTAR(tx.executar("INSERT INTO tentativa (notificacao_id, numero, iniciada_em) VALUES (?, ?, ?)",
                              {n.dados.id, n.dados.tentativas, tx.agora()}));
    return true;
}

Resultado<void> NotificacaoTabela::devolver(nucleo::Transacao &tx, const Registrada &n)
{
    AGENDA_OBTER(const int linhas,
                 tx.executar("UPDATE notificacao SET situacao = 'pendente', tentativas = tentativas - 1, "
                             "rodada = rodada - 1, vence_em = ? WHERE id = ? AND situacao = 'enviando' "
                             "AND tentativas = ?",
                             {jaVenceu, n.dados.id, n.dados.tentativas}));
    if (linhas == 1)
        AGENDA_TENTAR(tx.executar("DELETE FROM tentativa WHERE notificacao_id = ? AND numero = ?",
                                  {n.dados.id, n.dados.tentativas}));
    return {};
}

Resultado<bool> NotificacaoTabela::fechar(nucleo::Transacao &tx, const Registrada &n, const Fecho &fecho)
{
    const auto erro = fecho.erro.isEmpty() ? std::nullopt : std::optional(fecho.erro);
    const auto enviada = fecho.situacao == SituacaoNotificacao::Enviada ? std::optional(tx.agora()) : std::nullopt;
    AGENDA_OBTER(const int linhas,
                 tx.executar("UPDATE notificacao SET situacao = ?, ultimo_erro = ?, destino = ?, vence_em = ?, "
                             "enviada_em = ? WHERE id = ? AND situacao = 'enviando' AND tentativas = ?",
                             {contrato::textoDe(fecho.situacao), erro, naoNulo(fecho.destino), fecho.venceEm, enviada,
                              n.dados.id, n.dados.tentativas}));
    if (linhas == 0)
        return false;
    AGENDA_TENTAR(tx.executar("UPDATE tentativa SET terminada_em = ?, erro = ? WHERE notificacao_id = ? AND numero = ?",
                              {tx.agora(), erro, n.dados.id, n.dados.tentativas}));
    return true;
}

Resultado<void> NotificacaoTabela::encerrar(nucleo::Transacao &tx, dominio::NotificacaoId id, const Fecho &fecho)
{
    const auto motivo = fecho.motivo ? std::optional(QString(contrato::textoDe(*fecho.motivo))) : std::nullopt;
    AGENDA_TENTAR(tx.executar("UPDATE notificacao SET situacao = ?, motivo = ?, destino = ?, vence_em = NULL "
                              "WHERE id = ? AND situacao IN ('pendente', 'enviando')",
                              {contrato::textoDe(fecho.situacao), motivo, naoNulo(fecho.destino), id}));
    return {};
}

Resultado<bool> NotificacaoTabela::reenfileirar(nucleo::Transacao &tx, dominio::NotificacaoId id)
{
    AGENDA_OBTER(const int linhas,
                 tx.executar("UPDATE notificacao SET "
                             "contada_em = CASE WHEN situacao = 'pendente' THEN contada_em END, "
                             "situacao = 'pendente', rodada = 0, vence_em = ?, causador = ?, causa = 'equipe' "
                             "WHERE id = ? AND situacao IN ('falhou', 'incerta', 'pendente')",
                             {jaVenceu, tx.contexto().ator, id}));
    return linhas == 1;
}

Resultado<int> NotificacaoTabela::retomar(nucleo::Transacao &tx)
{
    return tx.executar("UPDATE notificacao SET vence_em = ? WHERE situacao = 'enviando'", {jaVenceu});
}

} // namespace notificacoes
