/** Attempts as files: saved from a room, and opened on any page that can hold a room. */
import { engineVersion } from '#src/azure/snapshot.ts';
import { attemptFile, attemptFileName, readAttemptFile } from '#src/lab/attempt-file.ts';
import { labs } from '#src/lab/registry.ts';
import type { Session } from '#src/lab/session.ts';
import { isRecord } from '#src/base/is-record.ts';
import { saveFile } from '#src/components/site/save-file.ts';
import { keepAttempt } from './keep-attempt.ts';
import type { Memory } from './memory.ts';
import { sandboxId } from './sandbox.ts';

/** Ids of everything that a file can be an attempt at. */
const openable = (): string[] => [...labs.map(({ id }) => id), sandboxId];

/** Gives the browser a file to save; returns its name. */
export function saveAttempt({ entries, scenario }: Session, memory: Memory, wrong?: string): string {
  const text = attemptFile(entries(), {
    engine: engineVersion,
    memory: memory.all(),
    ...(wrong === undefined ? {} : { wrong }),
  });
  const name = attemptFileName(scenario.lab, Date.now());
  saveFile(name, text, 'application/json');
  return name;
}

/** What came of a file: the lab it is an attempt at, kept as the newest one; or why it is refused. */
export type Opened = { lab: string; wrong?: string } | { because: string };

/** Reads a file and keeps its attempt in the record. Refuses in words, and then nothing has changed. */
export async function openAttempt(file: File): Promise<Opened> {
  const reading = readAttemptFile(await file.text(), openable());
  if (!reading.isRead) return { because: reading.because };
  const { lab, entries, extras } = reading;
  try {
    await keepAttempt(lab, entries, isRecord(extras.memory) ? extras.memory : {});
  } catch (cause) {
    return {
      because:
        cause instanceof Error
          ? cause.message
          : 'This browser could not keep the attempt. Free some space on the device, or open the file in another browser.',
    };
  }
  return { lab, ...(typeof extras.wrong === 'string' ? { wrong: extras.wrong } : {}) };
}
