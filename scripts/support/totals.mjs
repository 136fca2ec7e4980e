/** How many tests passed and failed, from the reports the runners leave behind. */
import { existsSync, readFileSync } from 'node:fs';

/** Of a step that counts no tests. */
export const nothing = { passed: 0, failed: 0, skipped: 0 };
/** A runner that left no report died before its tests; that must not look like nothing to do. */
const missing = { ...nothing, failed: 1 };
const readJson = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined);

/** Vitest's JSON report. A file that could not even be loaded has no tests, yet it failed. */
export function totalsOfVitest(file) {
  const report = readJson(file);
  if (!report) return missing;
  const broken = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  ).length;
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/** Playwright's JSON report. A test that passed on a second try has passed; there are no second tries here. */
export function totalsOfPlaywright(file) {
  const report = readJson(file);
  if (!report) return missing;
  const { expected, flaky, unexpected, skipped } = report.stats;
  return { passed: expected + flaky, failed: unexpected, skipped };
}

export const addUp = (totals) =>
  totals.reduce(
    (sum, { passed, failed, skipped }) => ({
      passed: sum.passed + passed,
      failed: sum.failed + failed,
      skipped: sum.skipped + skipped,
    }),
    nothing,
  );
