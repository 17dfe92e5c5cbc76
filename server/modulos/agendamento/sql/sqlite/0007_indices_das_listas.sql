-- Any one state, not only those that somebody waits for.
DROP INDEX consulta_solicitada;
DROP INDEX consulta_confirmada;
CREATE INDEX consulta_situacao ON consulta (situacao, inicio, id);
