/** What the program prints when it is ready: where it is, and the commands that point official clients at it. */
import type { Options } from './options.ts';

const quoted = (text: string): string => (/^[\w./:\\-]+$/.test(text) ? text : `"${text}"`);

/** Commands for the Azure CLI and the SDK for JavaScript, for POSIX shells and for PowerShell. */
export function clientCommands(origin: string, authorityFile: string): string[] {
  const file = quoted(authorityFile);
  const register = [
    'az cloud register --name Crossconnect',
    `--endpoint-resource-manager ${origin}`,
    `--endpoint-active-directory ${origin}/adfs`,
    `--endpoint-active-directory-resource-id ${origin}/`,
    `--endpoint-active-directory-graph-resource-id ${origin}/`,
  ].join(' ');
  const rest = [
    'az cloud set --name Crossconnect',
    'az login --service-principal --tenant adfs --username 11111111-1111-1111-1111-111111111111 --password anything',
    'az group create --name rg-first --location westeurope',
  ];
  return [
    'The Azure CLI, in a POSIX shell:',
    `  export REQUESTS_CA_BUNDLE=${file}`,
    ...[register, ...rest].map((line) => `  ${line}`),
    'The same in PowerShell begins with',
    `  $env:REQUESTS_CA_BUNDLE = "${authorityFile}"`,
    '  and in cmd.exe with',
    `  set REQUESTS_CA_BUNDLE=${authorityFile}`,
    'Back to Azure: az cloud set --name AzureCloud',
    'The SDK for JavaScript: new NetworkManagementClient(credential, subscriptionId, { endpoint }) with',
    `  endpoint ${origin}, and before Node is started`,
    `  export NODE_EXTRA_CA_CERTS=${file}          (POSIX)`,
    `  $env:NODE_EXTRA_CA_CERTS = "${authorityFile}"   (PowerShell)`,
  ];
}

/** A speed as people say it. */
export const speedWords = (speed: number): string =>
  speed === 1
    ? 'time runs as in Azure (--speed 600: ten minutes pass in a second)'
    : `${speed} virtual seconds pass in a real one`;

/** The warning for an address that other machines reach. */
export const openWarning = ({ host, control }: Options): string =>
  `Anybody who reaches ${host} can read and change everything here: tokens are not checked.${
    control ? ' /_control is open to them too (--control).' : ' /_control and the list of requests are off.'
  }`;
