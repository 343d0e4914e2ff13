-- AlterTable
ALTER TABLE "teacher_call" ADD COLUMN     "dryRunId" UUID,
ADD COLUMN     "dryRunItemId" UUID;

-- CreateTable
CREATE TABLE "dry_run" (
    "id" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "operation" TEXT NOT NULL,
    "runId" UUID NOT NULL,
    "settings" JSONB NOT NULL,
    "evolverTeacherId" UUID NOT NULL,
    "judgeTeacherId" UUID NOT NULL,
    "responderTeacherId" UUID NOT NULL,
    "variants" JSONB NOT NULL,
    "choice" JSONB NOT NULL,
    "randomSeed" INTEGER NOT NULL,
    "isBlind" BOOLEAN NOT NULL DEFAULT false,
    "capUsd" DECIMAL(14,8),
    "spentUsd" DECIMAL(14,8) NOT NULL DEFAULT 0,
    "heldUsd" DECIMAL(14,8) NOT NULL DEFAULT 0,
    "state" TEXT NOT NULL,
    "stateReason" TEXT,
    "isRehearsal" BOOLEAN NOT NULL DEFAULT false,
    "createdById" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finishedAt" TIMESTAMP(3),

    CONSTRAINT "dry_run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "dry_run_parent" (
    "dryRunId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "instructionId" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "dataFormat" TEXT,
    "oldEvolutionId" UUID,
    "better" TEXT,
    "betterById" TEXT,
    "betterAt" TIMESTAMP(3),

    CONSTRAINT "dry_run_parent_pkey" PRIMARY KEY ("dryRunId","position")
);

-- CreateTable
CREATE TABLE "dry_run_item" (
    "id" UUID NOT NULL,
    "dryRunId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "variant" SMALLINT NOT NULL,
    "state" TEXT NOT NULL,
    "step" INTEGER NOT NULL DEFAULT 0,
    "childText" TEXT,
    "response" TEXT,
    "progress" JSONB NOT NULL DEFAULT '{}',
    "verdict" TEXT,
    "findings" JSONB NOT NULL DEFAULT '[]',
    "failureKind" TEXT,
    "failureMessage" TEXT,
    "wordsAdded" INTEGER,
    "overlap" DOUBLE PRECISION,
    "margin" REAL,
    "callCount" INTEGER NOT NULL DEFAULT 0,
    "costUsd" DECIMAL(14,8) NOT NULL DEFAULT 0,
    "unpricedCount" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "dry_run_item_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "dry_run_projectId_id_idx" ON "dry_run"("projectId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "dry_run_item_dryRunId_position_variant_key" ON "dry_run_item"("dryRunId", "position", "variant");

-- AddForeignKey
ALTER TABLE "dry_run" ADD CONSTRAINT "dry_run_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dry_run_parent" ADD CONSTRAINT "dry_run_parent_dryRunId_fkey" FOREIGN KEY ("dryRunId") REFERENCES "dry_run"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dry_run_item" ADD CONSTRAINT "dry_run_item_dryRunId_fkey" FOREIGN KEY ("dryRunId") REFERENCES "dry_run"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Only calls of dry runs are in it, so that a round's calls write it never
CREATE INDEX "teacher_call_dry_run_item_idx" ON "teacher_call" ("dryRunItemId") WHERE "dryRunItemId" IS NOT NULL;
