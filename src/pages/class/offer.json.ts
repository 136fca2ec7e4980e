/** What a class can be made of, course by course: ready plans, units, labs, exams and questions to poll. No key is among it. */
import type { APIRoute } from 'astro';
import { getCollection } from 'astro:content';
import type { Offer } from '#src/components/classroom/teach/offer-shape.ts';
import { loadCourses } from '#src/components/site/courses.ts';
import { labs } from '#src/lab/registry.ts';
import { blueprintsOf } from '#src/quiz/exam/blueprint.ts';
import { kindOf } from '#src/quiz/registry.ts';

/** A question on one line of a list. */
const longest = 140;
const shortened = (stem: string): string => {
  const line = stem.replaceAll(/[`*]/g, '').replaceAll(/\s+/g, ' ').trim();
  return line.length <= longest ? line : `${line.slice(0, longest - 1).trimEnd()}…`;
};

export const GET: APIRoute = async () => {
  const courses = await loadCourses();
  const items = await getCollection('items', ({ data }) => !kindOf(data.kind).examOnly);
  const exams = await getCollection('exams');
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
      exams: exams
        .filter((one) => one.id === id)
        .flatMap(({ data }) => blueprintsOf(id, data))
        .filter(({ asks }) => asks === undefined)
        .map((one) => ({ ref: one.id, title: one.title, minutes: one.minutes })),
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
