// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <dominio/horarios.h>

#include <QRandomGenerator>
#include <QSet>
#include <QTest>
#include <QTimeZone>

#include <algorithm>
#include <tuple>
#include <utility>
#include <vector>

using namespace Qt::StringLiterals;
using namespace dominio;

namespace {

constexpr qint64 minutoMs = 60'000;

// What the clocks of a zone show, minute by minute, by Qt's own reckoning.
class Relojoaria
{
public:
    struct Mostra {
        QDate dia;
        int minuto = 0;       // of the day
        int maisTarde = 0;    // the latest that was shown of that day: does not go back when clocks do
        bool primeira = true; // not seen before: no earlier instant shows the same
    };
    Relojoaria(const QByteArray &zona, QDate centro) : m_nome(QString::fromLatin1(zona))
    {
        const QTimeZone qt(zona);
        m_de = QDateTime(centro.addDays(-6), QTime(0, 0), Qt::UTC).toMSecsSinceEpoch();
        QSet<std::pair<qint64, int>> vistos;
        for (int i = 0; i < 12 * 1440; ++i) {
            const QDateTime local = QDateTime::fromMSecsSinceEpoch(m_de + i * minutoMs, qt);
            Mostra m{local.date(), local.time().hour() * 60 + local.time().minute()};
            const bool mesmoDia = !m_mostras.empty() && m_mostras.back().dia == m.dia;
            m.maisTarde = mesmoDia ? std::max(m_mostras.back().maisTarde, m.minuto) : m.minuto;
            const std::pair chave(m.dia.toJulianDay(), m.minuto);
            m.primeira = !vistos.contains(chave);
            vistos.insert(chave);
            m_mostras.push_back(m);
        }
    }
    [[nodiscard]] const QString &nome() const { return m_nome; }
    [[nodiscard]] int quantos() const { return int(m_mostras.size()); }
    [[nodiscard]] const Mostra &em(int i) const { return m_mostras.at(size_t(i)); }
    [[nodiscard]] Instante instante(int i) const { return Instante::deMs(m_de + i * minutoMs); }
    [[nodiscard]] int indice(Instante i) const { return int((i.ms() - m_de) / minutoMs); }

private:
    QString m_nome;
    qint64 m_de = 0;
    std::vector<Mostra> m_mostras;
};

int minutoDe(QTime hora)
{
    return QTime(0, 0).secsTo(hora) / 60;
}

bool vale(const AgendaSemanal &agenda, QDate dia)
{
    return dia >= agenda.vigenteDe && !(agenda.vigenteAte && dia >= *agenda.vigenteAte) &&
           !agenda.feriados.contains(dia);
}

// The doctor comes when the clock first shows the beginning, or what follows it, and goes when it first shows the end.
bool dentro(const Faixa &faixa, QDate dia, const Relojoaria::Mostra &m)
{
    return m.dia == dia && m.maisTarde >= minutoDe(faixa.inicio) && m.maisTarde < minutoDe(faixa.fim);
}

// Every minute from there on for that long is inside the stretch.
bool cabe(const Relojoaria &relojoaria, const Faixa &faixa, int de, int minutos)
{
    const QDate dia = relojoaria.em(de).dia;
    for (int i = de; i < de + minutos; ++i)
        if (!dentro(faixa, dia, relojoaria.em(i)))
            return false;
    return true;
}

// The definition, taken word for word: each minute of the period is asked whether a free time begins there.
QList<HorarioLivre> forcaBruta(const PedidoDeHorarios &p, const Relojoaria &relojoaria)
{
    std::vector<bool> ocupado(size_t(relojoaria.quantos()), false);
    for (const Intervalo &o : p.ocupados)
        for (Instante i = o.inicio; i < o.fim; i = i.maisMinutos(1))
            ocupado[size_t(relojoaria.indice(i))] = true;
    QList<HorarioLivre> livres;
    for (int i = relojoaria.indice(p.periodo.inicio); relojoaria.instante(i) < p.periodo.fim; ++i) {
        const auto &mostra = relojoaria.em(i);
        if (relojoaria.instante(i) < p.agora || !mostra.primeira)
            continue;
        for (const AgendaSemanal &agenda : p.agendas) {
            if ((p.unidade && *p.unidade != agenda.unidade) || !vale(agenda, mostra.dia))
                continue;
            for (const Faixa &faixa : agenda.faixas) {
                const int desdeOInicio = mostra.minuto - minutoDe(faixa.inicio);
                const int duracao = p.duracaoMin.value_or(faixa.duracaoMin);
                if (faixa.diaSemana != mostra.dia.dayOfWeek() || desdeOInicio < 0 ||
                    desdeOInicio % (faixa.duracaoMin + faixa.intervaloMin) != 0 || !cabe(relojoaria, faixa, i, duracao))
                    continue;
                bool tudoLivre = true;
                for (int m = i; m < i + duracao; ++m)
                    tudoLivre = tudoLivre && !ocupado[size_t(m)];
                if (tudoLivre)
                    livres << HorarioLivre{{relojoaria.instante(i), relojoaria.instante(i + duracao)}, agenda.unidade};
            }
        }
    }
    std::sort(livres.begin(), livres.end(), [](const HorarioLivre &a, const HorarioLivre &b) {
        return std::tuple(a.quando.inicio, a.quando.fim, a.unidade.texto()) <
               std::tuple(b.quando.inicio, b.quando.fim, b.unidade.texto());
    });
    return livres;
}

class Sorteio
{
public:
    explicit Sorteio(quint32 semente) : m_acaso(semente) {}
    int um(int de, int ate) { return m_acaso.bounded(de, ate + 1); }
    bool vez(int emCem) { return m_acaso.bounded(100) < emCem; }

