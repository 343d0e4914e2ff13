/** The contract, answered: one file per noun. */

import { adjudicationRoutes } from './routes/adjudication';
import { agreementRoutes } from './routes/agreement';
import { assignmentRoutes } from './routes/assignments';
import { auditLogRoutes } from './routes/audit-log';
import { auditRoutes } from './routes/audits';
import { bulkRoutes } from './routes/bulk';
import { difficultyRoutes } from './routes/difficulty';
import { dryRunRoutes } from './routes/dry-runs';
import { exportRoutes } from './routes/exports';
import { guidelineRoutes } from './routes/guidelines';
import { instructionRoutes } from './routes/instructions';
import { lineageRoutes } from './routes/lineages';
import { operationRoutes } from './routes/operations';
import { peopleRoutes } from './routes/people';
import { priceRoutes } from './routes/prices';
import { projectRoutes } from './routes/projects';
import { rejudgementRoutes } from './routes/rejudgements';
import { reviewRoutes } from './routes/reviews';
import { roundScoreRoutes } from './routes/round-scores';
import { runRoutes } from './routes/runs';
import { savedViewRoutes } from './routes/saved-views';
import { seedRoutes } from './routes/seeds';
import { studioRoutes } from './routes/studio';
import { teacherRoutes } from './routes/teachers';
import { templateEffectRoutes } from './routes/template-effects';
import { templateRoutes } from './routes/templates';
import { workRoutes } from './routes/work';

export const router = {
  studio: studioRoutes,
  people: peopleRoutes,
  projects: projectRoutes,
  seeds: seedRoutes,
  teachers: teacherRoutes,
  prices: priceRoutes,
  operations: operationRoutes,
  templates: templateRoutes,
  dryRuns: dryRunRoutes,
  templateEffects: templateEffectRoutes,
  difficulty: difficultyRoutes,
  runs: runRoutes,
  roundScores: roundScoreRoutes,
  instructions: instructionRoutes,
  savedViews: savedViewRoutes,
  reviews: reviewRoutes,
  assignments: assignmentRoutes,
  guidelines: guidelineRoutes,
  agreement: agreementRoutes,
  adjudication: adjudicationRoutes,
  work: workRoutes,
  auditLog: auditLogRoutes,
  bulk: bulkRoutes,
  lineages: lineageRoutes,
  audits: auditRoutes,
  rejudgements: rejudgementRoutes,
  exports: exportRoutes,
};
