/** What was typed at a console and what it printed, the newest at the end. */
import type { Ref } from 'react';
import type { Printed } from '#src/azure/console/command.ts';
import { isFactId } from '#src/base/fact-words.ts';
import type { Profile } from '#src/base/facts.ts';
import { FactMark } from '#src/explorer/map/FactMark.tsx';
import '../map/path-hops.css';

export interface Entry {
  key: number;
  prompt: string;
  line: string;
  printed: Printed;
}

interface Props {
  entries: readonly Entry[];
  profile: Profile;
  ref: Ref<HTMLDivElement>;
}

export function ConsoleLog({ entries, profile, ref }: Props) {
  return (
    <div ref={ref} className="cc-console-log" role="log" aria-live="polite" aria-label="Answers" tabIndex={0}>
      {entries.length === 0 && (
        <p className="cc-console-none">Type a command, or press one of those below. The word help lists them all.</p>
      )}
      {entries.map(({ key, prompt, line, printed: { text, ok, why, note } }) => (
        <div key={key} className="cc-console-entry">
          <p className="cc-console-typed">
            <span className="cc-console-prompt">{prompt}</span> {line}
          </p>
          {text !== '' && <pre data-ok={ok}>{text}</pre>}
          {note !== undefined && <p className="cc-console-note">{note}</p>}
          {why && (
            <details>
              <summary>Why?</summary>
              <p>
                {why.because}
                {why.fact !== undefined && isFactId(why.fact) && <FactMark id={why.fact} profile={profile} />}
              </p>
            </details>
          )}
        </div>
      ))}
    </div>
  );
}
