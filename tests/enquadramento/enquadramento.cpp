// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "excecoes.h"
#include "gerador.h"
#include "juizes.h"

#include <QCoreApplication>
#include <QMap>

#include <cstdio>
#include <future>

using namespace enquadramento;
using namespace Qt::StringLiterals;

namespace {

constexpr int porLote = 20'000;
constexpr int mostradas = 3; // cases of one kind that are printed

struct Conta {
    qint64 casos = 0, semParecer = 0, iguais = 0, maisEstritos = 0;
    QMap<QByteArray, qint64> toleradas, contra; // by reason
};

QByteArray legivel(const QByteArray &bytes)
{
    QByteArray saida;
    for (const char c : bytes)
        saida += c == '\r'                                          ? QByteArray("\\r")
                 : c == '\n'                                        ? QByteArray("\\n")
                 : uchar(c) < 0x20 || uchar(c) >= 0x7f || c == '\\' ? "\\x" + QByteArray(1, c).toHex()
                                                                    : QByteArray(1, c);
    return saida;
}

class Sessao
{
public:
    explicit Sessao(quint64 semente) : m_semente(semente) {}
    void somarJuiz(std::unique_ptr<Juiz> juiz) { m_juizes.push_back(std::move(juiz)); }

    void julgar(quint64 de, int quantos)
    {
        QList<QByteArray> casos;
        QList<Parecer> nossos;
        for (int i = 0; i < quantos; ++i) {
            casos << gerar(m_semente, de + quint64(i));
            nossos << nosso(casos.last());
            const Parecer partido = nossoAosPedacos(casos.last(), m_semente + de + quint64(i));
            if (texto(partido) != texto(nossos.last()))
                acusar("ours", "depends on how the bytes come", de + quint64(i), casos.last(), nossos.last(), partido);
        }
        std::vector<std::future<QList<Parecer>>> respostas;
        for (const auto &juiz : m_juizes)
            respostas.push_back(std::async(std::launch::async, [&juiz, &casos] { return juiz->julgar(casos); }));
        for (size_t j = 0; j < m_juizes.size(); ++j) {
            const QList<Parecer> pareceres = respostas[j].get();
            const auto mudos = std::count_if(pareceres.begin(), pareceres.end(),
                                             [](const Parecer &p) { return p.fim == Parecer::SemParecer; });
            if (mudos > quantos / 100) {
                std::printf("%s does not answer\n", m_juizes[j]->nome().constData());
                m_limpo = false;
                continue;
            }
            for (int i = 0; i < quantos; ++i)
                comparar(*m_juizes[j], {de + quint64(i), casos[i], nossos[i], pareceres[i]});
            rever(*m_juizes[j]);
        }
    }

    [[nodiscard]] bool concluir() const
    {
        for (auto it = m_contas.cbegin(); it != m_contas.cend(); ++it) {
            std::printf("%-8s %lld cases: %lld alike, %lld where ours takes less, %lld without a verdict\n",
                        it.key().constData(), qlonglong(it->casos), qlonglong(it->iguais), qlonglong(it->maisEstritos),
                        qlonglong(it->semParecer));
            for (auto r = it->toleradas.cbegin(); r != it->toleradas.cend(); ++r)
                std::printf("         %8lld excepted: %s\n", qlonglong(r.value()), r.key().constData());
            for (auto r = it->contra.cbegin(); r != it->contra.cend(); ++r)
                std::printf("         %8lld OURS TAKES MORE: %s\n", qlonglong(r.value()), r.key().constData());
        }
        return m_limpo;
    }

private:
    struct Suspeita {
        quint64 n;
        QByteArray caso;
        Parecer nosso, outro;
    };

    void comparar(Juiz &juiz, const Suspeita &s)
    {
        Conta &conta = m_contas[juiz.nome()];
        ++conta.casos;
        if (s.outro.fim == Parecer::SemParecer || !tomamosMais(s.nosso, s.outro).isEmpty())
            m_suspeitas << s;
        else
            ++(s.nosso.pedidos == s.outro.pedidos ? conta.iguais : conta.maisEstritos);
    }

