// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "clinicademo.h"

#include <QSet>

#include <random>

using namespace Qt::StringLiterals;

namespace app {

namespace {

// std::mt19937 is the same everywhere; the standard distributions are not, so ranges are drawn by hand.
class Sorteio
{
public:
    explicit Sorteio(quint32 semente) : m_motor(semente) {}
    int ate(int limite) { return int(m_motor() % quint32(limite)); }
    bool chance(int porCento) { return ate(100) < porCento; }
    template<class T>
    const T &um(const QList<T> &lista)
    {
        return lista.at(ate(int(lista.size())));
    }

private:
    std::mt19937 m_motor;
};

const QStringList &prenomes()
{
    static const QStringList nomes{u"Maria Aparecida"_s,
                                   u"João"_s,
                                   u"Ana Clara"_s,
                                   u"José Carlos"_s,
                                   u"Rita de Cássia"_s,
                                   u"Sebastião"_s,
                                   u"Luzia"_s,
                                   u"Edson"_s,
                                   u"Neusa"_s,
                                   u"Antônio"_s,
                                   u"Paula"_s,
                                   u"Iracema"_s,
                                   u"Valter"_s,
                                   u"Tereza"_s,
                                   u"Marcos"_s,
                                   u"Dalva"_s,
                                   u"Gilberto"_s,
                                   u"Bento"_s,
                                   u"Clara"_s,
                                   u"Davi"_s,
                                   u"Lívia"_s,
                                   u"Théo"_s,
                                   u"Alice"_s,
                                   u"Miguel"_s,
                                   u"Heloísa"_s,
                                   u"Noah"_s,
                                   u"Cecília"_s,
                                   u"Ravi"_s,
                                   u"Manuela"_s,
                                   u"Cosme"_s,
                                   u"Sueli"_s,
                                   u"Rubens"_s,
                                   u"Ivone"_s,
                                   u"Zélia"_s,
                                   u"Hélio"_s,
                                   u"Norma"_s,
                                   u"Abel"_s,
                                   u"Jonas"_s,
                                   u"Francisca"_s,
                                   u"Raimundo"_s,
                                   u"Vitória"_s,
                                   u"Ígor"_s};
    return nomes;
}

const QStringList &sobrenomes()
{
    static const QStringList nomes{u"Silva"_s,       u"Santos"_s,      u"Oliveira"_s, u"Souza"_s,     u"Lima"_s,
                                   u"Pereira"_s,     u"Ferreira"_s,    u"Costa"_s,    u"Rodrigues"_s, u"Almeida"_s,
                                   u"Nascimento"_s,  u"Araújo"_s,      u"Ribeiro"_s,  u"Carvalho"_s,  u"Gonçalves"_s,
                                   u"Barbosa"_s,     u"Rocha"_s,       u"Dias"_s,     u"Moreira"_s,   u"Nunes"_s,
                                   u"Albuquerque"_s, u"Brandão"_s,     u"Duarte"_s,   u"Amaral"_s,    u"Peçanha"_s,
                                   u"Quintela"_s,    u"Bittencourt"_s, u"Figueira"_s};
    return nomes;
}

QString digitosDeCpf(Sorteio &s)
{
    int d[11];
    for (int i = 0; i < 9; ++i)
        d[i] = s.ate(10);
    for (int n = 9; n < 11; ++n) {
        int soma = 0;
        for (int i = 0; i < n; ++i)
            soma += d[i] * (n + 1 - i);
        const int resto = soma * 10 % 11;
        d[n] = resto == 10 ? 0 : resto;
    }
    QString cpf;
    for (const int digito : d)
        cpf += QChar(u'0' + digito);
    return cpf;
}

QList<DemoUnidade> unidades()
{
    const QString fuso = u"America/Sao_Paulo"_s;
    return {{u"Unidade Centro"_s, u"Rua das Acácias, 120, Centro, São Paulo, SP"_s, fuso},
            {u"Unidade Jardim das Flores"_s, u"Avenida dos Ipês, 2045, Jardim das Flores, São Paulo, SP"_s, fuso}};
}

QList<DemoFaixa> semana(int unidade, int outraUnidade, int duracao, bool sabado, bool domingo)
{
    QList<DemoFaixa> faixas;
    for (int dia = 1; dia <= 5; ++dia) {
        const int onde = dia == 4 ? outraUnidade : unidade;
        faixas << DemoFaixa{dia, {8, 0}, {12, 0}, duracao, onde} << DemoFaixa{dia, {13, 0}, {17, 0}, duracao, onde};
    }
    if (sabado)
        faixas << DemoFaixa{6, {8, 0}, {12, 0}, duracao, unidade};
    if (domingo)
        faixas << DemoFaixa{7, {8, 0}, {12, 0}, duracao, unidade};
    return faixas;
}

QList<DemoMedico> medicos()
{
    struct Base {
        const char16_t *nome, *especialidade;
        int duracao;
    };
    static constexpr Base bases[] = {
        {u"Dra. Helena Prado", u"Cardiologia", 30},    {u"Dr. Paulo Nogueira Filho", u"Clínica geral", 30},
        {u"Dra. Inês Caldas", u"Pediatria", 30},       {u"Dr. Otávio Benevides", u"Ortopedia", 30},
        {u"Dra. Yara Monteiro", u"Dermatologia", 20},  {u"Dra. Beatriz Sampaio de Andrade", u"Ginecologia", 30},
        {u"Dr. Caio Vasconcelos", u"Cardiologia", 30}, {u"Dra. Marília Fontes", u"Clínica geral", 20},
        {u"Dr. Ênio Guimarães", u"Pediatria", 30},     {u"Dra. Sílvia Rezende Toledo", u"Ortopedia", 30},
        {u"Dr. Augusto Lacerda", u"Dermatologia", 20}, {u"Dra. Letícia Camargo", u"Ginecologia", 30}};
    const QStringList todos{u"Unimed"_s, u"Bradesco Saúde"_s, u"SulAmérica"_s, u"Amil"_s};
    QList<DemoMedico> lista;
    for (int i = 0; i < int(std::size(bases)); ++i) {
        const Base &base = bases[i];
        const int unidade = i < 8 ? 0 : 1;
        lista << DemoMedico{QString::fromUtf16(base.nome),
                            i == 0 ? u"medico@demo.local"_s : u"medico%1@demo.local"_s.arg(i + 1),
                            QString::number(120300 + 517 * i),
                            QString::fromUtf16(base.especialidade),
                            todos.mid(i % 2, 3),
                            base.duracao,
                            i % 3 == 2,
                            semana(unidade, i % 4 == 3 ? 1 - unidade : unidade, base.duracao, i % 2 == 0, i % 12 == 1)};
    }
    return lista;
}

QList<DemoPaciente> pacientes(Sorteio &s)
{
    static const QStringList convenios{u"Unimed"_s, u"Bradesco Saúde"_s, u"SulAmérica"_s, u"Amil"_s};
    static constexpr int ddds[] = {11, 11, 11, 12, 13, 19, 21, 27, 92};
    QList<DemoPaciente> lista;
    QSet<QString> cpfs;
    for (int i = 0; i < 500; ++i) {
        DemoPaciente p;
        p.nome = s.um(prenomes()) + u' ' + s.um(sobrenomes());
        if (s.chance(60))
            p.nome += (s.chance(20) ? u" dos "_s : u" "_s) + s.um(sobrenomes());
        p.email = i == 0 ? u"paciente@demo.local"_s : u"paciente%1@demo.local"_s.arg(i + 1);
        p.telefone = u"+55%1 9%2"_s.arg(ddds[s.ate(int(std::size(ddds)))]).arg(70000000 + s.ate(20000000)).remove(u' ');
        do
            p.cpf = digitosDeCpf(s);
        while (cpfs.contains(p.cpf) || p.cpf.count(p.cpf.at(0)) == 11);
        cpfs << p.cpf;
        p.nascimento = QDate(1936, 1, 1).addDays(s.ate(88 * 365));
        if (s.chance(65)) {
            p.convenio = s.um(convenios);
            p.carteirinha = QString::number(10'000'000 + s.ate(89'000'000));
        }
        lista << p;
    }
    return lista;
}

DemoSituacao situacaoDoPassado(Sorteio &s)
{
    const int n = s.ate(100);
    return n < 78 ? DemoSituacao::Realizada : n < 92 ? DemoSituacao::Faltou : DemoSituacao::Cancelada;
}

// Today before now most are done, the one of this moment is in the room, those next to it wait; later ones stand.
DemoSituacao situacaoDe(Sorteio &s, const QDateTime &inicio, int duracaoMin, const QDateTime &agora)
{
    if (inicio.date() < agora.date())
        return situacaoDoPassado(s);
    const qint64 faltam = agora.secsTo(inicio) / 60;
    if (inicio.date() == agora.date()) {
        if (faltam <= -2 * duracaoMin)
            return situacaoDoPassado(s);
        if (faltam <= -duracaoMin)
            return s.chance(70) ? DemoSituacao::Realizada : DemoSituacao::EmAtendimento;
        if (faltam <= 10)
            return s.chance(70) ? DemoSituacao::Presente : DemoSituacao::Confirmada;
        if (faltam <= 40 && s.chance(30))
            return DemoSituacao::Presente;
    }
    return s.chance(78) ? DemoSituacao::Confirmada : DemoSituacao::Solicitada;
}

class Agendador
{
public:
    Agendador(Sorteio &sorteio, ClinicaDemo &clinica, const QDateTime &agora) :
        m_sorteio(sorteio), m_clinica(clinica), m_agora(agora)
    {}

