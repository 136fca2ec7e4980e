/** The gradebook of a class: found by name, sorted, opened cell by cell, and taken along as a file. */
import { useCallback, useId, useMemo, useState } from 'react';
import type { Answer } from '../../api.ts';
import type { GradeDetail, Gradebook, Row } from '../api-grades.ts';
import { Grid } from './Grid.tsx';
import { GradeDialog } from './GradeDialog.tsx';
import { groupsOf, rowsOf } from './rows.ts';
import type { Choice } from './rows.ts';

export interface BookDoor {
  load: (seat: string, entry: string) => Promise<Answer<GradeDetail>>;
  set: (seat: string, entry: string, points: number | null, why: string) => Promise<Answer<unknown>>;
}

/** Where nothing was graded there is nothing to read. */
const nothing = { ok: false as const, status: 404, code: 'NoGrade', message: 'Nothing was graded here yet.' };

interface BookProps {
  book: Gradebook;
  /** Where it lies as a file. */
  csv: string;
  mayChange: boolean;
  door: BookDoor;
  /** Where the attempt behind a grade can be looked through. */
  lookAt: (row: Row, attempt: string) => string;
  /** Something was set: read the book again. */
  onChanged: () => void;
}

export function Book({ book, csv, mayChange, door, lookAt, onChanged }: BookProps) {
  const id = useId();
  const [choice, setChoice] = useState<Choice>({ search: '', group: '', by: 'name' });
  const [open, setOpen] = useState<{ seat: string; column: number }>();
  const rows = useMemo(() => rowsOf(book.rows, choice), [book, choice]);
  const groups = useMemo(() => groupsOf(book.rows), [book]);
  const openCell = useCallback((row: Row, column: number) => setOpen({ seat: row.seat, column }), []);
  const row = open && book.rows.find(({ seat }) => seat === open.seat);
  const column = open && book.columns[open.column];
  const cell = (open && row?.cells[open.column]) ?? null;
  const isGraded = cell !== null && cell.state === 'graded';
  const load = useCallback(
    () => (isGraded ? door.load(row?.seat ?? '', column?.entry ?? '') : Promise.resolve(nothing)),
    [door, isGraded, row?.seat, column?.entry],
  );
  return (
    <>
      <div className="teach-tools">
        <p>
          <label htmlFor={`${id}search`}>Find a name</label>
          <input
            id={`${id}search`}
            type="search"
            className="teach-input"
            value={choice.search}
            onChange={({ target }) => setChoice({ ...choice, search: target.value })}
          />
        </p>
        {groups.length > 0 && (
          <p>
            <label htmlFor={`${id}group`}>Group</label>
            <select
              id={`${id}group`}
              className="teach-input"
              value={choice.group}
              onChange={({ target }) => setChoice({ ...choice, group: target.value })}
            >
              <option value="">Everybody</option>
              {groups.map((group) => (
                <option key={group}>{group}</option>
              ))}
            </select>
          </p>
        )}
        <p>
          <label htmlFor={`${id}by`}>Sort by</label>
          <select
            id={`${id}by`}
            className="teach-input"
            value={String(choice.by)}
            onChange={({ target: { value } }) =>
              setChoice({ ...choice, by: value === 'name' || value === 'sum' ? value : Number(value) })
            }
          >
            <option value="name">Name</option>
            <option value="sum">Weakest so far</option>
            {book.columns.map(({ entry, title }, at) => (
              <option key={entry} value={at}>
                Weakest in {title}
              </option>
            ))}
          </select>
        </p>
        <a className="cc-button-quiet" href={csv} download>
          Save as CSV
        </a>
      </div>
      <p className="teach-note" role="status">
        {rows.length === book.rows.length
          ? `${String(rows.length)} ${rows.length === 1 ? 'learner' : 'learners'}, ${String(book.columns.length)} that count.`
          : `${String(rows.length)} of ${String(book.rows.length)} learners.`}{' '}
        Arrow keys move, Enter opens a grade.
      </p>
      {book.columns.length === 0 ? (
        <p>Nothing in this class is graded: its plan has no assessed lab, no check and no exam.</p>
      ) : (
        <Grid rows={rows} columns={book.columns} onOpen={openCell} />
      )}
      {open && row && column && (
        <GradeDialog
          row={row}
          column={column}
          cell={cell}
          mayChange={mayChange}
          load={load}
          onSet={async (points, why) => {
            const answer = await door.set(row.seat, column.entry, points, why);
            if (answer.ok) onChanged();
            return answer;
          }}
          lookAt={(attempt) => lookAt(row, attempt)}
          onClose={() => setOpen(undefined)}
        />
      )}
    </>
  );
}
