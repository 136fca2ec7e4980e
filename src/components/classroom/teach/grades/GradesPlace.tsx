/** The gradebook of a class, with what it reads and asks. */
import { useCallback, useEffect, useMemo, useRef } from 'react';
import { gradeOf, gradebookCsv, gradebookOf, override } from '../api-grades.ts';
import { useFeed } from '../feed.tsx';
import type { OneClass } from '../InClass.tsx';
import { lookPage } from '../addresses.ts';
import type { Site } from '../addresses.ts';
import { Problem } from '../Problem.tsx';
import { useAnswer } from '../useAnswer.ts';
import { Book } from './Book.tsx';
import { Results } from './Results.tsx';
import './grades.css';

/** Grades of a whole class come in a burst: they are read together. */
const gather = 1500;

export function GradesPlace({ site, view }: Pick<OneClass, 'view'> & { site: Site }) {
  const { id } = view;
  const book = useAnswer(useCallback(() => gradebookOf(id), [id]));
  const { again } = book;
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined);
  useFeed((word) => {
    if (word.kind === 'class.changed' && word.body.what === 'results') again();
    if (word.kind !== 'graded') return;
    waiting.current ??= setTimeout(() => {
      waiting.current = undefined;
      again();
    }, gather);
  });
  useEffect(() => () => clearTimeout(waiting.current), []);
  const door = useMemo(
    () => ({
      load: (seat: string, entry: string) => gradeOf(id, seat, entry),
      set: (seat: string, entry: string, points: number | null, why: string) => override(id, seat, entry, points, why),
    }),
    [id],
  );
  if (book.kind === 'loading') return <p role="status">Reading the gradebook.</p>;
  if (book.kind === 'failed') return <Problem says={book.message} />;
  return (
    <>
      <Problem says={book.trouble} />
      <section className="teach-panel" aria-label="Gradebook">
        <Book
          book={book.value}
          csv={gradebookCsv(id)}
          mayChange={view.role !== 'observer'}
          door={door}
          lookAt={(row, attempt) => lookPage(site, id, row.seat, attempt)}
          onChanged={again}
        />
      </section>
      <Results view={view} columns={book.value.columns} onChanged={again} />
    </>
  );
}
