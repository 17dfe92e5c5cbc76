// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <auth_teste/casa.h>

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;

// Who may make which account, what is refused, and what the searches give to whom.
class CadastroTeste : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_casa = std::make_unique<Casa>(); }
    void cleanup() { m_casa.reset(); }

    void pacienteSeCadastra();
    void todosOsErrosDeUmaVez();
    void emailECpfSaoUnicosComoQuerQueSeEscrevam();
    void ninguemSeDaUmPerfil();
    void medicoEsperaOAdmin();
    void recepcaoCadastraSemSenha();
    void nomesEstranhosVoltamIguais_data();
    void nomesEstranhosVoltamIguais();
    void nomesRecusados_data();
    void nomesRecusados();
    void senhaNaoSaiDaqui();
    void pacienteEditaSoOSeu();
    void campoProibidoEhNomeado();
    void versaoVelhaNaoSobrescreve();
    void buscaDePacientes_data();
    void buscaDePacientes();
    void buscaNaoEhDeTodos();
    void medicosSemContatoNemPendentes();

private:
    [[nodiscard]] QStringList nomes(const Resposta &r) const
    {
        QStringList lista;
        for (const auto &item : r.itens())
            lista << item.toObject().value(u"nome"_s).toString();
        lista.sort();
        return lista;
    }
    std::unique_ptr<Casa> m_casa;
};

void CadastroTeste::pacienteSeCadastra()
{
    const Resposta r = m_casa->post("/auth/register", Casa::paciente(u"Maria das Dores"_s, u"Maria@Casa.Local"_s));
    QCOMPARE(r.status, 201);
    QCOMPARE(r.cabecalhos.value("location"), "/usuarios/" + r.id().toLatin1());
    QCOMPARE(r.json().value(u"situacao"_s).toString(), u"ativo"_s);
    QCOMPARE(m_casa->eventos(), QList<QByteArray>{"usuario.criado"});
    QCOMPARE(m_casa->contar("SELECT COUNT(*) FROM auditoria WHERE recurso = 'usuario'"), 1);
    QVERIFY(!m_casa->texto("SELECT dados FROM caixa_saida").contains(u"senha"_s));
}

void CadastroTeste::todosOsErrosDeUmaVez()
{
    const Resposta r = m_casa->post("/auth/register", {{u"perfil"_s, u"paciente"_s},
                                                       {u"nome"_s, u""_s},
                                                       {u"email"_s, u"sem arroba"_s},
                                                       {u"senha"_s, u"curta"_s},
                                                       {u"cpf"_s, u"111.111.111-11"_s},
                                                       {u"telefone"_s, u"12"_s},
                                                       {u"dataNascimento"_s, u"1980-02-30"_s},
                                                       {u"cor"_s, u"azul"_s}});
    QCOMPARE(r.codigo, u"validacao"_s);
    QStringList campos;
    for (const QString &campo : r.campos())
        campos << campo.section(u':', 0, 0);
    for (const char *esperado : {"nome", "email", "cpf", "telefone", "dataNascimento", "cor"})
        QVERIFY2(campos.contains(QLatin1String(esperado)), esperado);
    QCOMPARE(m_casa->contar("SELECT COUNT(*) FROM caixa_saida"), 0);
}

void CadastroTeste::emailECpfSaoUnicosComoQuerQueSeEscrevam()
{
    auto maria = Casa::paciente(u"Maria"_s, u"maria@casa.local"_s);
    maria.insert(u"cpf"_s, u"529.982.247-25"_s);
    QCOMPARE(m_casa->post("/auth/register", maria).status, 201);
    auto outra = Casa::paciente(u"Outra"_s, u"MARIA@CASA.local"_s);
    QVERIFY(!m_casa->post("/auth/register", outra).codigo.isEmpty());
    outra = Casa::paciente(u"Outra"_s, u"outra@casa.local"_s);
    outra.insert(u"cpf"_s, u"52998224725"_s);
    QVERIFY(!m_casa->post("/auth/register", outra).codigo.isEmpty());
    QCOMPARE(m_casa->contar("SELECT COUNT(*) FROM caixa_saida"), 1);
    outra.remove(u"cpf"_s); // nothing of the refused ones is left behind
    QCOMPARE(m_casa->post("/auth/register", outra).status, 201);
}

