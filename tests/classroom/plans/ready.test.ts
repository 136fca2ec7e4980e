import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { examsOf, itemsOf } from '#src/classroom/content/course-content.ts';
import type { PlanEntry } from '#src/classroom/classes/plan.ts';
import { faultsOf, lengthOf, leastSlack } from '#src/classroom/plans/ready.ts';
import type { ReadyPlan } from '#src/classroom/plans/ready.ts';
import { course as courseShape, guide, misconception, objectives } from '#src/content.schemas.ts';
import { labs } from '#src/lab/registry.ts';
import type { Item } from '#src/quiz/item.ts';
import { readyPlansOf } from '#tests/classroom/support/ready-plans.ts';

const course = 'expressroute';
const yaml = (file: string): unknown =>
  parse(readFileSync(new URL(`../../../content/${file}`, import.meta.url), 'utf8'));
const units = courseShape.parse(yaml(`courses/${course}.yaml`)).units.map(({ slug }) => `${course}/${slug}`);
const skills = Object.keys(objectives.parse(yaml('objectives/az-700.yaml')).skills).map((skill) => `az-700/${skill}`);
const items: ReadonlyMap<string, Item> = await itemsOf(course);
const exams = await examsOf(course);
const plans = [...(await readyPlansOf(course))];

/** Whether what an entry is about exists. */
function isThere({ kind, ref }: PlanEntry): boolean {
  switch (kind) {
    case 'unit':
    case 'check':
      return units.includes(ref);
    case 'lab':
      return labs.some(({ id }) => id === ref);
    case 'poll':
      return items.get(ref)?.kind === 'single';
    case 'exam': {
      const [form = '', ...skill] = ref.split('/');
      const asks = exams?.forms[form]?.asks;
      return (
        exams?.forms[form] !== undefined &&
        (asks === 'objective' ? skills.includes(skill.join('/')) : skill.length === 0)
      );
    }
    case 'break':
    case 'talk':
      return ref === '';
  }
}

test('the course has a plan for half a day, for a day, and for the days before the exam', () => {
  expect(plans.map(([id]) => id).toSorted()).toEqual(['exam-cram', 'half-day', 'one-day']);
});

describe.for(plans)('the plan %s', ([, plan]) => {
  test('names only units, labs, questions of one answer and forms that exist', () => {
    expect(plan.entries.filter((entry) => !isThere(entry)).map(({ id, ref }) => `${id}: ${ref}`)).toEqual([]);
  });

  test('adds up to its minutes and leaves a tenth of them as slack', () => {
    expect(faultsOf(plan)).toEqual([]);
    expect(lengthOf(plan.entries).slack).toBeGreaterThanOrEqual(plan.minutes * leastSlack);
  });

  test('gives the instructor something to say at everything but breaks', () => {
    const silent = plan.entries.filter(({ kind, says = [] }) => kind !== 'break' && says.length === 0);
    expect(silent.map(({ id }) => id)).toEqual([]);
  });

  test('never goes on for two hours without a break', () => {
    const stretches = plan.entries.reduce<number[]>(
      (all, { kind, minutes = 0 }) =>
        kind === 'break' ? [...all, 0] : [...all.slice(0, -1), (all.at(-1) ?? 0) + minutes],
      [0],
    );
    expect(Math.max(...stretches)).toBeLessThan(120);
  });

  test('gives a lab at least the time that it takes one learner', () => {
    const short = plan.entries.filter(({ kind, ref, minutes = 0 }) => {
      const lab = kind === 'lab' ? labs.find(({ id }) => id === ref) : undefined;
      return lab !== undefined && minutes < lab.minutes;
    });
    expect(short.map(({ id }) => id)).toEqual([]);
  });
});

describe('a plan is refused', () => {
  const entry = (more: Partial<PlanEntry>): PlanEntry => ({
    id: 'one',
    kind: 'talk',
    ref: '',
    minutes: 30,
    slack: 4,
    ...more,
  });
  const planOf = (...entries: PlanEntry[]): ReadyPlan => ({ title: 'A', says: 'B', minutes: 60, entries });

  test.for([
    { plan: planOf(entry({}), entry({})), says: 'Two entries are called “one”', because: 'ids stand in addresses' },
    {
      plan: planOf(entry({}), entry({ id: 'two', minutes: 20 })),
      says: 'take 50',
      because: 'an hour has sixty minutes',
    },
    {
      plan: planOf(entry({ slack: 0 }), entry({ id: 'two' })),
      says: '4 of 60 minutes are slack; at least 6',
      because: 'something is always late',
    },
    {
      plan: planOf(entry({}), entry({ id: 'two', slack: 40 })),
      says: 'more slack than minutes',
      because: 'slack is a part of them',
    },
  ])('$because', ({ plan, says }) => {
    expect(faultsOf(plan).join(' ')).toContain(says);
  });
});

describe('the guides', () => {
  const guides = readdirSync(new URL(`../../../content/guides/${course}`, import.meta.url))
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => ({
      unit: `${course}/${file.slice(0, -'.yaml'.length)}`,
      data: guide.parse(yaml(`guides/${course}/${file}`)),
    }));
  const there = (folder: string, id: string) =>
    readdirSync(new URL(`../../../content/${folder}/`, import.meta.url), {
      recursive: true,
      encoding: 'utf8',
    }).includes(`${id}.yaml`);

  test('there is one for every unit', () => {
    expect(guides.map(({ unit }) => unit)).toEqual(units);
  });

  test.for(guides)('$unit asks a question of one answer, and expects beliefs that are known', ({ data }) => {
    expect(items.get(data.poll)?.kind).toBe('single');
    expect(data.wrong.filter((belief) => !there('misconceptions', belief))).toEqual([]);
  });

  test.for(guides)('$unit gives away why no answer of the bank is right', ({ data }) => {
    const repairs = data.wrong.map((belief) => misconception.parse(yaml(`misconceptions/${belief}.yaml`)).repair);
    const words = [data.aim, ...data.say, ...data.moveOn, ...data.show.map(({ what }) => what), ...repairs].join('\n');
    const whys = [...items.values()].flatMap((item) =>
      item.kind === 'single' ? item.options.map(({ why }) => why) : [],
    );
    expect(whys.filter((why) => words.includes(why.trim()))).toEqual([]);
  });

  test.for(guides)('$unit shows figures that its lesson has', ({ unit, data }) => {
    const lesson = readFileSync(new URL(`../../../content/lessons/${unit}.mdx`, import.meta.url), 'utf8');
    expect(data.show.filter(({ figure }) => !lesson.includes(`<Figure of="${figure}"`))).toEqual([]);
  });
});
