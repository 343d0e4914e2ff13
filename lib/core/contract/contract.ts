/** The whole contract: one tree gives the typed client, the server's router and the OpenAPI document. */

import { adjudicationContract } from './adjudication';
import { agreementContract } from './agreement';
import { assignmentsContract } from './assignments';
import { auditLogContract } from './audit-log';
import { auditsContract } from './audits';
import { bulkContract } from './bulk';
import { difficultyContract } from './difficulty';
import { dryRunsContract } from './dry-runs';
import { exportsContract } from './exports';
import { guidelinesContract } from './guidelines';
import { instructionsContract } from './instructions';
import { lineagesContract } from './lineages';
import { operationsContract } from './operations';
import { peopleContract } from './people';
import { pricesContract } from './prices';
import { projectsContract } from './projects';
import { rejudgementsContract } from './rejudgements';
import { reviewsContract } from './reviews';
import { roundScoresContract } from './round-scores';
import { runsContract } from './runs';
import { savedViewsContract } from './saved-views';
import { seedsContract } from './seeds';
import { studioContract } from './studio';
import { teachersContract } from './teachers';
import { templateEffectsContract } from './template-effects';
import { templatesContract } from './templates';
import { workContract } from './work';

export const contract = {
  studio: studioContract,
  people: peopleContract,
  projects: projectsContract,
  seeds: seedsContract,
  teachers: teachersContract,
  prices: pricesContract,
  operations: operationsContract,
  templates: templatesContract,
  dryRuns: dryRunsContract,
  templateEffects: templateEffectsContract,
  difficulty: difficultyContract,
  runs: runsContract,
  roundScores: roundScoresContract,
  instructions: instructionsContract,
  savedViews: savedViewsContract,
  reviews: reviewsContract,
  assignments: assignmentsContract,
  guidelines: guidelinesContract,
  agreement: agreementContract,
  adjudication: adjudicationContract,
  work: workContract,
  auditLog: auditLogContract,
  bulk: bulkContract,
  lineages: lineagesContract,
  audits: auditsContract,
  rejudgements: rejudgementsContract,
  exports: exportsContract,
};
