-- Until when a message is of use, where that is not the appointment's start: an offered time is held for a while only.
ALTER TABLE notificacao ADD COLUMN vale_ate BIGINT;
