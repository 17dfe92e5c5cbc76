-- Appointments and people in tables by row number, found by id through an index. WITHOUT ROWID keeps whole rows in the
-- inner pages of the tree: with rows as long as these it was seven levels deep at a million appointments, and its inner
-- pages alone outgrew any cache. (The history is copied too, since it refers to the appointments.)
CREATE TABLE consulta_nova (
    id TEXT NOT NULL PRIMARY KEY,
    medico_id TEXT NOT NULL,
    paciente_id TEXT NOT NULL,
    unidade_id TEXT NOT NULL REFERENCES unidade (id),
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
    remarcada_de TEXT,
    remarcada_para TEXT,
    serie_id TEXT,
    criada_por TEXT,
    criada_em BIGINT NOT NULL,
    atualizada_em BIGINT NOT NULL,
    versao BIGINT NOT NULL,
    CHECK (fim > inicio AND fim - inicio <= 86400000)
);
INSERT INTO consulta_nova SELECT id, medico_id, paciente_id, unidade_id, inicio, fim, tipo, modalidade, convenio, motivo,
    situacao, confirmacao_paciente, encaixe, motivo_encaixe, orfa, remarcada_de, remarcada_para, serie_id, criada_por,
    criada_em, atualizada_em, versao FROM consulta;

CREATE TABLE historico_nova (
    consulta_id TEXT NOT NULL REFERENCES consulta_nova (id),
    ordem BIGINT NOT NULL,
    de TEXT,
    para TEXT NOT NULL,
    em BIGINT NOT NULL,
    por TEXT,
    motivo TEXT,
    PRIMARY KEY (consulta_id, ordem)
) WITHOUT ROWID;
INSERT INTO historico_nova SELECT consulta_id, ordem, de, para, em, por, motivo FROM historico;

DROP TABLE historico;
DROP TABLE consulta;
ALTER TABLE consulta_nova RENAME TO consulta;
ALTER TABLE historico_nova RENAME TO historico;

-- Each ends in the id, by which a list goes on where the page before it ended.
CREATE INDEX consulta_medico ON consulta (medico_id, inicio, id);
CREATE INDEX consulta_paciente ON consulta (paciente_id, inicio, id);
CREATE INDEX consulta_inicio ON consulta (inicio, id);
-- The desk asks for one unit's day, a few rows among those of all units.
CREATE INDEX consulta_unidade ON consulta (unidade_id, inicio, id);
CREATE INDEX consulta_solicitada ON consulta (inicio) WHERE situacao = 'solicitada';
CREATE INDEX consulta_confirmada ON consulta (inicio) WHERE situacao = 'confirmada';
CREATE INDEX consulta_orfa ON consulta (inicio) WHERE orfa = 1;

CREATE TABLE pessoa_nova (
    id TEXT NOT NULL PRIMARY KEY,
    nome TEXT NOT NULL,
    nome_busca TEXT NOT NULL,
    perfil TEXT NOT NULL,
    situacao TEXT NOT NULL,
    duracao_min INTEGER NOT NULL,
    aceite_automatico INTEGER NOT NULL,
    encaixes_por_dia INTEGER NOT NULL,
    atualizada_em BIGINT NOT NULL
);
INSERT INTO pessoa_nova SELECT id, nome, nome_busca, perfil, situacao, duracao_min, aceite_automatico, encaixes_por_dia,
    atualizada_em FROM pessoa;
DROP TABLE pessoa;
ALTER TABLE pessoa_nova RENAME TO pessoa;
