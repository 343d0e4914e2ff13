-- CreateIndex
CREATE INDEX "evolution_projectId_runId_roundNumber_ordinal_id_idx" ON "evolution"("projectId", "runId", "roundNumber", "ordinal", "id");
