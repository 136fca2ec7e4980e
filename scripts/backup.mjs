/** `npm run backup -- <file>`: copies everything that the class server keeps into one file, also while it runs. */
import { main, say } from './support/runtime.mjs';
import { inWords, placeOfData, wordsOf } from './support/data.mjs';

await main(async () => {
  const { file } = wordsOf('backup', {});
  const { makeBackup } = await import('#src/classroom/store/backup/make.ts');
  const where = await placeOfData();
  const begun = performance.now();
  const { rows, tables } = await inWords(() => makeBackup(where, file, Date.now()));
  say(`${file}: ${rows} rows of ${tables} tables in ${((performance.now() - begun) / 1000).toFixed(1)} s`);
  say('it holds names, answers and grades of people: keep it where only those may read it who may read those');
});
