/** A whole scenario in the fragment of a link: `#s=1.` and the packed JSON. A fragment stays in the browser: no server sees it. */
import { packed, unpacked } from '#src/base/packed.ts';
import { written, type Reading, type Scenario } from './scenario.ts';

const prefix = '#s=1.';
const any = /^#s=([^.]*)\.(.*)$/s;

/** Browsers take longer links; messengers and mail programs cut them. */
export const longestLink = 16_000;
/** What is read: somebody may keep a long link in a file. */
export const longestRead = 400_000;
/** A few bytes of bad luck or malice must not fill the memory. */
export const largestUnpacked = 8_000_000;

/** Whether the address of a page carries a scenario. */
export const carriesScenario = (fragment: string): boolean => fragment.startsWith('#s=');

/** The fragment that carries a scenario. It may be longer than `longestLink`: then say so instead of offering it. */
export const writeFragment = async (scenario: Scenario): Promise<string> =>
  prefix + (await packed(JSON.stringify(written(scenario))));

/** Reads a fragment. Whatever is wrong with it comes back as a reason. */
export async function readFragment(fragment: string): Promise<Reading> {
  const refuse = (because: string): Reading => ({ isRead: false, because });
  const [, version, letters = ''] = any.exec(fragment) ?? [];
  if (version !== '1')
    return refuse(
      version === undefined
        ? 'The link is not complete: it has no version.'
        : `The link has version "${version.slice(0, 20)}", and this page reads version 1. A newer page made it: reload this one.`,
    );
  if (letters.length > longestRead)
    return refuse(`The link has ${letters.length} characters, and at most ${longestRead} are read.`);
  let value: unknown;
  try {
    value = JSON.parse(await unpacked(letters, largestUnpacked));
  } catch {
    return refuse('The link is not complete: something on the way has cut or changed it. Ask for it again.');
  }
  const { readScenario } = await import('./read-scenario.ts');
  const reading = readScenario(value);
  return reading.isRead
    ? reading
    : refuse(`The link could be unpacked, and what is in it cannot be used. ${reading.because}`);
}
