/** The screen before handing in: what is answered, what is not, what was marked; each a way back to its question. */
import type { Entry, Shelf } from './Palette.tsx';
import { counted, wordFor } from '#src/base/counted.ts';
import { entryWords } from './Palette.tsx';

interface ReviewProps {
  shelves: readonly Shelf[];
  onGo: (item: string) => void;
  /** Missing where every section is closed. */
  onBack: (() => void) | undefined;
  onSubmit: () => void;
}

interface Group {
  title: string;
  /** What to do about it. */
  words: string;
  entries: readonly Entry[];
}

const groupsOf = (entries: readonly Entry[]): Group[] => [
  {
    title: 'Not answered',
    words: 'A guess costs nothing.',
    entries: entries.filter(({ status }) => status === 'empty'),
  },
  {
    title: 'Not finished',
    words: 'A part of the answer is missing, there is too much of it, or it cannot be read.',
    entries: entries.filter(({ status }) => status === 'unfinished'),
  },
  { title: 'Marked for review', words: 'Marks change no points.', entries: entries.filter(({ isMarked }) => isMarked) },
];

export function ReviewScreen({ shelves, onGo, onBack, onSubmit }: ReviewProps) {
  const all = shelves.flatMap(({ entries }) => entries);
  const open = shelves.filter(({ isLocked }) => !isLocked).flatMap(({ entries }) => entries);
  const closed = all.length - open.length;
  const answered = all.filter(({ status }) => status === 'answered').length;
  return (
    <section className="exam-review" aria-labelledby="exam-review-title">
      <h2 id="exam-review-title" tabIndex={-1} data-exam-heading>
        Review your answers
      </h2>
      <p>
        {answered} of {counted(all.length, 'question')} {wordFor(answered, 'is', 'are')} answered.
        {closed > 0 && ` ${String(closed)} stand in sections that are closed.`} Nothing is marked before you hand in.
      </p>
      <p className="exam-row">
        {onBack && (
          <button type="button" className="cc-button-quiet" onClick={onBack}>
            Back to the questions
          </button>
        )}
        <button type="button" className="cc-button" onClick={onSubmit}>
          Hand in the exam
        </button>
      </p>
      {groupsOf(open).map(({ title, words, entries }) => (
        <section key={title} aria-label={title}>
          <h3>
            {title}: {entries.length}
          </h3>
          {entries.length > 0 && (
            <>
              <p>{words}</p>
              <ul>
                {entries.map((entry) => (
                  <li key={entry.id}>
                    <button
                      type="button"
                      className="exam-chip"
                      aria-label={entryWords(entry)}
                      onClick={() => onGo(entry.id)}
                    >
                      Question {entry.number}
                    </button>
                  </li>
                ))}
              </ul>
            </>
          )}
        </section>
      ))}
    </section>
  );
}
