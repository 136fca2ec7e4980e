import { expect, test } from 'vitest';
import { knownSkills, showPath } from '#src/components/practice/known-path.ts';
import { planOf, showPlan } from '#src/components/practice/plan.ts';
import { rowsOf, showReadiness } from '#src/components/practice/readiness.ts';
import { answered, data, now, questionNamed } from '#tests/practice/bank.ts';

function page(): HTMLElement {
  document.body.innerHTML = `<main>
    <section data-now hidden><div data-now-words></div></section>
    <section data-whole hidden><div data-whole-words></div></section>
    <table><tbody>${data.objectives
      .map(({ id }) => `<tr data-objective="${id}"><td data-scale></td><td data-standing></td></tr>`)
      .join('')}</tbody></table>
    <section data-plan hidden><div data-plan-words></div><ol data-days></ol><div data-left></div></section>
  </main>`;
  return document.querySelector('main') ?? document.body;
}

/** So many answers on an objective, each to another question. */
const answersOn = (objective: string, count: number, points: number) =>
  Array.from({ length: count }, (_, n) =>
    answered(n, { id: `${objective}.${n}`, item: `expressroute/01-unit/${objective}-${n}`, objective, points }),
  );
const show = (events: ReturnType<typeof answersOn>) => {
  const place = page();
  showReadiness(place, data, rowsOf(data, events, [], now), events.length);
  return place;
};
const rowOf = (place: HTMLElement, name: string) => place.querySelector(`[data-objective="az-700/${name}"]`);

test('an empty record leads to the diagnostic, and says nothing about anybody', () => {
  const place = show([]);
  const now = place.querySelector<HTMLElement>('[data-now]');
  expect(now?.hidden).toBe(false);
  expect(now?.querySelector('a')?.getAttribute('href')).toBe('/expressroute/diagnostic/');
  expect(place.querySelector<HTMLElement>('[data-whole]')?.hidden).toBe(true);
  expect(rowOf(place, 'E1')?.textContent).toContain('Not enough yet: 12 more questions');
});

test('a verdict comes with its interval, and none comes where too little is known', () => {
  const place = show([
    ...answersOn('az-700/E1', 30, 1),
    ...answersOn('az-700/E2', 30, 0),
    ...answersOn('az-700/E3', 5, 1),
  ]);
  expect(rowOf(place, 'E1')?.textContent).toMatch(/\d+ to \d+, from 30 questionsReady/);
  expect(rowOf(place, 'E2')?.textContent).toContain('Not yet');
  expect(rowOf(place, 'E3')?.textContent).toContain('Not enough yet: 7 more questions');
  expect(rowOf(place, 'E1')?.querySelectorAll('svg .practice-scale-cut')).toHaveLength(1);
  expect(place.querySelector('[data-whole-words]')?.textContent).toContain('Too little is known to judge the whole.');
});

test('the weakest objective is today’s weak spot, one press away from practice', () => {
  const place = show([...answersOn('az-700/E1', 30, 1), ...answersOn('az-700/E2', 30, 0)]);
  const words = place.querySelector('[data-now-words]');
  expect(words?.textContent).toContain('Your weak spot today: Do what E2 asks.');
  expect(words?.querySelector('a.cc-button')?.getAttribute('href')).toBe('/expressroute/practice/?objective=E2');
});

test('no page of readiness calls anybody ready for the exam of the vendor', () => {
  const mostly = data.objectives
    .flatMap(({ id }) => answersOn(id, 42, 1))
    .map((event, n) => ({ ...event, points: n % 7 === 0 ? 0 : 1 }));
  const place = show(mostly);
  expect(place.querySelector('[data-whole-words]')?.textContent).toMatch(/^Ready\./);
  expect(place.textContent).not.toMatch(/ready for AZ-700/i);
});

test('answers to another course are not about this one', () => {
  const foreign = answersOn('az-700/E1', 30, 1).map((event) => ({ ...event, course: 'vpn-gateway' }));
  expect(rowsOf(data, foreign, [], now).every(({ items }) => items === 0)).toBe(true);
});

test('the plan deals the weakest first, and leaves out what was read', () => {
  const events = [...answersOn('az-700/E1', 30, 1), ...answersOn('az-700/E2', 30, 0)];
  const read = {
    kind: 'unit.read' as const,
    id: 'read',
    at: now,
    course: 'expressroute',
    unit: 'expressroute/02-unit',
  };
  const plan = planOf(data, [...events, read], [questionNamed('single')], { exam: '2026-11-26', minutesADay: 60 }, now);
  if ('problem' in plan) throw new Error(plan.problem);
  const place = page();
  showPlan(place, data, plan, 'One day went by.');
  const links = [...place.querySelectorAll('[data-days] a')].map((link) => link.getAttribute('href'));
  expect(links.find((href) => href?.includes('practice'))).toBe('/expressroute/practice/?objective=E2');
  expect(links).not.toContain('/u2/');
  expect(place.querySelector('[data-plan-words]')?.textContent).toContain('One day went by. 3 days of 60 minutes');
  expect(place.querySelector('h3')?.textContent).toMatch(/^Today, /);
});

test.for([
  { wanted: { exam: '2020-01-01', minutesADay: 60 }, says: 'is in the past' },
  { wanted: { exam: '', minutesADay: 60 }, says: 'needs the day of the exam' },
  { wanted: { exam: '2026-11-26', minutesADay: NaN }, says: 'Give it 5 or more' },
])('there is no plan, with the reason: $says', ({ wanted, says }) => {
  const plan = planOf(data, [], [], wanted, now);
  expect('problem' in plan ? plan.problem : 'a plan').toContain(says);
});

test('the path of three days leaves out what is known, and brings it back when asked', () => {
  const skills = knownSkills(data, answersOn('az-700/E1', 30, 1), [], now);
  expect(skills).toContain('az-700/E1');
  document.body.innerHTML = `<section data-day><h2><span data-day-minutes>1 h 10 min</span></h2><ol>
    <li data-skill="az-700/E1" data-minutes="40"></li>
    <li data-skill="az-700/E9" data-minutes="30"><details><summary data-again>Read before: 2 parts</summary></details></li></ol></section>`;
  const hidden = () => [...document.querySelectorAll<HTMLElement>('[data-skill]')].map((skill) => skill.hidden);
  const said = () => document.querySelector('[data-day-minutes]')?.textContent;
  showPath(document, ['az-700/E1'], false);
  expect([hidden(), said()]).toEqual([[true, false], '30 minutes']);
  expect(document.querySelector('summary')?.textContent).toBe('Read before, or known: 2 parts');
  showPath(document, ['az-700/E1'], true);
  expect([hidden(), said()]).toEqual([[false, false], '1 h 10 min']);
  expect(document.querySelector('summary')?.textContent).toBe('Read before: 2 parts');
  expect(document.querySelector('[data-skill]')?.hasAttribute('data-known')).toBe(true);
});
