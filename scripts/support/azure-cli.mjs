/** Looks for the Azure CLI on this machine, and finds out how it can be run. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { cache, root } from './runtime.mjs';

const names = process.platform === 'win32' ? ['az.cmd', 'az.exe'] : ['az'];
/** Runs az with the import of Debian's package mended. */
export const launcher = join(root, 'tests', 'clients', 'az', 'debian.py');

const onPath = () =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)))
    .find((file) => existsSync(file));

/** The interpreter that a script names in its first line. */
function interpreterOf(script) {
  const [first = ''] = readFileSync(script, 'latin1').split('\n', 1);
  return /^#!\s*(\/\S*python\S*)/.exec(first)?.[1];
}

function attempt([program, ...before], args) {
  const { status, stdout, stderr, error } = spawnSync(program, [...before, ...args], {
    encoding: 'utf8',
    shell: program.endsWith('.cmd'),
    timeout: 120_000,
    env: {
      ...process.env,
      AZURE_CONFIG_DIR: join(cache, 'az-probe'),
      AZURE_CORE_COLLECT_TELEMETRY: 'no',
      AZURE_CORE_NO_COLOR: 'yes',
    },
  });
  return { isFine: status === 0, stdout, words: (stderr || stdout || String(error ?? '')).trim() };
}

/** A command that reads the arguments of `az network`, which is where Debian's package breaks. */
const probe = ['network', 'vnet', 'list', '--help'];

/**
 * How to call az: `{ command, version, how }`, or `{ reason }` where there is none. One that is there and cannot be run
 * is a defect of somebody's, so `command` is given all the same and its first test fails.
 */
export function findAzureCli() {
  const file = process.env.CROSSCONNECT_NO_AZ ? undefined : onPath();
  if (file === undefined) {
    return {
      reason: process.env.CROSSCONNECT_NO_AZ
        ? 'CROSSCONNECT_NO_AZ is set'
        : 'there is no az on the PATH (Debian: apt install azure-cli)',
    };
  }
  const plain = [file];
  const version = (command) => {
    const { isFine, stdout } = attempt(command, ['version', '--output', 'json']);
    return isFine ? JSON.parse(stdout)['azure-cli'] : 'of an unknown version';
  };
  if (attempt(plain, probe).isFine) return { command: plain, version: version(plain), how: file };
  const python = process.platform === 'win32' ? undefined : interpreterOf(file);
  if (python === undefined) return { command: plain, version: version(plain), how: `${file}, which does not run` };
  const mended = [python, launcher];
  return { command: mended, version: version(mended), how: `${file}, its import mended by tests/clients/az/debian.py` };
}
