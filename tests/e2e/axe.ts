import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/**
 * Holds a page against the rules of axe, in the page itself. Otherwise each look would open a tab of its own, only to
 * put together what was found in frames of other origins, and the window has no frames.
 */
export function axeOn(page: Page): AxeBuilder {
  return new AxeBuilder({ page }).setLegacyMode();
}
