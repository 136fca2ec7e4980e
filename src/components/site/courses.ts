/** The courses as pages show them: the list from `content/courses`, with what is already written. */
import { getCollection, getEntry } from 'astro:content';

export interface Unit {
  /** The unit's id and its lesson's, for example `expressroute/09-fastpath`. */
  id: string;
  number: number;
  title: string;
  minutes: number;
  about: string;
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
  minutes: number;
  units: readonly Unit[];
}

/** One course with its units in order. */
export async function loadCourse(id: string): Promise<Course> {
  const entry = await getEntry('courses', id);
  if (!entry) {
    const known = (await getCollection('courses')).map((course) => course.id).join(', ');
    throw new Error(`No course "${id}". Known courses: ${known}.`);
  }
  const lessons = new Map((await getCollection('docs')).map((lesson) => [lesson.id, lesson.data]));
  const units = entry.data.units.map(({ slug, number, title, minutes, about }): Unit => {
    const unit = `${id}/${slug}`;
    const lesson = lessons.get(unit);
    return {
      id: unit,
      number,
      title,
      minutes,
      about,
      objectives: lesson?.objectives ?? [],
      labs: lesson?.labs ?? [],
      ...(lesson ? { href: `/${unit}/` } : {}),
    };
  });
  return {
    id,
    href: `/${id}/`,
    title: entry.data.title,
    short: entry.data.short,
    summary: entry.data.summary,
    minutes: units.reduce((sum, { minutes }) => sum + minutes, 0),
    units,
  };
}

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
