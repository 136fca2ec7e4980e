/** What the scripts about the class server's data have in common: where it is, and what they were asked. */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { root, Stop } from './runtime.mjs';

/** Where the server keeps its data, by the same environment. */
export async function placeOfData() {
  const { readConfiguration } = await import('#src/classroom/configuration.ts');
  try {
    const { folder, databaseUrl } = readConfiguration(process.env, join(root, 'data'));
    return { data: folder, url: databaseUrl };
  } catch (error) {
    throw new Stop(error instanceof Error ? error.message : String(error));
  }
}

/** The one file that was named, and the options beside it. */
export function wordsOf(script, options) {
  const usage = `npm run ${script} -- <file>${Object.keys(options)
    .map((name) => ` [--${name}]`)
    .join('')}`;
  try {
    const { values, positionals } = parseArgs({ options, allowPositionals: true });
    const [file] = positionals;
    if (file === undefined || positionals.length > 1) throw new Stop(`It needs the name of one file: ${usage}`);
    return { ...values, file };
  } catch (error) {
    throw error instanceof Stop ? error : new Stop(`${error.message}\n  Way out: ${usage}`);
  }
}

/** Runs work whose troubles have words for people already. */
export async function inWords(work) {
  const { StoreTrouble } = await import('#src/classroom/store/trouble.ts');
  try {
    return await work();
  } catch (error) {
    throw error instanceof StoreTrouble ? new Stop(error.message) : error;
  }
}
