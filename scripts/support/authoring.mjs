/** While `npm run dev` serves the pages: a saved fact or lesson is known at once, and what is wrong with a saved file is said with its line. */
import { execFile } from 'node:child_process';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const content = join(root, 'content') + sep;
/** Editors save in bursts. */
const quiet = 400;

/** @param {string} script @returns {Promise<string>} */
const run = (script) =>
  new Promise((resolve) => {
    execFile(process.execPath, [join(root, 'scripts', script)], { cwd: root }, (error, stdout, stderr) => {
      resolve(error ? `${stdout}${stderr}` : '');
    });
  });

/** The Astro integration. It does nothing in a build, which checks by itself. */
export function authoring() {
  return {
    name: 'crossconnect:authoring',
    hooks: {
      'astro:server:setup': ({ server, logger }) => {
        let timer;
        const changed = (file) => {
          if (!file.startsWith(content)) return;
          clearTimeout(timer);
          timer = setTimeout(async () => {
            const said = (await run('facts.mjs')) || (await run('content.mjs'));
            if (said === '') logger.info('content/ has no faults');
            else logger.warn(said.trim());
          }, quiet);
        };
        for (const event of ['add', 'change', 'unlink']) server.watcher.on(event, changed);
      },
    },
  };
}
