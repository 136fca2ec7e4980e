/** Tags as rows of a form: a name and a value each, one empty row below the last. */
import { isRecord } from '#src/base/is-record.ts';
import { at } from '#src/portal/json.ts';
import { textOf } from '#src/portal/values.ts';
import type { Problem, Values } from '#src/portal/values.ts';

/** More rows than anybody fills. */
export const tagRows = 50;

export type Tags = Record<string, string>;

/** The tags in an answer of the tags call. */
export function tagsIn(answer: unknown): Tags {
  const tags = at(answer, 'properties.tags');
  return Object.fromEntries(
    Object.entries(isRecord(tags) ? tags : {}).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value] as const] : [],
    ),
  );
}

const rows = Array.from({ length: tagRows }, (_, index) => index);
const nameAt = (values: Values, row: number): string => textOf(values, `name${row}`).trim();
const valueAt = (values: Values, row: number): string => textOf(values, `value${row}`).trim();

/** What the rows hold when these tags are there. */
export const rowsOf = (tags: Tags): Values =>
  Object.fromEntries(
    rows.flatMap((row) => {
      const [name = '', value = ''] = Object.entries(tags)[row] ?? [];
      return [
        [`name${row}`, name],
        [`value${row}`, value],
      ];
    }),
  );

/** Whether a row stands in the form: all that hold something, and one more. */
export const isRowShown = (values: Values, row: number): boolean =>
  row === 0 ||
  rows.slice(Math.max(0, row - 1)).some((one) => nameAt(values, one) !== '' || valueAt(values, one) !== '');

/** The tags that the rows make. */
export const tagsOf = (values: Values): Tags =>
  Object.fromEntries(
    rows.flatMap((row) => (nameAt(values, row) === '' ? [] : [[nameAt(values, row), valueAt(values, row)]])),
  );

/** What is wrong with the rows: a value without a name, and one name in two rows. */
export function tagProblems(values: Values): Problem[] {
  const seen = new Map<string, number>();
  return rows.flatMap((row): Problem[] => {
    const [name, value] = [nameAt(values, row), valueAt(values, row)];
    if (name === '') {
      return value === ''
        ? []
        : [{ field: `name${row}`, because: `The value “${value}” has no name. Name the tag, or clear its value.` }];
    }
    const first = seen.get(name.toLowerCase());
    if (first === undefined) {
      seen.set(name.toLowerCase(), row);
      return [];
    }
    const other = nameAt(values, first);
    return [
      {
        field: `name${row}`,
        because:
          other === name
            ? `“${name}” is in row ${first + 1} already, and a tag has one value. Use another name, or clear this row.`
            : `“${name}” and “${other}” in row ${first + 1} are one tag: case does not matter in a name. Use another name.`,
      },
    ];
  });
}
