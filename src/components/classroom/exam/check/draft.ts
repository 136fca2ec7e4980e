/** The answers of a check that is not handed in yet: kept in this browser, so that a reload costs nothing. */
import * as z from 'zod/mini';
import type { Where } from '../calls.ts';
import { storageHere } from '../device.ts';

const answers = z.record(z.string(), z.array(z.string()));
export type Answers = z.infer<typeof answers>;

const keyOf = ({ inClass, entry }: Where): string => `crossconnect/class-check/${inClass}/${entry}`;

export function readDraft(where: Where): Answers {
  try {
    return answers.safeParse(JSON.parse(storageHere()?.getItem(keyOf(where)) ?? '{}')).data ?? {};
  } catch {
    return {};
  }
}

/** Without storage the answers stand in this page alone. */
export function writeDraft(where: Where, given: Answers): void {
  try {
    if (Object.keys(given).length === 0) storageHere()?.removeItem(keyOf(where));
    else storageHere()?.setItem(keyOf(where), JSON.stringify(given));
  } catch {
    // Full or blocked: a reload then begins anew.
  }
}
