// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <auth_teste/casa.h>

#include <QDirIterator>
#include <QFile>
#include <QSet>
#include <QTest>

#include <mutex>
#include <thread>

using namespace Qt::StringLiterals;

// Signing in, staying in, and being put out.
class SessoesTeste : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_casa = std::make_unique<Casa>(); }
    void cleanup() { m_casa.reset(); }

    void entraPorEmailOuCpf_data();
    void entraPorEmailOuCpf();
    void naoDizSeAContaExiste();
    void falhasSeguidasPausamSoAquelaConta();
    void tentativasJuntasNaoPassamDaPausa();
    void acessoVence();
    void renovarGastaOToken();
    void respostaPerdidaRecebeAMesma();
    void reusoRevogaAFamilia();
    void reusoDepoisDaCarenciaRevoga();
    void muitosRenovandoAoMesmoTempo();
    void renovacaoVence();
    void sairValeNaProximaRequisicao();
    void sairDeUmaNaoSaiDaOutra();
    void bloqueioValeNaProximaRequisicao();
    void fimDaSessaoEPublicadoUmaVez();
    void mudancaDePerfilNaoEncerraASessao();
    void sessaoSobreviveAoReinicio();
    void tokensNaoFicamNoBanco();

private:
    Resposta renovar(const QByteArray &token)
    {
        return m_casa->post("/auth/refresh", {{u"refresh_token"_s, QString::fromLatin1(token)}});
    }
    Resposta entrar(const QString &login, const QString &senha)
    {
        return m_casa->post("/auth/login", {{u"login"_s, login}, {u"senha"_s, senha}});
    }
    [[nodiscard]] bool vale(const QByteArray &acesso) { return m_casa->get("/auth/me", acesso).status == 200; }
    static QByteArray campo(const Resposta &r, QLatin1String nome)
    {
        return r.json().value(nome).toString().toLatin1();
    }
    std::unique_ptr<Casa> m_casa;
};

void SessoesTeste::entraPorEmailOuCpf_data()
{
    QTest::addColumn<QString>("login");
    QTest::newRow("e-mail") << u"maria@casa.local"_s;
    QTest::newRow("e-mail em maiusculas") << u"MARIA@Casa.Local"_s;
    QTest::newRow("cpf") << u"52998224725"_s;
    QTest::newRow("cpf com pontos") << u"529.982.247-25"_s;
}

void SessoesTeste::entraPorEmailOuCpf()
{
    QFETCH(QString, login);
    auto maria = Casa::paciente(u"Maria das Dores"_s, u"maria@casa.local"_s);
    maria.insert(u"cpf"_s, u"529.982.247-25"_s);
    const Sessao sessao = m_casa->novo(maria);
    const Resposta r = entrar(login, Casa::senha());
    QCOMPARE(r.status, 200);
    QCOMPARE(r.json().value(u"token_type"_s).toString(), u"Bearer"_s);
    QCOMPARE(r.json().value(u"usuario"_s).toObject().value(u"id"_s).toString(), sessao.id);
    QVERIFY(r.json().value(u"expires_in"_s).toInt() <= 600);
    QVERIFY(!r.corpo.contains("senha"));
}

void SessoesTeste::naoDizSeAContaExiste()
{
    (void)m_casa->novo(Casa::paciente(u"Maria"_s, u"maria@casa.local"_s));
    const Resposta errada = entrar(u"maria@casa.local"_s, u"outra frase comprida 9"_s);
    const Resposta ninguem = entrar(u"ninguem@casa.local"_s, u"outra frase comprida 9"_s);
    QCOMPARE(errada.codigo, ninguem.codigo);
    QCOMPARE(errada.codigo, u"credenciais_invalidas"_s);
    QCOMPARE(m_casa->contar("SELECT COUNT(*) FROM auditoria WHERE acao = 'entrar_recusado'"), 2);
    QVERIFY(!m_casa->texto("SELECT group_concat(registro) FROM auditoria").contains(u"ninguem"_s));
}

