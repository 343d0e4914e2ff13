/** The statements that make a project of any size: texts are put together inside the database, because sending a million of them would take longer than making them. */

/** A number in [0, 1) that depends on nothing but key and salt. */
export const DRAW = `
  CREATE OR REPLACE FUNCTION pg_temp.draw(key bigint, salt int) RETURNS float8 LANGUAGE sql IMMUTABLE
  RETURN ((hashint8extended(key, salt) >> 11) & 4503599627370495) / 4503599627370496.0`;

/** $1 texts, $2 words. */
export const bankTable = (name: string) => `
  CREATE TEMP TABLE ${name} ON COMMIT DROP AS
  SELECT n::int - 1 AS n, text, words FROM unnest($1::text[], $2::int[]) WITH ORDINALITY AS t(text, words, n)`;

/** $1 project, $2 seed set, $3 lineages. */
export const SEEDS = `
  WITH drawn AS (
    SELECT uuidv7(interval '-40 days') AS id, place AS n, o.text || ' (case ' || place || ')' AS text
    FROM generate_series(1, $3::int) AS place JOIN opening o ON o.n = floor(pg_temp.draw(place, 1) * (SELECT count(*) FROM opening))::int
  )
  INSERT INTO instruction (id, "projectId", origin, text, source, "seedSetId", ordinal, "createdAt")
  SELECT id, $1::uuid, 'seed', text, jsonb_build_object('row', n), $2::uuid, n, now() - interval '40 days' FROM drawn ORDER BY n`;

/** The newest kept head of each lineage. $1 seed set, $2 run, $3 its number. */
export const HEADS = `
  INSERT INTO head (run, key, ordinal, lineage, seed, parent, text, words)
  SELECT $2::uuid, $3::bigint, i.ordinal, uuidv7(), i.id, i.id, i.text, array_length(regexp_split_to_array(i.text, '\\s+'), 1)
  FROM instruction i WHERE i."seedSetId" = $1::uuid ORDER BY i.ordinal`;
export const HEAD_TABLE = `
  CREATE TEMP TABLE head (run uuid, key bigint, ordinal int, lineage uuid, seed uuid, parent uuid, text text, words int) ON COMMIT DROP`;
export const LINEAGES = `INSERT INTO lineage (id, "runId", ordinal, "seedId") SELECT lineage, run, ordinal, seed FROM head`;

const OPERATION = `(ARRAY['constraints', 'deepening', 'concretizing', 'reasoning', 'complicate_input', 'breadth'])[1 + floor(pg_temp.draw(key, 11) * 6)::int]`;

/** What becomes of an evolution, by the rule that drops it, or kept | undecided | failed. */
const FATE = `CASE
  WHEN pg_temp.draw(key, 12) < 0.010 THEN 'failed' WHEN pg_temp.draw(key, 12) < 0.025 THEN 'copied' WHEN pg_temp.draw(key, 12) < 0.055 THEN 'equal'
  WHEN operation = 'complicate_input' AND pg_temp.draw(key, 13) < 0.15 THEN 'input_format'
  WHEN pg_temp.draw(key, 12) < 0.085 THEN 'sorry80' WHEN pg_temp.draw(key, 12) < 0.089 THEN 'stopwords'
  WHEN pg_temp.draw(key, 12) < 0.105 THEN 'undecided' ELSE 'kept' END`;

const SECOND = `floor(pg_temp.draw(key, 15) * (SELECT count(*) FROM answer))::int`;

