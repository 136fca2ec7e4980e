/** A site of the customer's own: its name and the addresses it announces. Circuits whose tags name the same site serve one. */
import * as shape from '#src/base/shape.ts';
import { word } from '#src/azure/network/world.ts';
import { keyOf } from '#src/base/resource-id.ts';
import type { WorldResource } from '#src/azure/network/world.ts';
import type { PlainCloud } from '#src/azure/pieces/plain.ts';
import { find, ofType, withAll } from '../cloud.ts';
import { listOf } from '../spaces.ts';
import { defineKind } from './part.ts';

const tagsOf = shape.otherwise(shape.object({ onPremisesName: word, onPremisesPrefixes: word }), {
  onPremisesName: '',
  onPremisesPrefixes: '',
});

/** What the tags of a circuit say about the site behind it. */
export const siteOfCircuit = (circuit: WorldResource) => {
  const { onPremisesName, onPremisesPrefixes } = tagsOf.parse(circuit.tags);
  const announced = circuit.onPremises?.prefixes ?? listOf(onPremisesPrefixes);
  return { name: onPremisesName === '' ? `Site behind ${circuit.name}` : onPremisesName, prefixes: announced };
};

/** The id under which a site is listed: that of the first circuit to it, and `/site`. */
export const siteId = (circuit: WorldResource): string => `${circuit.id}/site`;

/** Every site, each with its circuits. */
export function sitesOf(cloud: PlainCloud) {
  const sites = new Map<string, { name: string; prefixes: readonly string[]; circuits: WorldResource[] }>();
  for (const circuit of ofType(cloud, 'expressRouteCircuits')) {
    const site = siteOfCircuit(circuit);
    const before = sites.get(site.name);
    if (before) before.circuits.push(circuit);
    else sites.set(site.name, { ...site, circuits: [circuit] });
  }
  return [...sites.values()];
}

/** The Cloud in which these circuits serve the site so named. */
export const withSite = (
  cloud: PlainCloud,
  circuits: readonly WorldResource[],
  name: string,
  prefixes: readonly string[],
): PlainCloud =>
  withAll(
    cloud,
    circuits.flatMap((circuit) => {
      const now = find(cloud, circuit.id);
      if (!now) return [];
      const { onPremises, ...rest } = now;
      const tags = { ...shape.otherwise(shape.record(shape.string()), {}).parse(now.tags), onPremisesName: name };
      const down = onPremises?.down ?? [];
      return {
        ...rest,
        tags: { ...tags, onPremisesPrefixes: prefixes.join(', ') },
        ...(down.length > 0 && { onPremises: { down } }),
      };
    }),
  );

export const site = defineKind({
  kind: 'site',
  one: 'site',
  many: 'On-premises sites',
  isRemovable: false,
  items: (cloud) =>
    sitesOf(cloud).flatMap(({ name, prefixes, circuits }) => {
      const [first] = circuits;
      if (!first) return [];
      const nodes = [
        `site:${name.trim().toLowerCase()}`,
        ...circuits.flatMap(({ id }) => [`${keyOf(id)}/site`, `${keyOf(id)}/router`]),
      ];
      return { id: siteId(first), name, about: prefixes.join(', '), nodes };
    }),
});
