/** Items of an author's own, brought in from a file: the form they make, and what is wrong in a file, line by line. */
import * as z from 'zod/mini';
import { item as itemSchema, type Item } from '#src/quiz/item.ts';

/** An item that came from a file. Its full id is `own/<form>/<id>`. */
export interface OwnItem {
  id: string;
  item: Item;
}

/** A form as an author wrote it. */
export interface OwnForm {
  version: 1;
  title: string;
  items: readonly OwnItem[];
}

/** What is wrong in a file: where, and what would be right. */
export interface Fault {
  /** Counted from 1. */
  line: number;
  says: string;
}

export type Imported = { form: OwnForm } | { faults: readonly Fault[] };

/** An item as a reader found it: not checked yet, with the line of each of its parts. */
export interface RawItem {
  id: string;
  line: number;
  /** The fields of its kind. */
  value: Readonly<Record<string, unknown>>;
  /** From the path of a field, like `options.2.text`, to its line; a field without one has its item's. */
  lines: Readonly<Record<string, number>>;
}

/** What an own item rests on: nobody but its author vouches for it. */
export const ownFact = 'own/the-author';
/** What is said where an author gave no reason. */
export const noReason = 'The author of this question gave no reason.';

/** A file may have so many items, so that a page can show them. */
export const mostItems = 1000;

const lineOf = ({ line, lines }: RawItem, path: readonly PropertyKey[]): number => {
  for (let length = path.length; length > 0; length -= 1) {
    const found = lines[path.slice(0, length).map(String).join('.')];
    if (found !== undefined) return found;
  }
  return line;
};

/** What a table or Markdown can hold: figures to mark, texts with gaps, cases and labs need more than a row. */
const inText = ['single', 'multiple', 'yes-no', 'matching', 'ordering', 'fill-in'];
/** What QTI can hold: all but figures to mark, which are choices there, and labs. */
export const inQti = [...inText, 'drop-down', 'case-study'];

/** The fields of a question with what is taken where a file is silent. */
export const filledIn = (value: RawItem['value']): RawItem['value'] => ({
  facts: [ownFact],
  difficulty: 2,
  needs: 'recall',
  objective: 'own',
  ...value,
});

function checked(raw: RawItem, known: readonly string[]): { own: OwnItem } | { faults: Fault[] } {
  const kind = String(raw.value['kind']);
  if (!known.includes(kind))
    return {
      faults: [
        {
          line: lineOf(raw, ['kind']),
          says: `The kind of "${raw.id}" is "${kind}", which a file cannot hold. It can hold ${known.join(', ')}.`,
        },
      ],
    };
  const read = z.safeParse(itemSchema, filledIn(raw.value));
  if (read.success) return { own: { id: raw.id, item: read.data } };
  return {
    faults: read.error.issues.map(({ path, message }) => ({
      line: lineOf(raw, path),
      says: `"${raw.id}"${path.length === 0 ? '' : `, ${path.map((step) => (typeof step === 'number' ? step + 1 : String(step))).join(' ')}`}: ${message}.`.replace(
        /\.\.$/,
        '.',
      ),
    })),
  };
}

/** Makes a form of what a reader found, or says all that is wrong with it, from the first line to the last. `known` are the kinds its format can hold. */
export function gathered(
  title: string,
  found: readonly RawItem[],
  before: readonly Fault[] = [],
  known: readonly string[] = inText,
): Imported {
  const faults: Fault[] = [...before];
  const items: OwnItem[] = [];
  const first = new Map<string, number>();
  for (const raw of found) {
    const earlier = first.get(raw.id);
    if (earlier !== undefined)
      faults.push({
        line: raw.line,
        says: `The id "${raw.id}" stands in line ${String(earlier)} already. Give each question an id of its own.`,
      });
    else first.set(raw.id, raw.line);
    const result = checked(raw, known);
    if ('own' in result) items.push(result.own);
    else faults.push(...result.faults);
  }
  if (found.length === 0 && faults.length === 0)
    faults.push({ line: 1, says: 'There is no question in this file. The example shows how one is written.' });
  if (found.length > mostItems)
    faults.push({
      line: found[mostItems]?.line ?? 1,
      says: `There are ${String(found.length)} questions; a form has at most ${String(mostItems)}. Make several files of it.`,
    });
  if (faults.length > 0) return { faults: faults.toSorted((a, b) => a.line - b.line) };
  return { form: { version: 1, title, items } };
}
