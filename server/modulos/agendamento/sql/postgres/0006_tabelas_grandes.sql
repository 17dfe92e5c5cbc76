-- The desk asks for one unit's day, a few rows among those of all units.
CREATE INDEX consulta_unidade ON consulta (unidade_id, inicio);