void SessoesTeste::falhasSeguidasPausamSoAquelaConta()
{
    (void)m_casa->novo(Casa::paciente(u"Maria"_s, u"maria@casa.local"_s));
    (void)m_casa->novo(Casa::paciente(u"João"_s, u"joao@casa.local"_s));
    for (int i = 0; i < 3; ++i)
        QCOMPARE(entrar(u"maria@casa.local"_s, u"outra frase comprida 9"_s).codigo, u"credenciais_invalidas"_s);
    const Resposta r = entrar(u"maria@casa.local"_s, Casa::senha()); // the right one waits too
    QCOMPARE(r.codigo, u"muitas_requisicoes"_s);
    QVERIFY(r.erro.tentarEmSegundos >= 1);
    QCOMPARE(entrar(u"joao@casa.local"_s, Casa::senha()).status, 200);
    m_casa->relogio.avancarMs(1'001);
    QCOMPARE(entrar(u"maria@casa.local"_s, Casa::senha()).status, 200);
    QCOMPARE(entrar(u"maria@casa.local"_s, u"outra frase comprida 9"_s).codigo,
             u"credenciais_invalidas"_s); // the count began anew
    QCOMPARE(entrar(u"maria@casa.local"_s, Casa::senha()).status, 200);
}

// Sixteen wrong passwords at once: no more verdicts than one after the other would get, and none for the right one.
void SessoesTeste::tentativasJuntasNaoPassamDaPausa()
{
    constexpr int tentativas = 16, ateAPausa = 3;
    (void)m_casa->novo(Casa::paciente(u"Maria"_s, u"maria@casa.local"_s));
    std::atomic<int> erradas = 0, recusadas = 0, outras = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < tentativas; ++i)
        threads.emplace_back([&] {
            const QString codigo = entrar(u"maria@casa.local"_s, u"outra frase comprida 9"_s).codigo;
            ++(codigo == u"credenciais_invalidas" ? erradas : codigo == u"muitas_requisicoes" ? recusadas : outras);
        });
    for (auto &thread : threads)
        thread.join();
    QCOMPARE(erradas, ateAPausa);
    QCOMPARE(recusadas, tentativas - ateAPausa);
    QCOMPARE(outras, 0);
    QCOMPARE(entrar(u"maria@casa.local"_s, Casa::senha()).codigo, u"muitas_requisicoes"_s);
    m_casa->relogio.avancarMs(1'001);
    QCOMPARE(entrar(u"maria@casa.local"_s, Casa::senha()).status, 200);
}

void SessoesTeste::acessoVence()
{
    const Sessao s = m_casa->recepcao();
    QVERIFY(vale(s.acesso));
    m_casa->relogio.avancarMs(9 * 60'000);
    QVERIFY(vale(s.acesso));
    m_casa->relogio.avancarMs(3 * 60'000); // past the ten minutes, and past the leeway for clocks that differ
    QCOMPARE(m_casa->get("/auth/me", s.acesso).codigo, u"token_expirado"_s);
}

void SessoesTeste::renovarGastaOToken()
{
    const Sessao s = m_casa->recepcao();
    const Resposta r = renovar(s.renovacao);
    QCOMPARE(r.status, 200);
    const QByteArray novo = campo(r, "refresh_token"_L1);
    QVERIFY(!novo.isEmpty() && novo != s.renovacao);
    QVERIFY(vale(campo(r, "access_token"_L1)));
    QCOMPARE(renovar(novo).status, 200);
    QCOMPARE(renovar("inventado").codigo, u"token_invalido"_s);
}

void SessoesTeste::respostaPerdidaRecebeAMesma()
{
    const Sessao s = m_casa->recepcao();
    const QByteArray primeira = campo(renovar(s.renovacao), "refresh_token"_L1);
    m_casa->relogio.avancarMs(5'000);
    QCOMPARE(campo(renovar(s.renovacao), "refresh_token"_L1), primeira);
    QCOMPARE(renovar(primeira).status, 200);
}

void SessoesTeste::reusoRevogaAFamilia()
{
    const Sessao s = m_casa->recepcao();
    const QByteArray segundo = campo(renovar(s.renovacao), "refresh_token"_L1);
    const Resposta terceira = renovar(segundo); // the successor was used: the first is no lost reply any more
    QCOMPARE(terceira.status, 200);
    QCOMPARE(renovar(s.renovacao).codigo, u"token_invalido"_s);
    QCOMPARE(renovar(campo(terceira, "refresh_token"_L1)).codigo, u"token_invalido"_s);
    QVERIFY(!vale(campo(terceira, "access_token"_L1)));
    QCOMPARE(m_casa->contar("SELECT COUNT(*) FROM auditoria WHERE acao = 'reuso_de_renovacao'"), 1);
}

void SessoesTeste::reusoDepoisDaCarenciaRevoga()
{
    const Sessao s = m_casa->recepcao();
    const Resposta segunda = renovar(s.renovacao);
    m_casa->relogio.avancarMs(Casa::ajustesDeTeste().carenciaMs + 1'000);
    QCOMPARE(renovar(s.renovacao).codigo, u"token_invalido"_s);
    QVERIFY(!vale(campo(segunda, "access_token"_L1)));
}

void SessoesTeste::muitosRenovandoAoMesmoTempo()
{
    const Sessao s = m_casa->recepcao();
    std::mutex trava;
    QSet<QByteArray> sucessores;
    std::vector<std::thread> threads;
    for (int i = 0; i < 8; ++i)
        threads.emplace_back([&] {
            const QByteArray novo = campo(renovar(s.renovacao), "refresh_token"_L1);
            const std::lock_guard guarda(trava);
            sucessores << novo;
        });
    for (auto &thread : threads)
        thread.join();
    QCOMPARE(sucessores.size(), 1); // one successor, however often the reply had to be asked for
    QCOMPARE(renovar(*sucessores.begin()).status, 200);
}

void SessoesTeste::renovacaoVence()
{
    const Sessao equipe = m_casa->recepcao();
    const Sessao paciente = m_casa->novo(Casa::paciente(u"Maria"_s, u"maria@casa.local"_s));
    m_casa->relogio.avancarMs(13LL * 3600 * 1000);
    QCOMPARE(renovar(equipe.renovacao).codigo, u"token_expirado"_s);
    const Resposta r = renovar(paciente.renovacao);
    QCOMPARE(r.status, 200);
    m_casa->relogio.avancarMs(31LL * 86'400 * 1000);
    QCOMPARE(renovar(campo(r, "refresh_token"_L1)).codigo, u"token_expirado"_s);
}

void SessoesTeste::sairValeNaProximaRequisicao()
{
    const Sessao s = m_casa->recepcao();
    QVERIFY(vale(s.acesso));
    QCOMPARE(m_casa->post("/auth/logout", {{u"refresh_token"_s, QString::fromLatin1(s.renovacao)}}).status, 204);
    QVERIFY(!vale(s.acesso));
    QCOMPARE(renovar(s.renovacao).codigo, u"token_invalido"_s);
    QCOMPARE(m_casa->post("/auth/logout", {{u"refresh_token"_s, u"inventado"_s}}).status, 204); // tells nothing
}

void SessoesTeste::sairDeUmaNaoSaiDaOutra()
{
    (void)m_casa->novo(Casa::paciente(u"Maria"_s, u"maria@casa.local"_s));
    const Sessao celular = m_casa->entrar(u"maria@casa.local"_s), tablet = m_casa->entrar(u"maria@casa.local"_s);
    QCOMPARE(m_casa->post("/auth/logout", {{u"refresh_token"_s, QString::fromLatin1(celular.renovacao)}}).status, 204);
    QVERIFY(!vale(celular.acesso));
    QVERIFY(vale(tablet.acesso));
}

void SessoesTeste::bloqueioValeNaProximaRequisicao()
{
    const Sessao maria = m_casa->novo(Casa::paciente(u"Maria"_s, u"maria@casa.local"_s));
    auto ficha = Casa::paciente(u"Maria"_s, u"maria@casa.local"_s);
    ficha.remove(u"senha"_s);
    ficha.insert(u"situacao"_s, u"bloqueado"_s);
    QCOMPARE(m_casa->editar(maria.id, ficha, m_casa->admin().acesso).status, 200);
    QVERIFY(!vale(maria.acesso));
    QVERIFY(renovar(maria.renovacao).status != 200);
    QCOMPARE(entrar(u"maria@casa.local"_s, Casa::senha()).codigo, u"conta_bloqueada"_s);
}

// What open streams end by: with the session as the aggregate, or the user where all of a user's sessions end.
void SessoesTeste::fimDaSessaoEPublicadoUmaVez()
{
    const auto fins = [this] {
        QStringList lista;
        (void)m_casa->modulo->banco().ler([&](nucleo::Leitura &l) -> nucleo::Resultado<void> {
            AGENDA_OBTER(auto linhas, l.consultar("SELECT agregado, dados FROM caixa_saida WHERE tipo = "
                                                  "'sessao.encerrada' ORDER BY ordem"));
            while (linhas.proxima())
                lista << linhas.texto(0) + u' ' + linhas.texto(1);
            return linhas.erro();
        });
        return lista;
    };
    const auto sair = [this](const Sessao &s) {
        return m_casa->post("/auth/logout", {{u"refresh_token"_s, QString::fromLatin1(s.renovacao)}}).status;
    };
    const Sessao maria = m_casa->novo(Casa::paciente(u"Maria"_s, u"maria@casa.local"_s));
    QVERIFY(fins().isEmpty());
    QCOMPARE(sair(maria), 204);
    QCOMPARE(sair(maria), 204); // ended already
    const QString sessao = m_casa->texto("SELECT registro FROM auditoria WHERE acao = 'sair'");
    QCOMPARE(fins(), QStringList{u"%1 {\"usuarioId\":\"%2\",\"sessaoId\":\"%1\"}"_s.arg(sessao, maria.id)});

    const Sessao gasta = m_casa->entrar(u"maria@casa.local"_s);
    (void)renovar(campo(renovar(gasta.renovacao), "refresh_token"_L1));
    QCOMPARE(renovar(gasta.renovacao).codigo, u"token_invalido"_s);
    QCOMPARE(renovar(gasta.renovacao).codigo, u"token_invalido"_s);
    const QString familia = m_casa->texto("SELECT registro FROM auditoria WHERE acao = 'reuso_de_renovacao'");
    QCOMPARE(fins().size(), 2);
    QVERIFY(fins().at(1).startsWith(familia));

    (void)m_casa->entrar(u"maria@casa.local"_s);
    (void)m_casa->entrar(u"maria@casa.local"_s);
    auto ficha = Casa::paciente(u"Maria"_s, u"maria@casa.local"_s);
    ficha.remove(u"senha"_s);
    ficha.insert(u"situacao"_s, u"bloqueado"_s);
    QCOMPARE(m_casa->editar(maria.id, ficha, m_casa->admin().acesso).status, 200);
    QCOMPARE(fins().size(), 3); // one for all of them
    QCOMPARE(fins().at(2), u"%1 {\"usuarioId\":\"%1\"}"_s.arg(maria.id));
}

// The next request is answered by the new rights; an open stream is judged by usuario.atualizado.
void SessoesTeste::mudancaDePerfilNaoEncerraASessao()
{
    const Sessao rita = m_casa->recepcao();
    QJsonObject ficha = m_casa->get("/usuarios/" + rita.id.toLatin1(), m_casa->admin().acesso).json();
    for (const auto *chave : {"id", "criadoEm", "atualizadoEm"})
        ficha.remove(QLatin1String(chave));
    ficha.insert(u"perfil"_s, u"paciente"_s);
    QCOMPARE(m_casa->editar(rita.id, ficha, m_casa->admin().acesso).status, 200);
    QVERIFY(vale(rita.acesso));
    QCOMPARE(m_casa->get("/pacientes?busca=maria", rita.acesso).codigo, u"sem_permissao"_s);
    QCOMPARE(m_casa->eventos().last(), QByteArray("usuario.atualizado"));
}

void SessoesTeste::sessaoSobreviveAoReinicio()
{
    const Sessao s = m_casa->recepcao();
    m_casa->reabrir(Casa::ajustesDeTeste());
    QVERIFY(vale(s.acesso)); // the same keys
    QCOMPARE(renovar(s.renovacao).status, 200);
}

void SessoesTeste::tokensNaoFicamNoBanco()
{
    const Sessao s = m_casa->recepcao();
    (void)renovar(s.renovacao);
    m_casa->reabrir(Casa::ajustesDeTeste());
    QDirIterator arquivos(m_casa->pasta.path(), QDir::Files, QDirIterator::Subdirectories);
    while (arquivos.hasNext()) {
        QFile arquivo(arquivos.next());
        QVERIFY(arquivo.open(QIODevice::ReadOnly));
        const QByteArray tudo = arquivo.readAll();
        QVERIFY2(!tudo.contains(s.renovacao), qPrintable(arquivo.fileName()));
        QVERIFY2(!tudo.contains(Casa::senha().toUtf8()), qPrintable(arquivo.fileName()));
    }
}

QTEST_GUILESS_MAIN(SessoesTeste)
#include "sessoes_teste.moc"
