/** Every question of the form by its number, section by section: where one is, what is answered, what is marked, what is closed. */
import type { Section } from '#src/quiz/exam/form.ts';
import type { Status } from './questions.ts';

export interface Entry {
  id: string;
  /** From one, through all sections. */
  number: number;
  status: Status;
  isMarked: boolean;
  isHere: boolean;
}

export interface Shelf {
  section: Section;
  isLocked: boolean;
  entries: readonly Entry[];
}

export const statusWords: Readonly<Record<Status, string>> = {
  answered: 'answered',
  unfinished: 'not finished',
  empty: 'not answered',
};

/** For example `Question 7, not answered, marked for review`. */
export const entryWords = ({ number, status, isMarked }: Entry): string =>
  `Question ${String(number)}, ${statusWords[status]}${isMarked ? ', marked for review' : ''}`;

interface PaletteProps {
  shelves: readonly Shelf[];
  onGo: (item: string) => void;
}

export function Palette({ shelves, onGo }: PaletteProps) {
  return (
    <nav className="exam-palette" aria-label="Questions">
      {shelves.map(({ section, isLocked, entries }) => (
        <section key={section.id} aria-label={section.title}>
          <p className="exam-shelf">
            {section.title}
            {isLocked ? <span> closed</span> : section.locks ? <span> closes when you leave it</span> : null}
          </p>
          <ol>
            {entries.map((entry) => (
              <li key={entry.id}>
                <button
                  type="button"
                  className="exam-number"
                  data-status={entry.status}
                  data-marked={entry.isMarked}
                  aria-current={entry.isHere ? 'step' : undefined}
                  aria-disabled={isLocked}
                  aria-label={`${entryWords(entry)}${isLocked ? ', closed' : ''}`}
                  onClick={() => {
                    if (!isLocked) onGo(entry.id);
                  }}
                >
                  {entry.number}
                </button>
              </li>
            ))}
          </ol>
        </section>
      ))}
    </nav>
  );
}
