/** `npm run openapi`: Microsoft's own validator holds our answers against Microsoft's OpenAPI documents, which ARM_SPECS names. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { installAside } from './support/aside.mjs';
import { install, main, root, runNode, say, Stop } from './support/runtime.mjs';

const folder = join('tests', 'openapi', 'oav');

await main(async () => {
  const documents = process.env.ARM_SPECS;
  if (documents === undefined || documents === '') {
    say('OpenAPI documents: skipped, ARM_SPECS names no folder. It is a clone of Azure/azure-rest-api-specs.');
    return;
  }
  if (!existsSync(join(documents, 'specification', 'network')))
    throw new Stop(
      `ARM_SPECS is ${documents}, but there is no specification/network in it. Name the folder that holds it.`,
    );
  await install();
  await installAside(folder, "Microsoft's validator of OpenAPI documents");
  const code = await runNode([join(root, 'tests', 'openapi', 'run.ts')]);
  if (code !== 0) throw new Stop('Some answers do not conform; they are named above.');
});
