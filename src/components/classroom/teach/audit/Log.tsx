/** The audit log as a table: who did what, when, and to whom; narrowed down, gone through to its beginning, and taken along as a file. */
import { useId, useState } from 'react';
import { auditKinds } from '#src/classroom/classes/audit-words.ts';
import type { AuditEntry } from '../api-audit.ts';
import { Problem } from '../Problem.tsx';
import { deedsShown, doers, kindWords, type AuditChoice } from './audit-filter.ts';

interface LogProps {
  entries: readonly AuditEntry[];
  hasMore: boolean;
  /** Why older ones could not be read. */
  problem: string | undefined;
  /** Where all of it lies as a file. */
  csv: string;
  onMore: () => void;
}

const all: AuditChoice = { by: '', kind: '', search: '' };
const when = (at: number): string => new Date(at).toLocaleString('en-US', { dateStyle: 'medium', timeStyle: 'medium' });

export function Log({ entries, hasMore, problem, csv, onMore }: LogProps) {
  const [choice, setChoice] = useState(all);
  const shown = deedsShown(entries, choice);
  const count = entries.length === 1 ? '1 deed' : `${String(entries.length)} deeds`;
  return (
    <>
      <Choices entries={entries} choice={choice} csv={csv} onChoose={setChoice} />
      <p className="teach-note" role="status">
        {shown.length === entries.length ? `${count}, newest first.` : `${String(shown.length)} of ${count}.`}
        {hasMore && ' There are older ones.'}
      </p>
      {shown.length > 0 && (
        <div className="audit-scroll" role="region" aria-label="Table of what was done" tabIndex={0}>
          <table className="audit-table">
            <thead>
              <tr>
                <th scope="col">When</th>
                <th scope="col">Who</th>
                <th scope="col">What</th>
                <th scope="col">Whom</th>
              </tr>
            </thead>
            <tbody>
              {shown.map(({ id, at, by, did, whom }) => (
                <tr key={id}>
                  <td>
                    <time dateTime={new Date(at).toISOString()}>{when(at)}</time>
                  </td>
                  <td>
                    <bdi>{by}</bdi>
                  </td>
                  <td>{did}</td>
                  <td>{whom !== '' && <bdi>{whom}</bdi>}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {shown.length === 0 && (
        <p>
          {entries.length === 0
            ? 'Nothing was noted yet. What those who lead change in this class stands here.'
            : 'Nothing here is of that kind. Choose another, or everything.'}
        </p>
      )}
      <Problem says={problem} />
      {hasMore && (
        <p>
          <button type="button" className="cc-button-quiet" onClick={onMore}>
            Show older ones
          </button>
        </p>
      )}
    </>
  );
}

interface ChoicesProps extends Pick<LogProps, 'entries' | 'csv'> {
  choice: AuditChoice;
  onChoose: (choice: AuditChoice) => void;
}

function Choices({ entries, choice, csv, onChoose }: ChoicesProps) {
  const id = useId();
  return (
    <div className="teach-tools">
      <p>
        <label htmlFor={`${id}by`}>Who</label>
        <select
          id={`${id}by`}
          className="teach-input"
          value={choice.by}
          onChange={({ target }) => onChoose({ ...choice, by: target.value })}
        >
          <option value="">Everybody</option>
          {doers(entries).map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
      </p>
      <p>
        <label htmlFor={`${id}kind`}>What it is about</label>
        <select
          id={`${id}kind`}
          className="teach-input"
          value={choice.kind}
          onChange={({ target }) =>
            onChoose({ ...choice, kind: auditKinds.find((kind) => kind === target.value) ?? '' })
          }
        >
          <option value="">Everything</option>
          {auditKinds.map((kind) => (
            <option key={kind} value={kind}>
              {kindWords[kind]}
            </option>
          ))}
        </select>
      </p>
      <p>
        <label htmlFor={`${id}search`}>Find what or whom</label>
        <input
          id={`${id}search`}
          type="search"
          className="teach-input"
          value={choice.search}
          onChange={({ target }) => onChoose({ ...choice, search: target.value })}
        />
      </p>
      <a className="cc-button-quiet" href={csv} download>
        Save all as CSV
      </a>
    </div>
  );
}
