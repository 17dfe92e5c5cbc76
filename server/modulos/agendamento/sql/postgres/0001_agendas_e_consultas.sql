-- The types that equality has in a GiST index.
CREATE EXTENSION IF NOT EXISTS btree_gist;

-- People as this module knows them: kept current by usuario.* events, filled in on first use.
CREATE TABLE pessoa (
    id UUID NOT NULL PRIMARY KEY,
    nome TEXT NOT NULL,
    nome_busca TEXT NOT NULL,
    perfil TEXT NOT NULL,
    situacao TEXT NOT NULL,
    duracao_min INTEGER NOT NULL,
    aceite_automatico INTEGER NOT NULL,
    encaixes_por_dia INTEGER NOT NULL,
    atualizada_em BIGINT NOT NULL
);

CREATE TABLE unidade (
    id UUID NOT NULL PRIMARY KEY,
    nome TEXT NOT NULL,
    endereco TEXT,
    fuso TEXT NOT NULL,
    antecedencia_min INTEGER NOT NULL CHECK (antecedencia_min >= 0),
    tolerancia_min INTEGER NOT NULL CHECK (tolerancia_min >= 0),
    funcionamento TEXT NOT NULL,
    criada_em BIGINT NOT NULL,
    atualizada_em BIGINT NOT NULL,
    versao BIGINT NOT NULL
);

-- What a doctor offers at a unit from a day on; civil times in the unit's zone, minutes of the day.
CREATE TABLE agenda (
    id UUID NOT NULL PRIMARY KEY,
    medico_id UUID NOT NULL,
    unidade_id UUID NOT NULL REFERENCES unidade (id),
    vigente_de TEXT NOT NULL,
    vigente_ate TEXT,
    CHECK (vigente_ate IS NULL OR vigente_ate > vigente_de)
);
CREATE INDEX agenda_medico ON agenda (medico_id, vigente_de);
CREATE INDEX agenda_unidade ON agenda (unidade_id);

CREATE TABLE faixa (
    agenda_id UUID NOT NULL REFERENCES agenda (id) ON DELETE CASCADE,
    dia_semana INTEGER NOT NULL CHECK (dia_semana BETWEEN 1 AND 7),
    inicio_min INTEGER NOT NULL,
    fim_min INTEGER NOT NULL,
    duracao_min INTEGER NOT NULL CHECK (duracao_min > 0),
    intervalo_min INTEGER NOT NULL CHECK (intervalo_min >= 0),
    PRIMARY KEY (agenda_id, dia_semana, inicio_min),
    CHECK (inicio_min >= 0 AND fim_min > inicio_min AND fim_min <= 1440)
);

-- One counter for the agenda's ETag, one that changes with anything that decides whether a time is offered.
CREATE TABLE regras_medico (
    medico_id UUID NOT NULL PRIMARY KEY,
    versao_agenda BIGINT NOT NULL,
    versao_regras BIGINT NOT NULL
);

CREATE TABLE bloqueio (
    id UUID NOT NULL PRIMARY KEY,
    medico_id UUID NOT NULL,
    inicio BIGINT NOT NULL,
    fim BIGINT NOT NULL,
    motivo TEXT,
    criado_por UUID,
    criado_em BIGINT NOT NULL,
    CHECK (fim > inicio)
);
CREATE INDEX bloqueio_medico ON bloqueio (medico_id, inicio);

CREATE TABLE consulta (
    id UUID NOT NULL PRIMARY KEY,
    medico_id UUID NOT NULL,
    paciente_id UUID NOT NULL,
    unidade_id UUID NOT NULL REFERENCES unidade (id),
    inicio BIGINT NOT NULL,
    fim BIGINT NOT NULL,
    tipo TEXT NOT NULL,
    modalidade TEXT NOT NULL,
    convenio TEXT,
    motivo TEXT,
    situacao TEXT NOT NULL,
    confirmacao_paciente TEXT NOT NULL,
    encaixe INTEGER NOT NULL,
    motivo_encaixe TEXT,
    orfa INTEGER NOT NULL,
    remarcada_de UUID,
    remarcada_para UUID,
    serie_id UUID,
    criada_por UUID,
    criada_em BIGINT NOT NULL,
    atualizada_em BIGINT NOT NULL,
    versao BIGINT NOT NULL,
    CHECK (fim > inicio AND fim - inicio <= 86400000)
);
CREATE INDEX consulta_medico ON consulta (medico_id, inicio);
CREATE INDEX consulta_paciente ON consulta (paciente_id, inicio);
CREATE INDEX consulta_inicio ON consulta (inicio);
-- What waits for someone, or for the server to end it. One index a state: an equality is what proves a partial one.
CREATE INDEX consulta_solicitada ON consulta (inicio) WHERE situacao = 'solicitada';
CREATE INDEX consulta_confirmada ON consulta (inicio) WHERE situacao = 'confirmada';
CREATE INDEX consulta_orfa ON consulta (inicio) WHERE orfa = 1;

CREATE TABLE historico (
    consulta_id UUID NOT NULL REFERENCES consulta (id),
    ordem BIGINT NOT NULL,
    de TEXT,
    para TEXT NOT NULL,
    em BIGINT NOT NULL,
    por UUID,
    motivo TEXT,
    PRIMARY KEY (consulta_id, ordem)
);

-- Who is busy when: one row per occupied person. Everything that takes time, appointments and holds, is in this table
-- and nowhere else, so that the two constraints are the last word against a double booking. They are named after what
-- the API answers when they refuse.
CREATE TABLE ocupacao (
    papel TEXT NOT NULL CHECK (papel IN ('medico', 'paciente')),
    recurso UUID NOT NULL,
    inicio BIGINT NOT NULL,
    fim BIGINT NOT NULL,
    consulta_id UUID NOT NULL,
    CHECK (fim > inicio AND fim - inicio <= 86400000),
    CONSTRAINT horario_ocupado EXCLUDE USING gist (recurso WITH =, int8range(inicio, fim) WITH &&)
        WHERE (papel = 'medico'),
    CONSTRAINT paciente_ocupado EXCLUDE USING gist (recurso WITH =, int8range(inicio, fim) WITH &&)
        WHERE (papel = 'paciente')
);
-- Not unique: the constraints above are to be the ones that refuse.
CREATE INDEX ocupacao_quem ON ocupacao (papel, recurso, inicio, fim);

-- Appointments squeezed in, by the doctor's civil day; vaga counts from 1 up to the doctor's daily cap.
CREATE TABLE encaixe (
    medico_id UUID NOT NULL,
    dia TEXT NOT NULL,
    vaga INTEGER NOT NULL,
    consulta_id UUID NOT NULL UNIQUE,
    PRIMARY KEY (medico_id, dia, vaga)
);
