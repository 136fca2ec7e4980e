/** What is asked before a section is left for good, and before the exam is handed in. */
import { wordFor } from '#src/base/counted.ts';
import type { Section } from '#src/quiz/exam/form.ts';
import { Confirm } from './Confirm.tsx';
import type { Entry, Shelf } from './Palette.tsx';
import { ranges } from './ranges.ts';

const numbers = (entries: readonly Entry[]): string => ranges(entries.map(({ number }) => number));

/** For example `2 not answered: questions 3, 7.` What stands in closed sections cannot be changed, and is only counted. */
function Missing({ entries, closed = [] }: { entries: readonly Entry[]; closed?: readonly Entry[] }) {
  const lost = closed.filter(({ status }) => status !== 'answered').length;
  const empty = entries.filter(({ status }) => status === 'empty');
  const unfinished = entries.filter(({ status }) => status === 'unfinished');
  const isMarked = entries.filter((entry) => entry.isMarked);
  return (
    <ul>
      {empty.length > 0 && (
        <li>
          {empty.length} not answered: {wordFor(empty.length, 'question')} {numbers(empty)}. A guess costs nothing.
        </li>
      )}
      {unfinished.length > 0 && (
        <li>
          {unfinished.length} not finished: {wordFor(unfinished.length, 'question')} {numbers(unfinished)}.
        </li>
      )}
      {isMarked.length > 0 && (
        <li>
          {isMarked.length} marked for review: {wordFor(isMarked.length, 'question')} {numbers(isMarked)}.
        </li>
      )}
      {empty.length + unfinished.length + isMarked.length === 0 && (
        <li>{closed.length === 0 ? 'Every question has an answer.' : 'Every question that is open has an answer.'}</li>
      )}
      {lost > 0 && (
        <li>
          {lost} in closed sections {wordFor(lost, 'has', 'have')} no full answer, and {wordFor(lost, 'stays', 'stay')}{' '}
          so.
        </li>
      )}
    </ul>
  );
}

interface AskProps {
  onGo: () => void;
  onBack: () => void;
}

export function Leaving({ section, shelf, ...ask }: AskProps & { section: Section; shelf: Shelf | undefined }) {
  return (
    <Confirm
      title={`Leave “${section.title}”?`}
      go="Leave the section"
      back="Stay here"
      onGo={ask.onGo}
      onBack={ask.onBack}
    >
      <p>It closes for good: its questions cannot be read or changed again.</p>
      <Missing entries={shelf?.entries ?? []} />
    </Confirm>
  );
}

export function Submitting({ shelves, ...ask }: AskProps & { shelves: readonly Shelf[] }) {
  return (
    <Confirm title="Hand in the exam?" go="Hand in now" back="Keep working" onGo={ask.onGo} onBack={ask.onBack}>
      <p>Then the exam is over, and its report marks it. There is no way back.</p>
      <Missing
        entries={shelves.filter(({ isLocked }) => !isLocked).flatMap(({ entries }) => entries)}
        closed={shelves.filter(({ isLocked }) => isLocked).flatMap(({ entries }) => entries)}
      />
    </Confirm>
  );
}
