// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "consultorio.h"

#include <agendamento/semear.h>

#include <QtTest>

using namespace apoio;
using namespace Qt::StringLiterals;
using dominio::Perfil;
using dominio::Situacao;

// Lists, what other modules read, names that follow the accounts, who sees which event, and filling a database at once.
class ListasTeste : public QObject
{
    Q_OBJECT

    std::unique_ptr<Consultorio> c;
    nucleo::Identidade medico, outroMedico, joao, maria;
    QString unidade;

    QString marcar(const nucleo::Identidade &qualMedico, const nucleo::Identidade &paciente, const char *inicio)
    {
        return c
            ->post("/consultas", c->recepcao, Consultorio::pedido(qualMedico, paciente, QString::fromLatin1(inicio)))
            .texto(u"id"_s);
    }
    QStringList ids(const RespostaDoCaso &r)
    {
        QStringList lidos;
        for (const auto &item : r.itens())
            lidos << item.toObject().value(u"id"_s).toString();
        return r.status == 200 ? lidos : QStringList{r.codigo};
    }

private Q_SLOTS:
    void init()
    {
        c = std::make_unique<Consultorio>();
        medico = c->conta(Perfil::Medico, u"Dra. Helena"_s);
        outroMedico = c->conta(Perfil::Medico, u"Dr. Paulo"_s);
        joao = c->conta(Perfil::Paciente, u"João Antônio Lima"_s);
        maria = c->conta(Perfil::Paciente, u"Maria 100% Souza"_s);
        unidade = c->unidade();
        QVERIFY(c->agenda(medico, unidade));
        QVERIFY(c->agenda(outroMedico, c->unidade(u"Sul"_s)));
    }

    void oDiaDaRecepcaoComFiltros()
    {
        const QString a = marcar(medico, joao, "2026-12-02T09:00:00-03:00");
        const QString b = marcar(outroMedico, maria, "2026-12-02T09:00:00-03:00");
        const QString d = marcar(medico, maria, "2026-12-02T10:00:00-03:00");
        const QString e = marcar(medico, joao, "2026-12-03T09:00:00-03:00");
        const auto lista = [&](const QByteArray &filtro) { return ids(c->get("/consultas?" + filtro, c->recepcao)); };
        QCOMPARE(lista({}), (QStringList{a, b, d, e}));
        QCOMPARE(lista("de=2026-12-02&ate=2026-12-03"), (QStringList{a, b, d}));
        QCOMPARE(lista("de=2026-12-02T12:30:00Z"), (QStringList{d, e}));
        QCOMPARE(lista("medicoId=" + id(medico)), (QStringList{a, d, e}));
        QCOMPARE(lista("unidadeId=" + unidade.toLatin1() + "&ate=2026-12-03"), (QStringList{a, d}));
        QCOMPARE(lista("busca=lima%20joao"), (QStringList{a, e}));
        QCOMPARE(lista("busca=ANTON"), (QStringList{a, e}));
        QCOMPARE(lista("busca=100%25"), (QStringList{b, d})); // a sign of LIKE, taken literally
        QCOMPARE(lista("busca=_"), QStringList());
        QCOMPARE(lista("busca=%27%20OR%201=1--"), QStringList());
        QCOMPARE(c->put("/consultas/" + a.toLatin1() + "/confirmar", medico).status, 200);
        QCOMPARE(lista("situacao=confirmada"), QStringList{a});
        QCOMPARE(lista("situacao=confirmada,solicitada"), (QStringList{a, b, d, e}));
        QCOMPARE(lista("situacao=nada"), QStringList{u"validacao"_s});
        QCOMPARE(lista("limite=0"), QStringList{u"validacao"_s});
        QCOMPARE(lista("limite=101"), QStringList{u"validacao"_s});
        QCOMPARE(lista("cursor=xyz"), QStringList{u"cursor_invalido"_s});
        QCOMPARE(lista("orfa=sim"), QStringList{u"validacao"_s});
        QCOMPARE(lista("medicoId=1&medicoId=2"), QStringList{u"validacao"_s});
        QCOMPARE(c->get("/consultas", medico).status, 403);
        QCOMPARE(c->get("/consultas", joao).status, 403);
        QCOMPARE(c->get("/consultas", c->admin).status, 200);
    }