    void preencherDia(QDate dia)
    {
        const int distancia = int(m_agora.date().daysTo(dia));
        const int lotacao = distancia <= 0 ? 84 : std::max(20, 80 - 5 * distancia);
        for (int m = 0; m < m_clinica.medicos.size(); ++m) {
            m_emAtendimento = false;
            const DemoBloqueio *bloqueio = talvezBloquear(m, dia);
            for (const DemoFaixa &faixa : std::as_const(m_clinica.medicos.at(m).faixas))
                if (faixa.diaSemana == dia.dayOfWeek())
                    preencherFaixa(m, dia, faixa, lotacao, bloqueio);
        }
    }

private:
    const DemoBloqueio *talvezBloquear(int medico, QDate dia)
    {
        if (dia < m_agora.date() || !m_sorteio.chance(12))
            return nullptr;
        m_clinica.bloqueios << DemoBloqueio{medico, dia, {9, 0}, {10, 0}, u"reunião"_s};
        return &m_clinica.bloqueios.last();
    }

    void preencherFaixa(int medico, QDate dia, const DemoFaixa &faixa, int lotacao, const DemoBloqueio *bloqueio)
    {
        for (QTime hora = faixa.inicio; hora.addSecs(60 * faixa.duracaoMin) <= faixa.fim;) {
            const bool longa = m_sorteio.chance(8) && hora.addSecs(120 * faixa.duracaoMin) <= faixa.fim;
            const int duracao = longa ? 2 * faixa.duracaoMin : faixa.duracaoMin;
            const QTime fim = hora.addSecs(60 * duracao);
            const bool bloqueado = bloqueio && hora < bloqueio->fim && bloqueio->inicio < fim;
            if (!bloqueado && m_sorteio.chance(lotacao))
                marcar(medico, faixa.unidade, dia, hora, duracao);
            hora = fim;
        }
    }

