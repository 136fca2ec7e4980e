/** The courses as pages show them: the list from `content/courses`, with what is already written. */
import { getCollection, getEntry } from 'astro:content';
import { most } from '#src/quiz/draw.ts';
import { kindOf } from '#src/quiz/registry.ts';
import { labs as allLabs } from '#src/lab/registry.ts';
import { minutesOf, timesOf, type Times } from './times.ts';

export interface Unit {
  /** The unit's id and its lesson's, for example `expressroute/09-fastpath`. */
  id: string;
  number: number;
  title: string;
  about: string;
  /** How long it takes. Absent: it is still to be written. */
  times?: Times;
  /** Where its lesson stands. Absent: it is still to be written. */
  href?: string;
  objectives: readonly string[];
  labs: readonly string[];
}

export interface Course {
  id: string;
  href: string;
  title: string;
  short: string;
  summary: string;
  /** Minutes for what is written so far. */
  minutes: number;
  /** The facts whose sentences stand on its sheet. */
  sheet: readonly string[];
  units: readonly Unit[];
}

/** Nothing changes during a build, and every page asks. */
const kept = new Map<string, Promise<Course>>();

/** One course with its units in order. */
export function loadCourse(id: string): Promise<Course> {
  const before = import.meta.env.PROD ? kept.get(id) : undefined;
  const course = before ?? readCourse(id);
  kept.set(id, course);
  return course;
}

async function readCourse(id: string): Promise<Course> {
  const entry = await getEntry('courses', id);
  if (!entry) {
    const known = (await getCollection('courses')).map((course) => course.id).join(', ');
    throw new Error(`No course "${id}". Known courses: ${known}.`);
  }
  const lessons = new Map((await getCollection('docs')).map((lesson) => [lesson.id, lesson]));
  const items = await getCollection('items', ({ data }) => !kindOf(data.kind).examOnly);
  const units = entry.data.units.map(({ slug, number, title, about }): Unit => {
    const unit = `${id}/${slug}`;
    const lesson = lessons.get(unit);
    const labs = lesson?.data.labs ?? [];
    return {
      id: unit,
      number,
      title,
      about,
      objectives: lesson?.data.objectives ?? [],
      labs,
      ...(lesson
        ? {
            href: `/${unit}/`,
            times: timesOf(
              lesson.body ?? '',
              allLabs.filter((lab) => labs.includes(lab.id)).map(({ minutes }) => minutes),
              // A check asks a hand of them at a time.
              Math.min(most, items.filter((item) => item.id.startsWith(`${unit}/`)).length),
            ),
          }
        : {}),
    };
  });
  return {
    id,
    href: `/${id}/`,
    title: entry.data.title,
    short: entry.data.short,
    summary: entry.data.summary,
    sheet: entry.data.sheet,
    minutes: units.reduce((sum, { times }) => sum + (times ? minutesOf(times) : 0), 0),
    units,
  };
}

/** Every course, in the order of `content/courses`. */
export const loadCourses = async (): Promise<Course[]> =>
  Promise.all(
    (await getCollection('courses'))
      .map(({ id }) => id)
      .toSorted()
      .map(loadCourse),
  );

/** The pages that only some courses have. */
const explorers = Object.keys(import.meta.glob('/src/pages/*/explorer.astro'));

/** Where the course's packet explorer stands, if it has one. */
export const explorerOf = ({ id, href }: Pick<Course, 'id' | 'href'>): string | undefined =>
  explorers.some((file) => file.endsWith(`/${id}/explorer.astro`)) ? `${href}explorer/` : undefined;

/** The id of the course a page belongs to: the first part of its address. */
export const courseOf = (pathname: string): string | undefined => /^\/([a-z0-9-]+)\//.exec(pathname)?.[1];

/** The unit a lesson's page is about, with its course. Absent on pages that are no lessons. */
export async function findUnit(lesson: string): Promise<{ course: Course; unit: Unit; index: number } | undefined> {
  const id = courseOf(`/${lesson}`);
  const courses = await getCollection('courses');
  if (id === undefined || !courses.some((course) => course.id === id)) return undefined;
  const course = await loadCourse(id);
  const index = course.units.findIndex((unit) => unit.id === lesson);
  const unit = course.units[index];
  return unit && { course, unit, index };
}
