/** The table of resources that home, all resources, a resource group and the search show. */
import type { Row, Table } from '#src/portal/blade.ts';
import { byName, groupPlace, link, plain } from '#src/portal/cells.ts';
import { idOf, members, nameOf, sameId, textAt } from '#src/portal/json.ts';
import type { Answers, Reads } from '#src/portal/request.ts';
import { idParts } from '#src/portal/resourceId.ts';
import { listedTypes, regionName, typeWords } from '#src/portal/words.ts';

/** Reads every resource the portal can list. */
export const everything: Reads = Object.fromEntries(listedTypes.map((type) => [type, { list: type }]));

/** The same, without the subscriptions that the lists leave out. */
export const everythingShown: Reads = Object.fromEntries(
  listedTypes.map((type) => [type, { list: type, isFiltered: true as const }]),
);

/** All resources that were read, by name. */
export const resourcesIn = (answers: Answers): unknown[] =>
  listedTypes.flatMap((type) => members(answers[type])).toSorted(byName);

export const kindOf = (resource: unknown): string => {
  const { type } = idParts(idOf(resource));
  return typeWords[type.toLowerCase()]?.one ?? type;
};

/** The resources of one group, by the id of the group. */
export function resourcesOf(group: string, answers: Answers): unknown[] {
  const of = idParts(group);
  return resourcesIn(answers).filter((resource) => {
    const { subscription, resourceGroup } = idParts(idOf(resource));
    return sameId(subscription, of.subscription) && sameId(resourceGroup, of.resourceGroup);
  });
}

/** What kinds there are and how many of each: `2 virtual networks, 1 connection`. */
export function kindsIn(resources: readonly unknown[]): string {
  const kinds = Map.groupBy(resources, (resource) => idParts(idOf(resource)).type.toLowerCase());
  return [...kinds]
    .map(([type, { length }]) => {
      const words = typeWords[type];
      const name = (length === 1 ? words?.one : words?.many) ?? type;
      // A name such as ExpressRoute or IP keeps its capital.
      return `${length} ${/^[A-Z][a-z]+[A-Z]/.test(name) ? name : name.charAt(0).toLowerCase() + name.slice(1)}`;
    })
    .join(', ');
}

/** The resources whose name, kind, group or region contains the text. */
export function matching(resources: readonly unknown[], text: string): unknown[] {
  const sought = text.trim().toLowerCase();
  return resources.filter((resource) =>
    [
      nameOf(resource),
      kindOf(resource),
      idParts(idOf(resource)).resourceGroup,
      regionName(textAt(resource, 'location')),
    ].some((word) => word.toLowerCase().includes(sought)),
  );
}

const rowOf = (resource: unknown): Row => {
  const { subscription, resourceGroup } = idParts(idOf(resource));
  return {
    key: idOf(resource),
    cells: [
      link(idOf(resource)),
      plain(kindOf(resource)),
      { text: resourceGroup, open: groupPlace(subscription, resourceGroup) },
      plain(regionName(textAt(resource, 'location'))),
    ],
  };
};

export const resourceTable = (resources: readonly unknown[], empty: string): Table => ({
  columns: ['Name', 'Type', 'Resource group', 'Location'],
  rows: resources.map(rowOf),
  empty,
});

/** The same inside one group, which needs no column that names it in every row. */
export const groupTable = (resources: readonly unknown[], empty: string): Table => {
  const { columns, rows } = resourceTable(resources, empty);
  const without = <One>(cells: readonly One[]): One[] => cells.filter((_cell, index) => index !== 2);
  return { columns: without(columns), rows: rows.map((row) => ({ ...row, cells: without(row.cells) })), empty };
};
