-- CreateTable
CREATE TABLE "operation" (
    "projectId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "family" TEXT NOT NULL,
    "icon" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "skippedRules" TEXT[],
    "replyLabel" TEXT,
    "createdById" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "archivedAt" TIMESTAMP(3),

    CONSTRAINT "operation_pkey" PRIMARY KEY ("projectId","name")
);

-- AddForeignKey
ALTER TABLE "operation" ADD CONSTRAINT "operation_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "project"("id") ON DELETE CASCADE ON UPDATE CASCADE;
