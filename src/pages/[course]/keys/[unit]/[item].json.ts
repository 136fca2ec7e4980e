/**
 * The key of one item: which options are right, and why. A file of its own, so that no lesson page carries it;
 * the page fetches it when *Check* is pressed.
 */
import type { APIRoute, GetStaticPaths } from 'astro';
import { getCollection } from 'astro:content';
import { kindOf } from '#src/quiz/registry.ts';

export const getStaticPaths = (async () => {
  const items = await getCollection('items');
  return items.map(({ id, data }) => {
    const [course, unit, ...rest] = id.split('/');
    return { params: { course, unit, item: rest.join('-') }, props: { key: kindOf(data.kind).keyOf(data) } };
  });
}) satisfies GetStaticPaths;

export const GET: APIRoute = ({ props }) => Response.json(props.key);
