/** Asks about the questions that were brought to a class. Their keys stay on the server. */
import * as z from 'zod/mini';
import { ask, askAs } from '../api.ts';
import type { Answer } from '../api.ts';

const ownShape = z.object({
  id: z.string(),
  kind: z.string(),
  stem: z.string(),
  /** Mixed in among the others of its skill, in a section of its own, or asked in no exam that counts. */
  use: z.enum(['mixed-in', 'section', 'none']),
});
export type OwnItem = z.infer<typeof ownShape>;

const at = (inClass: string): `/api/${string}` => `/api/classes/${encodeURIComponent(inClass)}/own-items`;

export const ownItemsOf = (inClass: string): Promise<Answer<OwnItem[]>> => askAs(z.array(ownShape), 'GET', at(inClass));

const broughtShape = z.object({ added: z.int(), replaced: z.int(), again: z.int() });
export type Brought = z.infer<typeof broughtShape>;

/** Brings a file, whole or not at all. */
export const bringItems = (inClass: string, name: string, base64: string): Promise<Answer<Brought>> =>
  askAs(broughtShape, 'POST', at(inClass), { name, base64 });

export const removeItem = (inClass: string, item: string): Promise<Answer<unknown>> =>
  ask('DELETE', `${at(inClass)}/${encodeURIComponent(item)}`);
