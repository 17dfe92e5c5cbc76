-- Each list in its own order (start, then id), so that a page is read off an index from where the last one ended. The
-- second column also keeps the planner honest: rows lie about in the order of their starts, and an index on the start
-- alone looks so cheap to it that it reads a day of all units to find one unit's.
DROP INDEX consulta_inicio;
DROP INDEX consulta_unidade;
CREATE INDEX consulta_inicio ON consulta (inicio, id);
CREATE INDEX consulta_unidade ON consulta (unidade_id, inicio, id);
-- Any one state, not only those that somebody waits for.
DROP INDEX consulta_solicitada;
DROP INDEX consulta_confirmada;
CREATE INDEX consulta_situacao ON consulta (situacao, inicio, id);
-- Lists show names: read off the index that the person is found by, without a visit to the row.
ALTER TABLE pessoa DROP CONSTRAINT pessoa_pkey;
ALTER TABLE pessoa ADD PRIMARY KEY (id) INCLUDE (nome);
