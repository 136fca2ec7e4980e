/** What the exam pages of a course know when they are built: its forms, its skills, and the rules they follow. */
import { getCollection, getEntry } from 'astro:content';
import { loadPractice } from '#src/components/practice/course-practice.ts';
import type { Course } from '#src/components/site/courses.ts';
import { blueprintsOf } from '#src/quiz/exam/blueprint.ts';
import type { Blueprint, Exams } from '#src/quiz/exam/blueprint.ts';

export interface CourseExams {
  course: Course;
  blueprints: readonly Blueprint[];
  /** The skills in the order of the exam. */
  objectives: readonly { id: string; name: string; skill: string }[];
  /** Each of them by its id, as the element of a page carries them. */
  skills: string;
  /** What `content/exams` says, for the script of the page. */
  exams: Exams;
}

/** One page for each course that has exams. */
export const examPaths = async (): Promise<{ params: { course: string }; props: { id: string } }[]> =>
  (await getCollection('exams')).map(({ id }) => ({ params: { course: id }, props: { id } }));

/** The exams of a course. A course without any is our mistake. */
export async function loadExams(id: string): Promise<CourseExams> {
  const entry = await getEntry('exams', id);
  if (!entry) throw new Error(`content/exams/${id}.yaml is not there, so the course ${id} has no exams.`);
  const { course, data } = await loadPractice(id);
  const objectives = data.objectives.map(({ id: objective, name, skill }) => ({ id: objective, name, skill }));
  return {
    course,
    blueprints: blueprintsOf(id, entry.data),
    objectives,
    skills: JSON.stringify(Object.fromEntries(objectives.map((one) => [one.id, one.skill]))),
    exams: entry.data,
  };
}
