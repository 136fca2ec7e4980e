/** Which node of the map shows a thing of the list, and what to call a change of failures. */
import { possibleFailures } from '#src/azure/network/failures.ts';
import type { Node } from '#src/datapath/network.ts';
import { keyOf } from '#src/base/resource-id.ts';
import type { PlainCloud } from '#src/azure/pieces/plain.ts';
import { thingAt } from '../tree.ts';

/** The node that stands for a thing: its own, else the first below it. */
export function nodeAt(nodes: readonly Node[], cloud: PlainCloud, id: string): string | undefined {
  const keys = [id, ...(thingAt(cloud, id)?.item.nodes ?? [])].map(keyOf);
  return keys
    .map((key) => nodes.find((node) => node.id === key) ?? nodes.find((node) => node.id.startsWith(`${key}/`)))
    .find((node) => node !== undefined)?.id;
}

/** What failed or works again between two lists of failures, as a sentence. */
export function failuresSaid(cloud: PlainCloud, before: readonly string[], after: readonly string[]): string {
  const names = new Map(possibleFailures(cloud).map(({ id, name }) => [id, name]));
  const named = (ids: readonly string[]) => ids.map((id) => names.get(id) ?? id).join(', ');
  const failed = after.filter((id) => !before.includes(id));
  const mended = before.filter((id) => !after.includes(id));
  if (after.length === 0 && mended.length > 1) return 'Everything works again.';
  const said = [
    ...(failed.length > 0 ? [`Failed: ${named(failed)}.`] : []),
    ...(mended.length > 0 ? [`Works again: ${named(mended)}.`] : []),
  ];
  return said.join(' ');
}
