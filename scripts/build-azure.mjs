/** `npm run build:azure`: the mock Azure Resource Manager as a package of its own in `dist-lib/` (or `--out FOLDER`): plain JavaScript and its types. */
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import ts from 'typescript';
import { main, root, runNode, say, Stop } from './support/runtime.mjs';

/** Imports name the files that are there afterwards. */
const rewritten = (text) =>
  text.replace(
    /((?:from|import)\s*\(?\s*['"](?:\.|#src\/)[^'"]*)\.ts(['"])/g,
    (_, before, after) => `${before}.js${after}`,
  );

/** Beside every declaration the module it declares, its types taken out. */
function writeModules(folder) {
  const options = { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022, verbatimModuleSyntax: true };
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.endsWith('.d.ts')) continue;
    const file = join(entry.parentPath, entry.name);
    writeFileSync(file, rewritten(readFileSync(file, 'utf8')));
    const module = file.replace(/\.d\.ts$/, '.js');
    const source = join(root, 'src', relative(folder, file).replace(/\.d\.ts$/, '.ts'));
    const { outputText } = ts.transpileModule(readFileSync(source, 'utf8'), { compilerOptions: options });
    writeFileSync(module, rewritten(outputText));
  }
}

await main(async () => {
  const { values } = parseArgs({ options: { out: { type: 'string' } } });
  const out = resolve(root, values.out ?? 'dist-lib');
  const { version, license, dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  const code = await runNode([
    join(root, 'node_modules', 'typescript', 'bin', 'tsc'),
    '-p',
    join(root, 'src', 'azure-server', 'tsconfig.library.json'),
    '--outDir',
    join(out, 'src'),
  ]);
  if (code !== 0) throw new Stop('The library does not compile; the reason stands above.');
  writeModules(join(out, 'src'));
  const entry = './src/azure-server/library';
  writeFileSync(
    join(out, 'package.json'),
    `${JSON.stringify(
      {
        name: 'crossconnect',
        version,
        description: 'A mock Azure Resource Manager with ExpressRoute, as a function from Request to Response.',
        license,
        type: 'module',
        engines: { node: '>=20' },
        imports: { '#src/*': './src/*' },
        exports: { './azure': { types: `${entry}.d.ts`, default: `${entry}.js` } },
        dependencies: { zod: dependencies.zod },
      },
      null,
      2,
    )}\n`,
  );
  copyFileSync(join(root, 'LICENSE'), join(out, 'LICENSE'));
  copyFileSync(join(root, 'docs', 'azure-library.md'), join(out, 'README.md'));
  say(`built ${out}`);
});
