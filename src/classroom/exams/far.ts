/** How many questions each of those who write an exam has answered. Each line is read once, and what it said is remembered: whoever watches asks every few seconds. */
import { itemsOf } from '#src/quiz/exam/form.ts';
import { examEvent } from '#src/quiz/exam/attempt.ts';
import type { Services } from '#src/classroom/services.ts';
import type { FormRow } from '#src/classroom/store/tables.ts';
import { paperOf } from './kept.ts';

type Store = Services['store'];
type Written = Pick<FormRow, 'id' | 'paper' | 'length'>;

interface Known {
  /** By the id of a form: up to which line it was read, and which questions have an answer. */
  forms: Map<string, { next: number; answered: Set<string> }>;
  /** How many questions a paper asks. */
  papers: Map<string, number>;
}
const knownBy = new WeakMap<Store, Known>();

/** So many forms are remembered; who watches older ones again has them read again. */
const most = 5000;
/** So many forms are read with one question to the database. */
const atOnce = 100;

function knownOf(store: Store): Known {
  const known = knownBy.get(store) ?? { forms: new Map(), papers: new Map() };
  knownBy.set(store, known);
  if (known.forms.size > most) known.forms.clear();
  if (known.papers.size > most) known.papers.clear();
  return known;
}

/** By the id of the form: how many of its questions have an answer, and how many it asks. */
export async function farOf(
  store: Store,
  rows: readonly Written[],
): Promise<ReadonlyMap<string, { answered: number; questions: number }>> {
  const known = knownOf(store);
  const behind = rows.filter(({ id, length }) => (known.forms.get(id)?.next ?? 1) < length);
  for (let from = 0; from < behind.length; from += atOnce)
    await readOn(store, known, behind.slice(from, from + atOnce));
  for (const id of new Set(rows.map(({ paper }) => paper)))
    if (!known.papers.has(id)) known.papers.set(id, itemsOf((await store.read((db) => paperOf(db, id))).form).length);
  return new Map(
    rows.map(({ id, paper }) => [
      id,
      { answered: known.forms.get(id)?.answered.size ?? 0, questions: known.papers.get(paper) ?? 0 },
    ]),
  );
}

/** Reads the answers that came to these forms since they were read last. */
async function readOn(store: Store, { forms }: Known, rows: readonly Written[]): Promise<void> {
  const lines = await store.read((db) =>
    db
      .selectFrom('form_lines')
      .select(['form', 'n', 'event'])
      .where((is) =>
        is.or(rows.map(({ id }) => is.and([is('form', '=', id), is('n', '>=', forms.get(id)?.next ?? 1)]))),
      )
      .where('event', 'like', '%"type":"answered"%')
      .orderBy('form')
      .orderBy('n')
      .execute(),
  );
  for (const { id, length } of rows) {
    const before = forms.get(id);
    if (before) before.next = Math.max(before.next, length);
    else forms.set(id, { next: length, answered: new Set() });
  }
  for (const { form, n, event } of lines) {
    const said = examEvent.parse(JSON.parse(event));
    const own = forms.get(form);
    if (!own || said.type !== 'answered') continue;
    // More may have come since the form was counted. Lines stand in order, so none before this one is missed.
    own.next = Math.max(own.next, n + 1);
    if (said.words.length > 0) own.answered.add(said.item);
    else own.answered.delete(said.item);
  }
}
