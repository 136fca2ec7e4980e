/** A console to log in with: at a router, at a machine or at a computer of the site. It answers out of the network as it stands. */
import { useEffect, useMemo, useRef, useState } from 'react';
import { consolePlaces, type ConsolePlace } from '#src/azure/console/places.ts';
import { runCommand } from '#src/azure/console/run.ts';
import { networkOf } from '#src/azure/network.ts';
import type { Traceable } from '#src/azure/network/world.ts';
import type { Profile } from '#src/base/facts.ts';
import type { Flow } from '#src/datapath/trace.ts';
import { ConsoleLog } from './ConsoleLog.tsx';
import { earlier, later, remembered, type History } from './history.ts';
import { suggestionsAt } from './suggestions.ts';
import type { Entry } from './ConsoleLog.tsx';
import './console.css';

export interface ConsolePanelProps {
  cloud: Traceable;
  profile: Profile;
  /** What is imagined to have failed. */
  failures?: readonly string[];
  /** Whose addresses the suggested lines ask for. */
  flow?: Pick<Flow, 'from' | 'to' | 'port'>;
  /** Where one can log in; every place of the network if not said. */
  places?: readonly ConsolePlace[];
  /** Prints what a router or machine prints and nothing more: no reason, no remark of ours, no color for what failed. */
  isBare?: boolean;
}

const none: readonly string[] = [];

export function ConsolePanel({
  cloud,
  profile,
  failures = none,
  flow,
  places: given,
  isBare = false,
}: ConsolePanelProps) {
  const found = useMemo(
    () => given ?? consolePlaces(networkOf(cloud, profile, { failures })),
    [given, cloud, profile, failures],
  );
  const [chosen, setChosen] = useState('');
  const [entries, setEntries] = useState<readonly Entry[]>([]);
  const [line, setLine] = useState('');
  const [history, setHistory] = useState<History>({ lines: [], at: 0, draft: '' });
  const input = useRef<HTMLInputElement>(null);
  const log = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (log.current) log.current.scrollTop = log.current.scrollHeight;
  }, [entries]);

  const place = found.find(({ id }) => id === chosen) ?? found[0];
  if (!place) {
    return (
      <section className="cc-console" aria-label="Console">
        <p className="cc-console-none">There is no router and no machine here yet. Add one to log in to it.</p>
      </section>
    );
  }

  const run = (typed: string): void => {
    const answered = runCommand({ cloud, profile, whatIf: { failures }, at: place.id, line: typed });
    const printed = isBare ? { ok: true, text: answered.text } : answered;
    setEntries((before) => [...before, { key: before.length, prompt: place.prompt, line: typed, printed }]);
    setHistory((before) => remembered(before, typed));
    setLine('');
    input.current?.focus();
  };
  const step = (next: { history: History; line: string }): void => {
    setHistory(next.history);
    setLine(next.line);
  };

  return (
    <section className="cc-console" aria-label="Console">
      <div className="cc-console-head">
        <label>
          <span>Logged in at</span>
          <select value={place.id} onChange={({ target }) => setChosen(target.value)}>
            {found.map(({ id, name: text }) => (
              <option key={id} value={id}>
                {text}
              </option>
            ))}
          </select>
        </label>
        <button type="button" onClick={() => setEntries([])} disabled={entries.length === 0}>
          Clear
        </button>
      </div>
      <ConsoleLog ref={log} entries={entries} profile={profile} />
      <form
        className="cc-console-line"
        onSubmit={(event) => {
          event.preventDefault();
          if (line.trim() !== '') run(line);
        }}
      >
        <span className="cc-console-prompt" aria-hidden="true">
          {place.prompt}
        </span>
        <input
          ref={input}
          aria-label={`Command line of ${place.name}`}
          value={line}
          onChange={({ target }) => setLine(target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
            event.preventDefault();
            step(event.key === 'ArrowUp' ? earlier(history, line) : later(history, line));
          }}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          placeholder="help"
        />
        <button type="submit">Run</button>
      </form>
      <ul className="cc-console-tries" aria-label="Commands to try">
        {suggestionsAt(place, flow).map((text) => (
          <li key={text}>
            <button type="button" onClick={() => run(text)}>
              {text}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
