-- The one link that opens a doctor's calendar feed. A new one takes the place of the old. The token is random, 256 bits,
-- and never stored: only its SHA-256, in hex.
CREATE TABLE agenda_link (
    medico_id TEXT NOT NULL PRIMARY KEY,
    resumo TEXT NOT NULL CHECK (length(resumo) = 64),
    com_nomes INTEGER NOT NULL CHECK (com_nomes IN (0, 1)),
    criado_em BIGINT NOT NULL
);
