-- CreateTable
CREATE TABLE "user" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "emailVerified" BOOLEAN NOT NULL DEFAULT false,
    "image" TEXT,
    "role" TEXT DEFAULT 'annotator',
    "banned" BOOLEAN DEFAULT false,
    "banReason" TEXT,
    "banExpires" TIMESTAMP(3),
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "expiresAt" TIMESTAMP(3) NOT NULL,
    "ipAddress" TEXT,
    "userAgent" TEXT,
    "impersonatedBy" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account" (
    "id" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "providerId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "accessToken" TEXT,
    "refreshToken" TEXT,
    "idToken" TEXT,
    "accessTokenExpiresAt" TIMESTAMP(3),
    "refreshTokenExpiresAt" TIMESTAMP(3),
    "scope" TEXT,
    "password" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "verification" (
    "id" TEXT NOT NULL,
    "identifier" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "expiresAt" TIMESTAMP(3) NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "verification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "apikey" (
    "id" TEXT NOT NULL,
    "configId" TEXT NOT NULL DEFAULT 'default',
    "name" TEXT,
    "start" TEXT,
    "prefix" TEXT,
    "key" TEXT NOT NULL,
    "referenceId" TEXT NOT NULL,
    "refillInterval" INTEGER,
    "refillAmount" INTEGER,
    "lastRefillAt" TIMESTAMP(3),
    "enabled" BOOLEAN DEFAULT true,
    "rateLimitEnabled" BOOLEAN DEFAULT true,
    "rateLimitTimeWindow" INTEGER,
    "rateLimitMax" INTEGER,
    "requestCount" INTEGER DEFAULT 0,
    "remaining" INTEGER,
    "lastRequest" TIMESTAMP(3),
    "expiresAt" TIMESTAMP(3),
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,
    "permissions" TEXT,
    "metadata" TEXT,

    CONSTRAINT "apikey_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "studio_fact" (
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "studio_fact_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "worker_heartbeat" (
    "id" TEXT NOT NULL,
    "host" TEXT NOT NULL,
    "pid" INTEGER NOT NULL,
    "version" TEXT NOT NULL,
    "startedAt" TIMESTAMP(3) NOT NULL,
    "seenAt" TIMESTAMP(3) NOT NULL,
    "inFlight" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "worker_heartbeat_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "project" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "isSample" BOOLEAN NOT NULL DEFAULT false,
    "createdById" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "project_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "seed_set" (
    "id" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "origin" JSONB NOT NULL,
    "rowCount" INTEGER NOT NULL,
    "badRowCount" INTEGER NOT NULL DEFAULT 0,
    "duplicateCount" INTEGER NOT NULL DEFAULT 0,
    "createdById" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "seed_set_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "instruction" (
    "id" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "origin" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "input" TEXT,
    "response" TEXT,
    "source" JSONB,
    "seedSetId" UUID,
    "ordinal" INTEGER NOT NULL,
    "runId" UUID,
    "lineageId" UUID,
    "parentId" UUID,
    "seedId" UUID,
    "round" INTEGER NOT NULL DEFAULT 0,
    "operation" TEXT,
    "status" TEXT NOT NULL DEFAULT 'kept',
    "isRehearsal" BOOLEAN NOT NULL DEFAULT false,
    "createdById" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "instruction_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "teacher" (
    "id" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "baseUrl" TEXT NOT NULL,
    "model" TEXT NOT NULL,
    "sealedKey" TEXT,
    "parameters" JSONB NOT NULL,
    "maxConcurrency" INTEGER NOT NULL DEFAULT 16,
    "requestTimeoutMs" INTEGER NOT NULL DEFAULT 120000,
    "isRehearsal" BOOLEAN NOT NULL DEFAULT false,
    "archivedAt" TIMESTAMP(3),
    "createdById" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "teacher_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "template_version" (
    "id" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "operation" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "sha256" TEXT NOT NULL,
    "authorId" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "template_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "template_choice" (
    "projectId" UUID NOT NULL,
    "operation" TEXT NOT NULL,
    "templateVersionId" UUID NOT NULL,

    CONSTRAINT "template_choice_pkey" PRIMARY KEY ("projectId","operation")
);

