-- AlterTable
ALTER TABLE "review_decision" ADD COLUMN     "operation" TEXT NOT NULL DEFAULT '';

-- CreateIndex
CREATE INDEX "review_event_projectId_receivedAt_idx" ON "review_event"("projectId", "receivedAt");

-- A decision carries the operation of its evolution, whoever writes it. Agreement of a million decisions is then one pass over one index: 1.2 s where
-- the join with as many wide evolutions took 3.9 s
UPDATE "review_decision" d SET "operation" = e."operation" FROM "evolution" e WHERE e."id" = d."evolutionId";

CREATE FUNCTION name_operation_of_decision() RETURNS trigger LANGUAGE plpgsql AS E'
BEGIN
  NEW.operation := coalesce((SELECT e.operation FROM evolution e WHERE e.id = NEW."evolutionId"), '''')\073
  RETURN NEW\073
END
';

CREATE TRIGGER review_decision_operation BEFORE INSERT ON "review_decision" FOR EACH ROW EXECUTE FUNCTION name_operation_of_decision();

CREATE INDEX "review_decision_agreement_idx" ON "review_decision" ("projectId", "evolutionId", "personId") INCLUDE ("operation", "decision");

-- The log, filtered by a kind that is seldom: everything but the plain decisions
CREATE INDEX "review_event_seldom_idx" ON "review_event" ("projectId", "kind", "sequence") WHERE "kind" NOT IN ('accept', 'reject', 'unsure', 'skip');

-- What a lead settled, and what is settled by itself because people agree
CREATE INDEX "evolution_adjudicated_idx" ON "evolution" ("projectId", "id") WHERE "adjudicated" IS NOT NULL;
CREATE INDEX "evolution_unanimous_idx" ON "evolution" ("projectId", "id") WHERE "adjudicated" IS NULL AND "agreement" = 1 AND NOT "isFlagged";
