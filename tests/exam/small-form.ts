/** A small exam of three sections, made of the examples of the kinds: what the tests of the room sit in. */
import type { Question } from '#src/components/exam/questions.ts';
import type { Started } from '#src/quiz/exam/attempt.ts';
import type { Form, FormItem } from '#src/quiz/exam/form.ts';
import { kindOf, kinds } from '#src/quiz/registry.ts';
import type { RecordStore } from '#src/progress/store.ts';

export const attempt = 'exam/expressroute/11111111-2222-4333-8444-555555555555';

const idOf = (kind: string): string => `expressroute/09-fastpath/a-${kind}`;

/** The kinds that are answered on the page itself. */
const plain = kinds.filter(({ kind }) => !['lab', 'case-study'].includes(kind));

/** One question of each of these kinds, as the bank has it. */
export const bank = plain.map(({ kind, example, publicView }) => ({
  id: idOf(kind),
  kind,
  view: publicView(example.item),
  facts: ['expressroute/fastpath'],
  ...(kind === 'hot-area' ? { figures: { figure: '<p>A drawing of a house</p>' } } : {}),
}));

export const questions: ReadonlyMap<string, Question> = new Map(bank.map((entry) => [entry.id, entry]));

/** A complete answer to each question, right as it happens. */
export const answers: ReadonlyMap<string, readonly string[]> = new Map(
  plain.map(({ kind, example }) => [idOf(kind), example.right]),
);

export const item = (kind: string): FormItem => ({
  id: idOf(kind),
  objective: 'az-700/E4',
  kind,
  points: kindOf(kind).score(kindOf(kind).example.item, []).outOf,
  difficulty: 0,
  unit: 'expressroute/09-fastpath',
});

export const form: Form = {
  id: 'small-1',
  version: 'v1',
  course: 'expressroute',
  blueprint: 'small',
  title: 'A small exam',
  seed: 'seed',
  minutes: 20,
  profile: 'today',
  cut: 0.7,
  sections: [
    { id: 'first', title: 'Questions', kind: 'plain', locks: false, items: [item('single'), item('multiple')] },
    { id: 'series', title: 'Yes or no', kind: 'series', locks: true, items: [item('yes-no')] },
    {
      id: 'last',
      title: 'More questions',
      kind: 'plain',
      locks: false,
      items: [item('matching'), item('ordering'), item('fill-in')],
    },
  ],
};

export const start = 1_800_000_000_000;

export const started = (change: Partial<Started> = {}): Started => ({
  type: 'started',
  at: start,
  attempt,
  form,
  accommodations: { time: 1, hideTimer: false, contrast: false },
  ...change,
});

/** Puts a fresh attempt into a record. */
export const begun = (record: RecordStore, change: Partial<Started> = {}) =>
  record.attempts.append(change.attempt ?? attempt, 0, started(change));

/** jsdom lays nothing out, and has no dialogs that open. */
export function standInDialogs(): void {
  Element.prototype.scrollIntoView = () => undefined;
  HTMLDialogElement.prototype.showModal = function showModal() {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function close() {
    this.open = false;
  };
}