    void marcar(int medico, int unidade, QDate dia, QTime hora, int duracao)
    {
        const QDateTime inicio(dia, hora);
        DemoSituacao situacao = situacaoDe(m_sorteio, inicio, duracao, m_agora);
        // One patient at a time is with the doctor.
        if (situacao == DemoSituacao::EmAtendimento && std::exchange(m_emAtendimento, true))
            situacao = DemoSituacao::Realizada;
        for (int tentativa = 0; tentativa < 20; ++tentativa) {
            const int paciente = m_sorteio.ate(int(m_clinica.pacientes.size()));
            if (!reservar(paciente, inicio, duracao))
                continue;
            static const QStringList motivos{{},
                                             {},
                                             {},
                                             u"rever exames"_s,
                                             u"dor no peito há 3 dias"_s,
                                             u"acompanhamento anual"_s,
                                             u"renovar receita"_s};
            m_clinica.consultas << DemoConsulta{
                medico, paciente, unidade, dia, hora, duracao, situacao, m_sorteio.chance(30), m_sorteio.um(motivos)};
            return;
        }
    }

    bool reservar(int paciente, const QDateTime &inicio, int duracao)
    {
        // Minutes of the day on a ten-minute grid: all durations and starts are multiples of ten.
        for (int min = 0; min < duracao; min += 10)
            if (m_ocupado.contains({paciente, inicio.addSecs(60 * min)}))
                return false;
        for (int min = 0; min < duracao; min += 10)
            m_ocupado.insert({paciente, inicio.addSecs(60 * min)});
        return true;
    }

    Sorteio &m_sorteio;
    ClinicaDemo &m_clinica;
    QDateTime m_agora;
    QSet<std::pair<int, QDateTime>> m_ocupado;
    bool m_emAtendimento = false;
};

} // namespace

ClinicaDemo gerarClinicaDemo(quint32 semente, const QDateTime &agora, const QList<QDate> &feriados)
{
    Sorteio sorteio(semente);
    ClinicaDemo clinica{unidades(), medicos(), pacientes(sorteio), {}, {}};
    Agendador agendador(sorteio, clinica, agora);
    for (int dia = -14; dia < 14; ++dia)
        if (const QDate data = agora.date().addDays(dia); !feriados.contains(data))
            agendador.preencherDia(data);
    return clinica;
}

} // namespace app
