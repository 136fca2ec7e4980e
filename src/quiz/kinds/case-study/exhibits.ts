/** What a case study tells: tabs of texts, lists, tables and figures. */
import * as z from 'zod/mini';
import { line, slug } from '#src/quiz/fields.ts';
import type { Exhibit, Tab } from '#src/quiz/view.ts';

const cells = z.array(line).check(z.minLength(2, { error: 'a table needs two columns; for one write a list' }));

const table = z
  .strictObject({
    /** What the table shows; it stands above it. */
    caption: line,
    head: cells,
    rows: z.array(cells).check(z.minLength(1, { error: 'needs a row' })),
  })
  .check(
    z.refine(({ head, rows }) => rows.every((row) => row.length === head.length), {
      path: ['rows'],
      error: 'each row has as many cells as the head',
    }),
  );

/** One exhibit: exactly one of these. */
const exhibit = z
  .strictObject({
    /** Paragraphs, with an empty line between them. `Backticks` set code. */
    text: z.optional(line),
    list: z.optional(z.array(line).check(z.minLength(2, { error: 'needs two lines; for one write a text' }))),
    table: z.optional(table),
    /** An id under `content/figures/`. */
    figure: z.optional(line),
    /** Which of the figure's panels, from 0. */
    panel: z._default(z.int().check(z.nonnegative()), 0),
  })
  .check(
    z.refine(({ text, list, table: sheet, figure }) => [text, list, sheet, figure].filter(Boolean).length === 1, {
      error: 'an exhibit is one of text, list, table or figure',
    }),
  );

const tab = z.strictObject({
  id: slug,
  /** What stands on the tab: "Background", "Network". */
  title: line,
  exhibits: z.array(exhibit).check(z.minLength(1, { error: 'needs something to read' })),
});

export const tabs = z.array(tab).check(
  z.minLength(2, { error: 'needs at least two tabs' }),
  z.maxLength(6, { error: 'has more than six tabs; nobody finds anything in so many' }),
  z.refine((all) => new Set(all.map(({ id }) => id)).size === all.length, { error: 'two tabs have the same id' }),
  z.refine((all) => new Set(all.map(({ title }) => title.toLowerCase())).size === all.length, {
    error: 'two tabs say the same',
  }),
);

/** A tab as it is shown. A figure is drawn elsewhere, under the key `tab/place`. */
export const shownTab = ({ id, title, exhibits }: z.infer<typeof tab>): Tab => ({
  id,
  title,
  exhibits: exhibits.map((one, index) => shown(one, `${id}/${index}`)),
});

function shown({ text, list, table: sheet, figure, panel }: z.infer<typeof exhibit>, drawing: string): Exhibit {
  if (text !== undefined) return { kind: 'text', text };
  if (list !== undefined) return { kind: 'list', list };
  if (sheet !== undefined) return { kind: 'table', caption: sheet.caption, head: sheet.head, rows: sheet.rows };
  return { kind: 'figure', drawing, id: figure ?? '', panel };
}
