-- How many days ahead patients may book at the unit.
ALTER TABLE unidade ADD COLUMN horizonte_dias INTEGER NOT NULL DEFAULT 180 CHECK (horizonte_dias BETWEEN 1 AND 730);
