/** Before a question counts for nobody, or counts again: whom it affects, and why. */
import { useId, useState } from 'react';
import type { Answer } from '../../api.ts';
import type { Questioned } from '../api-exams.ts';
import { Dialog } from '../Dialog.tsx';
import { Problem } from '../Problem.tsx';

interface CorrectDialogProps {
  question: Questioned;
  /** Who was asked it, with what they have. */
  affected: readonly string[];
  onCorrect: (drop: boolean, why: string) => Promise<Answer<unknown>>;
  onClose: () => void;
}

export function CorrectDialog({ question, affected, onCorrect, onClose }: CorrectDialogProps) {
  const id = useId();
  const [why, setWhy] = useState('');
  const [problem, setProblem] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const drop = question.dropped === undefined;
  const send = async () => {
    if (isBusy) return;
    if (why.trim() === '') {
      setProblem('Say why, in a few words: the reason stays with the question.');
      return;
    }
    setBusy(true);
    const answer = await onCorrect(drop, why.trim());
    setBusy(false);
    if (answer.ok) onClose();
    else setProblem(answer.message);
  };
  return (
    <Dialog title={drop ? 'This question was wrong' : 'Let this question count again'} onClose={onClose}>
      <p>
        <bdi>{question.stem}</bdi>
      </p>
      <p>
        {affected.length === 1 ? '1 learner was' : `${String(affected.length)} learners were`} asked it in this exam:{' '}
        {affected.join(', ')}.{' '}
        {drop
          ? 'It will count for none of them, neither for nor against, and their exams are graded again.'
          : 'It will count for all of them again, and their exams are graded again.'}{' '}
        Points that a person set stay.
      </p>
      <form
        className="teach-form"
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <p>
          <label htmlFor={`${id}why`}>{drop ? 'What was wrong with it' : 'Why it counts again'}</label>
          <textarea
            id={`${id}why`}
            className="teach-input"
            rows={2}
            maxLength={500}
            value={why}
            onChange={({ target }) => setWhy(target.value)}
          />
        </p>
        <Problem says={problem} />
        <p className="teach-row">
          <button type="submit" className="cc-button">
            {drop ? 'Count it for nobody, and grade again' : 'Count it, and grade again'}
          </button>
          <button type="button" className="cc-button-quiet" onClick={onClose}>
            Close
          </button>
        </p>
      </form>
    </Dialog>
  );
}
