-- What is open, in its orders. Round and ordinal are one number here, so that the planner cannot take the index of all evolutions instead, which walks over whatever is decided
-- already. The fields of the review filter stand at the end, so that a seldom combination is looked for inside the index and not in a million wide rows
DROP INDEX "evolution_open_idx";
DROP INDEX "evolution_open_margin_idx";
DROP INDEX "evolution_open_agreement_idx";
DROP INDEX "evolution_open_share_idx";
CREATE INDEX "evolution_open_idx" ON "evolution" ("projectId", "runId", (("roundNumber"::bigint << 32) + "ordinal"), "id", "roundNumber", "operation", "rule", "status") WHERE "reviewsLeft" > 0 AND NOT "isFlagged";
CREATE INDEX "evolution_open_share_idx" ON "evolution" ("projectId", review_hundredth("id"), "runId", (("roundNumber"::bigint << 32) + "ordinal"), "id", "roundNumber", "operation", "rule", "status") WHERE "reviewsLeft" > 0 AND NOT "isFlagged";
CREATE INDEX "evolution_open_margin_idx" ON "evolution" ("projectId", "margin", "id", "runId", "roundNumber", "operation", "rule", "status") WHERE "reviewsLeft" > 0 AND NOT "isFlagged" AND "margin" IS NOT NULL;
CREATE INDEX "evolution_open_agreement_idx" ON "evolution" ("projectId", "agreement", "id", "runId", "roundNumber", "operation", "rule", "status") WHERE "reviewsLeft" > 0 AND NOT "isFlagged" AND "agreement" IS NOT NULL;

-- What somebody has decided and others are still wanted for, and who decided what, narrow: how much of it is mine is asked whenever I am handed more
CREATE INDEX "evolution_begun_idx" ON "evolution" ("id") INCLUDE ("projectId", "runId", "roundNumber", "operation", "rule", "status", "reviewsLeft", "isFlagged", "decisionCount") WHERE "reviewsLeft" > 0 AND NOT "isFlagged" AND "decisionCount" > 0;
DROP INDEX "review_decision_unsure_idx";
CREATE INDEX "review_decision_person_idx" ON "review_decision" ("projectId", "personId", "evolutionId") INCLUDE ("decision");
