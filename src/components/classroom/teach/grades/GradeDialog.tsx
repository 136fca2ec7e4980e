/** One grade: what it rests on, what a person set in its place and why, and who changed it when. */
import { useId, useState } from 'react';
import type { Answer } from '../../api.ts';
import type { Cell, Column, GradeDetail, Row } from '../api-grades.ts';
import { Dialog } from '../Dialog.tsx';
import { useAnswer } from '../useAnswer.ts';
import { counted, isOpen, pointsWords } from './cell-words.ts';

interface GradeDialogProps {
  row: Row;
  column: Column;
  cell: Cell | null;
  mayChange: boolean;
  /** Asks for the report and the changes behind it. */
  load: () => Promise<Answer<GradeDetail>>;
  /** Sets points, or with `null` goes back to those that were worked out. */
  onSet: (points: number | null, why: string) => Promise<Answer<unknown>>;
  /** Where an attempt can be looked through. */
  lookAt: (attempt: string) => string;
  onClose: () => void;
}

export function GradeDialog({ row, column, cell, mayChange, load, onSet, lookAt, onClose }: GradeDialogProps) {
  const detail = useAnswer(load);
  const evidence = detail.kind === 'open' ? detail.value.evidence : undefined;
  const attempt = evidence?.startsWith('attempt:') === true ? evidence.slice('attempt:'.length) : undefined;
  return (
    <Dialog title={`${row.name}: ${column.title}`} onClose={onClose}>
      {cell ? (
        <p>
          {cell.state === 'open' ? (
            'It is under way, and nothing is worked out yet.'
          ) : (
            <>
              Worked out: <strong>{`${pointsWords(cell.points)} of ${pointsWords(cell.outOf)}`}</strong>.
            </>
          )}
          {cell.overridden && (
            <>
              {' '}
              Set by {cell.overridden.by}: <strong>{pointsWords(cell.overridden.points)}</strong>, because “
              <bdi>{cell.overridden.why}</bdi>”.
            </>
          )}
        </p>
      ) : (
        <p>Nothing was graded here yet.</p>
      )}
      {attempt !== undefined && (
        <p>
          <a href={lookAt(attempt)}>Look through the attempt behind it</a>
        </p>
      )}
      {mayChange && <SetPoints cell={cell} column={column} onSet={onSet} onClose={onClose} />}
      {detail.kind === 'open' && detail.value.audit.length > 0 && (
        <details>
          <summary>Changes of this grade</summary>
          <ul className="teach-list">
            {detail.value.audit.map(({ at, by, what, about }, index) => (
              <li key={index}>
                <time dateTime={new Date(at).toISOString()}>{new Date(at).toLocaleString('en-US')}</time>: {what}
                {about.points === null ? '' : ` to ${pointsWords(about.points)}`} by <bdi>{by}</bdi>, because “
                <bdi>{about.why}</bdi>”
              </li>
            ))}
          </ul>
        </details>
      )}
      <p className="teach-row">
        <button type="button" className="cc-button-quiet" onClick={onClose}>
          Close
        </button>
      </p>
    </Dialog>
  );
}

function SetPoints({ cell, column, onSet, onClose }: Pick<GradeDialogProps, 'cell' | 'column' | 'onSet' | 'onClose'>) {
  const id = useId();
  const outOf = Math.max(cell?.outOf ?? 0, column.outOf);
  const [points, setPoints] = useState(cell && !isOpen(cell) ? pointsWords(counted(cell)) : '');
  const [why, setWhy] = useState(cell?.overridden?.why ?? '');
  const [problem, setProblem] = useState<string>();
  const send = async (wanted: number | null) => {
    const answer = await onSet(wanted, why.trim() === '' ? 'Back to what was worked out' : why.trim());
    if (answer.ok) onClose();
    else setProblem(answer.message);
  };
  const set = () => {
    const wanted = points.trim() === '' ? Number.NaN : Number(points.trim().replace(',', '.'));
    if (!Number.isFinite(wanted) || wanted < 0)
      setProblem(`“${points}” is no number of points. Write one, such as 7.5.`);
    else if (outOf > 0 && wanted > outOf)
      setProblem(`There are ${pointsWords(outOf)} points here at most, and this is ${pointsWords(wanted)}.`);
    else if (why.trim() === '') setProblem('Say why, in a few words: the reason stays with the grade.');
    else void send(wanted);
  };
  return (
    <form
      className="teach-form"
      onSubmit={(event) => {
        event.preventDefault();
        set();
      }}
    >
      <p>
        <label htmlFor={`${id}points`}>Points to count instead{outOf === 0 ? '' : ` (of ${pointsWords(outOf)})`}</label>
        <input
          id={`${id}points`}
          className="teach-input teach-short"
          inputMode="decimal"
          value={points}
          onChange={({ target }) => setPoints(target.value)}
        />
      </p>
      <p>
        <label htmlFor={`${id}why`}>Why</label>
        <input
          id={`${id}why`}
          className="teach-input"
          maxLength={500}
          value={why}
          onChange={({ target }) => setWhy(target.value)}
        />
      </p>
      {problem !== undefined && (
        <p className="teach-warn" role="alert">
          {problem}
        </p>
      )}
      <p className="teach-row">
        <button type="submit" className="cc-button">
          Set these points
        </button>
        {cell?.overridden && (
          <button type="button" className="cc-button-quiet" onClick={() => void send(null)}>
            Back to what was worked out
          </button>
        )}
      </p>
    </form>
  );
}
