/** Requests written by hand, on the same door as the portal: method, path, body, and what was answered. */
import { useId, useRef, useState } from 'react';
import { armRequest } from '#src/azure/requests.ts';
import type { Profile } from '#src/base/facts.ts';
import { learner } from '#src/lab/definition.ts';
import type { Memory } from '../memory.ts';
import type { Pane } from '../panes.ts';
import type { Voice } from '../voice.ts';
import { readAnswer } from './answer.ts';
import type { Answered } from './answer.ts';
import { AnswerView } from './AnswerView.tsx';
import { examples } from './examples.ts';
import { keepRecent, recentIn } from './recent.ts';
import { methods, readWritten, takesBody } from './written.ts';
import type { Written } from './written.ts';

export interface RequestPaneProps {
  /** The door. */
  fetch: (request: Request) => Promise<Response>;
  /** Who may ask; the first one does unless another is chosen. */
  people: readonly Pane[];
  profile: Profile;
  memory: Pick<Memory, 'get' | 'set'>;
  voice: Voice;
}

type Fault = { field: 'path' | 'body'; fault: string };

export function RequestPane({ fetch, people, profile, memory, voice }: RequestPaneProps) {
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const me = people[0]?.id ?? learner.id;
  const [recent, setRecent] = useState(() => recentIn(memory));
  const [written, setWritten] = useState<Written>(
    () => recent[0] ?? { method: 'GET', path: '/subscriptions', body: '', person: me },
  );
  const [fault, setFault] = useState<Fault>();
  const [isAsking, setAsking] = useState(false);
  const [answer, setAnswer] = useState<{ asked: string; told: Answered }>();
  const asker = people.some((person) => person.id === written.person) ? written.person : me;
  const change = (part: Partial<Written>) => {
    setWritten({ ...written, ...part });
    setFault(undefined);
  };
  const take = (chosen: Written) => {
    setWritten(chosen);
    setFault(undefined);
    form.current?.querySelector<HTMLElement>('input')?.focus();
  };
  const send = async () => {
    if (isAsking) return;
    const request: Written = { ...written, person: asker };
    const reading = readWritten(request);
    if ('fault' in reading) {
      setFault(reading);
      voice.say(reading.fault, 'assertive');
      form.current?.querySelector<HTMLElement>(`[name="${reading.field}"]`)?.focus();
      return;
    }
    setAsking(true);
    const { method } = written;
    const told = await readAnswer(
      await fetch(armRequest(method, reading.path, reading.body, asker === learner.id ? {} : { actor: asker })),
    );
    setAsking(false);
    setAnswer({ asked: `${method} ${reading.path}`, told });
    setRecent(keepRecent(memory, request));
    voice.say(`${method} was answered with ${told.line}.`);
  };
  return (
    <div className="lab-requests-body">
      <form
        ref={form}
        className="lab-request"
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <label className="lab-choice">
          Example{' '}
          <select
            value=""
            onChange={({ target }) => {
              const example = examples[Number(target.value)];
              if (example) take(example);
            }}
          >
            <option value="">Pick one to fill the form</option>
            {examples.map(({ label }, index) => (
              <option key={label} value={index}>
                {label}
              </option>
            ))}
          </select>
        </label>
        {people.length > 1 && (
          <label className="lab-choice">
            As{' '}
            <select value={asker} onChange={({ target }) => change({ person: target.value })}>
              {people.map(({ id: person, name, title }) => (
                <option key={person} value={person}>
                  {name}, {title}
                </option>
              ))}
            </select>
          </label>
        )}
        <div className="lab-request-line">
          <label className="lab-choice">
            Method{' '}
            <select
              value={written.method}
              onChange={({ target }) => change({ method: methods.find((method) => method === target.value) ?? 'GET' })}
            >
              {methods.map((method) => (
                <option key={method}>{method}</option>
              ))}
            </select>
          </label>
          <label className="lab-typed">
            Path{' '}
            <input
              name="path"
              value={written.path}
              spellCheck={false}
              autoComplete="off"
              aria-invalid={fault?.field === 'path'}
              aria-describedby={`${id}path`}
              onChange={({ target }) => change({ path: target.value })}
            />
          </label>
        </div>
        <p id={`${id}path`} className="lab-note" data-bad={fault?.field === 'path'}>
          {fault?.field === 'path' ? fault.fault : 'An api-version is added unless you write one.'}
        </p>
        {takesBody(written.method) && (
          <>
            <label className="lab-typed">
              Body as JSON{' '}
              <textarea
                name="body"
                rows={8}
                value={written.body}
                spellCheck={false}
                aria-invalid={fault?.field === 'body'}
                aria-describedby={`${id}body`}
                onChange={({ target }) => change({ body: target.value })}
              />
            </label>
            <p id={`${id}body`} className="lab-note" data-bad={fault?.field === 'body'}>
              {fault?.field === 'body' ? fault.fault : 'Leave it empty to send none.'}
            </p>
          </>
        )}
        <p className="lab-row">
          <button type="submit" className="lab-button lab-button-main" aria-disabled={isAsking}>
            Send
          </button>
        </p>
      </form>
      {answer && <AnswerView {...answer} profile={profile} />}
      {recent.length > 0 && (
        <section className="lab-recent" aria-label="Recent requests">
          <h4>Recent requests</h4>
          <ul>
            {recent.map((one) => (
              <li key={JSON.stringify(one)}>
                <button type="button" className="lab-recent-one" onClick={() => take(one)}>
                  <strong>{one.method}</strong> <span>{one.path}</span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
