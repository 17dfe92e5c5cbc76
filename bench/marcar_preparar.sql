-- What marcar.pgbench draws from: doctors and patients by number, and ids as the product makes them, in order of time.
DROP SCHEMA IF EXISTS bench CASCADE;
CREATE SCHEMA bench;
CREATE TABLE bench.medico AS
    SELECT row_number() OVER (ORDER BY medico_id) - 1 AS n, medico_id AS id, unidade_id AS unidade FROM agendamento.agenda;
CREATE TABLE bench.paciente AS
    SELECT row_number() OVER (ORDER BY id) - 1 AS n, id FROM agendamento.pessoa WHERE perfil = 'paciente' LIMIT 100000;
CREATE UNIQUE INDEX ON bench.medico (n);
CREATE UNIQUE INDEX ON bench.paciente (n);
ANALYZE bench.medico, bench.paciente;
CREATE FUNCTION bench.uuid7() RETURNS uuid LANGUAGE sql VOLATILE AS
    $$SELECT (substr(t, 1, 8) || '-' || substr(t, 9) || '-7' || substr(gen_random_uuid()::text, 16))::uuid
      FROM lpad(to_hex((extract(epoch FROM clock_timestamp()) * 1000)::bigint), 12, '0') t$$;