/** $1 round number, $2 how many days ago. */
export const MADE = `
  CREATE TEMP TABLE made ON COMMIT DROP AS
  WITH placed AS (
    SELECT run, ordinal, lineage, seed, parent, text, words, (head.key * 10 + $1::int) * 100000000 + ordinal AS key FROM head
  ),
  drawn AS (SELECT *, ${OPERATION} AS operation FROM placed),
  fated AS (SELECT *, ${FATE} AS fate FROM drawn),
  spoken AS (
    SELECT f.*, CASE WHEN f.operation = 'breadth' THEN o.text || ' (case ' || f.ordinal || ')' ELSE f.text || ' ' || a.text END AS child_text,
      CASE WHEN f.operation = 'breadth' THEN o.words + 2 ELSE f.words + a.words END AS child_words,
      CASE WHEN f.fate IN ('failed', 'copied', 'equal', 'input_format') THEN NULL
           WHEN f.fate = 'sorry80' THEN 'I am sorry, but I cannot answer that. ' || split_part(r.text, '. ', 1)
           WHEN f.fate = 'stopwords' THEN 'It is what it is, and that is that.'
           WHEN pg_temp.draw(key, 16) < 0.06 THEN 'Sorry for the length. ' || r.text || E'\\n\\n' || s.text
           ELSE r.text || E'\\n\\n' || s.text END AS response,
      CASE WHEN f.fate = 'sorry80' THEN abs(24 - 80) / 80.0
           WHEN f.fate IN ('kept', 'undecided') AND pg_temp.draw(key, 16) < 0.06 THEN abs(r.words + s.words + 4 - 80) / 80.0 END AS margin
    FROM fated f
    JOIN opening o ON o.n = floor(pg_temp.draw(key, 17) * (SELECT count(*) FROM opening))::int
    JOIN addition a ON a.n = floor(pg_temp.draw(key, 18) * (SELECT count(*) FROM addition))::int
    JOIN answer r ON r.n = floor(pg_temp.draw(key, 14) * (SELECT count(*) FROM answer))::int
    JOIN answer s ON s.n = ${SECOND}
  )
  SELECT uuidv7(make_interval(days => -$2::int)) AS id, uuidv7(make_interval(days => -$2::int)) AS child, run, ordinal, lineage, seed, parent, key, operation, fate,
    child_text, child_words, child_words - words AS added, response, margin,
    CASE WHEN fate IN ('kept', 'undecided') THEN fate WHEN fate <> 'failed' THEN 'dropped' END AS verdict,
    CASE WHEN operation = 'breadth' THEN round((0.05 + 0.25 * pg_temp.draw(key, 19))::numeric, 3)::float8
         ELSE round((words::numeric / child_words) * (0.9 + 0.1 * pg_temp.draw(key, 19))::numeric, 3)::float8 END AS overlap
  FROM spoken ORDER BY ordinal`;

/** Who said what about an eighth of them: one to three of the people. $1 people. */
export const VOICES = `
  CREATE TEMP TABLE voice ON COMMIT DROP AS
  SELECT m.id AS evolution, ($1::text[])[1 + ((m.key + nth * 7) % cardinality($1::text[]))::int] AS person, uuidv7(interval '-1 day') AS event,
    CASE WHEN pg_temp.draw(m.key * 4 + nth, 21) < 0.05 THEN 'unsure'
         WHEN m.verdict = 'undecided' THEN CASE WHEN pg_temp.draw(m.key * 4 + nth, 22) < 0.5 THEN 'accept' ELSE 'reject' END
         WHEN (pg_temp.draw(m.key * 4 + nth, 22) < 0.88) = (m.verdict = 'kept') THEN 'accept' ELSE 'reject' END AS decision,
    round(700 + 29000 * pg_temp.draw(m.key * 4 + nth, 23) ^ 3)::int AS took, now() - interval '20 days' * pg_temp.draw(m.key * 4 + nth, 24) AS at
  FROM made m
  CROSS JOIN LATERAL generate_series(1, CASE WHEN pg_temp.draw(m.key, 25) < 0.5 THEN 1 WHEN pg_temp.draw(m.key, 25) < 0.92 THEN 2 ELSE 3 END) AS nth
  WHERE m.verdict IS NOT NULL AND pg_temp.draw(m.key, 26) < 0.125`;

