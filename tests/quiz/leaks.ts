/** Looks for what must not be in a page before *Check*: reasons, and marks of what is right. For the tests of the built site. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { item } from '#src/quiz/item.ts';
import { kindOf } from '#src/quiz/registry.ts';
import type { Key } from '#src/quiz/score.ts';

/** A file of the built site that a visitor's browser may load before an answer is checked. */
export interface BuiltFile {
  path: string;
  text: string;
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

/** Text as a reader would see it, without tags, entities, escapes, backticks and line breaks, so that no way of writing hides it. */
export function plain(text: string): string {
  return text
    .replace(/<[^>]*>/g, '')
    .replace(/&#x([0-9a-f]+);|&#(\d+);|&([a-z]+);/gi, (all, hex?: string, decimal?: string, name?: string) => {
      if (hex !== undefined) return String.fromCodePoint(parseInt(hex, 16));
      if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
      return named[name ?? ''] ?? all;
    })
    .replace(/\\u([0-9a-f]{4})/gi, (_, hex: string) => String.fromCodePoint(parseInt(hex, 16)))
    .replace(/\\[nrt]/g, ' ')
    .replace(/[`\\]/g, '')
    .replace(/[‘’]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/\s+/g, ' ')
    .trim();
}

/** A control that says by itself what it is answered with. */
const marks =
  /<(?:input|option|li|tr|div)\b[^>]*\s(?:data-correct|data-right|data-verdict|checked|selected|value="[^"]+"(?=[^>]*type="text")|type="text"[^>]*\svalue="[^"]+")[^>]*>/gi;

/** Whether the steps of a form stand as the key has them. */
function isInOrder(form: string, key: Key | undefined): boolean {
  if (key?.kind !== 'ordering') return false;
  const shown = [...form.matchAll(/\bdata-option="([^"]+)"/g)].map(([, id = '']) => id);
  const right = key.options.filter(({ correct }) => correct).map(({ id }) => id);
  return shown.join(' ') === right.join(' ');
}

/**
 * Every place where a key shows: a reason in a file, or a form that marks its right options. Key files themselves
 * (`…/keys/…json`) are left out: they are fetched on *Check*.
 */
export function leaksIn(files: readonly BuiltFile[], keys: Readonly<Record<string, Key>>): string[] {
  const whys = Object.entries(keys).flatMap(([item, { options }]) =>
    options.map(({ id, why }) => ({ item, id, why: plain(why) })),
  );
  return files
    .filter(({ path }) => !/\/keys\/[^?]*\.json$/.test(path.replaceAll('\\', '/')))
    .flatMap(({ path, text }) => {
      const seen = plain(text);
      const leaks = whys
        .filter(({ why }) => seen.includes(why))
        .map(({ item, id }) => `${path} shows why option "${id}" of ${item} is right or wrong`);
      const forms = [...text.matchAll(/<fieldset[^>]*\bdata-item="([^"]+)"[\s\S]*?<\/fieldset>/g)];
      const marked = forms.flatMap(([form, item = '']) => [
        ...[...form.matchAll(marks)].map(([control]) => `${path} marks an answer of ${item}: ${control}`),
        ...(isInOrder(form, keys[item]) ? [`${path} shows the steps of ${item} in the right order`] : []),
      ]);
      return [...leaks, ...marked];
    });
}

/** The keys of all items, read from their folder. */
export function keysIn(folder: string): Record<string, Key> {
  return Object.fromEntries(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.yaml') && !path.basename(name).startsWith('_'))
      .map((name) => {
        const read = item.parse(parse(readFileSync(path.join(folder, name), 'utf8')));
        return [name.replaceAll('\\', '/').replace(/\.yaml$/, ''), kindOf(read.kind).keyOf(read)];
      }),
  );
}

/** The texts of a built site: pages, scripts, styles and data. */
export function filesIn(folder: string): BuiltFile[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(html|js|css|json|svg|webmanifest|xml|txt|map)$/.test(name))
    .map((name) => ({ path: name, text: readFileSync(path.join(folder, name), 'utf8') }));
}
