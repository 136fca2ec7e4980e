/** What a class can be made of, course by course: ready plans, units, labs, exams and questions to poll. No key is among it. */
import type { APIRoute } from 'astro';
import { getCollection } from 'astro:content';
import type { Offer } from '#src/components/classroom/teach/offer-shape.ts';
import { loadExams } from '#src/components/exam/course-exams.ts';
import { loadCourses } from '#src/components/site/courses.ts';
import { labs } from '#src/lab/registry.ts';
import { kindOf } from '#src/quiz/registry.ts';

/** A question on one line of a list. */
const longest = 140;
const shortened = (stem: string): string => {
  const line = stem.replaceAll(/[`*]/g, '').replaceAll(/\s+/g, ' ').trim();
  return line.length <= longest ? line : `${line.slice(0, longest - 1).trimEnd()}…`;
};

/** The forms of a course that can be given to a class: one that is about a skill stands there for each of them. */
async function examsOf(course: string): Promise<[string, Offer['courses'][number]['exams']]> {
  const { blueprints, objectives } = await loadExams(course);
  const forms = blueprints.flatMap(({ id, title, minutes, asks }) =>
    asks === undefined
      ? [{ ref: id, title, minutes }]
      : asks === 'objective'
        ? objectives.map((one) => ({ ref: `${id}/${one.id}`, title: `${title}: ${one.skill}`, minutes }))
        : [],
  );
  return [course, forms];
}

export const GET: APIRoute = async () => {
  const courses = await loadCourses();
  const items = await getCollection('items', ({ data }) => !kindOf(data.kind).examOnly);
  const withExams = new Set((await getCollection('exams')).map(({ id }) => id));
  const exams = new Map(await Promise.all(courses.flatMap(({ id }) => (withExams.has(id) ? [examsOf(id)] : []))));
  const plans = await getCollection('classPlans');
  const offer: Offer = {
    courses: courses.map(({ id, title, short, units }) => ({
      id,
      title,
      short,
      units: units.flatMap(({ id: ref, title: name, href, times }) =>
        href === undefined ? [] : [{ ref, title: name, href, minutes: (times?.reading ?? 0) + (times?.check ?? 0) }],
      ),
      labs: labs
        .filter((lab) => lab.id.startsWith(`${id}/`))
        .map((lab) => ({ ref: lab.id, title: lab.title, minutes: lab.minutes })),
      exams: exams.get(id) ?? [],
      questions: items
        .filter((one) => one.id.startsWith(`${id}/`))
        .map(({ id: ref, data }) => ({
          ref,
          title: shortened(kindOf(data.kind).publicView(data).stem),
          unit: ref.split('/').slice(0, 2).join('/'),
        })),
      plans: plans.filter((plan) => plan.id.startsWith(`${id}/`)).map(({ id: plan, data }) => ({ id: plan, ...data })),
    })),
  };
  return Response.json(offer);
};
