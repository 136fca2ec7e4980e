/** `npm start`: installs, builds and serves, and does only what is not done yet. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { isBuilt } from './support/build-state.mjs';
import { heapOptions } from './support/heap.mjs';
import { cache, findNode, install, main, root, runNode, say, Stop } from './support/runtime.mjs';

await main(async () => {
  await install();
  if (isBuilt()) say('nothing changed since the last build');
  else if ((await runNode([join(root, 'scripts', 'build.mjs')])) !== 0)
    throw new Stop('The build failed; the reason stands above.');

  const server = spawn(findNode(), [...heapOptions(), join(root, 'scripts', 'serve.mjs'), ...process.argv.slice(2)], {
    cwd: root,
    stdio: 'inherit',
    // The class server is several hundred modules: what Node compiled the last time need not be compiled again.
    env: { ...process.env, NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? join(cache, 'compiled') },
  });
  // A terminal sends Ctrl+C to both of us; the server ends when its last answer is out, and we end with it.
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => server.kill('SIGTERM'));
  server.once('exit', (code) => {
    process.exitCode = code ?? 0;
  });
});
