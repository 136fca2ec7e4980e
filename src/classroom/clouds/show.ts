/** Turns a running attempt into what one person may see of it. */
import { nextDeed, paneOf } from '#src/lab/hints.ts';
import type { Session, SessionState } from '#src/lab/session.ts';
import type { Task } from '#src/lab/definition.ts';
import type { AgreedAct, CloudPerson, CloudTask, CloudView } from './view.ts';

export interface Shown {
  attempt: string;
  people: CloudPerson[];
  agreed: Partial<Record<AgreedAct, string[]>>;
  /** Whether the newest change is the caller's to take back. */
  canUndo: boolean;
}

export function show(session: Session, { attempt, people, agreed, canUndo }: Shown): CloudView {
  const { scenario } = session;
  const state = session.state();
  const { title, minutes, story, profile, start, hasProvider, provider, lab } = scenario;
  return {
    attempt,
    lab,
    title,
    minutes,
    story,
    way: state.attempt.way,
    profile,
    start,
    hasProvider,
    ...(provider === undefined ? {} : { provider }),
    people,
    tasks: scenario.tasks.map((task) => taskOf(session, state, task)),
    length: state.attempt.length,
    now: session.now(),
    speed: state.attempt.clock.speed,
    ...(state.due === undefined ? {} : { due: state.due }),
    agreed: { ...agreed },
    canUndo,
    isComplete: state.tells && state.complete,
    handedIn: state.attempt.handedIn !== undefined,
    ...(state.report === undefined
      ? {}
      : {
          report: state.report.map(({ task, title: name, holds, because }) => ({ task, title: name, holds, because })),
        }),
  };
}

function taskOf({ scenario }: Session, state: SessionState, task: Task): CloudTask {
  const { attempt, tells, cloud, standing, verdicts, counts } = state;
  const given = attempt.answers[task.id];
  const stands = counts.includes(task.id) ? 'done' : standing.states[task.id] === 'open' ? 'open' : 'waiting';
  const verdict = verdicts[task.id];
  const because = tells
    ? (attempt.done[task.id] ?? (verdict?.holds === false ? verdict.because : undefined))
    : undefined;
  const isOpen = tells && stands === 'open';
  const turn = isOpen ? paneOf(scenario, nextDeed({ scenario, cloud, task: task.id }).deed, cloud) : undefined;
  const { question } = task;
  return {
    id: task.id,
    title: task.title,
    text: task.text,
    state: tells ? stands : 'hidden',
    ...(turn === undefined ? {} : { turn }),
    ...(because === undefined ? {} : { because }),
    ...(question === undefined
      ? {}
      : {
          question: {
            prompt: question.prompt,
            options: question.options(cloud).map(({ id, text }) => ({ id, text })),
            ...(given === undefined
              ? {}
              : {
                  given: tells
                    ? { option: given.option, right: given.right, why: given.why }
                    : { option: given.option },
                  ...(tells && given.news !== undefined ? { news: given.news } : {}),
                }),
          },
        }),
    hints: attempt.hints[task.id] ?? 0,
  };
}
