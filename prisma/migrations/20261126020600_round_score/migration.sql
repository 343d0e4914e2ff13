-- CreateTable
CREATE TABLE "round_score" (
    "id" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "runId" UUID NOT NULL,
    "roundNumber" INTEGER NOT NULL,
    "source" TEXT NOT NULL,
    "measure" TEXT NOT NULL,
    "value" DOUBLE PRECISION,
    "note" TEXT NOT NULL DEFAULT '',
    "byId" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "round_score_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "round_score_runId_roundNumber_id_idx" ON "round_score"("runId", "roundNumber", "id");

-- AddForeignKey
ALTER TABLE "round_score" ADD CONSTRAINT "round_score_runId_fkey" FOREIGN KEY ("runId") REFERENCES "run"("id") ON DELETE CASCADE ON UPDATE CASCADE;
