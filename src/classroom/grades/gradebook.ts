/** The gradebook: every learner of a class with every graded entry of its plan. */
import { sql, type Kysely } from 'kysely';
import type { Exams } from '#src/quiz/exam/blueprint.ts';
import type { ClassRecord } from '#src/classroom/classes/read.ts';
import type { Tables } from '#src/classroom/store/tables.ts';
import { columnsOf, type Column } from './columns.ts';

/** What one learner has for one entry. `open`: under way, and nothing is worked out yet. */
export interface Cell {
  /** What was worked out. */
  points: number;
  outOf: number;
  state: 'graded' | 'open';
  /** What a person set in its place, and who and why. */
  overridden?: { points: number; by: string; why: string };
}

/** What counts of a cell. */
export const pointsOf = ({ points, overridden }: Cell): number => overridden?.points ?? points;

export interface Row {
  seat: string;
  name: string;
  external: string | null;
  group: string | null;
  /** One for each column; null where there is nothing. */
  cells: (Cell | null)[];
}

export interface Gradebook {
  columns: Column[];
  rows: Row[];
}

/** Reads the gradebook of a class: in a few queries, whatever its size. Who was kicked or merged into another has no row. */
export async function gradebookOf(
  db: Kysely<Tables>,
  { id, plan }: Pick<ClassRecord, 'id' | 'plan'>,
  exams?: Exams,
): Promise<Gradebook> {
  const columns = columnsOf(plan, exams);
  const place = new Map(columns.map(({ entry }, index) => [entry, index]));
  const [seats, groups, staff, grades, overrides, open, releases] = await Promise.all([
    db
      .selectFrom('seats')
      .select(['id', 'name', 'external', 'group'])
      .where('class', '=', id)
      .where('state', 'in', ['invited', 'in', 'left'])
      .orderBy('name')
      .orderBy('id')
      .execute(),
    db.selectFrom('groups').select(['id', 'name']).where('class', '=', id).execute(),
    db.selectFrom('staff').select(['account', 'name']).where('class', '=', id).execute(),
    gradesOf(db, id),
    db
      .selectFrom('grades')
      .select(['seat', 'entry', 'override_points', 'override_by', 'override_why'])
      .where('class', '=', id)
      .where('override_points', 'is not', null)
      .execute(),
    db.selectFrom('forms').select(['seat', 'entry']).where('class', '=', id).where('state', '!=', 'graded').execute(),
    db.selectFrom('releases').select(['entry', 'released_at']).where('class', '=', id).execute(),
  ]);
  for (const { entry, released_at } of releases) {
    const column = columns[place.get(entry) ?? -1];
    if (column) column.releasedAt = released_at;
  }
  const named = new Map(groups.map((group) => [group.id, group.name]));
  const rows = seats.map((seat): Row => ({
    ...{ seat: seat.id, name: seat.name, external: seat.external },
    group: seat.group === null ? null : (named.get(seat.group) ?? seat.group),
    cells: columns.map(() => null),
  }));
  const bySeat = new Map(rows.map((row) => [row.seat, row.cells]));
  for (const { seat, entry } of open) {
    const cells = bySeat.get(seat);
    const at = place.get(entry);
    if (cells && at !== undefined) cells[at] = { points: 0, outOf: 0, state: 'open' };
  }
  for (const { seat, all } of grades) {
    const cells = bySeat.get(seat);
    if (!cells) continue;
    for (const text of all.split(',')) {
      const [entry = '', points, outOf] = text.split(' ');
      const at = place.get(entry);
      const column = at === undefined ? undefined : columns[at];
      if (!column || at === undefined) continue;
      const cell: Cell = { points: Number(points), outOf: Number(outOf), state: 'graded' };
      cells[at] = cell;
      if (cell.outOf > column.outOf) column.outOf = cell.outOf;
    }
  }
  const names = new Map(staff.map(({ account, name }) => [account, name]));
  for (const { seat, entry, override_points, override_by, override_why } of overrides) {
    const cell = bySeat.get(seat)?.[place.get(entry) ?? -1];
    if (cell && override_points !== null)
      cell.overridden = {
        points: override_points,
        by: names.get(override_by ?? '') ?? override_by ?? '',
        why: override_why ?? '',
      };
  }
  return { columns, rows };
}

/** What was worked out, as one text for each seat: `entry points outOf,…`. A row for each of a hundred thousand grades would take most of the time there is. */
const gradesOf = (db: Kysely<Tables>, inClass: string): Promise<{ seat: string; all: string }[]> =>
  db
    .selectFrom('grades')
    .select((row) => [
      'seat',
      sql<string>`string_agg(concat_ws(' ', ${row.ref('entry')}, ${row.ref('points')}, ${row.ref('out_of')}), ',')`.as(
        'all',
      ),
    ])
    .where('class', '=', inClass)
    .groupBy('seat')
    .execute();