-- CreateTable
CREATE TABLE "run" (
    "id" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "config" JSONB NOT NULL,
    "evolverTeacherId" UUID NOT NULL,
    "judgeTeacherId" UUID NOT NULL,
    "responderTeacherId" UUID NOT NULL,
    "seedSetIds" UUID[],
    "lineageCount" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "stateReason" TEXT,
    "roundsQueued" INTEGER NOT NULL DEFAULT 0,
    "isRehearsal" BOOLEAN NOT NULL DEFAULT false,
    "createdById" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "lineage" (
    "id" UUID NOT NULL,
    "runId" UUID NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "seedId" UUID NOT NULL,

    CONSTRAINT "lineage_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "round" (
    "id" UUID NOT NULL,
    "runId" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "templateVersions" JSONB NOT NULL,
    "plannedCount" INTEGER NOT NULL DEFAULT 0,
    "openCount" INTEGER NOT NULL DEFAULT 0,
    "keptCount" INTEGER NOT NULL DEFAULT 0,
    "eliminatedCount" INTEGER NOT NULL DEFAULT 0,
    "undecidedCount" INTEGER NOT NULL DEFAULT 0,
    "failedCount" INTEGER NOT NULL DEFAULT 0,
    "callCount" INTEGER NOT NULL DEFAULT 0,
    "tokensIn" BIGINT NOT NULL DEFAULT 0,
    "tokensOut" BIGINT NOT NULL DEFAULT 0,
    "startedAt" TIMESTAMP(3),
    "finishedAt" TIMESTAMP(3),
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "round_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "evolution" (
    "id" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "runId" UUID NOT NULL,
    "roundId" UUID NOT NULL,
    "roundNumber" INTEGER NOT NULL,
    "lineageId" UUID NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "parentId" UUID NOT NULL,
    "operation" TEXT NOT NULL,
    "dataFormat" TEXT,
    "templateVersionId" UUID,
    "attempt" INTEGER,
    "state" TEXT NOT NULL,
    "step" INTEGER NOT NULL DEFAULT 0,
    "childId" UUID,
    "childText" TEXT,
    "response" TEXT,
    "progress" JSONB NOT NULL DEFAULT '{}',
    "verdict" TEXT,
    "rule" TEXT,
    "findings" JSONB NOT NULL DEFAULT '[]',
    "failureKind" TEXT,
    "failureMessage" TEXT,
    "wordsAdded" INTEGER,
    "overlap" DOUBLE PRECISION,
    "editedFromId" UUID,
    "status" TEXT,
    "decidedBy" TEXT,
    "consensus" TEXT,
    "decisionCount" INTEGER NOT NULL DEFAULT 0,
    "isFlagged" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "evolution_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "teacher_call" (
    "id" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "evolutionId" UUID,
    "roundId" UUID,
    "role" TEXT NOT NULL,
    "teacherId" UUID NOT NULL,
    "model" TEXT NOT NULL,
    "tryNumber" INTEGER NOT NULL,
    "request" JSONB NOT NULL,
    "reply" TEXT,
    "finishReason" TEXT,
    "tokensIn" INTEGER,
    "tokensOut" INTEGER,
    "latencyMs" INTEGER NOT NULL,
    "errorKind" TEXT,
    "errorMessage" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "teacher_call_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "review_event" (
    "id" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "evolutionId" UUID NOT NULL,
    "personId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "reason" TEXT,
    "comment" TEXT,
    "undoesId" UUID,
    "isBlind" BOOLEAN NOT NULL DEFAULT false,
    "shownAt" TIMESTAMP(3) NOT NULL,
    "decidedAt" TIMESTAMP(3) NOT NULL,
    "receivedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sequence" BIGSERIAL NOT NULL,

    CONSTRAINT "review_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "review_decision" (
    "evolutionId" UUID NOT NULL,
    "personId" TEXT NOT NULL,
    "projectId" UUID NOT NULL,
    "decision" TEXT NOT NULL,
    "reason" TEXT,
    "eventId" UUID NOT NULL,
    "decidedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "review_decision_pkey" PRIMARY KEY ("evolutionId","personId")
);

-- CreateTable
CREATE TABLE "export" (
    "id" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "options" JSONB NOT NULL,
    "rowCount" INTEGER,
    "byteCount" BIGINT,
    "sha256" TEXT,
    "manifest" JSONB,
    "createdById" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finishedAt" TIMESTAMP(3),

    CONSTRAINT "export_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "user_email_key" ON "user"("email");

-- CreateIndex
CREATE UNIQUE INDEX "session_token_key" ON "session"("token");

-- CreateIndex
CREATE INDEX "session_userId_idx" ON "session"("userId");

-- CreateIndex
CREATE INDEX "account_userId_idx" ON "account"("userId");

-- CreateIndex
CREATE INDEX "verification_identifier_idx" ON "verification"("identifier");

-- CreateIndex
CREATE INDEX "apikey_key_idx" ON "apikey"("key");

-- CreateIndex
CREATE INDEX "apikey_referenceId_idx" ON "apikey"("referenceId");

-- CreateIndex
CREATE INDEX "seed_set_projectId_idx" ON "seed_set"("projectId");

-- CreateIndex
CREATE INDEX "instruction_projectId_id_idx" ON "instruction"("projectId", "id");

-- CreateIndex
CREATE INDEX "instruction_seedSetId_ordinal_idx" ON "instruction"("seedSetId", "ordinal");

-- CreateIndex
CREATE INDEX "instruction_runId_round_ordinal_idx" ON "instruction"("runId", "round", "ordinal");

-- CreateIndex
CREATE INDEX "instruction_parentId_idx" ON "instruction"("parentId");

-- CreateIndex
CREATE INDEX "teacher_projectId_idx" ON "teacher"("projectId");

-- CreateIndex
CREATE UNIQUE INDEX "template_version_projectId_operation_version_key" ON "template_version"("projectId", "operation", "version");

-- CreateIndex
CREATE INDEX "run_projectId_idx" ON "run"("projectId");

-- CreateIndex
CREATE UNIQUE INDEX "lineage_runId_ordinal_key" ON "lineage"("runId", "ordinal");

-- CreateIndex
CREATE UNIQUE INDEX "round_runId_number_key" ON "round"("runId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "evolution_childId_key" ON "evolution"("childId");

-- CreateIndex
CREATE INDEX "evolution_runId_roundNumber_ordinal_idx" ON "evolution"("runId", "roundNumber", "ordinal");

-- CreateIndex
CREATE INDEX "evolution_lineageId_roundNumber_idx" ON "evolution"("lineageId", "roundNumber");

-- CreateIndex
CREATE INDEX "evolution_projectId_id_idx" ON "evolution"("projectId", "id");

-- CreateIndex
CREATE INDEX "evolution_roundId_state_idx" ON "evolution"("roundId", "state");

-- CreateIndex
CREATE INDEX "evolution_parentId_idx" ON "evolution"("parentId");

-- CreateIndex
CREATE UNIQUE INDEX "evolution_roundId_lineageId_attempt_key" ON "evolution"("roundId", "lineageId", "attempt");

-- CreateIndex
CREATE INDEX "teacher_call_evolutionId_idx" ON "teacher_call"("evolutionId");

-- CreateIndex
CREATE INDEX "teacher_call_roundId_createdAt_idx" ON "teacher_call"("roundId", "createdAt");

-- CreateIndex
CREATE INDEX "review_event_evolutionId_sequence_idx" ON "review_event"("evolutionId", "sequence");

-- CreateIndex
CREATE INDEX "review_event_projectId_personId_sequence_idx" ON "review_event"("projectId", "personId", "sequence");

-- CreateIndex
CREATE INDEX "review_decision_projectId_personId_idx" ON "review_decision"("projectId", "personId");

-- CreateIndex
CREATE INDEX "export_projectId_createdAt_idx" ON "export"("projectId", "createdAt");

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_userId_fkey" FOREIGN KEY ("userId") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account" ADD CONSTRAINT "account_userId_fkey" FOREIGN KEY ("userId") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "seed_set" ADD CONSTRAINT "seed_set_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "instruction" ADD CONSTRAINT "instruction_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "teacher" ADD CONSTRAINT "teacher_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "template_version" ADD CONSTRAINT "template_version_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "template_choice" ADD CONSTRAINT "template_choice_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "run" ADD CONSTRAINT "run_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lineage" ADD CONSTRAINT "lineage_runId_fkey" FOREIGN KEY ("runId") REFERENCES "run"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "round" ADD CONSTRAINT "round_runId_fkey" FOREIGN KEY ("runId") REFERENCES "run"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Full-text search over instructions. 'simple' because seeds come in any language, left() because a tsvector holds at most 1 MB.
CREATE INDEX "instruction_text_search_idx" ON "instruction" USING gin (to_tsvector('simple', left("text", 20000)));

-- Counters of a running round change with every evolution: room on the page keeps those updates in place (HOT).
ALTER TABLE "round" SET (fillfactor = 20);
ALTER TABLE "evolution" SET (fillfactor = 70);
