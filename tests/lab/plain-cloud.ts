/** A Cloud without what follows from the order and the moment of its requests: two ways to one end can be compared. */
import type { Cloud } from '#src/azure/cloud.ts';

const guid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi;
const moment = /\d{4}-\d\d-\d\dT[\d:.]+Z/g;
/** Subscriptions are told by the scenario. Every other GUID is worked out from the number of a write. */
const isTold = (id: string) => id.startsWith('00000000-');

const plain = (value: unknown): unknown => {
  if (typeof value === 'string')
    return value.replaceAll(guid, (id) => (isTold(id) ? id : '<guid>')).replaceAll(moment, '<moment>');
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== 'etag')
      .map(([key, part]) => [key, plain(part)]),
  );
};

/** Resources that may differ, with the member that names one of them. */
export interface LeftOut {
  type: string;
  member: string;
}

const without = (value: unknown, member: string): unknown => {
  if (Array.isArray(value)) return value.map((one) => without(one, member));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== member)
      .map(([key, part]) => [key, without(part, member)]),
  );
};

/** Every resource by its id, with what a reader of the resource could see of it. */
export const plainCloud = ({ resources }: Cloud, leftOut?: LeftOut): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(resources)
      .filter(([, { type }]) => type !== leftOut?.type)
      .map(([key, { location, tags, sku, zones, envelope, properties }]): [string, unknown] => [
        key,
        without(plain({ location, tags, sku, zones, envelope, properties }), leftOut?.member ?? ''),
      ])
      .toSorted(([one], [other]) => (one < other ? -1 : 1)),
  );
