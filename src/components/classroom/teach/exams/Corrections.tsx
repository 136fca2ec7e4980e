/** Says of a question that it was wrong and why, shows whom that affects, and what their grades become. */
import { useCallback, useEffect, useId, useState } from 'react';
import type { Answer } from '../../api.ts';
import type { Questioned, Questions, Score } from '../api-exams.ts';
import { useFeed } from '../feed.tsx';
import { pointsWords } from '../grades/cell-words.ts';
import { Problem } from '../Problem.tsx';
import { useAnswer } from '../useAnswer.ts';
import { CorrectDialog } from './CorrectDialog.tsx';

export interface CorrectionsDoor {
  load: () => Promise<Answer<Questions>>;
  correct: (item: string, drop: boolean, why: string) => Promise<Answer<unknown>>;
}

interface CorrectionsProps {
  title: string;
  door: CorrectionsDoor;
  nameOf: (seat: string) => string;
}

/** So often it is asked whether all is graded again. */
const every = 2000;
/** So many questions are listed at first; the others are found by their words. */
const atFirst = 10;

const scoreWords = ({ points, outOf }: Pick<Score, 'points' | 'outOf'>): string =>
  points === undefined || outOf === undefined ? 'no grade' : `${pointsWords(points)}/${pointsWords(outOf)}`;

export function Corrections({ title, door, nameOf }: CorrectionsProps) {
  const id = useId();
  const asked = useAnswer(useCallback(() => door.load(), [door]));
  const { again } = asked;
  const [search, setSearch] = useState('');
  const [open, setOpen] = useState<Questioned>();
  const [before, setBefore] = useState<{ seats: readonly string[]; scores: readonly Score[] }>();
  useFeed(({ kind }) => {
    if (kind === 'exam') again();
  });
  const waits = asked.kind === 'open' ? asked.value.scores.filter((one) => one.waits).length : 0;
  useEffect(() => {
    if (waits === 0) return;
    const timer = setInterval(again, every);
    return () => clearInterval(timer);
  }, [waits, again]);
  if (asked.kind === 'loading') return <p role="status">Reading the questions.</p>;
  if (asked.kind === 'failed') return <Problem says={asked.message} />;
  const { questions, scores } = asked.value;
  const wanted = search.trim().toLowerCase();
  const found = questions.filter(({ stem, item }) => `${stem} ${item}`.toLowerCase().includes(wanted));
  const listed = found.slice(0, atFirst);
  const scoreOf = (all: readonly Score[], seat: string) => scoreWords(all.find((one) => one.seat === seat) ?? {});
  return (
    <>
      <Problem says={asked.trouble} />
      {questions.length === 0 ? (
        <p>Nobody has ended this exam yet, so nothing in it can be graded again.</p>
      ) : (
        <p>
          <label htmlFor={`${id}search`}>Find a question of {title}</label>
          <input
            id={`${id}search`}
            type="search"
            className="teach-input"
            value={search}
            onChange={({ target }) => setSearch(target.value)}
          />
        </p>
      )}
      <div role="status">
        {before && (
          <>
            <p>{waits > 0 ? `Grading again: ${String(waits)} to go.` : 'All are graded again.'}</p>
            <ul className="teach-list">
              {before.seats.map((seat) => (
                <li key={seat}>
                  <bdi>{nameOf(seat)}</bdi>: {scoreOf(before.scores, seat)} before, {scoreOf(scores, seat)} now
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
      <ul className="teach-people">
        {listed.map((one) => (
          <li key={one.item}>
            <span className="teach-grow">
              <bdi className="teach-name">{one.stem}</bdi>{' '}
              <span className="teach-note">
                asked of {one.seats.length}, {one.missed} missed it.
                {one.dropped && ` It counts for nobody: ${one.dropped.why}`}
              </span>
            </span>
            <button
              type="button"
              className="teach-small"
              aria-label={`${one.dropped ? 'Let it count again' : 'It was wrong'}: ${one.stem}`}
              onClick={() => setOpen(one)}
            >
              {one.dropped ? 'Let it count again' : 'It was wrong'}
            </button>
          </li>
        ))}
      </ul>
      {found.length > listed.length && (
        <p className="teach-note">
          The {atFirst} that most missed, of {found.length}. Find others by their words.
        </p>
      )}
      {open && (
        <CorrectDialog
          question={open}
          affected={open.seats.map((seat) => `${nameOf(seat)} (${scoreOf(scores, seat)})`)}
          onCorrect={async (drop, why) => {
            const answer = await door.correct(open.item, drop, why);
            if (answer.ok) {
              setBefore({ seats: open.seats, scores });
              again();
            }
            return answer;
          }}
          onClose={() => setOpen(undefined)}
        />
      )}
    </>
  );
}