void CadastroTeste::ninguemSeDaUmPerfil()
{
    const auto recepcionista = Casa::recepcionista(u"eu@casa.local"_s);
    QCOMPARE(m_casa->post("/auth/register", recepcionista).codigo, u"sem_permissao"_s);
    auto admin = recepcionista;
    admin.insert(u"perfil"_s, u"admin"_s);
    QCOMPARE(m_casa->post("/auth/register", admin).codigo, u"sem_permissao"_s);
    QCOMPARE(m_casa->post("/auth/register", admin, m_casa->recepcao().acesso).codigo, u"sem_permissao"_s);
    const Sessao maria = m_casa->novo(Casa::paciente(u"Maria"_s, u"maria@casa.local"_s));
    QCOMPARE(m_casa->post("/auth/register", recepcionista, maria.acesso).codigo, u"sem_permissao"_s);
    QCOMPARE(m_casa->post("/auth/register", recepcionista, m_casa->admin().acesso).status, 201);
}

void CadastroTeste::medicoEsperaOAdmin()
{
    const Sessao medico = m_casa->novo(Casa::medico(u"Ana Prado"_s, u"ana@casa.local"_s, u"123456"_s));
    const Resposta eu = m_casa->get("/auth/me", medico.acesso);
    QCOMPARE(eu.status, 200);
    QCOMPARE(eu.json().value(u"situacao"_s).toString(), u"pendente"_s);
    QCOMPARE(m_casa->get("/pacientes?busca=ana", medico.acesso).codigo, u"conta_pendente"_s);
    QCOMPARE(m_casa->get("/medicos").itens().size(), 0);
}

void CadastroTeste::recepcaoCadastraSemSenha()
{
    QJsonObject joao{{u"perfil"_s, u"paciente"_s}, {u"nome"_s, u"João"_s}, {u"dataNascimento"_s, u"1950-01-02"_s}};
    QVERIFY(!m_casa->post("/auth/register", joao).codigo.isEmpty()); // by himself he needs one
    QCOMPARE(m_casa->post("/auth/register", joao, m_casa->recepcao().acesso).status, 201);
}

void CadastroTeste::nomesEstranhosVoltamIguais_data()
{
    QTest::addColumn<QString>("nome");
    QTest::newRow("aspas") << u"D'Ávila \"Zé\" O’Brien"_s;
    QTest::newRow("sql") << u"'; DROP TABLE usuario; --"_s;
    QTest::newRow("html") << u"<script>alert(1)</script>"_s;
    QTest::newRow("japones") << u"田中 さくら"_s;
    QTest::newRow("emoji") << u"Ana 👩🏽‍⚕️"_s;
    QTest::newRow("arabe") << u"محمد"_s;
    QTest::newRow("120 letras") << QString(120, u'ã');
}

void CadastroTeste::nomesEstranhosVoltamIguais()
{
    QFETCH(QString, nome);
    const Sessao s = m_casa->novo(Casa::paciente(nome, u"x@casa.local"_s));
    QCOMPARE(m_casa->get("/auth/me", s.acesso).json().value(u"nome"_s).toString(), nome);
}

void CadastroTeste::nomesRecusados_data()
{
    QTest::addColumn<QString>("nome");
    QTest::newRow("vazio") << u""_s;
    QTest::newRow("121 letras") << QString(121, u'a');
    QTest::newRow("quebra de linha") << u"Maria\r\nBcc: todos@x"_s;
    QTest::newRow("NUL") << u"Ma"_s + QChar(0) + u"ria"_s;
}