    // A proxy on a busy machine may have run out of time: what it said is asked again.
    void rever(Juiz &juiz)
    {
        for (int vez = 0; vez < 3 && !m_suspeitas.isEmpty(); ++vez) {
            QList<QByteArray> casos;
            for (const Suspeita &s : std::as_const(m_suspeitas))
                casos << s.caso;
            const QList<Parecer> outros = juiz.julgar(casos);
            for (qsizetype i = 0; i < outros.size(); ++i)
                m_suspeitas[i].outro = outros[i];
            m_suspeitas.removeIf([&](const Suspeita &s) {
                const bool passou = s.outro.fim != Parecer::SemParecer && tomamosMais(s.nosso, s.outro).isEmpty();
                m_contas[juiz.nome()].iguais += passou;
                return passou;
            });
        }
        for (const Suspeita &s : std::as_const(m_suspeitas))
            if (s.outro.fim == Parecer::SemParecer)
                ++m_contas[juiz.nome()].semParecer;
            else if (const char *razao = excecao(juiz.nome(), s.caso, s.nosso, s.outro))
                ++m_contas[juiz.nome()].toleradas[razao];
            else
                acusar(juiz.nome(), tomamosMais(s.nosso, s.outro), s.n, s.caso, s.nosso, s.outro);
        m_suspeitas.clear();
    }

    void acusar(const QByteArray &juiz, const QByteArray &razao, quint64 n, const QByteArray &caso,
                const Parecer &nosso, const Parecer &outro)
    {
        m_limpo = false;
        if (++m_contas[juiz].contra[razao] <= mostradas)
            std::printf("case %llu, %s: %s\n  %s\n  ours   %s\n  theirs %s\n", qulonglong(n), juiz.constData(),
                        razao.constData(), legivel(caso).constData(), texto(nosso).constData(),
                        texto(outro).constData());
        std::fflush(stdout);
    }

    const quint64 m_semente;
    std::vector<std::unique_ptr<Juiz>> m_juizes;
    QMap<QByteArray, Conta> m_contas;
    QList<Suspeita> m_suspeitas;
    bool m_limpo = true;
};

bool somarProxy(Sessao &sessao, JuizProxy::Qual qual)
{
    auto proxy = std::make_unique<JuizProxy>(qual);
    if (!proxy->iniciar()) {
        std::printf("%s does not start\n", proxy->nome().constData());
        return false;
    }
    sessao.somarJuiz(std::move(proxy));
    return true;
}

} // namespace

// teste_enquadramento [CASES [SEED [FIRST [JUDGES]]]]: reads mutated requests with our parser and with others, and
// fails where ours takes more than one of them does. The same seed gives the same cases.
int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const QStringList args = app.arguments();
    const quint64 quantos = args.value(1, u"4000"_s).toULongLong(), semente = args.value(2, u"1"_s).toULongLong();
    const quint64 primeiro = args.value(3, u"0"_s).toULongLong();
    const QString quais = args.value(4, u"llhttp h11 nginx haproxy"_s);
    const QString pasta = QString::fromLocal8Bit(qgetenv("AGENDA_FONTE")) + u"/tests/enquadramento/"_s;
    std::printf("seed %llu, cases %llu to %llu\n", qulonglong(semente), qulonglong(primeiro),
                qulonglong(primeiro + quantos));
    Sessao sessao(semente);
    if (quais.contains(u"llhttp"_s))
        sessao.somarJuiz(std::make_unique<JuizDeScript>("llhttp", QStringList{u"node"_s, pasta + u"juiz_llhttp.js"_s}));
    if (quais.contains(u"h11"_s))
        sessao.somarJuiz(
            std::make_unique<JuizDeScript>("h11", QStringList{u"/usr/bin/python3"_s, pasta + u"juiz_h11.py"_s}));
    if ((quais.contains(u"nginx"_s) && !somarProxy(sessao, JuizProxy::Nginx)) ||
        (quais.contains(u"haproxy"_s) && !somarProxy(sessao, JuizProxy::HAProxy)))
        return 1;
    for (quint64 feitos = 0; feitos < quantos; feitos += porLote)
        sessao.julgar(primeiro + feitos, int(std::min<quint64>(porLote, quantos - feitos)));
    return sessao.concluir() ? 0 : 1;
}
