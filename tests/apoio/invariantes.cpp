// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "invariantes.h"

#define OCUPA(c) c ".situacao IN ('solicitada', 'confirmada', 'presente', 'em_atendimento', 'realizada')"
#define POR_AGREGADO "(SELECT agregado, COUNT(*) AS n FROM caixa_saida GROUP BY agregado)"

namespace apoio {

namespace {

// Times: nobody twice at once, and ocupacao is exactly what the appointments and holds say.
const QList<Invariante> deHorario{
    {"a doctor in two appointments at once",
     "SELECT COUNT(*) FROM consulta a JOIN consulta b ON a.medico_id = b.medico_id AND a.id < b.id "
     "WHERE a.encaixe = 0 AND b.encaixe = 0 AND a.inicio < b.fim AND b.inicio < a.fim AND " OCUPA("a") " AND " OCUPA(
         "b")},
    {"a patient in two appointments at once",
     "SELECT COUNT(*) FROM consulta a JOIN consulta b ON a.paciente_id = b.paciente_id AND a.id < b.id "
     "WHERE a.inicio < b.fim AND b.inicio < a.fim AND " OCUPA("a") " AND " OCUPA("b")},
    {"someone occupied twice at once",
     "SELECT COUNT(*) FROM ocupacao a JOIN ocupacao b ON a.papel = b.papel AND a.recurso = b.recurso "
     "AND a.consulta_id < b.consulta_id WHERE a.inicio < b.fim AND b.inicio < a.fim"},
    {"an appointment that does not occupy its doctor",
     "SELECT COUNT(*) FROM consulta c WHERE c.encaixe = 0 AND " OCUPA(
         "c") " AND 1 <> (SELECT COUNT(*) FROM ocupacao o "
              "WHERE o.papel = 'medico' AND o.consulta_id = c.id AND o.recurso = c.medico_id AND o.inicio = c.inicio "
              "AND o.fim = c.fim)"},
    {"an appointment that does not occupy its patient",
     "SELECT COUNT(*) FROM consulta c WHERE " OCUPA("c") " AND 1 <> (SELECT COUNT(*) FROM ocupacao o "
                                                         "WHERE o.papel = 'paciente' AND o.consulta_id = c.id AND "
                                                         "o.recurso = c.paciente_id AND o.inicio = c.inicio "
                                                         "AND o.fim = c.fim)"},
    {"a hold that does not occupy its doctor",
     "SELECT COUNT(*) FROM reserva r WHERE 1 <> (SELECT COUNT(*) FROM ocupacao o WHERE o.papel = 'medico' "
     "AND o.consulta_id = r.id AND o.recurso = r.medico_id AND o.inicio = r.inicio AND o.fim = r.fim)"},
    {"a time occupied by nothing",
     "SELECT COUNT(*) FROM ocupacao o WHERE NOT EXISTS (SELECT 1 FROM consulta c WHERE c.id = o.consulta_id AND " OCUPA(
         "c") " AND NOT (o.papel = 'medico' AND c.encaixe = 1)) "
              "AND NOT EXISTS (SELECT 1 FROM reserva r WHERE r.id = o.consulta_id)"},
    {"an encaixe above its doctor's daily cap",
     "SELECT COUNT(*) FROM encaixe e JOIN pessoa p ON p.id = e.medico_id WHERE e.vaga > p.encaixes_por_dia"},
    {"an encaixe that is not counted, or counted for nothing",
     "SELECT COUNT(*) FROM consulta c LEFT JOIN encaixe e ON e.consulta_id = c.id "
     "WHERE (c.encaixe = 1 AND (" OCUPA("c") " OR c.situacao IN ('faltou', 'nao_aguardou'))) <> "
                                             "(e.consulta_id IS NOT NULL)"},
};

// What happened: the history is whole, every change has its event, its audit row and its version.
const QList<Invariante> deRegistro{
    {"a step of history that does not begin where the one before ended",
     "SELECT COUNT(*) FROM (SELECT de, LAG(para) OVER (PARTITION BY consulta_id ORDER BY ordem) AS antes "
     "FROM historico) AS h WHERE COALESCE(h.de, '') <> COALESCE(h.antes, '')"},
    {"an appointment that is not what its history ends with",
     "SELECT COUNT(*) FROM consulta c WHERE c.situacao <> COALESCE((SELECT h.para FROM historico h "
     "WHERE h.consulta_id = c.id ORDER BY h.ordem DESC LIMIT 1), '')"},
    {"an appointment whose version is not the number of its changes", // a patient's refusal is one change, two events
     "SELECT COUNT(*) FROM consulta c LEFT JOIN " POR_AGREGADO " e ON e.agregado = c.id WHERE c.versao <> "
     "COALESCE(e.n, 0) - CASE c.confirmacao_paciente WHEN 'recusada' THEN 1 ELSE 0 END"},
    {"an appointment with an event that was not audited, or the reverse",
     "SELECT COUNT(*) FROM consulta c LEFT JOIN " POR_AGREGADO " e ON e.agregado = c.id "
     "LEFT JOIN (SELECT registro, COUNT(*) AS n FROM auditoria GROUP BY registro) a ON a.registro = c.id "
     "WHERE COALESCE(e.n, 0) <> COALESCE(a.n, 0)"},
    {"a moved appointment and its successor that do not name each other",
     "SELECT COUNT(*) FROM consulta a LEFT JOIN consulta b ON b.id = a.remarcada_para "
     "WHERE (a.situacao = 'remarcada') <> (b.id IS NOT NULL AND b.remarcada_de = a.id)"},
    {"an appointment that two have moved to, or one that moved twice",
     "SELECT COUNT(*) FROM (SELECT remarcada_de FROM consulta WHERE remarcada_de IS NOT NULL GROUP BY remarcada_de "
     "HAVING COUNT(*) > 1) AS r"},
};

} // namespace

const QList<Invariante> &invariantes()
{
    static const QList<Invariante> todas = deHorario + deRegistro;
    return todas;
}

} // namespace apoio
