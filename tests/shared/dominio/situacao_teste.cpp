// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dominio/situacao.h>

#include <QTest>

#include <array>

using namespace Qt::StringLiterals;
using namespace dominio;

namespace {

constexpr std::array estados{Situacao::Solicitada, Situacao::Confirmada,  Situacao::Recusada, Situacao::Expirada,
                             Situacao::Cancelada,  Situacao::Remarcada,   Situacao::Presente, Situacao::EmAtendimento,
                             Situacao::Realizada,  Situacao::NaoAguardou, Situacao::Faltou};
constexpr std::array acoes{Acao::Confirmar,      Acao::Recusar,  Acao::Expirar,
                           Acao::Cancelar,       Acao::Remarcar, Acao::RegistrarPresenca,
                           Acao::Iniciar,        Acao::Concluir, Acao::RegistrarDesistencia,
                           Acao::RegistrarFalta, Acao::Desfazer};
constexpr std::array atores{Ator::Paciente, Ator::Medico, Ator::Recepcionista, Ator::Admin, Ator::Servidor};
constexpr const char *nomesDasAcoes[] = {"confirmar", "recusar",  "expirar",     "cancelar", "remarcar", "presenca",
                                         "iniciar",   "concluir", "desistencia", "falta",    "desfazer"};
constexpr const char *nomesDosAtores[] = {"paciente", "medico", "recepcionista", "admin", "servidor"};

// The contract's table (section 4), one line per cell that exists: from, action, by whom, to, when.
// When: "" always; "antes" of the start; "prazo" before the start, and for patients with the notice; "inicio" from the
// start on; "dia" on the appointment's day; "tolerancia" after the unit's tolerance.
constexpr const char *tabela[] = {
    "solicitada confirmar medico confirmada antes",      "solicitada recusar medico recusada",
    "solicitada expirar servidor expirada inicio",       "solicitada cancelar paciente cancelada prazo",
    "solicitada cancelar medico cancelada antes",        "solicitada cancelar recepcionista cancelada antes",
    "confirmada cancelar paciente cancelada prazo",      "confirmada cancelar medico cancelada antes",
    "confirmada cancelar recepcionista cancelada antes", "solicitada remarcar paciente remarcada prazo",
    "solicitada remarcar medico remarcada antes",        "solicitada remarcar recepcionista remarcada antes",
    "confirmada remarcar paciente remarcada prazo",      "confirmada remarcar medico remarcada antes",
    "confirmada remarcar recepcionista remarcada antes", "confirmada presenca recepcionista presente dia",
    "faltou presenca recepcionista presente dia",        "presente iniciar medico em_atendimento",
    "em_atendimento concluir medico realizada",          "presente desistencia recepcionista nao_aguardou",
    "confirmada falta recepcionista faltou inicio",      "confirmada falta servidor faltou tolerancia",
    "presente desfazer recepcionista confirmada",
};

// 2026-12-01 10:00 in São Paulo; notice 2 h, tolerance 30 min.
constexpr const char *momentos[] = {
    "2026-11-28T13:00:00Z", // days before
    "2026-12-01T02:59:59Z", // the evening before, by the unit's clock; the same day in UTC
    "2026-12-01T03:00:00Z", // the day begins
    "2026-12-01T11:00:00Z", // exactly the notice
    "2026-12-01T11:00:01Z", // a second less
    "2026-12-01T12:59:59Z", // just before
    "2026-12-01T13:00:00Z", // the start
    "2026-12-01T13:29:59Z", // within the tolerance
    "2026-12-01T13:30:00Z", // its end
    "2026-12-02T02:59:59Z", // the day's last second
    "2026-12-02T03:00:00Z", // the next day
};

QString esperado(const QString &de, const char *acao, const char *ator, Instante agora)
{
    const auto em = [&](QLatin1String t) { return *Instante::deTexto(QString(t)); };
    const Instante inicio = em(QLatin1String("2026-12-01T13:00:00Z"));
    bool algumaVez = false;
    for (const char *linha : tabela) {
        const QStringList c = QString::fromLatin1(linha).split(u' ');
        if (c[1] != QLatin1String(acao) || c[2] != QLatin1String(ator))
            continue;
        algumaVez = true;
        if (c[0] != de)
            continue;
        const QString quando = c.value(4);
        const bool antes = agora < inicio;
        if (quando == u"prazo" && antes && agora > em(QLatin1String("2026-12-01T11:00:00Z")))
            return u"prazo_encerrado"_s;
        const bool pode = quando.isEmpty() || ((quando == u"antes" || quando == u"prazo") && antes) ||
                          (quando == u"inicio" && !antes) ||
                          (quando == u"dia" && agora >= em(QLatin1String("2026-12-01T03:00:00Z")) &&
                           agora < em(QLatin1String("2026-12-02T03:00:00Z"))) ||
                          (quando == u"tolerancia" && agora >= em(QLatin1String("2026-12-01T13:30:00Z")));
        return pode ? c[3] : u"transicao_invalida"_s;
    }
    return algumaVez ? u"transicao_invalida"_s : u"sem_permissao"_s;
}

} // namespace

