// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pessoas.h"

#include "sorteio.h"

#include <QStringList>

using namespace Qt::StringLiterals;

namespace gerador {

namespace {

constexpr uint64_t sementeDosPacientes = 20'260'101, sementeDosMedicos = 77;

QStringList partes(const char16_t *nomes)
{
    return QString::fromUtf16(nomes).split(u' ');
}

// The commonest ones first.
const QStringList &femininos()
{
    static const QStringList nomes = partes(
        u"Maria Ana Francisca Antônia Adriana Juliana Márcia Fernanda Patrícia Aline Sandra Camila Amanda Bruna "
        u"Jéssica "
        u"Letícia Júlia Luciana Vanessa Mariana Gabriela Vera Vitória Larissa Cláudia Beatriz Rita Luana Sônia Renata "
        u"Eliane Josefa Simone Natália Cristiane Carla Débora Rosângela Jaqueline Rosa Daniela Aparecida Marlene "
        u"Terezinha Raimunda Andréia Fabiana Lúcia Raquel Ângela Rafaela Joana Luzia Elaine Daniele Daiane Regina "
        u"Neusa "
        u"Tereza Iracema Dalva Heloísa Cecília Manuela Sueli Ivone Zélia Norma Conceição Alice Valentina Lívia Helena");
    return nomes;
}

const QStringList &masculinos()
{
    static const QStringList nomes = partes(
        u"José João Antônio Francisco Carlos Paulo Pedro Lucas Luiz Marcos Luís Gabriel Rafael Daniel Marcelo Bruno "
        u"Eduardo Felipe Raimundo Rodrigo Manoel Mateus André Fernando Fábio Leonardo Gustavo Guilherme Leandro Tiago "
        u"Anderson Ricardo Márcio Jorge Sebastião Alexandre Roberto Edson Diego Vítor Sérgio Cláudio Matheus Thiago "
        u"Geraldo Adriano Luciano Júlio Renato Alex Vinícius Rogério Samuel Ronaldo Mário Flávio Igor Douglas Davi "
        u"Valter Gilberto Bento Théo Miguel Noah Ravi Cosme Rubens Hélio Abel Jonas Ígor Waldemar Otávio Heitor");
    return nomes;
}

const QStringList &sobrenomes()
{
    static const QStringList nomes = partes(
        u"Silva Santos Oliveira Souza Rodrigues Ferreira Alves Pereira Lima Gomes Costa Ribeiro Martins Carvalho "
        u"Almeida Lopes Soares Fernandes Vieira Barbosa Rocha Dias Nascimento Andrade Moreira Nunes Marques Machado "
        u"Mendes Freitas Cardoso Ramos Gonçalves Santana Teixeira Araújo Pinto Castro Cavalcante Correia Batista Melo "
        u"Moura Monteiro Campos Cunha Farias Reis Barros Miranda Rezende Nogueira Borges Azevedo Duarte Macedo "
        u"Medeiros "
        u"Guimarães Peixoto Assis Brandão Siqueira Leite Figueiredo Aguiar Vasconcelos Bezerra Albuquerque Sampaio "
        u"Pires "
        u"Fonseca Coelho Magalhães Queiroz Xavier Amaral Tavares Coutinho Bittencourt Peçanha Quintela Figueira Toledo "
        u"Camargo Lacerda Prado Bandeira Caldas Benevides Sarmento Drummond Paranhos Valadares Werneck Trindade");
    return nomes;
}

QString sobrenome(Sorteio &s)
{
    return sobrenomes().at(s.desigual(int(sobrenomes().size()), 2.2));
}

// "Maria Aparecida dos Santos Oliveira Figueiredo": four or five words, most of the time.
QString nomeCompleto(Sorteio &s, bool feminino)
{
    const QStringList &nomes = feminino ? femininos() : masculinos();
    QString nome = nomes.at(s.desigual(int(nomes.size()), 1.8));
    if (s.chance(0.45))
        nome += u' ' + nomes.at(s.desigual(int(nomes.size()), 1.2));
    static const QStringList particulas{u" da "_s, u" de "_s, u" dos "_s, u" e "_s};
    const int quantos = 2 + (s.chance(0.45) ? 1 : 0) + (s.chance(0.1) ? 1 : 0);
    for (int i = 0; i < quantos; ++i)
        nome += (s.chance(0.22) ? particulas.at(s.ate(4)) : u" "_s) + sobrenome(s);
    return nome;
}

// Distinct for each n: its first nine digits are a permutation of n.
QString cpfDe(int n)
{
    constexpr qint64 quantos = 1'000'000'000, passo = 382'653'781; // no common factor
    const qint64 base = (qint64(n) * passo + 123'456'780) % quantos;
    QString cpf = QString::number(base).rightJustified(9, u'0');
    for (int digitos = 9; digitos < 11; ++digitos) {
        int soma = 0;
        for (int i = 0; i < digitos; ++i)
            soma += cpf.at(i).digitValue() * (digitos + 1 - i);
        const int resto = soma * 10 % 11;
        cpf += QChar(u'0' + (resto == 10 ? 0 : resto));
    }
    return cpf;
}

} // namespace

const QStringList &convenios()
{
    static const QStringList nomes{u"Unimed"_s, u"Bradesco Saúde"_s, u"SulAmérica"_s, u"Amil"_s, u"Hapvida"_s};
    return nomes;
}

const QStringList &especialidades()
{
    static const QStringList nomes{u"Cardiologia"_s,  u"Clínica geral"_s,  u"Pediatria"_s,    u"Ortopedia"_s,
                                   u"Dermatologia"_s, u"Ginecologia"_s,    u"Neurologia"_s,   u"Oftalmologia"_s,
                                   u"Urologia"_s,     u"Endocrinologia"_s, u"Reumatologia"_s, u"Psiquiatria"_s};
    return nomes;
}

Paciente paciente(int n, qint64 desde, qint64 ate)
{
    static constexpr int ddds[] = {11, 11, 11, 11, 12, 13, 19, 21, 27, 31, 92, 92};
    Sorteio s(sementeDosPacientes + uint64_t(n) * 0x51ed270b);
    Paciente p;
    p.criadoEm = desde + qint64(s.fracao() * double(ate - desde));
    p.id = uuid7(p.criadoEm, s);
    p.feminino = s.chance(0.58);
    p.nome = nomeCompleto(s, p.feminino);
    p.cpf = cpfDe(n);
    p.telefone = u"+55%1%2"_s.arg(ddds[s.ate(int(std::size(ddds)))]).arg(900'000'000 + s.ate(99'999'999));
    if (s.chance(0.4))
        p.email = u"paciente%1@bench.local"_s.arg(n);
    p.nascimento = QDate(1932, 1, 1).addDays(s.ate(94 * 365));
    if (s.chance(0.62))
        p.convenio = convenios().at(s.desigual(int(convenios().size()), 1.5));
    return p;
}

QString nomeDeMedico(int n)
{
    Sorteio s(sementeDosMedicos + uint64_t(n) * 0x2545f491);
    const bool feminino = s.chance(0.5);
    return (feminino ? u"Dra. "_s : u"Dr. "_s) + nomeCompleto(s, feminino);
}

} // namespace gerador
