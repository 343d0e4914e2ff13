/** What axe finds on a page that keeps somebody from using it. */
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

export async function barriers(page: Page, within?: string): Promise<string[]> {
  // There are no frames in these pages: the second page in which axe puts them together costs more than the look itself.
  const builder = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] });
  const { violations } = await (within ? builder.include(within) : builder).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${page.url()}: ${id} at ${node.target.join(' ')}`));
}
