/** What an exam asks of a course: for each of its skills the sections, labs and questions of the course that serve it, with their minutes. */
import { getCollection } from 'astro:content';
import { anchorOf } from '#scripts/support/fact-lessons.mjs';
import { taughtAt } from '#src/base/taught-facts.generated.ts';
import { factNamed } from '#src/components/facts/words.ts';
import { labs } from '#src/lab/registry.ts';
import type { Course } from './courses.ts';
import { checkMinutes, readingMinutes } from './times.ts';

/** A section to read, or a lab to do. */
export interface Part {
  key: string;
  href: string;
  title: string;
  minutes: number;
  kind: 'section' | 'lab';
  /** The number of its unit; none for a lab that belongs to no unit. */
  unit?: number;
}

export interface Skill {
  /** `az-700/E4`. */
  id: string;
  skill: string;
  parts: readonly Part[];
  /** How many questions each unit's check has for it. */
  questions: readonly { unit: number; href: string; count: number }[];
  checkMinutes: number;
}

/** The text below each heading of a lesson, by the heading's anchor. */
function sectionsOf(body: string): Map<string, string> {
  const found = new Map<string, string>();
  let anchor = '';
  for (const line of body.split('\n')) {
    const heading = /^#{2,4}\s+(.+)$/.exec(line)?.[1];
    if (heading !== undefined) anchor = anchorOf(heading.replaceAll(/[*_`]/g, ''));
    else found.set(anchor, `${found.get(anchor) ?? ''}${line}\n`);
  }
  return found;
}

/** The sections that teach these facts, in the order of the course, each once. */
function sectionsFor(
  facts: readonly string[],
  course: Course,
  texts: ReadonlyMap<string, Map<string, string>>,
): Part[] {
  const places = facts.flatMap((fact) => taughtAt[factNamed(fact)] ?? []);
  const sections = new Map(
    places.map((place) => {
      const page = place.href.split('#')[0] ?? place.href;
      const anchor = anchorOf(place.section);
      const href = anchor === '' ? page : `${page}#${anchor}`;
      const part: Part = {
        key: href,
        href,
        title: place.section === '' ? place.lesson : place.section,
        minutes: readingMinutes(texts.get(page)?.get(anchor) ?? ''),
        kind: 'section',
        unit: place.unit,
      };
      return [href, part] as const;
    }),
  );
  const order = [...texts].flatMap(([page, anchors]) => [...anchors.keys()].map((anchor) => `${page}#${anchor}`));
  return [...sections.values()]
    .filter(({ href }) => href.startsWith(course.href))
    .toSorted((one, other) => order.indexOf(one.href) - order.indexOf(other.href));
}

/** The skills that the course's lessons and items name, of every exam, in the order of the exam. */
export async function loadSkills(course: Course): Promise<{ exam: string; skills: Skill[] }> {
  const lessons = await getCollection('docs', ({ id }) => id.startsWith(`${course.id}/`));
  const items = await getCollection('items', ({ id }) => id.startsWith(`${course.id}/`));
  const texts = new Map(
    course.units.map(({ id }) => [`/${id}/`, sectionsOf(lessons.find((one) => one.id === id)?.body ?? '')]),
  );
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
        const doing = practiced
          .filter(({ objectives }) => objectives.includes(name))
          .map(({ entry }): Part => {
            const unit = course.units.find(({ id }) => id === entry.unit)?.number;
            return {
              key: entry.id,
              href: `${course.href}labs/${entry.id.slice(course.id.length + 1)}/`,
              title: entry.title,
              minutes: entry.minutes,
              kind: 'lab',
              ...(unit === undefined ? {} : { unit }),
            };
          });
        const questions = course.units
          .map(({ id, number }) => ({
            unit: number,
            href: `/${id}/#knowledge-check`,
            count: own.filter((item) => item.id.startsWith(`${id}/`)).length,
          }))
          .filter(({ count }) => count > 0);
        return {
          id: `${exam}/${name}`,
          skill,
          parts: [
            ...sectionsFor(
              own.flatMap(({ data: { facts } }) => facts),
              course,
              texts,
            ),
            ...doing,
          ],
          questions,
          checkMinutes: checkMinutes(own.length),
        };
      }),
  );
  return { exam: exams.map(({ data }) => data.title).join(', '), skills };
}
