-- Who waits for a time. Rows stay when the wait is over, by whatever way. de and ate are civil dates of the unit where a
-- time is; periodos and dias_semana are sets, one bit each from the lowest (manha; Monday), null: any. encerra_em is when
-- the window has passed for certain, in every zone that may be meant.
CREATE TABLE espera (
    id UUID NOT NULL PRIMARY KEY,
    paciente_id UUID NOT NULL,
    medico_id UUID,
    especialidade TEXT,
    especialidade_chave TEXT,
    unidade_id UUID REFERENCES unidade (id),
    de TEXT NOT NULL,
    ate TEXT NOT NULL,
    periodos INTEGER,
    dias_semana INTEGER,
    duracao_min INTEGER,
    tipo TEXT NOT NULL,
    modalidade TEXT NOT NULL,
    convenio TEXT,
    motivo TEXT,
    situacao TEXT NOT NULL CHECK (situacao IN ('aguardando', 'oferecida', 'atendida', 'removida', 'expirada')),
    consulta_id UUID,
    encerra_em BIGINT NOT NULL,
    criada_por UUID,
    criada_em BIGINT NOT NULL,
    atualizada_em BIGINT NOT NULL,
    versao BIGINT NOT NULL,
    CHECK (ate > de),
    CHECK ((medico_id IS NULL) <> (especialidade IS NULL)),
    CHECK ((especialidade IS NULL) = (especialidade_chave IS NULL)),
    CHECK ((situacao = 'atendida') = (consulta_id IS NOT NULL))
);
CREATE INDEX espera_ordem ON espera (criada_em, id);
CREATE INDEX espera_paciente ON espera (paciente_id, criada_em, id);
CREATE INDEX espera_medico ON espera (medico_id, criada_em, id);
-- The line itself: those who can be offered something.
CREATE INDEX espera_da_vez_medico ON espera (medico_id, criada_em, id) WHERE situacao = 'aguardando';
CREATE INDEX espera_da_vez_especialidade ON espera (especialidade_chave, criada_em, id)
    WHERE situacao = 'aguardando';
CREATE INDEX espera_encerra ON espera (encerra_em) WHERE situacao = 'aguardando';

-- Every offer ever made, the present ones too; it has the id of the hold (reserva) that kept its time. So nobody is
-- offered the same time twice, and an answer that comes late can be told why.
CREATE TABLE vaga (
    id UUID NOT NULL PRIMARY KEY,
    espera_id UUID NOT NULL REFERENCES espera (id),
    paciente_id UUID NOT NULL,
    medico_id UUID NOT NULL,
    unidade_id UUID NOT NULL REFERENCES unidade (id),
    inicio BIGINT NOT NULL,
    fim BIGINT NOT NULL,
    situacao TEXT NOT NULL CHECK (situacao IN ('aberta', 'aceita', 'recusada', 'expirada')),
    oferecida_em BIGINT NOT NULL,
    expira_em BIGINT NOT NULL,
    CHECK (fim > inicio AND expira_em <= inicio)
);
-- One at a time for each who waits.
CREATE UNIQUE INDEX vaga_aberta ON vaga (espera_id) WHERE situacao = 'aberta';
CREATE INDEX vaga_espera ON vaga (espera_id, id);
CREATE INDEX vaga_paciente ON vaga (paciente_id, medico_id, inicio);

-- Times of a doctor that have become free and have not been offered around yet.
CREATE TABLE liberado (
    id UUID NOT NULL PRIMARY KEY,
    medico_id UUID NOT NULL,
    inicio BIGINT NOT NULL,
    fim BIGINT NOT NULL,
    CHECK (fim > inicio)
);
