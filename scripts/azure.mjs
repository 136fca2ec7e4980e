/** `npm run azure`: starts the mock Azure Resource Manager of src/azure-server under a Node that runs TypeScript. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { findNode, main, root, Stop } from './support/runtime.mjs';

await main(() => {
  if (!existsSync(join(root, 'node_modules', '@hono', 'node-server')))
    throw new Stop('Nothing is installed yet. Way out: npm install, once.');
  const program = join(root, 'src', 'azure-server', 'main.ts');
  const server = spawn(findNode(), ['--disable-warning=ExperimentalWarning', program, ...process.argv.slice(2)], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  // A terminal sends Ctrl+C to both of us; the server ends when its last answer is out, and we end with it.
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => server.kill('SIGTERM'));
  server.once('exit', (code, signal) => {
    process.exitCode = code ?? (signal === 'SIGINT' ? 130 : 1);
  });
});
