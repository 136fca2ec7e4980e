/** `npm run fidelity`: writes docs/fidelity.md. The list of operations is Microsoft's, so ARM_SPECS must name its documents. */
import { join } from 'node:path';
import { install, main, root, runNode, say, Stop } from './support/runtime.mjs';

await main(async () => {
  if (!process.env.ARM_SPECS)
    throw new Stop('ARM_SPECS names no folder. It is a clone of Azure/azure-rest-api-specs; set it and start again.');
  await install();
  const written = await runNode([join(root, 'tests', 'openapi', 'fidelity.ts')]);
  if (written !== 0) throw new Stop('docs/fidelity.md was not written; the reason stands above.');
  await runNode([
    join(root, 'node_modules', 'prettier', 'bin', 'prettier.cjs'),
    '--write',
    '--log-level=warn',
    'docs/fidelity.md',
  ]);
  say('docs/fidelity.md is written');
});
