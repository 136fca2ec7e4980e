// @vitest-environment jsdom
/** Nothing marks before the end: from the first question to the last answer no key is asked for, and the report asks for each once. */
import 'fake-indexeddb/auto';
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { ExamPlace } from '#src/components/exam/ExamPlace.tsx';
import { ReportPlace } from '#src/components/exam/report/ReportPlace.tsx';
import type { Site } from '#src/components/exam/site.ts';
import { openRecord } from '#src/progress/stores/browser.ts';
import { kindOf } from '#src/quiz/registry.ts';
import { attempt, bank, form, standInDialogs, started } from '#tests/exam/small-form.ts';

const site: Site = { course: 'expressroute', base: '', skills: { 'az-700/E4': 'Build FastPath.' } };

const asked: string[] = [];
/** Serves the bank, the facts and the keys as the site does, and remembers what was asked for. */
function serve(isKeyThere: () => boolean = () => true): void {
  vi.stubGlobal('fetch', (address: string) => {
    asked.push(address);
    const name = /\/keys\/09-fastpath\/a-(.+)\.json$/.exec(address)?.[1];
    if (address === '/expressroute/bank.json') return Promise.resolve(Response.json(bank));
    if (address === '/expressroute/exam/facts.json')
      return Promise.resolve(
        Response.json([
          { id: 'expressroute/fastpath', today: 'It goes around.', source: 'A page', asOf: 'May 1, 2026' },
        ]),
      );
    if (name === undefined || !isKeyThere()) return Promise.resolve(new Response('', { status: 404 }));
    const kind = kindOf(name);
    return Promise.resolve(Response.json(kind.keyOf(kind.example.item)));
  });
}

beforeAll(standInDialogs);
beforeEach(async () => {
  asked.length = 0;
  const record = await openRecord();
  await record.erase();
  await record.attempts.append(attempt, 0, started({ at: Date.now() }));
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const keysAsked = () => asked.filter((address) => address.includes('/keys/') || address.includes('repairs'));

async function takeTheExam(): Promise<void> {
  const user = userEvent.setup();
  const place = render(<ExamPlace attempt={attempt} site={site} />);
  await screen.findByRole('heading', { name: 'Question 1 of 6' });
  await user.click(screen.getAllByRole('radio')[0]!);
  await user.click(screen.getByRole('button', { name: 'Review my answers' }));
  await user.click(screen.getByRole('button', { name: 'Hand in the exam' }));
  await user.click(screen.getByRole('button', { name: 'Hand in now' }));
  const link = await screen.findByRole('link', { name: 'Read my report' });
  expect(link.getAttribute('href')).toBe(`/expressroute/exam/report/?attempt=${encodeURIComponent(attempt)}`);
  place.unmount();
}

test('no key is asked for before the report, and then each once', async () => {
  serve();
  await takeTheExam();
  expect(keysAsked()).toEqual([]);
  render(<ReportPlace attempt={attempt} site={site} />);
  await screen.findByRole('heading', { name: 'Skill by skill' });
  expect(keysAsked()).toHaveLength(6);
  expect(new Set(keysAsked()).size).toBe(6);
});

test('the report of an exam that is under way asks for no key and leads back to it', async () => {
  serve();
  render(<ReportPlace attempt={attempt} site={site} />);
  expect(await screen.findByRole('link', { name: 'Go on with the exam' })).toBeDefined();
  expect(keysAsked()).toEqual([]);
});

test('the record hears of each question and of the exam, once however often the report is read', async () => {
  serve();
  await takeTheExam();
  for (const _ of [1, 2]) {
    const place = render(<ReportPlace attempt={attempt} site={site} />);
    await screen.findByRole('heading', { name: 'Skill by skill' });
    place.unmount();
  }
  const events = await (await openRecord()).all();
  expect(events.filter(({ kind }) => kind === 'item.answered')).toHaveLength(6);
  const [done, ...others] = events.filter(({ kind }) => kind === 'exam.done');
  expect(done).toMatchObject({ form: form.blueprint, attempt, course: 'expressroute' });
  expect(others).toEqual([]);
});

test('the report leads to practice of the skill that went worst', async () => {
  serve();
  await takeTheExam();
  render(<ReportPlace attempt={attempt} site={site} />);
  const link = await screen.findByRole('link', { name: 'Practice it: ten questions' });
  expect(link.getAttribute('href')).toBe('/expressroute/practice/?objective=az-700%2FE4');
});

test('a question is explained with its answer, its facts and what is right', async () => {
  serve();
  await takeTheExam();
  render(<ReportPlace attempt={attempt} site={site} />);
  const heading = await screen.findByRole('heading', { name: /^Question 2: Not answered/ });
  const item = heading.closest('details')!;
  expect(item.textContent).toContain('It goes around.');
  expect(item.textContent).toMatch(/Right\. Red is a color/);
  // Nothing was chosen, so nothing was rightly left out either.
  expect(item.textContent).not.toMatch(/you/i);
});

test('keys that do not come leave nothing marked, and can be asked for again', async () => {
  let isThere = false;
  serve(() => isThere);
  await takeTheExam();
  render(<ReportPlace attempt={attempt} site={site} />);
  expect((await screen.findByRole('alert')).textContent).toContain('Nothing is marked yet');
  expect((await (await openRecord()).all()).filter(({ kind }) => kind === 'item.answered')).toEqual([]);
  isThere = true;
  await userEvent.setup().click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByRole('heading', { name: 'Skill by skill' })).toBeDefined();
});

test('an exam that is open in another tab says so, and is taken over with every answer', async () => {
  serve();
  const user = userEvent.setup();
  const first = render(<ExamPlace attempt={attempt} site={site} />);
  await screen.findByRole('heading', { name: 'Question 1 of 6' });
  await user.click(screen.getAllByRole('radio')[0]!);
  const second = document.body.appendChild(document.createElement('div'));
  render(<ExamPlace attempt={attempt} site={site} />, { container: second });
  await user.click(await screen.findByRole('button', { name: 'Take the exam over' }));
  await vi.waitFor(() => expect(second.textContent).toContain('Question 1 of 6'));
  expect(second.querySelector<HTMLInputElement>('input[type="radio"]')?.checked).toBe(true);
  await vi.waitFor(() => expect(first.container.textContent).toContain('This exam is open elsewhere'), {
    timeout: 3000,
  });
});

test('an exam that is not there says so, and leads to the others', async () => {
  serve();
  render(<ExamPlace attempt="exam/expressroute/none" site={site} />);
  expect((await screen.findByRole('alert')).textContent).toContain('This browser has no exam');
  expect(screen.getByRole('link', { name: 'All practice exams' }).getAttribute('href')).toBe('/expressroute/exam/');
});
