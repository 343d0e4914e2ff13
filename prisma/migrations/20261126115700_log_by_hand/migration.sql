-- The log without what was decided about many at once
CREATE INDEX "review_event_by_hand_idx" ON "review_event" ("projectId", "sequence") WHERE "bulkId" IS NULL;
