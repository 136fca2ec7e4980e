/** `npm run restore -- <file>`: puts a backup into the data folder, or into the PostgreSQL of DATABASE_URL; `--replace` over what is there. */
import { main, say } from './support/runtime.mjs';
import { inWords, placeOfData, wordsOf } from './support/data.mjs';

await main(async () => {
  const { file, replace } = wordsOf('restore', { replace: { type: 'boolean', default: false } });
  const { restoreBackup } = await import('#src/classroom/store/backup/restore.ts');
  const where = await placeOfData();
  const { rows, at, before } = await inWords(() =>
    restoreBackup(where, file, { replaces: replace === true, now: Date.now() }),
  );
  say(`${rows} rows are back, as they were on ${new Date(at).toISOString()}`);
  if (before !== undefined) say(`what was there before stands in ${before}; delete it once nobody misses it`);
  say(where.url === undefined ? 'start the server again: npm start' : 'start every instance of the server again');
});
