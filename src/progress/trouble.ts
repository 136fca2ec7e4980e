/** Turns what a browser throws when it cannot store something into words that say what to do. */
import { isRecord } from '#src/base/is-record.ts';
import type { Trouble } from '#src/progress/store.ts';

const inThisTab =
  'What you do now stays in this tab only. Save it as a file on the page "My record" before you close the tab.';

const words: Record<Trouble['kind'], string> = {
  full: `The storage of this browser is full, so your record could not be saved. ${inThisTab} Then free some space and go on.`,
  blocked: `This browser does not let the site store anything, perhaps because the window is private or site data is blocked. ${inThisTab} Or allow site data for this address and reload.`,
  newer: `Another tab uses a newer version of this site. ${inThisTab} Then reload this page.`,
  failed: `The browser could not save your record. ${inThisTab} Then reload this page.`,
};

const kinds: Readonly<Record<string, Trouble['kind']>> = {
  QuotaExceededError: 'full',
  VersionError: 'newer',
  SecurityError: 'blocked',
  InvalidStateError: 'blocked',
  NotAllowedError: 'blocked',
};

/** Names the trouble behind something thrown. What is not known keeps its own name in the text, for a bug report. */
export function troubleOf(cause: unknown): Trouble {
  const name = cause instanceof Error || cause instanceof DOMException ? cause.name : 'Error';
  const kind = kinds[name] ?? 'failed';
  return { kind, because: kind === 'failed' ? `${words.failed} (${name})` : words[kind] };
}

/** True for a trouble, among other answers of a store. */
export const isTrouble = (value: unknown): value is Trouble =>
  isRecord(value) &&
  typeof value.because === 'string' &&
  typeof value.kind === 'string' &&
  Object.hasOwn(words, value.kind);
