import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { enteredScheme } from '../../../src/domain/model/scheme.ts';
import { contrastOf, leastContrast, pageColours } from '../../../src/domain/scheme-contrast.ts';
import { templateNames } from '../../../src/domain/scheme-templates/template-names.ts';
import { schemeTemplates } from '../../../src/domain/scheme-templates/templates.ts';

test('the pages that colours are held against are those of the tokens', () => {
  const tokens = fs.readFileSync(path.resolve(import.meta.dirname, '../../../src/renderer/ui/tokens.css'), 'utf8');
  expect(tokens).toContain(`--page: light-dark(${pageColours.light}, ${pageColours.dark})`);
  expect(contrastOf('#777777', '#ffffff')).toBeCloseTo(4.478, 3);
});

describe.each(templateNames)('the template %s', (name) => {
  const template = schemeTemplates[name];
  const labels = [...template.spans, ...template.relations];

  test('is a scheme that may be entered', () => {
    expect(enteredScheme.parse(template)).toEqual(template);
  });

  test.each(['light', 'dark'] as const)('has colours that can be read on the %s page', (theme) => {
    for (const { id, appearance } of labels) {
      expect(contrastOf(appearance[theme], pageColours[theme]), id).toBeGreaterThanOrEqual(leastContrast);
    }
  });

  test('tells its labels apart without colour, and says what each is for', () => {
    for (const language of ['ar', 'en'] as const) {
      const tags = template.spans.map(({ tag }) => tag[language]);
      expect(new Set(tags).size).toBe(tags.length);
      for (const { id, guideline } of [...labels, ...template.documents]) expect(guideline[language].length, id).toBeGreaterThan(10);
    }
    const lines = template.spans.map(({ appearance }) => appearance.underline);
    expect(new Set(lines).size).toBe(Math.min(lines.length, 5));
    expect(template.spans.every(({ shortcut }) => shortcut !== null)).toBe(true);
  });
});
