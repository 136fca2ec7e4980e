/** What a kind of thing in a Cloud offers to whoever edits one: what there is, how to add it, what can be set, and what goes with it. */
import type { FactId, Profile } from '#src/base/facts.ts';
import { keyOf } from '#src/base/resource-id.ts';
import type { PlainCloud } from '#src/azure/pieces/plain.ts';
import { all } from '../cloud.ts';
import { goneWith, isIn, without } from '../references.ts';

/** One thing of a kind. */
export interface Item {
  id: string;
  name: string;
  /** What tells it apart, in a few words: `10.20.0.0/16`, `ErGw3AZ`. */
  about: string;
  /** The id of the thing it stands in, in the list of things. */
  inside?: string;
  /** Keys of nodes in the network that stand for it, where these do not begin with its id. */
  nodes?: readonly string[];
}

/** A Cloud after a change. */
export interface Change {
  cloud: PlainCloud;
  /** What was done, as a sentence. */
  said: string;
  /** The thing it was done to, or that is new. */
  id?: string;
  /** Allowed, and worth a word. */
  warning?: string;
}

/** Why a change cannot be, and the way out. */
export interface Problem {
  problem: string;
}

export type Result = Change | Problem;

export const isProblem = (result: Result): result is Problem => 'problem' in result;

export interface Choice {
  value: string;
  label: string;
}

interface Common {
  /** In ARM's word where there is one. */
  id: string;
  label: string;
  value: string;
  /** What it means, in a sentence. */
  note?: string;
  fact?: FactId;
  set(value: string): Result;
}

/** Something that can be set. Values are texts; a switch is `true` or `false`. */
export type Field =
  (Common & { kind: 'text' | 'number' | 'switch' }) | (Common & { kind: 'choice'; choices: readonly Choice[] });

export interface Adding {
  /** What the button says: `Add a subnet`. */
  label: string;
  /** The kind of thing it is added in; absent: on its own. */
  inside?: string;
  /** Why none can be added there now. */
  whyNot?(cloud: PlainCloud, inside: string): string | undefined;
  /** Adds one. Called only when `whyNot` has nothing to say. */
  add(cloud: PlainCloud, inside: string): Change;
}

/** A kind of thing: enough to list what there is of it, and to take one away. */
export interface Kind {
  kind: string;
  one: string;
  many: string;
  /** Every one of them, in the order of the Cloud. */
  items(cloud: PlainCloud): readonly Item[];
  /** Ids of resources that were made for this one and go with it. */
  owns?(cloud: PlainCloud, id: string): readonly string[];
  /** False for what goes only with what it stands in. */
  isRemovable?: false;
}

/** A kind of thing with all that can be done to one. */
export interface Part extends Kind {
  /** Ways to add one; empty for what comes with something else. */
  adding: readonly Adding[];
  fields(cloud: PlainCloud, id: string, profile: Profile): readonly Field[];
}

export const defineKind = (kind: Kind): Kind => kind;
export const definePart = (part: Part): Part => part;

const itemOf = (part: Kind, cloud: PlainCloud, id: string): Item | undefined =>
  part.items(cloud).find((item) => keyOf(item.id) === keyOf(id));

const listed = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;

/** What else goes when this one goes, by name; told before it is done. */
export function hangsOn(part: Kind, parts: readonly Kind[], cloud: PlainCloud, id: string): readonly string[] {
  const gone = goneWith(cloud, [id, ...(part.owns?.(cloud, id) ?? [])]);
  return parts.flatMap((other) =>
    other
      .items(cloud)
      .filter((item) => keyOf(item.id) !== keyOf(id) && isIn(keyOf(item.id), gone))
      .map(({ name }) => name),
  );
}

/** Takes a thing out of a Cloud, and what hangs on it. */
export function removed(part: Kind, parts: readonly Kind[], cloud: PlainCloud, id: string): Change {
  const name = itemOf(part, cloud, id)?.name ?? id;
  const also = hangsOn(part, parts, cloud, id);
  const rest = also.length === 0 ? '' : `, and with it ${listed(also)}`;
  return {
    cloud: without(cloud, [id, ...(part.owns?.(cloud, id) ?? [])]),
    said: `Removed ${name.includes(' and ') ? `the ${part.one} of` : part.one} ${name}${rest}.`,
  };
}

/** Whether a Cloud is the same after a change as before. */
export const isSame = (one: PlainCloud, other: PlainCloud): boolean =>
  JSON.stringify(all(one)) === JSON.stringify(all(other));