void CadastroTeste::nomesRecusados()
{
    QFETCH(QString, nome);
    const Resposta r = m_casa->post("/auth/register", Casa::paciente(nome, u"x@casa.local"_s));
    QVERIFY2(!r.codigo.isEmpty(), qPrintable(QString::number(r.status)));
    QCOMPARE(m_casa->contar("SELECT COUNT(*) FROM caixa_saida"), 0);
}

void CadastroTeste::senhaNaoSaiDaqui()
{
    const Sessao s = m_casa->novo(Casa::paciente(u"Maria"_s, u"maria@casa.local"_s));
    for (const char *alvo : {"/auth/me", "/usuarios/"}) {
        const QByteArray caminho = alvo == QByteArray("/usuarios/") ? alvo + s.id.toLatin1() : QByteArray(alvo);
        const QByteArray corpo = m_casa->get(caminho, s.acesso).corpo;
        QVERIFY(!corpo.contains("argon2") && !corpo.contains("senha"));
    }
}

void CadastroTeste::pacienteEditaSoOSeu()
{
    const Sessao maria = m_casa->novo(Casa::paciente(u"Maria"_s, u"maria@casa.local"_s));
    const Sessao joao = m_casa->novo(Casa::paciente(u"João"_s, u"joao@casa.local"_s));
    const QJsonObject ficha{{u"nome"_s, u"Maria"_s},
                            {u"telefone"_s, u"+5511987654321"_s},
                            {u"email"_s, u"maria@casa.local"_s},
                            {u"dataNascimento"_s, u"1980-03-12"_s}};
    QCOMPARE(m_casa->editar(maria.id, ficha, maria.acesso).status, 200);
    QCOMPARE(m_casa->get("/auth/me", maria.acesso).json().value(u"telefone"_s).toString(), u"+5511987654321"_s);
    const Resposta alheia = m_casa->editar(maria.id, ficha, joao.acesso, "\"1\"");
    QCOMPARE(alheia.codigo, u"nao_encontrado"_s); // not told that it exists
    QCOMPARE(m_casa->get("/usuarios/" + maria.id.toLatin1(), joao.acesso).status, 0);
}

void CadastroTeste::campoProibidoEhNomeado()
{
    const Sessao maria = m_casa->novo(Casa::paciente(u"Maria"_s, u"maria@casa.local"_s));
    const Resposta r = m_casa->editar(maria.id,
                                      {{u"nome"_s, u"Maria"_s},
                                       {u"email"_s, u"maria@casa.local"_s},
                                       {u"dataNascimento"_s, u"1980-03-12"_s},
                                       {u"perfil"_s, u"admin"_s}},
                                      maria.acesso);
    QCOMPARE(r.codigo, u"campo_proibido"_s);
    QVERIFY(r.campos().contains(u"perfil:proibido"_s));
    QCOMPARE(m_casa->texto("SELECT perfil FROM usuario"), u"paciente"_s);
}

void CadastroTeste::versaoVelhaNaoSobrescreve()
{
    const Sessao maria = m_casa->novo(Casa::paciente(u"Maria"_s, u"maria@casa.local"_s));
    const QByteArray etag = m_casa->get("/usuarios/" + maria.id.toLatin1(), maria.acesso).cabecalhos.value("etag");
    QJsonObject ficha{
        {u"nome"_s, u"Maria A"_s}, {u"email"_s, u"maria@casa.local"_s}, {u"dataNascimento"_s, u"1980-03-12"_s}};
    QCOMPARE(m_casa->editar(maria.id, ficha, m_casa->recepcao().acesso, etag).status, 200);
    ficha.insert(u"nome"_s, u"Maria B"_s);
    QCOMPARE(m_casa->editar(maria.id, ficha, m_casa->recepcao().acesso, etag).codigo, u"versao_desatualizada"_s);
    QCOMPARE(m_casa->get("/auth/me", maria.acesso).json().value(u"nome"_s).toString(), u"Maria A"_s);
}

