-- People: one row for what all have in common, one more for what patients and doctors have besides.
CREATE TABLE usuario (
    id                 UUID PRIMARY KEY NOT NULL,
    perfil             TEXT NOT NULL CHECK (perfil IN ('paciente', 'medico', 'recepcionista', 'admin')),
    situacao           TEXT NOT NULL CHECK (situacao IN ('ativo', 'pendente', 'bloqueado')),
    nome               TEXT NOT NULL,
    nome_social        TEXT,
    email              TEXT,
    telefone           TEXT,
    telefone_assinante TEXT,              -- digits after country and area code: what people dictate
    nome_chave         TEXT COLLATE "C" NOT NULL,     -- ' ana souza': words without accents, for order and search
    senha              TEXT,              -- PHC string; none until the person sets one
    criado_em          BIGINT NOT NULL,
    atualizado_em      BIGINT NOT NULL,
    versao             BIGINT NOT NULL
);
CREATE INDEX usuario_por_nome ON usuario (nome_chave, id);
CREATE INDEX usuario_por_perfil ON usuario (perfil, nome_chave, id);
CREATE INDEX usuario_por_situacao ON usuario (situacao, nome_chave, id) WHERE situacao <> 'ativo';
CREATE INDEX usuario_por_telefone ON usuario (telefone) WHERE telefone IS NOT NULL;
CREATE INDEX usuario_por_assinante ON usuario (telefone_assinante) WHERE telefone_assinante IS NOT NULL;

CREATE TABLE paciente (
    usuario_id      UUID PRIMARY KEY NOT NULL REFERENCES usuario (id),
    cpf             TEXT,
    cns             TEXT,
    data_nascimento TEXT,
    sexo            TEXT,
    endereco        TEXT,                 -- JSON, as is all below
    convenio        TEXT,
    responsavel     TEXT,
    preferencias    TEXT NOT NULL
);
CREATE INDEX paciente_por_nascimento ON paciente (data_nascimento) WHERE data_nascimento IS NOT NULL;

CREATE TABLE medico (
    usuario_id        UUID PRIMARY KEY NOT NULL REFERENCES usuario (id),
    crm_numero        TEXT NOT NULL,
    crm_uf            TEXT NOT NULL,
    rqe               TEXT,
    especialidades    TEXT NOT NULL,      -- JSON array of texts, as the next
    convenios         TEXT NOT NULL,
    duracao_padrao    INTEGER NOT NULL,   -- minutes
    aceite_automatico INTEGER NOT NULL CHECK (aceite_automatico IN (0, 1)),
    encaixes_por_dia  INTEGER NOT NULL
);

-- What a doctor can be found by: specialties and health plans, without accents and case.
CREATE TABLE medico_marca (
    tipo      TEXT NOT NULL CHECK (tipo IN ('especialidade', 'convenio')),
    chave     TEXT NOT NULL,
    medico_id UUID NOT NULL REFERENCES usuario (id),
    PRIMARY KEY (tipo, chave, medico_id)
);
CREATE INDEX medico_marca_por_medico ON medico_marca (medico_id);

-- What only one person may have. Claimed with INSERT ... ON CONFLICT DO NOTHING, so two at once cannot both win.
CREATE TABLE identificador (
    tipo       TEXT NOT NULL CHECK (tipo IN ('email', 'cpf', 'crm')),
    valor      TEXT NOT NULL,             -- e-mail in lower case; digits; 'SP-123456'
    usuario_id UUID NOT NULL REFERENCES usuario (id),
    PRIMARY KEY (tipo, valor)
);
CREATE INDEX identificador_por_usuario ON identificador (usuario_id, tipo);

-- One row per word of a name. The whole name stands beside it: the other words of a search are looked for there,
-- without another look-up, and the answer comes in alphabetical order.
CREATE TABLE busca_nome (
    perfil     TEXT NOT NULL,
    termo      TEXT COLLATE "C" NOT NULL,
    nome_chave TEXT COLLATE "C" NOT NULL,
    usuario_id UUID NOT NULL,
    PRIMARY KEY (perfil, termo, nome_chave, usuario_id)
);

-- Taken by what must not run twice at a time whatever the isolation level: counting the last admins.
CREATE TABLE trava (
    nome  TEXT PRIMARY KEY NOT NULL,
    vezes INTEGER NOT NULL
);
INSERT INTO trava (nome, vezes) VALUES ('admins', 0);
