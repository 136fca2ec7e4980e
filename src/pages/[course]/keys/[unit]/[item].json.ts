/**
 * The key of one item: which answers are right, why, and where that is taught. A file of its own, so that no lesson page carries it;
 * the page fetches it when *Check* is pressed.
 */
import type { APIRoute, GetStaticPaths } from 'astro';
import { getCollection } from 'astro:content';
import { isAnyFact, placeOf } from '#src/base/all-facts.ts';
import { kindOf } from '#src/quiz/registry.ts';
import type { Key, Taught } from '#src/quiz/score.ts';

export const getStaticPaths = (async () => {
  const items = await getCollection('items');
  const beliefs = new Map((await getCollection('misconceptions')).map(({ id, data }) => [id, data.belief]));
  return items.map(({ id, data }) => {
    const [course, unit, ...rest] = id.split('/');
    return {
      params: { course, unit, item: rest.join('-') },
      props: { key: { ...withBeliefs(kindOf(data.kind).keyOf(data), beliefs), taughtAt: placesOf(data.facts) } },
    };
  });
}) satisfies GetStaticPaths;

/** Puts the words of each misconception beside its id. */
const withBeliefs = (key: Key, beliefs: ReadonlyMap<string, string>): Key => ({
  ...key,
  options: key.options.map((option) => {
    const beliefSays = beliefs.get(option.belief ?? '');
    return beliefSays === undefined ? option : { ...option, beliefSays };
  }),
});

/** The sections that teach these facts. A fact that no lesson teaches yet has none. */
const placesOf = (facts: readonly string[]): Taught[] =>
  facts.flatMap((fact) => {
    const place = isAnyFact(fact) ? placeOf(fact) : undefined;
    return place === undefined ? [] : [place];
  });

export const GET: APIRoute = ({ props }) => Response.json(props.key);
