/** What stands under the task at hand: its question, and help. */
import type { Task } from '#src/lab/definition.ts';
import { hintFor } from '#src/lab/hints.ts';
import type { Hint, Situation } from '#src/lab/hints.ts';
import type { Session, SessionState } from '#src/lab/session.ts';
import { AnswerForm } from './AnswerForm.tsx';
import { HintBox } from './HintBox.tsx';
import { wordsOf } from './panes.ts';
import type { Voice } from './voice.ts';
import { plainWords } from './Words.tsx';

interface TaskHelpProps {
  session: Session;
  state: SessionState;
  voice: Voice;
  task: Task;
  /** What a hint is worked out from; without it there are none. */
  situation: Situation | undefined;
  onShow: (hint: Hint) => Promise<boolean>;
  /** *This looks wrong* was pressed, on what. */
  looksWrong: (what: string) => void;
}

export function TaskHelp({ session, state, voice, task, situation, onShow, looksWrong }: TaskHelpProps) {
  const { attempt, verdicts, tells } = state;
  const verdict = verdicts[task.id];
  return (
    <>
      {task.question && (
        <AnswerForm
          key={`answer ${task.id}`}
          prompt={task.question.prompt}
          options={task.question.options(state.cloud)}
          given={attempt.answers[task.id]}
          blocked={verdict?.holds === false ? verdict.because : undefined}
          isFinal={!tells}
          onAnswer={(option) => void session.answer(task.id, option)}
          onNothing={(message) => voice.say(message, 'assertive')}
        />
      )}
      {situation && (
        <HintBox
          key={`hint ${task.id}`}
          situation={situation}
          way={attempt.way}
          asked={attempt.hints[task.id] ?? 0}
          onHint={(level) => {
            voice.say(plainWords(wordsOf(session.scenario, hintFor(situation, level))));
            void session.hint(task.id, level);
          }}
          onShow={onShow}
        />
      )}
      <p>
        <button
          type="button"
          className="lab-quiet"
          aria-label={`This looks wrong: ${task.title}`}
          onClick={() => looksWrong(`the task “${task.title}”`)}
        >
          This looks wrong
        </button>
      </p>
    </>
  );
}