    void paginasFicamFirmesEnquantoOutrosMarcam()
    {
        QStringList esperadas;
        for (int i = 0; i < 12; ++i)
            esperadas << marcar(medico, i % 2 ? joao : maria,
                                em("2026-12-02T08:00:00-03:00").maisMinutos(i * 30).texto().toLatin1().constData());
        QStringList vistas;
        QByteArray cursor;
        int paginas = 0;
        do {
            const auto pagina =
                c->get("/consultas/medico/" + id(medico) + "?limite=5" + (cursor.isEmpty() ? "" : "&cursor=" + cursor),
                       medico);
            vistas << ids(pagina);
            cursor = pagina.texto(u"proximo"_s).toLatin1();
            // Someone books before and after the place in the list: nothing is seen twice, nothing is left out.
            if (++paginas == 1) {
                QVERIFY(!marcar(medico, joao, "2026-12-01T08:00:00-03:00").isEmpty());
                esperadas << marcar(medico, joao, "2026-12-02T17:00:00-03:00");
            }
        } while (!cursor.isEmpty());
        QCOMPARE(vistas, esperadas);
        QCOMPARE(paginas, 3);
    }

    void historicoDoPacienteDoMaisNovoParaOMaisVelho()
    {
        const QString a = marcar(medico, joao, "2026-12-02T09:00:00-03:00");
        const QString b = marcar(outroMedico, joao, "2026-12-03T09:00:00-03:00");
        marcar(medico, maria, "2026-12-04T09:00:00-03:00");
        const QByteArray caminho = "/consultas/paciente/" + id(joao);
        QCOMPARE(ids(c->get(caminho, joao)), (QStringList{b, a}));
        QCOMPARE(ids(c->get(caminho, c->recepcao)), (QStringList{b, a}));
        QCOMPARE(ids(c->get(caminho + "?medicoId=" + id(medico), c->recepcao)), QStringList{a});
        QCOMPARE(ids(c->get(caminho + "?limite=1", joao)), QStringList{b});
        const QByteArray cursor = c->get(caminho + "?limite=1", joao).texto(u"proximo"_s).toLatin1();
        QCOMPARE(ids(c->get(caminho + "?limite=1&cursor=" + cursor, joao)), QStringList{a});
        QCOMPARE(c->get(caminho, maria).status, 404);
        QCOMPARE(ids(c->get(caminho, medico)), QStringList{a}); // what they share
        QCOMPARE(c->get(caminho, c->conta(Perfil::Medico, u"Dr. Alheio"_s)).status, 404);
        QCOMPARE(c->get("/consultas/paciente/" + id(medico), c->recepcao).status, 404);
        QCOMPARE(ids(c->get("/consultas/paciente/" + id(c->conta(Perfil::Paciente, u"Novo"_s)), c->recepcao)),
                 QStringList());
    }

    void agendaDoMedicoSoParaEleEAClinica()
    {
        const QString a = marcar(medico, joao, "2026-12-02T09:00:00-03:00");
        const QByteArray caminho = "/consultas/medico/" + id(medico);
        for (const auto &quem : {medico, c->recepcao, c->admin})
            QCOMPARE(ids(c->get(caminho, quem)), QStringList{a});
        QCOMPARE(c->get(caminho, joao).status, 403);
        QVERIFY(c->get(caminho, outroMedico).status >= 400);
        QCOMPARE(c->get("/consultas/medico/" + id(joao), c->recepcao).status, 404);
        QCOMPARE(ids(c->get("/consultas/medico/" + id(c->conta(Perfil::Medico, u"Dr. Novo"_s)), c->recepcao)),
                 QStringList());
    }