    Faixa faixa(int diaSemana)
    {
        Faixa f;
        f.diaSemana = diaSemana;
        // Often around midnight and the small hours, where the clocks change.
        const int de = vez(60) ? (vez(50) ? um(0, 180) : um(1200, 1400)) : um(0, 1300);
        f.inicio = QTime(0, 0).addSecs(de * 60);
        f.fim = QTime(0, 0).addSecs(std::min(1439, de + um(10, 300)) * 60);
        f.duracaoMin = um(1, 12) * 5;
        f.intervaloMin = vez(70) ? 0 : um(1, 15);
        return f;
    }
    AgendaSemanal agenda(const Fuso &fuso, QDate centro, int numero)
    {
        AgendaSemanal a;
        a.unidade = UnidadeId(QUuid(uint(numero), 0, 0x7000, 0x80, 0, 0, 0, 0, 0, 0, 1));
        a.fuso = fuso;
        a.vigenteDe = centro.addDays(vez(80) ? -30 : um(-3, 2));
        if (vez(20))
            a.vigenteAte = a.vigenteDe.addDays(um(0, 32));
        for (int n = um(1, 5); n > 0; --n)
            a.faixas << faixa(centro.addDays(um(-2, 2)).dayOfWeek());
        if (vez(20))
            a.feriados << centro.addDays(um(-2, 2));
        return a;
    }
    PedidoDeHorarios pedido(const Relojoaria &relojoaria, QDate centro)
    {
        PedidoDeHorarios p;
        const Fuso fuso = *Fuso::deIana(relojoaria.nome());
        for (int n = 1, quantas = um(1, 3); n <= quantas; ++n)
            p.agendas << agenda(fuso, centro, n);
        const int de = um(3 * 1440, 6 * 1440), ate = de + um(0, 3 * 1440);
        p.periodo = {relojoaria.instante(de), relojoaria.instante(ate)};
        p.agora = relojoaria.instante(vez(70) ? de - 1440 : um(de, ate));
        for (int n = um(0, 12); n > 0; --n) {
            const int inicio = um(de - 200, ate + 200);
            p.ocupados << Intervalo{relojoaria.instante(inicio), relojoaria.instante(inicio + um(0, 120))};
        }
        if (vez(30))
            p.duracaoMin = um(1, 24) * 5;
        if (vez(20))
            p.unidade = UnidadeId(QUuid(uint(um(1, 3)), 0, 0x7000, 0x80, 0, 0, 0, 0, 0, 0, 1));
        return p;
    }

private:
    QRandomGenerator m_acaso;
};

quint32 semente()
{
    return qEnvironmentVariableIsSet("AGENDA_SEMENTE") ? quint32(qEnvironmentVariableIntValue("AGENDA_SEMENTE"))
                                                       : QRandomGenerator::global()->generate() >> 1;
}

// The first few that one list has and the other has not: QtTest cuts long messages short.
QString soEm(const QList<HorarioLivre> &uns, const QList<HorarioLivre> &outros)
{
    QStringList saida;
    for (const HorarioLivre &h : uns)
        if (!outros.contains(h) && saida.size() < 5)
            saida << h.quando.inicio.texto() + u'/' + h.quando.fim.texto() + u'@' + h.unidade.texto().left(8);
    return saida.join(u' ');
}

void lugares()
{
    QTest::addColumn<QByteArray>("zona");
    QTest::addColumn<QDate>("centro");
    const auto lugar = [](const char *zona, QDate dia) {
        QTest::newRow(qPrintable(QString::fromLatin1(zona) + u' ' + dia.toString(Qt::ISODate)))
            << QByteArray(zona) << dia;
    };
    lugar("America/Sao_Paulo", QDate(2018, 11, 4)); // 00:00 became 01:00
    lugar("America/Sao_Paulo", QDate(2018, 2, 18)); // 00:00 became 23:00 of the day before
    lugar("America/Sao_Paulo", QDate(2026, 12, 1));
    lugar("America/Noronha", QDate(2026, 3, 1));
    lugar("America/Rio_Branco", QDate(2026, 3, 1));
    lugar("America/Manaus", QDate(2024, 2, 29));
    lugar("Europe/Lisbon", QDate(2026, 3, 29));
    lugar("Europe/Lisbon", QDate(2026, 10, 25));
}

} // namespace

