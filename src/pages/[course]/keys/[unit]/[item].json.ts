/**
 * The key of one item: which options are right, and why. A file of its own, so that no lesson page carries it;
 * the page fetches it when *Check* is pressed.
 */
import type { APIRoute, GetStaticPaths } from 'astro';
import { getCollection } from 'astro:content';
import { kindOf } from '#src/quiz/registry.ts';
import type { Key } from '#src/quiz/score.ts';

export const getStaticPaths = (async () => {
  const items = await getCollection('items');
  const beliefs = new Map((await getCollection('misconceptions')).map(({ id, data }) => [id, data.belief]));
  return items.map(({ id, data }) => {
    const [course, unit, ...rest] = id.split('/');
    return {
      params: { course, unit, item: rest.join('-') },
      props: { key: withBeliefs(kindOf(data.kind).keyOf(data), beliefs) },
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

export const GET: APIRoute = ({ props }) => Response.json(props.key);