    void respostaGuardadaNaoSobreviveAMudanca()
    {
        const QByteArray caminho = "/consultas/medico/" + id(medico) + "?de=2026-12-02&ate=2026-12-03";
        QCOMPARE(ids(c->get(caminho, medico)).size(), 0);
        for (int i = 1; i <= 3; ++i) {
            const QString nova = marcar(
                medico, joao, em("2026-12-02T09:00:00-03:00").maisMinutos(30 * i).texto().toLatin1().constData());
            QCOMPARE(ids(c->get(caminho, medico)).size(), i);
            QCOMPARE(c->put("/consultas/" + nova.toLatin1() + "/confirmar", medico).status, 200);
            QCOMPARE(c->get(caminho, medico).itens().last().toObject().value(u"situacao"_s).toString(),
                     u"confirmada"_s);
        }
    }

    void nomesSeguemOsEventosDasContas()
    {
        const QString a = marcar(medico, joao, "2026-12-02T09:00:00-03:00");
        QJsonObject usuario{{u"id"_s, joao.usuario.texto()},    {u"perfil"_s, u"paciente"_s},
                            {u"situacao"_s, u"ativo"_s},        {u"nome"_s, u"João Antônio Lima"_s},
                            {u"nomeSocial"_s, u"Joana Lima"_s}, {u"atualizadoEm"_s, u"2026-12-01T09:00:00Z"_s}};
        QVERIFY(c->receber(usuario).has_value());
        QCOMPARE(c->get("/consultas/" + a.toLatin1(), medico).texto(u"pacienteNome"_s), u"Joana Lima"_s);
        QCOMPARE(ids(c->get("/consultas?busca=joana", c->recepcao)), QStringList{a});
        // An older event that comes late changes nothing.
        usuario.insert(u"nomeSocial"_s, u"Antigo"_s);
        usuario.insert(u"atualizadoEm"_s, u"2026-12-01T08:00:00Z"_s);
        QVERIFY(c->receber(usuario).has_value());
        QCOMPARE(c->get("/consultas/" + a.toLatin1(), medico).texto(u"pacienteNome"_s), u"Joana Lima"_s);
        // An erased account has no name left.
        QVERIFY(c->receber({{u"id"_s, maria.usuario.texto()}, {u"perfil"_s, u"paciente"_s}}).has_value());
        QVERIFY(!c->receber({{u"nome"_s, u"sem id"_s}}).has_value());
    }

    void medicoConhecidoPorEventoTemSuasRegras()
    {
        const auto novo = c->conta(Perfil::Medico, u"Dr. Novo"_s);
        QVERIFY(c->agenda(novo, unidade));
        QVERIFY(c->receber({{u"id"_s, novo.usuario.texto()},
                            {u"perfil"_s, u"medico"_s},
                            {u"situacao"_s, u"ativo"_s},
                            {u"nome"_s, u"Dr. Novo"_s},
                            {u"duracaoPadraoMin"_s, 20},
                            {u"aceiteAutomatico"_s, true},
                            {u"encaixesPorDia"_s, 3},
                            {u"atualizadoEm"_s, u"2026-12-01T09:00:00Z"_s}})
                    .has_value());
        QCOMPARE(c->numero("SELECT duracao_min * 100 + aceite_automatico * 10 + encaixes_por_dia FROM pessoa "
                           "WHERE id = ?",
                           {novo.usuario.texto()}),
                 2013);
        c->pessoas.cair(true); // the owner is not asked about someone known and active
        QCOMPARE(c->get("/medicos/" + id(novo) + "/horarios").status, 200);
    }

