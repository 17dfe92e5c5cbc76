-- A time held while someone fills in a form. Its rows in ocupacao name it in consulta_id.
CREATE TABLE reserva (
    id UUID NOT NULL PRIMARY KEY,
    medico_id UUID NOT NULL,
    paciente_id UUID,
    unidade_id UUID NOT NULL REFERENCES unidade (id),
    inicio BIGINT NOT NULL,
    fim BIGINT NOT NULL,
    criada_por UUID NOT NULL,
    expira_em BIGINT NOT NULL
);
CREATE INDEX reserva_expira ON reserva (expira_em);
CREATE INDEX reserva_dono ON reserva (criada_por);
