-- DropIndex
DROP INDEX "review_decision_projectId_personId_idx";

-- AlterTable
ALTER TABLE "evolution" ADD COLUMN     "adjudicated" TEXT,
ADD COLUMN     "adjudicatedById" TEXT,
ADD COLUMN     "agreement" REAL,
ADD COLUMN     "childWords" INTEGER,
ADD COLUMN     "margin" REAL,
ADD COLUMN     "reviewsLeft" SMALLINT NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "project" ADD COLUMN     "overlap" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "reasonNames" JSONB NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "review_decision" ADD COLUMN     "isBlind" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "tookMs" INTEGER;

-- AlterTable
ALTER TABLE "review_event" ADD COLUMN     "bulkId" UUID,
ADD COLUMN     "isGuidelineGap" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "statusAfter" TEXT,
ADD COLUMN     "statusBefore" TEXT;

-- CreateTable
CREATE TABLE "review_lease" (
    "evolutionId" UUID NOT NULL,
    "personId" TEXT NOT NULL,
    "projectId" UUID NOT NULL,
    "leaseId" UUID NOT NULL,
    "expiresAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "review_lease_pkey" PRIMARY KEY ("evolutionId","personId")
);

-- CreateTable
CREATE TABLE "review_assignment" (
    "id" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "personId" TEXT NOT NULL,
    "filter" JSONB NOT NULL DEFAULT '{}',
    "shareFrom" INTEGER NOT NULL DEFAULT 0,
    "shareTo" INTEGER NOT NULL DEFAULT 100,
    "createdById" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "review_assignment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_sample" (
    "id" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "filter" JSONB NOT NULL,
    "randomSeed" INTEGER NOT NULL,
    "strata" JSONB NOT NULL,
    "createdById" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "audit_sample_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_item" (
    "evolutionId" UUID NOT NULL,
    "sampleId" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "stratum" TEXT NOT NULL,
    "weight" DOUBLE PRECISION NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "audit_item_pkey" PRIMARY KEY ("evolutionId")
);

-- CreateTable
CREATE TABLE "guideline_version" (
    "id" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "authorId" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "guideline_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "bulk_job" (
    "id" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "createdById" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "reason" TEXT,
    "filter" JSONB NOT NULL,
    "state" TEXT NOT NULL,
    "total" INTEGER NOT NULL DEFAULT 0,
    "doneCount" INTEGER NOT NULL DEFAULT 0,
    "changeCount" INTEGER NOT NULL DEFAULT 0,
    "skipCount" INTEGER NOT NULL DEFAULT 0,
    "message" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finishedAt" TIMESTAMP(3),

    CONSTRAINT "bulk_job_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "bulk_item" (
    "bulkId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "evolutionId" UUID NOT NULL,
    "eventId" UUID,

    CONSTRAINT "bulk_item_pkey" PRIMARY KEY ("bulkId","position")
);

-- CreateTable
CREATE TABLE "rejudgement" (
    "id" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "runId" UUID NOT NULL,
    "settings" JSONB NOT NULL,
    "state" TEXT NOT NULL,
    "total" INTEGER NOT NULL DEFAULT 0,
    "doneCount" INTEGER NOT NULL DEFAULT 0,
    "counts" JSONB NOT NULL DEFAULT '{}',
    "message" TEXT,
    "createdById" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finishedAt" TIMESTAMP(3),

    CONSTRAINT "rejudgement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "verdict_change" (
    "id" BIGSERIAL NOT NULL,
    "rejudgementId" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "evolutionId" UUID NOT NULL,
    "fromVerdict" TEXT NOT NULL,
    "fromRule" TEXT,
    "fromFindings" JSONB NOT NULL,
    "toVerdict" TEXT NOT NULL,
    "toRule" TEXT,
    "changedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "verdict_change_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "saved_view" (
    "id" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "personId" TEXT,
    "name" TEXT NOT NULL,
    "page" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "saved_view_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "evolution_tally" (
    "id" BIGSERIAL NOT NULL,
    "projectId" UUID NOT NULL,
    "runId" UUID NOT NULL,
    "roundNumber" INTEGER NOT NULL,
    "operation" TEXT NOT NULL,
    "templateVersionId" UUID,
    "rule" TEXT,
    "verdict" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "decidedBy" TEXT NOT NULL,
    "isOpen" BOOLEAN NOT NULL,
    "isFlagged" BOOLEAN NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "evolution_tally_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "review_lease_projectId_personId_idx" ON "review_lease"("projectId", "personId");

-- CreateIndex
CREATE INDEX "review_assignment_projectId_personId_idx" ON "review_assignment"("projectId", "personId");

-- CreateIndex
CREATE INDEX "audit_sample_projectId_idx" ON "audit_sample"("projectId");

-- CreateIndex
CREATE INDEX "audit_item_projectId_position_idx" ON "audit_item"("projectId", "position");

-- CreateIndex
CREATE INDEX "audit_item_sampleId_idx" ON "audit_item"("sampleId");

-- CreateIndex
CREATE UNIQUE INDEX "guideline_version_projectId_version_key" ON "guideline_version"("projectId", "version");

-- CreateIndex
CREATE INDEX "bulk_job_projectId_createdAt_idx" ON "bulk_job"("projectId", "createdAt");

-- CreateIndex
CREATE INDEX "rejudgement_projectId_createdAt_idx" ON "rejudgement"("projectId", "createdAt");

-- CreateIndex
CREATE INDEX "verdict_change_evolutionId_idx" ON "verdict_change"("evolutionId");

-- CreateIndex
CREATE INDEX "verdict_change_rejudgementId_idx" ON "verdict_change"("rejudgementId");

-- CreateIndex
CREATE INDEX "saved_view_projectId_page_idx" ON "saved_view"("projectId", "page");

-- CreateIndex
CREATE INDEX "evolution_tally_projectId_runId_idx" ON "evolution_tally"("projectId", "runId");

-- CreateIndex
CREATE INDEX "review_decision_projectId_personId_decidedAt_idx" ON "review_decision"("projectId", "personId", "decidedAt");

-- CreateIndex
CREATE INDEX "review_event_projectId_sequence_idx" ON "review_event"("projectId", "sequence");

-- What waits for people, in the three orders in which it is handed out. Partial, so that they hold only what is open
CREATE INDEX "evolution_open_idx" ON "evolution" ("projectId", "runId", "roundNumber", "ordinal", "id") WHERE "reviewsLeft" > 0 AND NOT "isFlagged";
CREATE INDEX "evolution_open_margin_idx" ON "evolution" ("projectId", "margin", "id") WHERE "reviewsLeft" > 0 AND NOT "isFlagged" AND "margin" IS NOT NULL;
CREATE INDEX "evolution_open_agreement_idx" ON "evolution" ("projectId", "agreement", "id") WHERE "reviewsLeft" > 0 AND NOT "isFlagged" AND "agreement" IS NOT NULL;
-- What waits for a lead: flagged, or people disagree
CREATE INDEX "evolution_unsettled_idx" ON "evolution" ("projectId", "agreement", "id") WHERE "adjudicated" IS NULL AND ("isFlagged" OR ("agreement" IS NOT NULL AND "agreement" < 1));

-- Until now everybody was shown everything, with an overlap of one the undecided are what is open
UPDATE "evolution" e SET
  "reviewsLeft" = CASE WHEN e."verdict" IS NOT NULL AND e."childId" IS NOT NULL AND e."state" IN ('kept', 'eliminated', 'undecided')
    THEN greatest(0, 1 - (SELECT count(*) FROM "review_decision" d WHERE d."evolutionId" = e."id" AND d."decision" <> 'unsure')) ELSE 0 END,
  "agreement" = (SELECT CASE WHEN count(*) < 2 THEN NULL ELSE greatest(count(*) FILTER (WHERE d."decision" = 'accept'), count(*) FILTER (WHERE d."decision" = 'reject'))::real / count(*) END
    FROM "review_decision" d WHERE d."evolutionId" = e."id" AND d."decision" <> 'unsure'),
  "childWords" = CASE WHEN e."childText" IS NULL THEN NULL ELSE coalesce(array_length(regexp_split_to_array(btrim(e."childText", E' \t\r\n'), '\s+'), 1), 0) END;

-- Prisma's tools cut a script at every semicolon, so those of the function are written as \073
CREATE FUNCTION tally_evolutions() RETURNS trigger LANGUAGE plpgsql AS E'
BEGIN
  IF TG_OP = ''UPDATE'' THEN
    INSERT INTO evolution_tally ("projectId", "runId", "roundNumber", operation, "templateVersionId", rule, verdict, status, "decidedBy", "isOpen", "isFlagged", count)
    SELECT "projectId", "runId", "roundNumber", operation, "templateVersionId", rule, verdict, status, "decidedBy", "isOpen", "isFlagged", sum(difference)
    FROM (
      SELECT "projectId", "runId", "roundNumber", operation, "templateVersionId", rule, verdict, status, "decidedBy", "reviewsLeft" > 0 AS "isOpen", "isFlagged", 1 AS difference
      FROM after_change WHERE verdict IS NOT NULL AND "childId" IS NOT NULL AND status IS NOT NULL AND "decidedBy" IS NOT NULL
      UNION ALL
      SELECT "projectId", "runId", "roundNumber", operation, "templateVersionId", rule, verdict, status, "decidedBy", "reviewsLeft" > 0, "isFlagged", -1
      FROM before_change WHERE verdict IS NOT NULL AND "childId" IS NOT NULL AND status IS NOT NULL AND "decidedBy" IS NOT NULL
    ) changes
    GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 HAVING sum(difference) <> 0\073
  ELSIF TG_OP = ''INSERT'' THEN
    INSERT INTO evolution_tally ("projectId", "runId", "roundNumber", operation, "templateVersionId", rule, verdict, status, "decidedBy", "isOpen", "isFlagged", count)
    SELECT "projectId", "runId", "roundNumber", operation, "templateVersionId", rule, verdict, status, "decidedBy", "reviewsLeft" > 0, "isFlagged", count(*)
    FROM after_change WHERE verdict IS NOT NULL AND "childId" IS NOT NULL AND status IS NOT NULL AND "decidedBy" IS NOT NULL
    GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11\073
  ELSE
    INSERT INTO evolution_tally ("projectId", "runId", "roundNumber", operation, "templateVersionId", rule, verdict, status, "decidedBy", "isOpen", "isFlagged", count)
    SELECT "projectId", "runId", "roundNumber", operation, "templateVersionId", rule, verdict, status, "decidedBy", "reviewsLeft" > 0, "isFlagged", -count(*)
    FROM before_change WHERE verdict IS NOT NULL AND "childId" IS NOT NULL AND status IS NOT NULL AND "decidedBy" IS NOT NULL
    GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11\073
  END IF\073
  RETURN NULL\073
END
';

CREATE TRIGGER evolution_tally_insert AFTER INSERT ON "evolution" REFERENCING NEW TABLE AS after_change FOR EACH STATEMENT EXECUTE FUNCTION tally_evolutions();
CREATE TRIGGER evolution_tally_update AFTER UPDATE ON "evolution" REFERENCING OLD TABLE AS before_change NEW TABLE AS after_change FOR EACH STATEMENT EXECUTE FUNCTION tally_evolutions();
CREATE TRIGGER evolution_tally_delete AFTER DELETE ON "evolution" REFERENCING OLD TABLE AS before_change FOR EACH STATEMENT EXECUTE FUNCTION tally_evolutions();

INSERT INTO "evolution_tally" ("projectId", "runId", "roundNumber", operation, "templateVersionId", rule, verdict, status, "decidedBy", "isOpen", "isFlagged", count)
SELECT "projectId", "runId", "roundNumber", operation, "templateVersionId", rule, verdict, status, "decidedBy", "reviewsLeft" > 0, "isFlagged", count(*)
FROM "evolution" WHERE verdict IS NOT NULL AND "childId" IS NOT NULL AND status IS NOT NULL AND "decidedBy" IS NOT NULL
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11;
