/** What an exam asks of a course: for each of its skills the sections, checks and labs of the course that serve it, with their minutes. */
import { getCollection } from 'astro:content';
import { anchorOf } from '#scripts/support/fact-lessons.mjs';
import { placeOf } from '#src/base/all-facts.ts';
import { factNamed } from '#src/components/facts/words.ts';
import { labs } from '#src/lab/registry.ts';
import type { Course, Unit } from './courses.ts';
import { minutesToRead } from './times.ts';

/** A section to read, or a check to do. `minutes` may be a part of one. */
export interface Part {
  key: string;
  href: string;
  title: string;
  minutes: number;
  kind: 'section' | 'check';
  unit: number;
}

export interface Skill {
  /** `az-700/E4`. */
  id: string;
  skill: string;
  parts: readonly Part[];
  /** Labs that train it: for who has the time. */
  labs: readonly { href: string; title: string; minutes: number }[];
  /** How many questions each unit has for it, the most first. */
  questions: readonly { unit: number; count: number }[];
}

interface Section {
  anchor: string;
  title: string;
  text: string;
}

/** What stands at the end of a lesson and is worth reading before an exam, whatever the skill. */
const boxes = /^(common mistakes|what the exam asks)$/i;
/** What is no reading: the check, lists and links at the end. */
const furniture = /^(check what you know|knowledge check|to look up|read on|do it yourself)$/i;
/** Whether a part belongs to its unit's end, and not to what other units stand on. */
export const isClosing = ({ title, kind }: Part): boolean => kind === 'check' || boxes.test(title);
const hasTable = (text: string): boolean => /^\|.+\|$/m.test(text);

/** The headings of a lesson, each with the text down to the next one. */
function sectionsOf(body: string): Section[] {
  const found: Section[] = [];
  for (const line of body.split('\n')) {
    const heading = /^#{2,4}\s+(.+)$/.exec(line)?.[1]?.replaceAll(/[*_`]/g, '').trim();
    if (heading !== undefined) found.push({ anchor: anchorOf(heading), title: heading, text: '' });
    else {
      const last = found.at(-1);
      if (last) last.text += `${line}\n`;
    }
  }
  return found;
}

/** Everything that can be read in a course, by address. */
export async function readableParts(course: Course): Promise<Map<string, Part & { text: string }>> {
  const lessons = new Map((await getCollection('docs')).map((lesson) => [lesson.id, lesson.body ?? '']));
  return new Map(
    course.units.flatMap(({ id, number }) =>
      sectionsOf(lessons.get(id) ?? '')
        .filter(({ title }) => !furniture.test(title))
        .map(({ anchor, title, text }) => {
          const href = `/${id}/#${anchor}`;
          return [
            href,
            { key: href, href, title, text, minutes: minutesToRead(text), kind: 'section' as const, unit: number },
          ];
        }),
    ),
  );
}

/** Where a lesson teaches a fact, as the address of its section. */
function sectionOf(fact: string): string | undefined {
  const place = placeOf(factNamed(fact));
  return place && `${place.href.split('#')[0] ?? ''}#${anchorOf(place.section)}`;
}

/** The check of a unit as a part: a hand of its questions at a time. */
export const checkOf = ({ id, number, times }: Unit): Part => ({
  key: `${id} check`,
  href: `/${id}/#knowledge-check`,
  title: 'its check',
  minutes: times?.check ?? 0,
  kind: 'check',
  unit: number,
});

/**
 * The skills that the course's lessons and items name, in the order of the exam. A skill needs the sections on which its questions rest
 * first of all, the tables that its other facts stand in, and the boxes and the check of the unit that asks most about it.
 */
export async function loadSkills(
  course: Course,
  readable: ReadonlyMap<string, Part & { text: string }>,
): Promise<{ exam: string; about: string; skills: Skill[] }> {
  const lessons = await getCollection('docs', ({ id }) => id.startsWith(`${course.id}/`));
  const items = await getCollection('items', ({ id }) => id.startsWith(`${course.id}/`));
  const practiced = await Promise.all(
    labs
      .filter(({ id }) => id.startsWith(`${course.id}/`))
      .map(async (entry) => ({ entry, objectives: (await entry.load()).default.objectives })),
  );
  const named = new Set([...lessons.flatMap(({ data }) => data.exam), ...items.map(({ data }) => data.objective)]);
  const exams = (await getCollection('objectives')).filter(({ id }) =>
    [...named].some((one) => one.startsWith(`${id}/`)),
  );
  const skills = exams.flatMap(({ id: exam, data }) =>
    Object.entries(data.skills)
      .filter(([name]) => named.has(`${exam}/${name}`))
      .map(([name, { skill }]): Skill => {
        const own = items.filter(({ data: { objective } }) => objective === `${exam}/${name}`);
        const questions = course.units
          .map((unit) => ({ unit, count: own.filter(({ id }) => id.startsWith(`${unit.id}/`)).length }))
          .filter(({ count }) => count > 0)
          .toSorted((one, other) => other.count - one.count);
        const home = questions[0]?.unit;
        const first = new Set(own.flatMap(({ data: { facts } }) => sectionOf(facts[0] ?? '') ?? []));
        const others = new Set(
          own.flatMap(({ data: { facts } }) => facts.slice(1).flatMap((fact) => sectionOf(fact) ?? [])),
        );
        const read = [...readable.values()].filter(
          ({ href, title, text, unit }) =>
            first.has(href) || (others.has(href) && hasTable(text)) || (unit === home?.number && boxes.test(title)),
        );
        return {
          id: `${exam}/${name}`,
          skill,
          parts: [...read, ...(home === undefined ? [] : [checkOf(home)])],
          labs: practiced
            .filter(({ objectives }) => objectives.includes(name))
            .map(({ entry: { id, title, minutes } }) => ({
              href: `${course.href}labs/${id.slice(course.id.length + 1)}/`,
              title,
              minutes,
            })),
          questions: questions.map(({ unit, count }) => ({ unit: unit.number, count })),
        };
      }),
  );
  return {
    exam: exams.map(({ data }) => data.title).join(', '),
    about: exams.flatMap(({ data }) => data.about ?? []).join(' '),
    skills,
  };
}
