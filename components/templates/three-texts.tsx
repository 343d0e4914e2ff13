'use client';
/** A draft, the version that it was begun from, and a newer one of somebody else: each pair of them as a diff. */
import { useState } from 'react';
import { Tab, TabList, TabPanel, Tabs } from '@/components/ui/tabs';
import type { TemplateVersionView } from '@/lib/core/contract/templates';
import { LazyDiff } from './lazy-diff';

type ThreeTextsProps = { base: TemplateVersionView; theirs: TemplateVersionView; mine: string };

export function ThreeTexts({ base, theirs, mine }: ThreeTextsProps) {
  const [view, setView] = useState<'against' | 'mine' | 'theirs'>('against');
  const from = `version ${base.version}`;
  return (
    <Tabs value={view} onValueChange={setView}>
      <TabList label="Which two texts">
        <Tab value="against">Theirs to yours</Tab>
        <Tab value="mine">Your changes</Tab>
        <Tab value="theirs">Their changes</Tab>
      </TabList>
      <TabPanel value="against">
        <p className="mb-2 text-sm text-muted">
          Saving now would change version {theirs.version} of {theirs.authorName ?? 'somebody else'} like this:
        </p>
        <LazyDiff before={theirs.text} after={mine} label={`Version ${theirs.version} to yours`} />
      </TabPanel>
      <TabPanel value="mine">
        <LazyDiff before={base.text} after={mine} label={`What you changed since ${from}`} />
      </TabPanel>
      <TabPanel value="theirs">
        <LazyDiff before={base.text} after={theirs.text} label={`What they changed since ${from}`} />
      </TabPanel>
    </Tabs>
  );
}
