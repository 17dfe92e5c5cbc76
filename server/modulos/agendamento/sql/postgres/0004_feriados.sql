-- Days on which one unit is closed besides the national holidays, which are computed: state and city ones, the clinic's own.
-- anual: every year on that day and month, from that date on.
CREATE TABLE feriado (
    id UUID NOT NULL PRIMARY KEY,
    unidade_id UUID NOT NULL REFERENCES unidade (id),
    data TEXT NOT NULL,
    nome TEXT NOT NULL,
    ambito TEXT NOT NULL CHECK (ambito IN ('estadual', 'municipal', 'unidade')),
    anual INTEGER NOT NULL CHECK (anual IN (0, 1)),
    criado_em BIGINT NOT NULL,
    UNIQUE (unidade_id, data)
);