/** Where each stands after people: the same derivation as the review room's. $1 people wanted for each. */
export const STANDING = `
  CREATE TEMP TABLE standing ON COMMIT DROP AS
  WITH counted AS (
    SELECT m.id, m.key, m.verdict, count(v.person)::int AS decisions, count(*) FILTER (WHERE v.decision = 'accept')::int AS yes,
      count(*) FILTER (WHERE v.decision = 'reject')::int AS no
    FROM made m LEFT JOIN voice v ON v.evolution = m.id WHERE m.verdict IS NOT NULL GROUP BY 1, 2, 3
  ), settled AS (
    SELECT *, CASE WHEN yes > 0 AND no = 0 THEN 'accept' WHEN no > 0 AND yes = 0 THEN 'reject' END AS consensus,
      CASE WHEN yes > 0 AND no > 0 AND pg_temp.draw(key, 31) < 0.5 THEN CASE WHEN pg_temp.draw(key, 32) < 0.5 THEN 'accept' ELSE 'reject' END END AS adjudicated,
      pg_temp.draw(key, 33) < 0.004 AS flagged
    FROM counted
  )
  SELECT id, decisions, consensus, adjudicated, flagged,
    CASE coalesce(adjudicated, consensus) WHEN 'accept' THEN 'kept' WHEN 'reject' THEN 'dropped' ELSE verdict END AS status,
    CASE WHEN adjudicated IS NOT NULL THEN 'adjudicator' WHEN consensus IS NOT NULL THEN 'people' ELSE 'machine' END AS decided_by,
    CASE WHEN adjudicated IS NOT NULL THEN 0 ELSE greatest(0, $1::int - yes - no) END AS reviews_left,
    CASE WHEN yes + no >= 2 THEN greatest(yes, no)::real / (yes + no) END AS agreement
  FROM settled`;

/** $1 project, $2 round number. */
export const CHILDREN = `
  INSERT INTO instruction (id, "projectId", origin, text, response, ordinal, "runId", "lineageId", "parentId", "seedId", round, operation, status, "createdAt")
  SELECT m.child, $1::uuid, 'evolved', m.child_text, m.response, m.ordinal, m.run, m.lineage, m.parent, m.seed, $2::int, m.operation, s.status, uuid_extract_timestamp(m.child)
  FROM made m JOIN standing s ON s.id = m.id ORDER BY m.ordinal`;

/** $1 project, $2 round, $3 its number, $4 template versions by operation, $5 who adjudicates. */
export const EDGES = `
  INSERT INTO evolution (id, "projectId", "runId", "roundId", "roundNumber", "lineageId", ordinal, "parentId", operation, "dataFormat", "templateVersionId",
    attempt, state, step, "childId", "childText", response, progress, verdict, rule, findings, "failureKind", "failureMessage", "wordsAdded", overlap,
    status, "decidedBy", consensus, "decisionCount", "isFlagged", adjudicated, "adjudicatedById", "reviewsLeft", agreement, margin, "childWords", "createdAt", "updatedAt")
  SELECT m.id, $1::uuid, m.run, $2::uuid, $3::int, m.lineage, m.ordinal, m.parent, m.operation, CASE WHEN m.operation = 'complicate_input' THEN 'html' END,
    ($4::jsonb ->> m.operation)::uuid, 1, CASE m.fate WHEN 'failed' THEN 'failed' WHEN 'kept' THEN 'kept' WHEN 'undecided' THEN 'undecided' ELSE 'eliminated' END, 4,
    CASE WHEN m.verdict IS NOT NULL THEN m.child END, CASE WHEN m.verdict IS NOT NULL THEN m.child_text END, m.response,
    CASE WHEN m.fate = 'undecided' THEN '{"equality": "unparsed"}' WHEN m.response IS NOT NULL THEN '{"equality": "not_equal"}' ELSE '{}' END::jsonb,
    m.verdict, CASE WHEN m.verdict = 'dropped' THEN m.fate END,
    CASE WHEN m.verdict = 'dropped' THEN jsonb_build_array(jsonb_build_object('effect', 'drop', 'rule', m.fate, 'evidence', left(coalesce(m.response, m.child_text), 120)))
         WHEN m.verdict = 'undecided' THEN '[{"effect": "look", "reason": "judge_unparsed", "evidence": "They are similar in part."}]' ELSE '[]' END::jsonb,
    CASE WHEN m.fate = 'failed' THEN 'timeout' END, CASE WHEN m.fate = 'failed' THEN 'No answer in time.' END,
    CASE WHEN m.verdict IS NOT NULL THEN m.added END, CASE WHEN m.verdict IS NOT NULL THEN m.overlap END,
    s.status, s.decided_by, s.consensus, coalesce(s.decisions, 0), coalesce(s.flagged, false), s.adjudicated, CASE WHEN s.adjudicated IS NOT NULL THEN $5 END,
    coalesce(s.reviews_left, 0), s.agreement, m.margin, CASE WHEN m.verdict IS NOT NULL THEN m.child_words END, uuid_extract_timestamp(m.id), uuid_extract_timestamp(m.child)
  FROM made m LEFT JOIN standing s ON s.id = m.id ORDER BY m.ordinal`;

