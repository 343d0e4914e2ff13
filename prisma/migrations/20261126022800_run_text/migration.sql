-- CreateTable
CREATE TABLE "run_text" (
    "runId" UUID NOT NULL,
    "hash" UUID NOT NULL,
    "evolutionId" UUID,

    CONSTRAINT "run_text_pkey" PRIMARY KEY ("runId","hash")
);

-- CreateIndex
CREATE INDEX "run_text_evolutionId_idx" ON "run_text"("evolutionId");

-- AddForeignKey
ALTER TABLE "run_text" ADD CONSTRAINT "run_text_runId_fkey" FOREIGN KEY ("runId") REFERENCES "run"("id") ON DELETE CASCADE ON UPDATE CASCADE;
