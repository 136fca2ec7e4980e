/** How `npm test` counts. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { addUp, totalsOfPlaywright, totalsOfVitest } from '#scripts/support/totals.mjs';

const folder = mkdtempSync(path.join(tmpdir(), 'crossconnect-totals-'));
afterAll(() => rmSync(folder, { recursive: true }));
const reported = (name: string, report: unknown): string => {
  const file = path.join(folder, name);
  writeFileSync(file, JSON.stringify(report));
  return file;
};

test('a test file that cannot be loaded counts as failed', () => {
  const file = reported('vitest.json', {
    numPassedTests: 7,
    numFailedTests: 1,
    numPendingTests: 2,
    numTodoTests: 0,
    testResults: [
      { status: 'failed', assertionResults: [] },
      { status: 'failed', assertionResults: [{}] },
      { status: 'passed', assertionResults: [{}] },
    ],
  });
  expect(totalsOfVitest(file)).toEqual({ passed: 7, failed: 2, skipped: 2 });
});

test('both runners are added up, and one that left no report has failed', () => {
  const file = reported('playwright.json', { stats: { expected: 3, flaky: 0, unexpected: 1, skipped: 4 } });
  expect(addUp([totalsOfPlaywright(file), totalsOfVitest(path.join(folder, 'none.json'))])).toEqual({
    passed: 3,
    failed: 2,
    skipped: 4,
  });
});
