-- Nothing reads the outbox by aggregate: its readers follow the order.
DROP INDEX caixa_saida_agregado;