class SituacaoTeste : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cadaCelula();
    void recusaDizASituacao();
    void antecedenciaEToleranciaDaUnidade();
    void ocupam();
    void finais();
    void motivos();
    void textos();
};

void SituacaoTeste::cadaCelula()
{
    ContextoTransicao c;
    c.inicio = *Instante::deTexto(u"2026-12-01T13:00:00Z");
    c.fuso = *Fuso::deIana(u"America/Sao_Paulo"_s);
    int celulas = 0, aceitas = 0;
    for (const char *momento : momentos)
        for (const Situacao de : estados)
            for (const Acao acao : acoes)
                for (const Ator ator : atores) {
                    c.agora = *Instante::deTexto(QString::fromLatin1(momento));
                    const auto r = transitar(de, acao, ator, c);
                    const QString veio = r ? QString(texto(*r)) : QString(texto(r.error().codigo));
                    const char *nomeDaAcao = nomesDasAcoes[size_t(acao)], *nomeDoAtor = nomesDosAtores[size_t(ator)];
                    const QString devia = esperado(texto(de), nomeDaAcao, nomeDoAtor, c.agora);
                    QVERIFY2(veio == devia, qPrintable(u"%1 %2 by %3 at %4: %5, not %6"_s.arg(
                                                QString(texto(de)), QLatin1String(nomeDaAcao),
                                                QLatin1String(nomeDoAtor), QLatin1String(momento), veio, devia)));
                    ++celulas;
                    aceitas += r.has_value();
                }
    QCOMPARE(celulas, 11 * 11 * 11 * 5);
    QVERIFY(aceitas > 100);
}

void SituacaoTeste::recusaDizASituacao()
{
    ContextoTransicao c;
    c.agora = Instante::deMs(0);
    c.inicio = Instante::deMs(86'400'000);
    const auto r = transitar(Situacao::Realizada, Acao::Cancelar, Ator::Medico, c);
    QCOMPARE(r.error().codigo, Codigo::TransicaoInvalida);
    QCOMPARE(r.error().extras.value(u"situacao"_s).toString(), u"realizada"_s);
    // Who may never do it learns nothing of the appointment.
    const auto semDireito = transitar(Situacao::Realizada, Acao::Confirmar, Ator::Paciente, c);
    QCOMPARE(semDireito.error().codigo, Codigo::SemPermissao);
    QVERIFY(semDireito.error().extras.isEmpty());
}

void SituacaoTeste::antecedenciaEToleranciaDaUnidade()
{
    ContextoTransicao c;
    c.inicio = Instante::deMs(1'800'000'000'000);
    c.antecedenciaMin = 24 * 60;
    c.toleranciaMin = 5;
    c.agora = c.inicio.maisMinutos(-24 * 60);
    QVERIFY(transitar(Situacao::Confirmada, Acao::Cancelar, Ator::Paciente, c));
    c.agora = c.agora.maisMs(1);
    QCOMPARE(transitar(Situacao::Confirmada, Acao::Cancelar, Ator::Paciente, c).error().codigo, Codigo::PrazoEncerrado);
    QVERIFY(transitar(Situacao::Confirmada, Acao::Cancelar, Ator::Recepcionista, c));
    c.agora = c.inicio.maisMinutos(5).maisMs(-1);
    QVERIFY(!transitar(Situacao::Confirmada, Acao::RegistrarFalta, Ator::Servidor, c));
    c.agora = c.inicio.maisMinutos(5);
    QVERIFY(transitar(Situacao::Confirmada, Acao::RegistrarFalta, Ator::Servidor, c));
    c.antecedenciaMin = 0;
    c.agora = c.inicio.maisMs(-1);
    QVERIFY(transitar(Situacao::Confirmada, Acao::Cancelar, Ator::Paciente, c));
}

void SituacaoTeste::ocupam()
{
    QStringList ocupadas;
    for (const Situacao s : estados)
        if (ocupa(s))
            ocupadas << texto(s);
    QCOMPARE(ocupadas.join(u' '), u"solicitada confirmada presente em_atendimento realizada"_s);
}

void SituacaoTeste::finais()
{
    QStringList fim;
    for (const Situacao s : estados)
        if (terminal(s))
            fim << texto(s);
    QCOMPARE(fim.join(u' '), u"recusada expirada cancelada remarcada realizada nao_aguardou"_s);
}

void SituacaoTeste::motivos()
{
    for (const Transicao &t : transicoes())
        QCOMPARE(t.exigeMotivo, t.acao == Acao::Recusar || t.acao == Acao::Cancelar);
}

void SituacaoTeste::textos()
{
    for (const Situacao s : estados)
        QCOMPARE(situacaoDeTexto(QString(texto(s))), std::optional(s));
    for (const char *torto : {"", "Confirmada", "confirmada ", "marcada"})
        QVERIFY(!situacaoDeTexto(QString::fromLatin1(torto)));
    QCOMPARE(QString(texto(ConfirmacaoPaciente::SemResposta)), u"sem_resposta"_s);
    QCOMPARE(atorDe(Perfil::Admin), Ator::Admin);
}

QTEST_GUILESS_MAIN(SituacaoTeste)
#include "situacao_teste.moc"