class HorariosTeste : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void comoAForcaBruta_data() { lugares(); }
    void comoAForcaBruta();
    void cabeNaAgendaComoAForcaBruta_data() { lugares(); }
    void cabeNaAgendaComoAForcaBruta();
    void oDiaEmQueAMeiaNoiteNaoExiste();
    void limite();
    void duracaoMaiorComecaNaGrade();
    void agendasConferidas_data();
    void agendasConferidas();
};

void HorariosTeste::comoAForcaBruta()
{
    QFETCH(QByteArray, zona);
    QFETCH(QDate, centro);
    const Relojoaria relojoaria(zona, centro);
    const quint32 s = semente();
    qint64 achados = 0;
    for (quint32 caso = 0; caso < 600; ++caso) {
        const PedidoDeHorarios p = Sorteio(s + caso).pedido(relojoaria, centro);
        const auto veio = horariosLivres(p), devia = forcaBruta(p, relojoaria);
        QVERIFY2(veio == devia,
                 qPrintable(u"AGENDA_SEMENTE=%1\n  too many: %2\n  missing: %3\n  %4 against %5"_s.arg(s + caso)
                                .arg(soEm(veio, devia), soEm(devia, veio))
                                .arg(veio.size())
                                .arg(devia.size())));
        achados += devia.size();
    }
    QVERIFY(achados > 1'000); // it did compare something
}

void HorariosTeste::cabeNaAgendaComoAForcaBruta()
{
    QFETCH(QByteArray, zona);
    QFETCH(QDate, centro);
    const Relojoaria relojoaria(zona, centro);
    const quint32 s = semente();
    int cabem = 0;
    for (quint32 caso = 0; caso < 3'000; ++caso) {
        Sorteio sorteio(s + caso);
        const PedidoDeHorarios p = sorteio.pedido(relojoaria, centro);
        const int de = sorteio.um(4 * 1440, 8 * 1440), minutos = sorteio.um(1, 90);
        std::optional<UnidadeId> devia;
        for (const AgendaSemanal &agenda : p.agendas)
            for (const Faixa &faixa : agenda.faixas)
                if (!devia && (!p.unidade || *p.unidade == agenda.unidade) && vale(agenda, relojoaria.em(de).dia) &&
                    faixa.diaSemana == relojoaria.em(de).dia.dayOfWeek() && cabe(relojoaria, faixa, de, minutos))
                    devia = agenda.unidade;
        const auto veio =
            cabeNaAgenda(p.agendas, {relojoaria.instante(de), relojoaria.instante(de + minutos)}, p.unidade);
        QVERIFY2(
            veio.has_value() == devia.has_value() && (!devia || *veio == *devia),
            qPrintable(
                u"AGENDA_SEMENTE=%1, %2 for %3 min"_s.arg(s + caso).arg(relojoaria.instante(de).texto()).arg(minutos)));
        cabem += devia.has_value();
        if (!veio)
            QCOMPARE(veio.error().codigo, Codigo::ForaDaAgenda);
    }
    QVERIFY(cabem > 100);
}

void HorariosTeste::oDiaEmQueAMeiaNoiteNaoExiste()
{
    AgendaSemanal a;
    a.fuso = *Fuso::deIana(u"America/Sao_Paulo"_s);
    a.vigenteDe = QDate(2018, 1, 1);
    a.faixas << Faixa{7, QTime(0, 0), QTime(2, 0), 30, 0};
    PedidoDeHorarios p;
    p.agendas << a;
    p.periodo = {*Instante::deTexto(u"2018-11-04T00:00:00Z"), *Instante::deTexto(u"2018-11-05T00:00:00Z")};
    p.agora = p.periodo.inicio;
    const auto livres = horariosLivres(p);
    QCOMPARE(livres.size(), 2); // 01:00 and 01:30; 00:00 and 00:30 do not exist
    QCOMPARE(livres[0].quando.inicio.texto(), u"2018-11-04T03:00:00Z"_s);
    QCOMPARE(livres[1].quando.inicio.texto(), u"2018-11-04T03:30:00Z"_s);
}

void HorariosTeste::limite()
{
    AgendaSemanal a;
    a.vigenteDe = QDate(2026, 1, 1);
    for (int dia = 1; dia <= 7; ++dia)
        a.faixas << Faixa{dia, QTime(8, 0), QTime(12, 0), 30, 0};
    PedidoDeHorarios p;
    p.agendas << a;
    p.periodo = {*Instante::deTexto(u"2026-12-01T00:00:00Z"), *Instante::deTexto(u"2026-12-31T00:00:00Z")};
    p.agora = *Instante::deTexto(u"2026-12-02T09:10:00Z");
    p.limite = 3;
    const auto livres = horariosLivres(p);
    QCOMPARE(livres.size(), 3);
    QCOMPARE(livres[0].quando.inicio.texto(), u"2026-12-02T09:30:00Z"_s);
    p.limite = 100'000;
    QCOMPARE(horariosLivres(p).size(), 5 + 28 * 8);
    p.periodo.fim = p.periodo.inicio;
    QVERIFY(horariosLivres(p).isEmpty());
}

void HorariosTeste::duracaoMaiorComecaNaGrade()
{
    AgendaSemanal a;
    a.vigenteDe = QDate(2026, 1, 1);
    a.faixas << Faixa{2, QTime(8, 0), QTime(10, 0), 30, 10};
    PedidoDeHorarios p;
    p.agendas << a;
    p.periodo = {*Instante::deTexto(u"2026-12-01T00:00:00Z"), *Instante::deTexto(u"2026-12-02T00:00:00Z")};
    p.agora = p.periodo.inicio;
    p.duracaoMin = 60;
    QStringList inicios;
    for (const auto &h : horariosLivres(p))
        inicios << h.quando.inicio.texto().mid(11, 5);
    QCOMPARE(inicios, (QStringList{u"08:00"_s, u"08:40"_s}));
    QCOMPARE(duracaoPadraoEm(p.agendas, *Instante::deTexto(u"2026-12-01T08:05:00Z")), std::optional(30));
    QCOMPARE(duracaoPadraoEm(p.agendas, *Instante::deTexto(u"2026-12-01T10:00:00Z")), std::optional<int>());
}

void HorariosTeste::agendasConferidas_data()
{
    QTest::addColumn<QList<Faixa>>("faixas");
    QTest::addColumn<QStringList>("erros");
    const auto f = [](int dia, int de, int ate, int duracao = 30) {
        return Faixa{dia, QTime(0, 0).addSecs(de * 60), QTime(0, 0).addSecs(ate * 60), duracao, 0};
    };
    using L = QList<Faixa>;
    QTest::newRow("separadas") << L{f(1, 480, 720), f(1, 720, 900), f(2, 480, 720)} << QStringList();
    QTest::newRow("sobrepostas") << L{f(1, 480, 720), f(1, 719, 900)} << QStringList{u"faixas[1]:duplicado"_s};
    QTest::newRow("iguais") << L{f(1, 480, 720), f(2, 480, 720), f(1, 480, 720)}
                            << QStringList{u"faixas[2]:duplicado"_s};
    QTest::newRow("uma dentro da outra") << L{f(1, 480, 720), f(1, 500, 560)} << QStringList{u"faixas[1]:duplicado"_s};
    QTest::newRow("acaba antes") << L{f(1, 720, 480)} << QStringList{u"faixas[0].fim:minimo"_s};
    QTest::newRow("vazia") << L{f(1, 480, 480)} << QStringList{u"faixas[0].fim:minimo"_s};
    QTest::newRow("curta") << L{f(1, 480, 500)} << QStringList{u"faixas[0].duracaoMin:maximo"_s};
    QTest::newRow("todas as falhas") << L{f(1, 720, 480), f(2, 480, 500), f(3, 480, 720), f(3, 600, 700)}
                                     << QStringList{u"faixas[0].fim:minimo"_s, u"faixas[1].duracaoMin:maximo"_s,
                                                    u"faixas[3]:duplicado"_s};
    // Another unit, one hour to the west, has Thursdays 08:00 to 12:00: 09:00 to 13:00 here.
    QTest::newRow("outra unidade, encostada") << L{f(4, 480, 540), f(4, 780, 840)} << QStringList();
    QTest::newRow("outra unidade, sobreposta") << L{f(4, 480, 541)} << QStringList{u"faixas[0]:duplicado"_s};
}

void HorariosTeste::agendasConferidas()
{
    QFETCH(QList<Faixa>, faixas);
    QFETCH(QStringList, erros);
    AgendaSemanal nova, outra;
    nova.fuso = *Fuso::deIana(u"America/Sao_Paulo"_s);
    outra.fuso = *Fuso::deIana(u"America/Manaus"_s);
    nova.vigenteDe = outra.vigenteDe = QDate(2026, 1, 1);
    nova.faixas = faixas;
    outra.faixas << Faixa{4, QTime(8, 0), QTime(12, 0), 30, 0};
    const auto r = conferirAgendas({outra, nova}, 1);
    QStringList vieram;
    if (!r)
        for (const ErroCampo &e : r.error().campos)
            vieram << e.campo + u':' + QString(texto(e.codigo));
    QCOMPARE(vieram, erros);
    // When the other no longer holds, nothing of it is in the way.
    outra.vigenteAte = QDate(2026, 1, 1).addDays(-1);
    outra.vigenteDe = QDate(2025, 1, 1);
    erros.removeIf([&](const QString &e) { return faixas.size() == 1 && e.endsWith(u"duplicado"_s); });
    QCOMPARE(conferirAgendas({outra, nova}, 1).has_value(), erros.isEmpty());
}

QTEST_GUILESS_MAIN(HorariosTeste)
#include "horarios_teste.moc"
