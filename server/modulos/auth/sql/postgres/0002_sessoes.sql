-- A login and everything refreshed from it: the family of its refresh tokens.
CREATE TABLE sessao (
    id          UUID PRIMARY KEY NOT NULL,
    usuario_id  UUID NOT NULL REFERENCES usuario (id),
    criada_em   BIGINT NOT NULL,
    expira_em   BIGINT NOT NULL,
    revogada_em BIGINT,
    motivo      TEXT                      -- why it was revoked: 'saida', 'reuso', 'bloqueio', 'senha'
);
CREATE INDEX sessao_por_usuario ON sessao (usuario_id);

-- Refresh tokens, by SHA-256. A spent one keeps its successor, sealed under the spent token itself, until the successor
-- is used: whoever lost the reply can ask again and gets the same successor, never a second one.
CREATE TABLE renovacao (
    resumo    TEXT PRIMARY KEY NOT NULL,
    sessao_id UUID NOT NULL REFERENCES sessao (id),
    geracao   INTEGER NOT NULL,
    usada_em  BIGINT,
    sucessora TEXT
);
CREATE UNIQUE INDEX renovacao_por_sessao ON renovacao (sessao_id, geracao);

-- Wrong passwords since the last right one. The key is the account, or the SHA-256 of a login that no account has.
CREATE TABLE tentativa (
    chave     TEXT PRIMARY KEY NOT NULL,
    falhas    INTEGER NOT NULL,
    ultima_em BIGINT NOT NULL
);
CREATE INDEX tentativa_por_idade ON tentativa (ultima_em);

-- Public halves of the keys that sign access tokens. The private halves are files on the machine that signs.
CREATE TABLE chave_assinatura (
    kid         TEXT PRIMARY KEY NOT NULL,
    publica     TEXT NOT NULL,            -- 32 bytes, base64url
    usar_desde  BIGINT NOT NULL,         -- published before it is used, so that every process knows it by then
    retirar_em  BIGINT                   -- no token under it can be valid from then on
);
