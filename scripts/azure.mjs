/** `npm run azure`: starts the mock Azure Resource Manager of src/azure-server under a Node that runs TypeScript, and builds its page meanwhile. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { isBuilt } from './support/build-state.mjs';
import { cache, findNode, main, root, runNode, say, Stop } from './support/runtime.mjs';

/** Azure's door is open at once; the page follows when it is built. */
async function providePage() {
  if (isBuilt()) return;
  say('building the portal page; the server answers meanwhile (--no-page does without)');
  const code = await runNode([join(root, 'scripts', 'build.mjs')]);
  say(code === 0 ? 'the portal page is ready' : 'the portal page could not be built; the server goes on without it');
}

await main(() => {
  if (!existsSync(join(root, 'node_modules', '@hono', 'node-server')))
    throw new Stop('Nothing is installed yet. Way out: npm install, once.');
  const args = process.argv.slice(2);
  const program = join(root, 'src', 'azure-server', 'main.ts');
  const server = spawn(findNode(), ['--disable-warning=ExperimentalWarning', program, ...args], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    // Half of a start would be reading the sources.
    env: { ...process.env, NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? join(cache, 'compiled') },
  });
  // A terminal sends Ctrl+C to both of us; the server ends when its last answer is out, and we end with it.
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => server.kill('SIGTERM'));
  server.once('exit', (code, signal) => {
    process.exit(code ?? (signal === 'SIGINT' ? 130 : 1));
  });
  // It says so when it is ready; what it refuses needs no page.
  server.once('message', () => {
    if (!args.includes('--no-page')) void main(providePage);
  });
});
