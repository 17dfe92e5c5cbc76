// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <auth/frequenciasdenomes.h>
#include <auth/repositorios/buscanometabela.h>
#include <auth_teste/casa.h>

#include <QTest>

using namespace Qt::StringLiterals;
using dominio::Perfil;

// Which word of a search is looked through.
class FrequenciasTeste : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void maisRaraEAQueMenosGenteTem();
    void contagemValeDezMinutos();
    void contagemVelhaNaoMudaAResposta();

private:
    static bool inserir(Casa &casa, const QString &nome, int quantos);
    static int maisRara(Casa &casa, auth::FrequenciasDeNomes &f, const QStringList &palavras);
};

bool FrequenciasTeste::inserir(Casa &casa, const QString &nome, int quantos)
{
    const auto r = casa.modulo->banco().escreverEEsperar({}, [&](nucleo::Transacao &tx) -> dominio::Resultado<void> {
        for (int i = 0; i < quantos; ++i)
            AGENDA_TENTAR(auth::BuscaNomeTabela::inserir(tx, Perfil::Paciente, nome,
                                                         dominio::UsuarioId::novo(casa.relogio.agora())));
        return {};
    });
    return r.has_value();
}

int FrequenciasTeste::maisRara(Casa &casa, auth::FrequenciasDeNomes &f, const QStringList &palavras)
{
    return casa.modulo->banco()
        .ler([&](nucleo::Leitura &l) { return f.maisRara(l, Perfil::Paciente, palavras); })
        .value_or(-1);
}

void FrequenciasTeste::maisRaraEAQueMenosGenteTem()
{
    Casa casa;
    auth::FrequenciasDeNomes f(casa.relogio);
    QVERIFY(inserir(casa, u"ana"_s, 1'700) && inserir(casa, u"bia"_s, 1'600) && inserir(casa, u"caio"_s, 3));
    QCOMPARE(maisRara(casa, f, {u"ana"_s, u"bia"_s, u"ca"_s}), 2);
    QCOMPARE(maisRara(casa, f, {u"ana"_s, u"bia"_s}), 1); // beyond the first count, and told apart by the second
    QCOMPARE(maisRara(casa, f, {u"bia"_s, u"ana"_s}), 0);
    QCOMPARE(maisRara(casa, f, {u"ana"_s, u"zoe"_s}), 1);
}

void FrequenciasTeste::contagemValeDezMinutos()
{
    Casa casa;
    auth::FrequenciasDeNomes f(casa.relogio);
    QVERIFY(inserir(casa, u"ana"_s, 3) && inserir(casa, u"bia"_s, 1));
    QCOMPARE(maisRara(casa, f, {u"ana"_s, u"bia"_s}), 1);
    QVERIFY(inserir(casa, u"bia"_s, 10));
    QCOMPARE(maisRara(casa, f, {u"ana"_s, u"bia"_s}), 1);
    casa.relogio.avancarMinutos(10);
    QCOMPARE(maisRara(casa, f, {u"ana"_s, u"bia"_s}), 0);
}

void FrequenciasTeste::contagemVelhaNaoMudaAResposta()
{
    Casa casa;
    const QByteArray busca = "/pacientes?busca=ana%20silva", token = casa.recepcao().acesso;
    QCOMPARE(casa.get(busca, token).itens().size(), 0);
    for (int i = 0; i < 5; ++i)
        (void)casa.novo(Casa::paciente(u"Ana Silva %1"_s.arg(QChar(u'a' + i)), u"ana%1@exemplo.example"_s.arg(i)));
    (void)casa.novo(Casa::paciente(u"Ana Souza"_s, u"souza@exemplo.example"_s));
    QCOMPARE(casa.get(busca, token).itens().size(), 5);
}

QTEST_GUILESS_MAIN(FrequenciasTeste)
#include "frequencias_teste.moc"
