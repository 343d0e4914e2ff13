-- Which hundredth of all evolutions one belongs to: the last 16 bits of an id are random
CREATE FUNCTION review_hundredth(uuid) RETURNS integer LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
AS 'SELECT (get_byte(uuid_send($1), 14) * 256 + get_byte(uuid_send($1), 15)) % 100';

-- What is open, by share: whoever reviews two hundredths of a million reads no more than those
CREATE INDEX "evolution_open_share_idx" ON "evolution" ("projectId", review_hundredth("id"), "runId", "roundNumber", "ordinal", "id") WHERE "reviewsLeft" > 0 AND NOT "isFlagged";

-- What somebody was unsure of or skipped is few, and asked for whenever they are handed more
CREATE INDEX "review_decision_unsure_idx" ON "review_decision" ("projectId", "personId") WHERE "decision" = 'unsure';
CREATE INDEX "review_event_skip_idx" ON "review_event" ("projectId", "personId", "decidedAt") WHERE "kind" = 'skip';
