/** A warning or an error on the console is a defect: it fails the test that caused it. */
import { afterEach, beforeEach, expect, vi } from 'vitest';

beforeEach(() => {
  vi.spyOn(console, 'error');
  vi.spyOn(console, 'warn');
});

afterEach(() => {
  const said = [...vi.mocked(console.error).mock.calls, ...vi.mocked(console.warn).mock.calls].map((call) =>
    call.join(' '),
  );
  vi.restoreAllMocks();
  expect(said, 'nothing is written to the console').toEqual([]);
});