    void oQueOutrosModulosLeem()
    {
        auto &leituras = c->modulo->leituras();
        const QString a = marcar(medico, joao, "2026-12-01T08:00:00-03:00");
        const auto agora = c->relogio.agora();
        const auto resumos =
            leituras.resumo({dominio::MedicoId(medico.usuario), dominio::MedicoId(joao.usuario)}, agora);
        QVERIFY(resumos.has_value());
        const auto dela = resumos->value(dominio::MedicoId(medico.usuario));
        QCOMPARE(dela.unidades.size(), 1);
        QCOMPARE(dela.unidades.first().texto(), unidade);
        QVERIFY(dela.proximo.has_value());
        QCOMPARE(dela.proximo->inicio, em("2026-12-01T08:30:00-03:00"));
        QCOMPARE(dela.proximo->deslocamento, -3 * 3600);
        QVERIFY(!resumos->value(dominio::MedicoId(joao.usuario)).proximo);
        const auto depois = leituras.resumo({dominio::MedicoId(medico.usuario)}, agora.maisMinutos(31));
        QCOMPARE(depois->value(dominio::MedicoId(medico.usuario)).proximo->inicio, em("2026-12-01T09:00:00-03:00"));
        QCOMPARE(leituras
                     .disponiveis({dominio::MedicoId(medico.usuario), dominio::MedicoId(joao.usuario)},
                                  em("2026-12-25T00:00:00-03:00"), em("2026-12-26T00:00:00-03:00"), agora)
                     ->size(),
                 0);
        QCOMPARE(leituras
                     .disponiveis({dominio::MedicoId(medico.usuario)}, em("2026-12-24T00:00:00-03:00"),
                                  em("2026-12-25T00:00:00-03:00"), agora)
                     ->size(),
                 1);
        QCOMPARE(leituras.unidade(*dominio::UnidadeId::deTexto(unidade)).value()->nome, u"Centro"_s);
        QVERIFY(!leituras.unidade(dominio::UnidadeId(joao.usuario)).value());
        QCOMPARE(leituras.consulta(*dominio::ConsultaId::deTexto(a)).value()->pacienteNome, u"João Antônio Lima"_s);
        QCOMPARE(leituras.pacientesDe(dominio::MedicoId(medico.usuario)).value().size(), 1);
        QVERIFY(leituras.atende(dominio::MedicoId(medico.usuario), dominio::PacienteId(joao.usuario)).value());
        QVERIFY(!leituras.atende(dominio::MedicoId(medico.usuario), dominio::PacienteId(maria.usuario)).value());
    }

    void semearEscreveOMesmoQueOsCasos()
    {
        QString passada;
        const auto r =
            c->modulo->banco().escreverEEsperar(c->contexto(), [&](nucleo::Transacao &tx) -> nucleo::Resultado<void> {
                for (const auto &conta : {medico, joao}) {
                    agendamento::Pessoa p;
                    p.id = conta.usuario;
                    p.nome = conta.eh(Perfil::Medico) ? u"Dra. Helena"_s : u"João"_s;
                    p.perfil = conta.perfil;
                    p.situacao = u"ativo"_s;
                    AGENDA_TENTAR(agendamento::semearPessoa(tx, p));
                }
                agendamento::ConsultaSemeada s;
                s.nova.medicoId = dominio::MedicoId(medico.usuario);
                s.nova.pacienteId = dominio::PacienteId(joao.usuario);
                s.nova.unidadeId = dominio::UnidadeId::deTexto(unidade);
                s.nova.inicio = em("2026-11-20T10:00:00-03:00");
                s.marcadaEm = em("2026-11-10T10:00:00-03:00");
                s.criadaPor = joao.usuario;
                s.situacao = Situacao::Realizada;
                AGENDA_OBTER(const auto feita, agendamento::semearConsulta(tx, s));
                passada = feita.texto();
                return {};
            });
        QVERIFY(r.has_value());
        const auto vista = c->get("/consultas/" + passada.toLatin1(), joao);
        QCOMPARE(vista.texto(u"situacao"_s), u"realizada"_s);
        QCOMPARE(vista.texto(u"pacienteNome"_s), u"João"_s);
        const auto historico = vista.json().value(u"historico"_s).toArray();
        QCOMPARE(historico.size(), 5);
        QCOMPARE(historico.at(4).toObject().value(u"em"_s).toString(), u"2026-11-20T10:30:00-03:00"_s);
        QCOMPARE(c->eventos(passada).size(), 5);
        QCOMPARE(c->numero("SELECT COUNT(*) FROM ocupacao WHERE consulta_id = ?", {passada}), 2);
    }
};

QTEST_GUILESS_MAIN(ListasTeste)
#include "listas_teste.moc"
