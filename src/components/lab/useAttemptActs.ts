/** What can be done with an attempt as a whole: look through it, fork it, save it, open another, take it into the sandbox, say that it looks wrong. */
import { useCallback, useState } from 'react';
import type { AttemptEntry } from '#src/lab/attempt.ts';
import { createReel, forkOf } from '#src/lab/reel.ts';
import type { Session } from '#src/lab/session.ts';
import { openAttempt, saveAttempt } from './attempt-files.ts';
import { keepAttempt, pageOf } from './keep-attempt.ts';
import type { Memory } from './memory.ts';
import { memoryKey, panesOf } from './panes.ts';
import type { Pane } from './panes.ts';
import { sandbox, sandboxId } from './sandbox.ts';
import { sandboxOf } from './to-sandbox.ts';
import type { Voice } from './voice.ts';

interface Around {
  session: Session;
  memory: Memory;
  voice: Voice;
  panes: readonly Pane[];
  /** Opens the newest attempt at this lab in place of this one. */
  onReopen: () => void;
}

export function useAttemptActs({ session, memory, voice, panes, onReopen }: Around) {
  const [past, setPast] = useState<readonly AttemptEntry[]>();
  const [wrong, setWrong] = useState<string>();
  const { lab } = session.scenario;
  const looksWrong = useCallback((what: string) => setWrong(what), []);

  const save = (about?: string): string => {
    const name = saveAttempt(session, memory, about);
    voice.say(`Saved as ${name}.`);
    return name;
  };
  const open = async (file: File): Promise<string | undefined> => {
    const opened = await openAttempt(file);
    if ('because' in opened) return opened.because;
    if (opened.lab === lab) onReopen();
    else location.assign(pageOf(opened.lab, 'now'));
    return undefined;
  };
  const fork = async (n: number) => {
    if (past === undefined) return;
    const places = createReel(past).placesAt(n);
    const remembered = panes.flatMap((pane): [string, unknown][] => [
      [memoryKey(panes, pane, 'portal/stack'), places[pane.id] ?? session.scenario.start],
      [memoryKey(panes, pane, 'portal/shape'), memory.get(memoryKey(panes, pane, 'portal/shape'))],
    ]);
    await keepAttempt(lab, forkOf(past, n, Date.now()), Object.fromEntries(remembered));
    onReopen();
  };
  const toSandbox = async () => {
    const [first] = panes;
    const there = panesOf(sandbox.open('', 'taught'));
    const shape = first && memory.get(memoryKey(panes, first, 'portal/shape'));
    const stack = first && memory.get(memoryKey(panes, first, 'portal/stack'));
    const remembered = there.flatMap((pane): [string, unknown][] => [
      [memoryKey(there, pane, 'portal/stack'), stack],
      [memoryKey(there, pane, 'portal/shape'), shape],
    ]);
    await keepAttempt(sandboxId, [await sandboxOf(session, Date.now())], Object.fromEntries(remembered));
    location.assign(pageOf(sandboxId, 'now'));
  };
  return {
    past,
    wrong,
    looksWrong,
    closeWrong: () => setWrong(undefined),
    replay: () => setPast([...session.entries()]),
    closeReplay: () => setPast(undefined),
    save,
    open,
    fork: (n: number) => void fork(n),
    toSandbox: () => void toSandbox(),
  };
}

export type AttemptActs = ReturnType<typeof useAttemptActs>;
