-- Who may see an event on the live stream, as JSON ({"perfis":[...],"ids":[...]}), and the one unit that it concerns.
-- Events from before this have neither: nobody sees them there.
ALTER TABLE caixa_saida ADD COLUMN publico TEXT;
ALTER TABLE caixa_saida ADD COLUMN unidade UUID;