void CadastroTeste::buscaDePacientes_data()
{
    QTest::addColumn<QString>("busca");
    QTest::addColumn<QStringList>("esperados");
    const QString jose = u"José Antônio da Conceição"_s, maria = u"Maria da Conceição"_s;
    QTest::newRow("sem acento") << u"jose"_s << QStringList{jose};
    QTest::newRow("maiusculas") << u"JOSÉ"_s << QStringList{jose};
    QTest::newRow("partes em qualquer ordem") << u"conceicao jose"_s << QStringList{jose};
    QTest::newRow("comeco de palavra") << u"conc"_s << QStringList{jose, maria};
    QTest::newRow("cpf") << u"529.982.247-25"_s << QStringList{maria};
    QTest::newRow("cpf so digitos") << u"52998224725"_s << QStringList{maria};
    QTest::newRow("telefone") << u"(11) 98765-4321"_s << QStringList{jose};
    QTest::newRow("nascimento") << u"12/03/1980"_s << QStringList{jose, maria};
    QTest::newRow("ninguem") << u"wxyz"_s << QStringList{};
    QTest::newRow("por cento") << u"%"_s << QStringList{};
    QTest::newRow("sublinhado") << u"_"_s << QStringList{};
    QTest::newRow("aspas") << u"\" OR 1=1 --"_s << QStringList{};
}

void CadastroTeste::buscaDePacientes()
{
    QFETCH(QString, busca);
    QFETCH(QStringList, esperados);
    auto jose = Casa::paciente(u"José Antônio da Conceição"_s, u"jose@casa.local"_s);
    jose.insert(u"telefone"_s, u"+5511987654321"_s);
    auto maria = Casa::paciente(u"Maria da Conceição"_s, u"maria@casa.local"_s);
    maria.insert(u"cpf"_s, u"529.982.247-25"_s);
    for (const auto &pessoa : {jose, maria})
        QCOMPARE(m_casa->post("/auth/register", pessoa).status, 201);
    const QByteArray alvo = "/pacientes?busca=" + QUrl::toPercentEncoding(busca);
    QCOMPARE(nomes(m_casa->get(alvo, m_casa->recepcao().acesso)), esperados);
}

void CadastroTeste::buscaNaoEhDeTodos()
{
    const Sessao maria = m_casa->novo(Casa::paciente(u"Maria"_s, u"maria@casa.local"_s));
    QCOMPARE(m_casa->get("/pacientes?busca=maria").codigo, u"token_ausente"_s);
    QCOMPARE(m_casa->get("/pacientes?busca=maria", maria.acesso).codigo, u"sem_permissao"_s);
    QCOMPARE(m_casa->get("/usuarios", maria.acesso).codigo, u"sem_permissao"_s);
}

void CadastroTeste::medicosSemContatoNemPendentes()
{
    const QByteArray admin = m_casa->admin().acesso;
    QCOMPARE(
        m_casa->post("/auth/register", Casa::medico(u"Ana Prado"_s, u"ana@casa.local"_s, u"123456"_s), admin).status,
        201);
    QCOMPARE(m_casa->post("/auth/register", Casa::medico(u"Beto Reis"_s, u"beto@casa.local"_s, u"123457"_s)).status,
             201);
    const Resposta r = m_casa->get("/medicos");
    QCOMPARE(nomes(r), QStringList{u"Ana Prado"_s}); // Beto waits for an admin
    QVERIFY(!r.corpo.contains("casa.local") && !r.corpo.contains("telefone"));
    QCOMPARE(nomes(m_casa->get("/medicos?nome=PRADO")), QStringList{u"Ana Prado"_s});
    QCOMPARE(nomes(m_casa->get("/medicos?nome=reis")), QStringList());
}

QTEST_GUILESS_MAIN(CadastroTeste)
#include "cadastro_teste.moc"
