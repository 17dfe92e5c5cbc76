-- What every module's database has: events going out, events taken in, answers kept for retries, the audit trail.
CREATE TABLE caixa_saida (
    ordem    INTEGER PRIMARY KEY AUTOINCREMENT,
    id       TEXT NOT NULL UNIQUE,
    tipo     TEXT NOT NULL,
    versao   INTEGER NOT NULL,
    em       BIGINT NOT NULL,
    agregado TEXT NOT NULL,
    ator     TEXT,
    dados    TEXT NOT NULL
);
CREATE INDEX caixa_saida_agregado ON caixa_saida (agregado, ordem);

CREATE TABLE caixa_saida_posicao (
    consumidor TEXT NOT NULL PRIMARY KEY,
    ordem      BIGINT NOT NULL
);

CREATE TABLE caixa_entrada (
    consumidor TEXT NOT NULL,
    evento_id  TEXT NOT NULL,
    em         BIGINT NOT NULL,
    PRIMARY KEY (consumidor, evento_id)
);

CREATE TABLE idempotencia (
    dono       TEXT NOT NULL,
    chave      TEXT NOT NULL,
    resumo     TEXT NOT NULL,
    status     INTEGER NOT NULL,
    cabecalhos TEXT NOT NULL,
    corpo      TEXT NOT NULL,
    criada_em  BIGINT NOT NULL,
    PRIMARY KEY (dono, chave)
);
CREATE INDEX idempotencia_criada ON idempotencia (criada_em);

CREATE TABLE auditoria (
    ordem      INTEGER PRIMARY KEY AUTOINCREMENT,
    em         BIGINT NOT NULL,
    ator       TEXT,
    acao       TEXT NOT NULL,
    recurso    TEXT NOT NULL,
    registro   TEXT NOT NULL,
    origem     TEXT,
    requisicao TEXT
);
CREATE INDEX auditoria_registro ON auditoria (registro, ordem);
CREATE INDEX auditoria_ator ON auditoria (ator, ordem);

CREATE TRIGGER auditoria_nao_muda BEFORE UPDATE ON auditoria
BEGIN
    SELECT RAISE(ABORT, 'the audit trail is append-only');
END;
CREATE TRIGGER auditoria_nao_some BEFORE DELETE ON auditoria
BEGIN
    SELECT RAISE(ABORT, 'the audit trail is append-only');
END;
