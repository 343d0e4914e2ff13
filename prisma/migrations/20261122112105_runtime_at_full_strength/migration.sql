-- AlterTable
ALTER TABLE "evolution" ADD COLUMN     "batchId" UUID;

-- AlterTable
ALTER TABLE "round" ADD COLUMN     "costUsd" DECIMAL(14,8) NOT NULL DEFAULT 0,
ADD COLUMN     "unpricedCount" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "run" ADD COLUMN     "driver" TEXT NOT NULL DEFAULT 'live',
ADD COLUMN     "stateSince" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- AlterTable
ALTER TABLE "teacher" ADD COLUMN     "requestsPerMinute" INTEGER,
ADD COLUMN     "tokensPerMinute" INTEGER;

-- AlterTable
ALTER TABLE "teacher_call" ADD COLUMN     "costUsd" DECIMAL(14,8),
ADD COLUMN     "reasoning" TEXT,
ADD COLUMN     "requestHash" TEXT,
ADD COLUMN     "tokensCached" INTEGER,
ADD COLUMN     "tokensReasoning" INTEGER,
ADD COLUMN     "via" TEXT NOT NULL DEFAULT 'live';

-- AlterTable
ALTER TABLE "worker_heartbeat" ADD COLUMN     "doing" JSONB NOT NULL DEFAULT '{}';

-- CreateTable
CREATE TABLE "teacher_allowance" (
    "teacherId" UUID NOT NULL,
    "requestsLeft" DOUBLE PRECISION NOT NULL,
    "tokensLeft" DOUBLE PRECISION NOT NULL,
    "refilledAt" TIMESTAMP(3) NOT NULL,
    "requestsPerMinute" DOUBLE PRECISION,
    "tokensPerMinute" DOUBLE PRECISION,
    "blockedUntil" TIMESTAMP(3),
    "blockedReason" TEXT,

    CONSTRAINT "teacher_allowance_pkey" PRIMARY KEY ("teacherId")
);

-- CreateTable
CREATE TABLE "model_price" (
    "projectId" UUID NOT NULL,
    "model" TEXT NOT NULL,
    "inputPerMillion" DECIMAL(12,6) NOT NULL,
    "cachedPerMillion" DECIMAL(12,6),
    "outputPerMillion" DECIMAL(12,6) NOT NULL,
    "batchShare" DECIMAL(4,3) NOT NULL DEFAULT 0.5,
    "updatedById" TEXT,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "model_price_pkey" PRIMARY KEY ("projectId","model")
);

-- CreateTable
CREATE TABLE "run_budget" (
    "runId" UUID NOT NULL,
    "capUsd" DECIMAL(14,8),
    "spentUsd" DECIMAL(14,8) NOT NULL DEFAULT 0,

    CONSTRAINT "run_budget_pkey" PRIMARY KEY ("runId")
);

-- CreateTable
CREATE TABLE "budget_reserve" (
    "runId" UUID NOT NULL,
    "workerId" TEXT NOT NULL,
    "amountUsd" DECIMAL(14,8) NOT NULL DEFAULT 0,

    CONSTRAINT "budget_reserve_pkey" PRIMARY KEY ("runId","workerId")
);

-- CreateTable
CREATE TABLE "teacher_batch" (
    "id" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "runId" UUID NOT NULL,
    "roundId" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "teacherId" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "providerId" TEXT,
    "inputFileId" TEXT,
    "providerState" TEXT,
    "requestCount" INTEGER NOT NULL DEFAULT 0,
    "answeredCount" INTEGER NOT NULL DEFAULT 0,
    "failedCount" INTEGER NOT NULL DEFAULT 0,
    "message" TEXT,
    "submittedAt" TIMESTAMP(3),
    "expiresAt" TIMESTAMP(3),
    "checkedAt" TIMESTAMP(3),
    "finishedAt" TIMESTAMP(3),
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "teacher_batch_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "teacher_batch_roundId_state_idx" ON "teacher_batch"("roundId", "state");

-- CreateIndex
CREATE INDEX "evolution_batchId_idx" ON "evolution"("batchId");

-- Rows that change with every call keep their updates on their own page.
ALTER TABLE "teacher_allowance" SET (fillfactor = 10);
ALTER TABLE "run_budget" SET (fillfactor = 10);
ALTER TABLE "budget_reserve" SET (fillfactor = 10);
