/** The answers of a run as a room holds them: those of the record at first, then each that is marked. */
import { useState } from 'react';
import type { Question } from '#src/components/practice/bank.ts';
import type { Answer } from '#src/components/practice/ItemRun.tsx';
import { answeredIn, recordAnswer, type Run } from '#src/components/practice/run.ts';
import type { AnsweringPlace, ItemAnswered, ProgressEvent } from '#src/progress/events.ts';
import type { RecordStore } from '#src/progress/store.ts';

interface Held {
  record: RecordStore;
  /** What the record held when the room was opened. */
  events: readonly ProgressEvent[];
  course: string;
  where: AnsweringPlace;
}

/** The answers of the run, the way to add one, and why the browser does not keep them, if it does not. */
export function useAnswers({ record, events, course, where }: Held, run: Run) {
  const [held, setHeld] = useState<{ attempt: string; answers: readonly ItemAnswered[] }>({
    attempt: run.attempt,
    answers: answeredIn(events, run),
  });
  const [trouble, setTrouble] = useState('');
  // Another run begins with nothing.
  const answers = held.attempt === run.attempt ? held.answers : [];

  const add = async (question: Question, answer: Answer): Promise<void> => {
    const kept = await recordAnswer(record, run, answers.length, { course, where, question, ...answer });
    setTrouble(kept.trouble?.because ?? '');
    setHeld({ attempt: run.attempt, answers: [...answers, kept.event] });
  };
  return { answers, add, trouble };
}
