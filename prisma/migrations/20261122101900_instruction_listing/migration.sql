-- DropIndex
DROP INDEX "instruction_projectId_id_idx";

-- CreateIndex
CREATE INDEX "instruction_listing_idx" ON "instruction"("projectId", "id", "runId", "round", "operation", "status", "origin", "seedSetId");
