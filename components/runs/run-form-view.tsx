'use client';
/** The form for a new run. */
import { useRouter } from 'next/navigation';
import { FormProvider, useForm } from 'react-hook-form';
import { Button } from '@/components/ui/button';
import { ErrorState } from '@/components/ui/error-state';
import { runHref } from '@/lib/client/page-links';
import { problemOf } from '@/lib/client/problem';
import { useRefusal } from '@/lib/client/queries/me';
import { useCreateRun } from '@/lib/client/queries/runs';
import { zodResolver } from '@/lib/client/zod-resolver';
import type { SeedSetView } from '@/lib/core/contract/seeds';
import type { TeacherView } from '@/lib/core/contract/teachers';
import type { Id } from '@/lib/core/domain/identifier';
import { FormAnswers } from './form-answers';
import { FormBudget } from './form-budget';
import { FormDriver } from './form-driver';
import { FormEvolStop } from './form-evol-stop';
import { FormLoop } from './form-loop';
import { FormMethod } from './form-method';
import { FormOperations } from './form-operations';
import { FormRandom } from './form-random';
import { FormRules } from './form-rules';
import { FormSampling } from './form-sampling';
import { FormSeeds } from './form-seeds';
import { FormTeachers } from './form-teachers';
import { RunEstimatePanel } from './run-estimate-panel';
import { type NewRunRequest, type RunFormValues, runFormSchema } from './run-form';
import { firstMethodFields } from './run-form-presets';

type RunFormProps = { projectId: Id; seedSets: SeedSetView[]; teachers: TeacherView[]; runNumber: number };

export function RunForm({ projectId, seedSets, teachers, runNumber }: RunFormProps) {
  const router = useRouter();
  const create = useCreateRun();
  const refusal = useRefusal('runs.control', 'create runs');
  const form = useForm<RunFormValues, unknown, NewRunRequest>({
    resolver: zodResolver(runFormSchema),
    defaultValues: firstValues(seedSets, teachers, runNumber),
    mode: 'onTouched',
  });
  const submit = form.handleSubmit((run) =>
    create.mutate({ projectId, ...run }, { onSuccess: (made) => router.push(runHref(projectId, made.id)) }),
  );
  return (
    <FormProvider {...form}>
      <form onSubmit={submit} noValidate className="grid gap-x-12 gap-y-8 lg:grid-cols-[minmax(0,1fr)_18rem]">
        <div className="flex min-w-0 max-w-[44rem] flex-col gap-10">
          <FormSeeds seedSets={seedSets} />
          <FormMethod />
          <FormTeachers teachers={teachers} />
          <FormDriver />
          <FormBudget />
          <FormLoop />
          <FormOperations projectId={projectId} />
          <FormRules />
          <FormEvolStop />
          <FormAnswers />
          <FormSampling />
          <FormRandom />
        </div>
        <div className="flex flex-col gap-4 self-start lg:sticky lg:top-6 lg:border-l lg:border-line lg:pl-6">
          <RunEstimatePanel projectId={projectId} />
          {create.isError ? <ErrorState problem={problemOf(create.error)} /> : null}
          <Button
            type="submit"
            variant="primary"
            disabledReason={refusal}
            isBusy={create.isPending || create.isSuccess}
            className="self-start"
          >
            Create run
          </Button>
        </div>
      </form>
    </FormProvider>
  );
}

function firstValues(seedSets: SeedSetView[], teachers: TeacherView[], runNumber: number): RunFormValues {
  const teacherId = teachers[0]?.id ?? '';
  const onlySet = seedSets.length === 1 ? seedSets[0] : undefined;
  return {
    name: `Run ${runNumber}`,
    seedSetIds: onlySet ? [onlySet.id] : [],
    teacherIds: { evolver: teacherId, judge: teacherId, responder: teacherId },
    driver: 'live',
    capUsd: '',
    randomSeed: '1',
    ...firstMethodFields(),
  };
}
