/** Asks for everything of an entry, or of a class, to be graded again: after a question was mended, or does not count any more. */
import type { Transaction } from 'kysely';
import type { Tables } from '#src/classroom/store/tables.ts';
import { askForFormGrade, askForLabGrade } from './ask.ts';

/** Returns how many are graded again. Forms that are still written are graded when they end anyway. */
export async function regrade(
  tx: Transaction<Tables>,
  { inClass, entry, now }: { inClass: string; entry?: string; now: number },
): Promise<number> {
  let forms = tx.selectFrom('forms').select('id').where('class', '=', inClass).where('state', '!=', 'open');
  let attempts = tx.selectFrom('attempts').select('id').where('class', '=', inClass);
  if (entry !== undefined) {
    forms = forms.where('entry', '=', entry);
    attempts = attempts.where('entry', '=', entry);
  }
  const [ended, labs] = [await forms.execute(), entry === undefined ? [] : await attempts.execute()];
  for (const { id } of ended) await askForFormGrade(tx, { form: id, now });
  for (const { id } of labs) await askForLabGrade(tx, { attempt: id, now, soon: true });
  return ended.length + labs.length;
}
