import 'fake-indexeddb/auto';
import { expect, test, vi } from 'vitest';
import { stamp } from '#src/progress/stamp.ts';
import { openRecord } from '#src/progress/stores/browser.ts';

const unit = 'expressroute/09-fastpath';
const base = { course: 'expressroute', unit };

test('a unit page records that it was opened and read, once each, and shows what the record says', async () => {
  let reach: (() => void) | undefined;
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      constructor(tell: (entries: { isIntersecting: boolean }[]) => void) {
        reach = () => tell([{ isIntersecting: true }]);
      }
      observe() {}
      disconnect() {}
    },
  );
  const record = await openRecord();
  await record.append([stamp({ ...base, kind: 'check.marked', points: 3, outOf: 6, items: [] })]);
  document.body.innerHTML = `
    <span data-unit-progress="${unit}" data-labs="expressroute/a"></span><span data-unit-progress="expressroute/01-introduction"></span>
    <span data-check-result="${unit}"></span><b data-total-xp></b><p data-record-trouble hidden></p><span data-unit-end="${unit}"></span>
    <i data-lab-done="expressroute/a" hidden>Done</i><i data-lab-done="expressroute/b" hidden>Done</i>`;
  const textOf = (selector: string) => document.querySelector(selector)?.textContent;

  await import('#src/components/record/progress-badge.ts');
  await vi.waitFor(() => expect(textOf(`[data-unit-progress="${unit}"]`)).toBe('Started · 100 XP'));
  expect(textOf('[data-unit-progress="expressroute/01-introduction"]')).toBe('Not started');
  expect(textOf('[data-check-result]')).toBe('Your best result so far: 3 of 6 points.');
  await vi.waitFor(() => expect(reach).toBeDefined());
  reach?.();
  await vi.waitFor(() => expect(textOf('[data-total-xp]')).toBe('200 XP'));
  expect((await record.all()).map(({ kind }) => kind).toSorted()).toEqual(['check.marked', 'unit.opened', 'unit.read']);

  await record.append([
    stamp({ ...base, kind: 'check.marked', points: 6, outOf: 6, items: [] }),
    stamp({ ...base, kind: 'lab.done', lab: 'expressroute/a', attempt: 'x' }),
  ]);
  await vi.waitFor(() => expect(textOf(`[data-unit-progress="${unit}"]`)).toBe('Done · 400 XP'));
  expect(document.querySelector<HTMLElement>(`[data-unit-progress="${unit}"]`)?.dataset.state).toBe('done');
  const marked = [...document.querySelectorAll<HTMLElement>('[data-lab-done]')].filter((place) => !place.hidden);
  expect(marked.map(({ dataset }) => dataset['labDone'])).toEqual(['expressroute/a']);

  const broken = vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(() => {
    throw new DOMException('no', 'SecurityError');
  });
  await record.append([stamp({ ...base, kind: 'unit.opened' })]);
  await vi.waitFor(() => expect(textOf('[data-record-trouble]')).toContain('does not let the site store anything'));
  expect(document.querySelector<HTMLElement>('[data-record-trouble]')?.hidden).toBe(false);
  broken.mockRestore();
});
