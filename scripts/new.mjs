/** `npm run new <kind> <id> [kind of question]`: writes a commented member of a family, and the line that its list needs. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { planNew, textOf, withLine } from './support/new-members.mjs';
import { main, root, say, Stop } from './support/runtime.mjs';

await main(() => {
  const member = planNew(process.argv[2], process.argv[3], process.argv[4]);
  if (typeof member === 'string') throw new Stop(member);
  const files = [member, ...(member.also ?? [])];
  for (const one of files) {
    if (existsSync(path.join(root, one.file)))
      throw new Stop(`${one.file} exists already. Choose another id, or change that file.`);
  }

  // Work everything out before anything is written.
  /** Texts of lists, with those that are only written now. */
  const lists = new Map(files.slice(1).map(({ file, text }) => [file, text]));
  for (const line of member.lines) lists.set(line.file, withLine(lists.get(line.file) ?? textOf(line.file), line));
  for (const one of files) {
    mkdirSync(path.dirname(path.join(root, one.file)), { recursive: true });
    writeFileSync(path.join(root, one.file), one.text);
  }
  for (const [list, text] of lists) writeFileSync(path.join(root, list), text);
  say(`wrote ${[...new Set([...files.map((one) => one.file), ...lists.keys()])].join(', ')}`);
  say(member.next);
});
