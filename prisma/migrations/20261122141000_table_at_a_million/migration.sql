-- DropIndex
DROP INDEX "instruction_listing_idx";
DROP INDEX "instruction_text_search_idx";

-- How many words a text has: runs of anything between blanks
CREATE FUNCTION word_count(content text) RETURNS integer LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN coalesce(array_length(regexp_split_to_array(btrim(content, E' \t\r\n'), '\s+'), 1), 0);

-- What is found by words. Scripts without spaces are cut into single characters, so that any part of a sentence is a phrase of them.
-- 'simple' because instructions come in any language, left() because a tsvector holds at most 1 MB. The cost is what the planner must know of it
CREATE FUNCTION search_words(content text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE COST 4000
RETURN to_tsvector('simple'::regconfig, CASE WHEN content ~ '[\u0E00-\u0EFF\u1000-\u109F\u1780-\u17FF\u2E80-\u2FDF\u3005-\u3007\u3040-\u30FF\u31F0-\u31FF\u3400-\u4DBF\u4E00-\u9FFF\uF900-\uFAFF\uFF66-\uFF9F\U00020000-\U0003FFFF]'
  THEN regexp_replace(left(content, 20000), '([\u0E00-\u0EFF\u1000-\u109F\u1780-\u17FF\u2E80-\u2FDF\u3005-\u3007\u3040-\u30FF\u31F0-\u31FF\u3400-\u4DBF\u4E00-\u9FFF\uF900-\uFAFF\uFF66-\uFF9F\U00020000-\U0003FFFF])', ' \1 ', 'g')
  ELSE left(content, 20000) END);

CREATE INDEX "instruction_search_idx" ON "instruction" USING gin (search_words("text"));

-- Seeds are few and stand beside the children in the table, children are found by their evolution
CREATE INDEX "instruction_seed_idx" ON "instruction" ("projectId", "id") WHERE "origin" = 'seed';
CREATE INDEX "instruction_seed_words_idx" ON "instruction" ("projectId", word_count("text"), "id") WHERE "origin" = 'seed';

-- The table of a million: one index to gather by any filter without touching a row, one for each order, wide enough for the filters that most rows pass.
-- Only evolutions with a verdict are in them, so that a worker writes them once
CREATE INDEX "evolution_facet_idx" ON "evolution" ("projectId", "runId", "roundNumber", "operation", "status", "rule", "decidedBy", "templateVersionId", "childId")
  INCLUDE ("childWords", "wordsAdded", "overlap", "agreement", "verdict", "reviewsLeft", "isFlagged", "id") WHERE "verdict" IS NOT NULL AND "childId" IS NOT NULL;
CREATE INDEX "evolution_made_idx" ON "evolution" ("projectId", "childId")
  INCLUDE ("childWords", "wordsAdded", "overlap", "status", "decidedBy", "reviewsLeft", "isFlagged", "id") WHERE "verdict" IS NOT NULL AND "childId" IS NOT NULL;
CREATE INDEX "evolution_run_idx" ON "evolution" ("projectId", "runId", "childId") WHERE "verdict" IS NOT NULL AND "childId" IS NOT NULL;
CREATE INDEX "evolution_words_idx" ON "evolution" ("projectId", "childWords", "childId")
  INCLUDE ("wordsAdded", "overlap", "status", "decidedBy", "reviewsLeft", "isFlagged", "id") WHERE "verdict" IS NOT NULL AND "childId" IS NOT NULL;
CREATE INDEX "evolution_added_idx" ON "evolution" ("projectId", "wordsAdded", "childId")
  INCLUDE ("childWords", "overlap", "status", "decidedBy", "reviewsLeft", "isFlagged", "id") WHERE "verdict" IS NOT NULL AND "childId" IS NOT NULL;
CREATE INDEX "evolution_overlap_idx" ON "evolution" ("projectId", "overlap", "childId")
  INCLUDE ("childWords", "wordsAdded", "status", "decidedBy", "reviewsLeft", "isFlagged", "id") WHERE "verdict" IS NOT NULL AND "childId" IS NOT NULL;
CREATE INDEX "evolution_agreement_idx" ON "evolution" ("projectId", "agreement", "childId")
  INCLUDE ("runId", "roundNumber", "operation", "status", "rule", "decidedBy", "templateVersionId", "childWords", "wordsAdded", "overlap", "verdict", "reviewsLeft", "isFlagged", "id")
  WHERE "agreement" IS NOT NULL AND "verdict" IS NOT NULL AND "childId" IS NOT NULL;
CREATE INDEX "evolution_flagged_idx" ON "evolution" ("projectId", "childId") WHERE "isFlagged";

-- These go together: an operation has its own template versions, a rule only drops
CREATE STATISTICS "evolution_facets" (mcv, dependencies) ON "runId", "roundNumber", "operation", "status", "rule", "decidedBy", "templateVersionId" FROM "evolution";
