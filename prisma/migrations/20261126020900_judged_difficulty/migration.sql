-- CreateTable
CREATE TABLE "difficulty_job" (
    "id" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "teacherId" UUID NOT NULL,
    "model" TEXT NOT NULL,
    "promptVersion" INTEGER NOT NULL,
    "wish" JSONB NOT NULL,
    "state" TEXT NOT NULL,
    "total" INTEGER NOT NULL DEFAULT 0,
    "doneCount" INTEGER NOT NULL DEFAULT 0,
    "unparsedCount" INTEGER NOT NULL DEFAULT 0,
    "failedCount" INTEGER NOT NULL DEFAULT 0,
    "callCount" INTEGER NOT NULL DEFAULT 0,
    "costUsd" DECIMAL(14,8) NOT NULL DEFAULT 0,
    "unpricedCount" INTEGER NOT NULL DEFAULT 0,
    "message" TEXT,
    "createdById" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finishedAt" TIMESTAMP(3),

    CONSTRAINT "difficulty_job_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "difficulty_item" (
    "jobId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "instructionId" UUID NOT NULL,
    "outcome" TEXT,

    CONSTRAINT "difficulty_item_pkey" PRIMARY KEY ("jobId","position")
);

-- CreateTable
CREATE TABLE "difficulty_score" (
    "instructionId" UUID NOT NULL,
    "teacherId" UUID NOT NULL,
    "model" TEXT NOT NULL,
    "promptVersion" INTEGER NOT NULL,
    "projectId" UUID NOT NULL,
    "score" SMALLINT,
    "callId" UUID NOT NULL,
    "isRehearsal" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "difficulty_score_pkey" PRIMARY KEY ("instructionId","teacherId","model","promptVersion")
);

-- CreateIndex
CREATE INDEX "difficulty_job_projectId_createdAt_idx" ON "difficulty_job"("projectId", "createdAt");

-- CreateIndex
CREATE INDEX "difficulty_score_projectId_teacherId_model_promptVersion_idx" ON "difficulty_score"("projectId", "teacherId", "model", "promptVersion");

-- Two jobs of one project could ask the same judge about the same instruction at the same moment
CREATE UNIQUE INDEX "difficulty_job_running_idx" ON "difficulty_job" ("projectId") WHERE "state" = 'running';
