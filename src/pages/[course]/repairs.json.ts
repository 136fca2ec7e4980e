/** What repairs a wrong answer to a question that was made anew: each misconception in words, and where each fact is taught. No answer follows from it. */
import type { APIRoute } from 'astro';
import { getCollection } from 'astro:content';
import { allFacts, isAnyFact, placeOf } from '#src/base/all-facts.ts';
import { coursePaths } from '#src/components/site/course-paths.ts';

export const getStaticPaths = coursePaths;

export const GET: APIRoute = async () => {
  const beliefs = (await getCollection('misconceptions')).map(({ id, data }) => [id, data.belief] as const);
  const places = Object.keys(allFacts).flatMap((fact) => {
    const place = isAnyFact(fact) ? placeOf(fact) : undefined;
    return place === undefined ? [] : [[fact, place] as const];
  });
  return Response.json({ beliefs: Object.fromEntries(beliefs), places: Object.fromEntries(places) });
};
