/**
 * The questions of a course as an exam draws them: what each shows, what it tests, and its figures as HTML. Never a key; an exam
 * fetches the keys of its questions, one by one, once it is handed in.
 */
import type { APIRoute, GetStaticPaths } from 'astro';
import { getCollection } from 'astro:content';
import { bankOf } from '#src/components/quiz/bank.ts';

export const getStaticPaths = (async () => {
  const courses = new Set((await getCollection('items')).map(({ id }) => id.split('/')[0]));
  return [...courses].map((course) => ({ params: { course } }));
}) satisfies GetStaticPaths;

export const GET: APIRoute = async ({ params }) => Response.json(await bankOf(params.course ?? ''));