/** $1 project. */
export const EVENTS = `
  INSERT INTO review_event (id, "projectId", "evolutionId", "personId", kind, reason, "statusBefore", "statusAfter", "shownAt", "decidedAt", "receivedAt")
  SELECT v.event, $1::uuid, v.evolution, v.person, v.decision, CASE WHEN v.decision = 'reject' THEN 'not_harder' END, m.verdict, s.status,
    v.at - make_interval(secs => v.took / 1000.0), v.at, v.at
  FROM voice v JOIN made m ON m.id = v.evolution JOIN standing s ON s.id = v.evolution ORDER BY v.at`;
export const DECISIONS = `
  INSERT INTO review_decision ("evolutionId", "personId", "projectId", decision, reason, "eventId", "tookMs", "decidedAt")
  SELECT evolution, person, $1::uuid, decision, CASE WHEN decision = 'reject' THEN 'not_harder' END, event, took, at FROM voice`;
/** $1 project, $2 who adjudicates. */
export const SETTLEMENTS = `
  INSERT INTO review_event (id, "projectId", "evolutionId", "personId", kind, "statusBefore", "statusAfter", "shownAt", "decidedAt")
  SELECT uuidv7(), $1::uuid, s.id, $2, kind, m.verdict, s.status, now(), now()
  FROM standing s JOIN made m ON m.id = s.id
  CROSS JOIN LATERAL unnest(ARRAY[CASE WHEN s.flagged THEN 'flag' END, CASE WHEN s.adjudicated IS NOT NULL THEN 'settle_' || s.adjudicated END]) AS kind
  WHERE kind IS NOT NULL`;

/** $1 round. */
export const ROUND_COUNTS = `
  UPDATE round SET "plannedCount" = c.planned, "keptCount" = c.kept, "eliminatedCount" = c.dropped, "undecidedCount" = c.undecided, "failedCount" = c.failed
  FROM (SELECT count(*) AS planned, count(*) FILTER (WHERE fate = 'kept') AS kept, count(*) FILTER (WHERE verdict = 'dropped') AS dropped,
               count(*) FILTER (WHERE fate = 'undecided') AS undecided, count(*) FILTER (WHERE fate = 'failed') AS failed FROM made) c
  WHERE round.id = $1::uuid`;

/** The next round goes on from what is kept. */
export const ADVANCE = `
  UPDATE head h SET parent = m.child, text = m.child_text, words = m.child_words
  FROM made m JOIN standing s ON s.id = m.id WHERE h.lineage = m.lineage AND s.status = 'kept'`;

/** $1 sample, $2 project, $3 how many of each stratum. */
export const AUDIT_ITEMS = `
  INSERT INTO audit_item ("evolutionId", "sampleId", "projectId", stratum, weight, position)
  SELECT id, $1::uuid, $2::uuid, verdict, population / least(population, $3::int)::float8, row_number() OVER (ORDER BY md5(id::text)) - 1
  FROM (SELECT id, verdict, count(*) OVER (PARTITION BY verdict) AS population, row_number() OVER (PARTITION BY verdict ORDER BY md5('audit' || id)) AS place
        FROM evolution WHERE "projectId" = $2::uuid AND verdict IN ('kept', 'dropped') AND "reviewsLeft" > 0) drawn
  WHERE place <= $3::int`;
