-- A time held while someone fills in a form. Its rows in ocupacao name it in consulta_id.
CREATE TABLE reserva (
    id TEXT NOT NULL PRIMARY KEY,
    medico_id TEXT NOT NULL,
    paciente_id TEXT,
    unidade_id TEXT NOT NULL REFERENCES unidade (id),
    inicio BIGINT NOT NULL,
    fim BIGINT NOT NULL,
    criada_por TEXT NOT NULL,
    expira_em BIGINT NOT NULL
) WITHOUT ROWID;
CREATE INDEX reserva_expira ON reserva (expira_em);
CREATE INDEX reserva_dono ON reserva (criada_por);
