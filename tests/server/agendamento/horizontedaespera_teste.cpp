// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "filadeespera.h"

#include <QtTest>

using namespace apoio;
using namespace Qt::StringLiterals;
using dominio::Perfil;

// The waiting list keeps to what patients may have: lengths are the agenda's, times lie within the unit's horizon. Whom
// the desk put on it waits for anything that the desk can book.
class HorizonteDaEsperaTeste : public QObject
{
    Q_OBJECT

    std::unique_ptr<FilaDeEspera> f;
    nucleo::Identidade ana, bia;
    static constexpr auto hora = "2026-12-20T14:00:00-03:00";

    void horizonte(int dias)
    {
        const QByteArray caminho = "/unidades/" + f->unidade.toLatin1();
        QCOMPARE(f->c.put(caminho, f->c.admin,
                          {{u"nome"_s, u"Centro"_s}, {u"fuso"_s, u"America/Sao_Paulo"_s}, {u"horizonteDias"_s, dias}},
                          {{"if-match", f->c.get(caminho).etag}})
                     .status,
                 200);
    }
    RespostaDoCaso pelaRecepcao(const nucleo::Identidade &quem, QJsonObject mais = {})
    {
        mais.insert(u"pacienteId"_s, quem.usuario.texto());
        return f->esperar(f->c.recepcao, mais);
    }
    bool liberar() { return f->cancelar(f->ocupar(QString::fromLatin1(hora))); }

private Q_SLOTS:
    void init()
    {
        f = std::make_unique<FilaDeEspera>();
        ana = f->paciente(u"Ana"_s);
        bia = f->paciente(u"Bia"_s);
    }

    void duracaoSoARecepcaoDiz()
    {
        for (const int minutos : {30, 45, 480}) {
            const auto r = f->esperar(ana, {{u"duracaoMin"_s, minutos}});
            QCOMPARE(r.status, 403);
            QCOMPARE(r.codigo, u"campo_proibido"_s);
            QVERIFY(r.temErro(u"duracaoMin"_s, dominio::CodigoCampo::Proibido));
        }
        QCOMPARE(f->c.numero("SELECT COUNT(*) FROM espera"), 0);
        QCOMPARE(f->esperar(ana).status, 201);
        QCOMPARE(pelaRecepcao(bia, {{u"duracaoMin"_s, 45}}).status, 201);
    }

    void alemDoHorizonteSoAQuemARecepcaoPos()
    {
        horizonte(18); // to 19 December
        const auto dela = f->esperar(ana), daRecepcao = pelaRecepcao(bia);
        QVERIFY(liberar());
        QCOMPARE(f->andar(), 1);
        QCOMPARE(f->oferecido(dela), QString());
        QCOMPARE(f->oferecido(daRecepcao), QString::fromLatin1(hora));
        QCOMPARE(f->aceitar(daRecepcao, bia).status, 201); // the clinic has offered it
    }

    void noHorizonteAQuemChegouPrimeiro()
    {
        horizonte(19);
        const auto dela = f->esperar(ana), daRecepcao = pelaRecepcao(bia);
        QVERIFY(liberar());
        QCOMPARE(f->andar(), 1);
        QCOMPARE(f->oferecido(dela), QString::fromLatin1(hora));
        QCOMPARE(f->oferecido(daRecepcao), QString());
        QCOMPARE(f->aceitar(dela, ana).status, 201);
    }

    void encurtadoDepoisDaOferta()
    {
        const auto dela = f->esperar(ana);
        QVERIFY(liberar());
        QCOMPARE(f->andar(), 1);
        horizonte(18);
        QCOMPARE(f->aceitar(dela, ana).codigo, u"fora_da_agenda"_s);
        const QString reserva = f->ver(dela).json()[u"oferta"][u"reservaId"].toString();
        const auto marcar = [&](const nucleo::Identidade &quem) {
            return f->c.post(
                "/consultas", quem,
                Consultorio::pedido(f->medico, ana, QString::fromLatin1(hora), {{u"reservaId"_s, reserva}}));
        };
        QCOMPARE(marcar(ana).codigo, u"fora_da_agenda"_s);
        QCOMPARE(f->aceitar(dela, f->c.recepcao).status, 201);
    }

    void encurtadoEntreAPreparacaoEOEfeito()
    {
        const auto dela = f->esperar(ana);
        QVERIFY(liberar());
        QCOMPARE(f->andar(), 1);
        f->c.entreAsPartes = [this] { horizonte(18); };
        QCOMPARE(f->aceitar(dela, ana).codigo, u"fora_da_agenda"_s);
        QCOMPARE(f->situacao(dela), u"oferecida"_s);
    }

    // Longer than its stretch, because the desk asked for it: had as it was offered, and only so.
    void aOfertaDeUmaHoraSeAceitaComoFoiFeita()
    {
        const auto daRecepcao = pelaRecepcao(ana, {{u"duracaoMin"_s, 60}});
        QVERIFY(liberar());
        QCOMPARE(f->andar(), 1);
        const QJsonObject oferta = f->ver(daRecepcao).json()[u"oferta"].toObject();
        const auto com = [&](const QJsonObject &mais) {
            QJsonObject corpo = Consultorio::pedido(f->medico, ana, oferta[u"inicio"].toString(), mais);
            corpo.insert(u"reservaId"_s, oferta[u"reservaId"].toString());
            return f->c.post("/consultas", ana, corpo);
        };
        const auto outra = com({{u"duracaoMin"_s, 90}});
        QCOMPARE(outra.codigo, u"campo_proibido"_s);
        QVERIFY(outra.temErro(u"duracaoMin"_s, dominio::CodigoCampo::Proibido));
        const auto feita = com({});
        QCOMPARE(feita.status, 201);
        QCOMPARE(feita.json()[u"duracaoMin"].toInt(), 60);
        QCOMPARE(f->situacao(daRecepcao), u"atendida"_s);
        // And kept where it is moved.
        const auto movida = f->c.put(feita.local + "/remarcar", ana, {{u"inicio"_s, u"2026-12-21T09:00:00-03:00"_s}});
        QCOMPARE(movida.status, 201);
        QCOMPARE(movida.json()[u"duracaoMin"].toInt(), 60);
    }
};

QTEST_GUILESS_MAIN(HorizonteDaEsperaTeste)
#include "horizontedaespera_teste.moc"
