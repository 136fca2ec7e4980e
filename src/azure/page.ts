/** One page of a list: as much as was asked for, and where the rest is. */
import { keyOf } from '#src/base/resource-id.ts';
import { resourcesAt } from './cloud.ts';
import type { Cloud, Resource } from './cloud.ts';
import type { Shelf } from './shelves.ts';
import type { Answer } from './world.ts';

const pageSize = 1000;

interface Shown {
  /** Which of the shelf are in the list at all. */
  isMeant: (resource: Resource) => boolean;
  show: (resource: Resource) => unknown;
}

function sizeIn(url: URL): number {
  const top = Number(url.searchParams.get('$top') ?? pageSize);
  return Number.isInteger(top) && top > 0 ? Math.min(top, pageSize) : pageSize;
}

/**
 * What fits on one page stands there in the order it came. A longer list goes by keys, and its token is the last key
 * shown, so that what is deleted in between skips nothing.
 */
export function page(cloud: Cloud, shelf: Shelf, url: URL, { isMeant, show }: Shown): Answer {
  const size = sizeIn(url);
  const token = url.searchParams.get('$skiptoken') ?? undefined;
  if (token === undefined && shelf.keys.size <= size) {
    return {
      status: 200,
      body: {
        value: resourcesAt(cloud, [...shelf.keys])
          .filter(isMeant)
          .map(show),
      },
    };
  }
  const found: Resource[] = [];
  for (const key of shelf.after(token)) {
    const resource = cloud.resources[key];
    if (!resource || !isMeant(resource)) continue;
    found.push(resource);
    if (found.length > size) break;
  }
  const shown = found.slice(0, size);
  const last = shown.at(-1);
  if (found.length <= size || !last) return { status: 200, body: { value: shown.map(show) } };
  const next = new URL(url);
  next.searchParams.set('$skiptoken', keyOf(last.id));
  return { status: 200, body: { value: shown.map(show), nextLink: next.href } };
}
