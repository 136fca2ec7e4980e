/** The questions that were brought to a class: a file is taken whole or not at all, with every fault by its line; each can be taken out. */
import { useId, useState } from 'react';
import type { Answer } from '../../api.ts';
import type { Brought, OwnItem } from '../api-own-items.ts';
import { Sure } from '../Dialog.tsx';
import { Problem } from '../Problem.tsx';
import { useAct } from '../useAct.ts';

export interface OwnDoor {
  bring: (name: string, base64: string) => Promise<Answer<Brought>>;
  remove: (item: string) => Promise<Answer<unknown>>;
}

interface OwnQuestionsProps {
  items: readonly OwnItem[];
  mayChange: boolean;
  door: OwnDoor;
  onChanged: () => void;
}

const useWords: Readonly<Record<OwnItem['use'], string>> = {
  'mixed-in': 'asked among the others of its skill',
  section: 'asked in a section of its own',
  none: 'of a kind that no exam asks',
};

/** The server reads no longer file. */
const longest = 5_000_000;

const base64Of = (file: File): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(typeof reader.result === 'string' ? reader.result.replace(/^[^,]*,/, '') : '');
    reader.onerror = () => reject(reader.error ?? new Error(`The file ${file.name} cannot be read. Choose it again.`));
    reader.readAsDataURL(file);
  });

const questions = (count: number): string => (count === 1 ? '1 question' : `${String(count)} questions`);

export function OwnQuestions({ items, mayChange, door, onChanged }: OwnQuestionsProps) {
  const id = useId();
  const { problem, act } = useAct();
  const [brought, setBrought] = useState<Brought>();
  const [faults, setFaults] = useState<{ name: string; all: readonly { line: number; says: string }[] }>();
  const [gone, setGone] = useState<OwnItem>();
  const bring = (file: File) =>
    act(async () => {
      setBrought(undefined);
      setFaults(undefined);
      const refused = (code: string, message: string) => ({ ok: false as const, status: 0, code, message });
      if (file.size > longest) return refused('TooLong', `${file.name} is longer than 5 MB, and questions are texts.`);
      const base64 = await base64Of(file).catch(() => undefined);
      if (base64 === undefined) return refused('Unread', `${file.name} cannot be read here. Choose it again.`);
      const answer = await door.bring(file.name, base64);
      if (answer.ok) {
        setBrought(answer.value);
        onChanged();
      } else if (answer.faults) {
        setFaults({ name: file.name, all: answer.faults });
        return { ok: true, value: undefined };
      }
      return answer;
    });
  return (
    <section className="teach-panel" aria-labelledby={`${id}title`}>
      <h2 id={`${id}title`}>Your own questions</h2>
      <Problem says={problem} />
      {mayChange && (
        <p className="teach-row">
          <label className="teach-small teach-file" htmlFor={`${id}file`}>
            Bring questions (CSV, Markdown or QTI 3)
            <input
              id={`${id}file`}
              type="file"
              accept=".csv,.md,.markdown,.xml,.zip,text/csv,text/markdown,application/xml,application/zip"
              onChange={({ currentTarget }) => {
                const [file] = currentTarget.files ?? [];
                if (file) void bring(file);
                currentTarget.value = '';
              }}
            />
          </label>
          <span className="teach-note">A question of the same id is replaced, and graded anew where it was asked.</span>
        </p>
      )}
      <div role="status">
        {brought && (
          <p>
            {questions(brought.added)} added, {brought.replaced} replaced.
            {brought.again > 0 && ` Exams that are graded again: ${String(brought.again)}.`}
          </p>
        )}
        {faults && (
          <>
            <p>Nothing was taken from {faults.name}. Mend these lines, and bring it again:</p>
            <ul className="teach-list">
              {faults.all.map(({ line, says }) => (
                <li key={`${String(line)} ${says}`}>
                  Line {line}: {says}
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
      {items.length === 0 ? (
        <p>No questions were brought to this class.</p>
      ) : (
        <ul className="teach-people">
          {items.map((one) => (
            <li key={one.id}>
              <span className="teach-grow">
                <bdi className="teach-name">{one.stem}</bdi>{' '}
                <span className="teach-note">
                  {one.id}, {useWords[one.use]}
                </span>
              </span>
              {mayChange && (
                <button
                  type="button"
                  className="teach-small"
                  aria-label={`Take out: ${one.stem}`}
                  onClick={() => setGone(one)}
                >
                  Take out
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      {gone && (
        <Sure
          title="Take this question out?"
          go="Take it out"
          onGo={() => {
            setGone(undefined);
            void act(() => door.remove(gone.id)).then((happened) => happened && onChanged());
          }}
          onBack={() => setGone(undefined)}
        >
          <p>
            <bdi>{gone.stem}</bdi>
          </p>
          <p>No exam that is drawn from now on asks it. Exams that ask it already keep it as it was.</p>
        </Sure>
      )}
    </section>
  );
}
