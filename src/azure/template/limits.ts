/** How large a template may be, as it is sent and once its expressions are worked out. */
import { valueOf } from '#src/base/facts.ts';
import { TemplateError } from './errors.ts';
import { isBag, isList } from './values.ts';

/** The same in every profile. */
export const templateLimits = valueOf('expressroute/template-limits', 'today');

/** What is left of the size that a template may grow to. */
export interface Room {
  left: number;
}

/** Room for one template, in characters. */
export const newRoom = (): Room => ({ left: templateLimits.whole });

/** JSON nested deeper than this is not made by people. */
const deepest = 200;

/** Takes the size of a value from the room that is left. Values may share parts: each place counts. */
export function spend(room: Room, value: unknown): void {
  const open: { value: unknown; depth: number }[] = [{ value, depth: 0 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    room.left -= typeof next.value === 'string' ? next.value.length + 1 : 1;
    if (room.left < 0 || next.depth > deepest) {
      throw new TemplateError(
        `The template grows beyond ${templateLimits.whole} characters or ${deepest} levels when its expressions are worked out`,
      );
    }
    const depth = next.depth + 1;
    if (isList(next.value)) for (const item of next.value) open.push({ value: item, depth });
    else if (isBag(next.value)) for (const item of Object.values(next.value)) open.push({ value: item, depth });
  }
}

/** Refuses more members of a kind than a template may have. */
export function demandFew(kind: 'parameters' | 'variables' | 'resources' | 'outputs', count: number): void {
  if (count <= templateLimits[kind]) return;
  throw new TemplateError(`The template has ${count} ${kind}. It may have at most ${templateLimits[kind]}`);
}
