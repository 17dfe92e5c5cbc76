-- What counts towards a daily cap, one row each time: who (an account, or the digest of an address), which cap, when.
-- Only the rows of the last 24 hours count; older ones are deleted.
CREATE TABLE gasto (
    quem UUID NOT NULL,
    teto TEXT NOT NULL,
    em   BIGINT NOT NULL,
    id   UUID NOT NULL,
    PRIMARY KEY (quem, teto, em, id)
);
CREATE INDEX gasto_em ON gasto (em);
