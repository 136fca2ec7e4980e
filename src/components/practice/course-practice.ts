/** What the practice pages of a course know when they are built: its objectives, and where each is taught. */
import { getCollection } from 'astro:content';
import { loadCourse, type Course } from '#src/components/site/courses.ts';
import type { PracticeData } from '#src/components/practice/data.ts';

/** The objectives that the course's questions test, in the order of the exam, with the units that serve them. */
export async function loadPractice(id: string): Promise<{ course: Course; exam: string; data: PracticeData }> {
  const course = await loadCourse(id);
  const items = await getCollection('items', (item) => item.id.startsWith(`${id}/`));
  const named = new Set(items.map(({ data }) => data.objective));
  const exams = (await getCollection('objectives')).filter((exam) =>
    [...named].some((one) => one.startsWith(`${exam.id}/`)),
  );
  const written = course.units.flatMap(({ id: unit, number, title, href, times }) =>
    href === undefined || times === undefined
      ? []
      : [{ id: unit, number, title, href, minutes: Math.max(1, Math.round(times.reading + times.check)) }],
  );
  const objectives = exams.flatMap((exam) =>
    Object.entries(exam.data.skills)
      .filter(([name]) => named.has(`${exam.id}/${name}`))
      .map(([name, { skill, units }]) => ({
        id: `${exam.id}/${name}`,
        name,
        skill,
        units: written.filter(({ number }) => units.includes(number)),
      })),
  );
  return {
    course,
    exam: exams.map(({ data }) => data.title).join(', '),
    data: { course: id, home: course.href, objectives },
  };
}
