// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>
#include <QHash>
#include <QJsonObject>
#include <QMap>
#include <QString>

#include <optional>

// The clinic as the contract describes it, in memory. Written from the contract and on Qt Core alone: it shares no rule
// with the server that it is compared to. Instants are milliseconds UTC; the units' zones have a fixed offset here.
namespace modelo {

constexpr qint64 minutoMs = 60'000, diaMs = 24 * 60 * minutoMs;

enum class Papel { Paciente, Medico, Recepcionista, Admin };

struct Pessoa {
    QString id, nome;
    Papel papel = Papel::Paciente;
    int duracaoMin = 30; // the last three: doctors only
    bool aceite = false;
    int encaixesPorDia = 0;
};

struct Unidade {
    QString id;
    int deslocamentoMin = -180, antecedenciaMin = 120, toleranciaMin = 30;
};

struct Faixa {
    int dia = 1, inicioMin = 480, fimMin = 1080, duracaoMin = 30, intervaloMin = 0;
    friend bool operator==(const Faixa &, const Faixa &) = default;
};

struct Agenda {
    QString unidade;
    QDate de;
    std::optional<QDate> ate; // the first day without it
    QList<Faixa> faixas;
    [[nodiscard]] bool vale(QDate dia) const { return dia >= de && (!ate || dia < *ate); }
};

struct AgendasDoMedico {
    qint64 versao = 0;
    QList<Agenda> itens; // by unit, then by date
};

struct Bloqueio {
    QString id, medico, motivo;
    qint64 inicio = 0, fim = 0;
};

struct Passagem { // one step of an appointment's history
    QString de, para, por, motivo;
    qint64 em = 0, versao = 0;
};

struct Consulta {
    QString id, medico, paciente, unidade, tipo, modalidade, motivo, convenio, situacao;
    QString confirmacao = QStringLiteral("pendente");
    qint64 inicio = 0, fim = 0;
    bool encaixe = false, orfa = false;
    QString motivoEncaixe, remarcadaDe, remarcadaPara, serie, criadaPor;
    qint64 criadaEm = 0, atualizadaEm = 0, versao = 1;
    QList<Passagem> historico;
    [[nodiscard]] int duracaoMin() const { return int((fim - inicio) / minutoMs); }
    [[nodiscard]] bool ocupa() const;
    [[nodiscard]] bool pendente() const;
    [[nodiscard]] bool gastaEncaixe() const; // a place of the doctor's day is still counted for it
};

struct Reserva {
    QString id, medico, paciente, unidade, dono;
    qint64 inicio = 0, fim = 0, expira = 0;
};

struct Guardada { // the answer kept for an Idempotency-Key
    QByteArray pedido, corpo, etag, local;
    int status = 0;
    qint64 em = 0;
};

// Who is busy when, and with what: the rows that the database must have, no more and no fewer.
struct Ocupacao {
    QString papel, recurso, ocupante;
    qint64 inicio = 0, fim = 0;
    [[nodiscard]] QString texto() const;
};

struct Livre {
    qint64 inicio = 0, fim = 0;
    QString unidade;
};

struct Lugar {
    QString unidade;
    qint64 inicio = 0, fim = 0;
    bool daFaixa = false; // as long as the stretch says, for a patient
};

class Mundo
{
public:
    qint64 agora = 0;
    QMap<QString, Pessoa> pessoas;
    QMap<QString, Unidade> unidades;
    QMap<QString, AgendasDoMedico> agendas; // by doctor
    QMap<QString, Bloqueio> bloqueios;
    QMap<QString, Consulta> consultas;
    QMap<QString, Reserva> reservas;
    QHash<std::pair<QString, QByteArray>, Guardada> guardadas; // by account and key
    QHash<std::pair<QString, QString>, QList<qint64>> gastos;  // when, by account and daily cap

    [[nodiscard]] QDate dia(const QString &unidade, qint64 quando) const; // civil, there
    [[nodiscard]] qint64 instante(const QString &unidade, QDate dia, int minuto) const;
    [[nodiscard]] QString texto(const QString &unidade, qint64 quando) const;  // RFC 3339
    [[nodiscard]] const Unidade &unidadeDoMedico(const QString &medico) const; // its zone is the doctor's

    // Where it fits by the agenda and between the blocks; nothing: outside. duracao 0: the stretch's, else the
    // doctor's.
    [[nodiscard]] std::optional<Lugar> lugar(const QString &medico, qint64 inicio, int duracao,
                                             const QString &unidade) const;
    // The time that patients are offered at that start, taken or not. Runs are far shorter than any unit's horizon.
    [[nodiscard]] std::optional<Livre> oferecido(const QString &medico, qint64 inicio, const QString &unidade) const;
    // Of the appointment's length where the agenda has it so; 0: staff gave it one of its own, or the agenda is gone.
    [[nodiscard]] int duracaoDaFaixa(const Consulta &consulta) const;
    [[nodiscard]] bool bloqueado(const QString &medico, qint64 inicio, qint64 fim) const;
    // By the rules as they are: blocked, or in no stretch of an agenda at its unit.
    [[nodiscard]] bool semLugar(const Consulta &consulta) const;
    [[nodiscard]] bool ocupado(const QString &papel, const QString &quem, qint64 inicio, qint64 fim,
                               const QString &exceto) const;
    [[nodiscard]] int encaixesNoDia(const QString &medico, QDate dia) const;
    [[nodiscard]] QList<Ocupacao> ocupacao() const;
    [[nodiscard]] QList<Livre> livres(const QString &medico, qint64 de, qint64 ate, int duracao,
                                      const QString &unidade) const;

    [[nodiscard]] QJsonObject json(const Consulta &c) const;
    [[nodiscard]] QJsonObject json(const Reserva &r) const;
    [[nodiscard]] QJsonObject json(const Bloqueio &b) const;
    [[nodiscard]] QJsonObject json(const Agenda &a) const;
    [[nodiscard]] QJsonObject json(const Livre &l) const;
    [[nodiscard]] QJsonObject detalhada(const Consulta &c) const; // with its history

private:
    struct Busca {
        qint64 de = 0, ate = 0;
        int duracao = 0;
        QList<std::pair<qint64, qint64>> tomados;
    };
    [[nodiscard]] const Faixa *faixaEm(const Agenda &agenda, qint64 inicio, qint64 fim) const;
    [[nodiscard]] QList<std::pair<qint64, qint64>> tomados(const QString &medico, qint64 desde) const;
    void juntarLivres(const Agenda &a, QDate d, const Busca &busca, QList<Livre> &achados) const;
};

[[nodiscard]] QString horaTexto(int minuto); // "08:30"

} // namespace modelo
