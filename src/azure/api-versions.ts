/** Which api-versions the door accepts. All are answered in the newest shape; a difference is made where a source shows it. */

/** What our own requests to Microsoft.Network send. */
export const networkApiVersion = '2024-05-01';
/** What our own requests about subscriptions and resource groups send. */
export const resourcesApiVersion = '2021-04-01';

const network = [
  '2014-12-01-preview 2015-05-01-preview 2015-06-15 2016-03-30 2016-06-01 2016-07-01 2016-08-01 2016-09-01 2016-10-01',
  '2016-11-01 2016-12-01 2017-03-01 2017-04-01 2017-06-01 2017-08-01 2017-09-01 2017-10-01 2017-11-01 2018-01-01',
  '2018-02-01 2018-03-01 2018-04-01 2018-05-01 2018-06-01 2018-07-01 2018-08-01 2018-10-01 2018-11-01 2018-12-01',
  '2019-02-01 2019-04-01 2019-06-01 2019-07-01 2019-08-01 2019-09-01 2019-11-01 2019-12-01 2020-01-01 2020-03-01 2020-04-01',
  '2020-05-01 2020-06-01 2020-07-01 2020-08-01 2020-11-01 2021-01-01 2021-02-01 2021-03-01 2021-04-01 2021-05-01 2021-06-01 2021-08-01 2021-12-01 2022-01-01',
  '2022-05-01 2022-07-01 2022-09-01 2022-11-01 2023-02-01 2023-04-01 2023-05-01 2023-06-01 2023-09-01 2023-11-01',
  '2024-01-01 2024-03-01 2024-05-01 2024-07-01 2024-10-01 2025-01-01 2025-03-01 2025-05-01 2025-07-01 2026-01-01',
].flatMap((line) => line.split(' '));

const resources = [
  '2015-01-01 2016-06-01 2017-05-10 2018-02-01 2018-05-01 2019-03-01 2019-05-01 2019-05-10 2019-06-01 2019-07-01',
  '2019-08-01 2019-09-01 2019-10-01 2019-11-01 2020-01-01 2020-05-01 2020-06-01 2020-08-01 2020-09-01 2020-10-01',
  '2021-01-01 2021-04-01 2022-01-01 2022-05-01 2022-06-01 2022-09-01 2022-12-01 2023-07-01 2024-03-01 2024-07-01',
  '2024-11-01 2025-03-01 2025-04-01 2026-06-01',
].flatMap((line) => line.split(' '));

const authorization = '2015-07-01 2018-01-01-preview 2018-07-01 2020-04-01-preview 2022-04-01 2022-05-01-preview'.split(
  ' ',
);

const insights = ['2015-04-01 2018-01-01 2019-07-01 2021-05-01 2023-10-01 2024-02-01', '2021-05-01-preview'].flatMap(
  (line) => line.split(' '),
);

const compute = [
  '2020-06-01 2020-12-01 2021-03-01 2021-04-01 2021-07-01 2021-11-01 2022-03-01 2022-08-01 2022-11-01 2023-03-01',
  '2023-07-01 2023-09-01 2024-03-01 2024-07-01 2024-11-01 2025-04-01',
].flatMap((line) => line.split(' '));

const storage = [
  '2019-06-01 2021-01-01 2021-02-01 2021-04-01 2021-06-01 2021-08-01 2021-09-01 2022-05-01 2022-09-01 2023-01-01',
  '2023-04-01 2023-05-01 2024-01-01 2025-01-01 2025-06-01',
].flatMap((line) => line.split(' '));

const keyVault = '2019-09-01 2021-10-01 2022-07-01 2023-02-01 2023-07-01 2024-11-01 2025-05-01'.split(' ');

const resourceHealth = '2017-07-01 2020-05-01 2022-10-01 2024-02-01 2025-05-01'.split(' ');

/** By lower-cased namespace. Whatever is not here is asked as Microsoft.Resources is. */
const versions: ReadonlyMap<string, readonly string[]> = new Map([
  ['microsoft.authorization', authorization],
  ['microsoft.compute', compute],
  ['microsoft.insights', insights],
  ['microsoft.keyvault', keyVault],
  ['microsoft.network', network],
  ['microsoft.resourcehealth', resourceHealth],
  ['microsoft.storage', storage],
]);

/** Namespaces that Azure Resource Manager answers for itself. */
const own = new Set([
  'microsoft.authorization',
  'microsoft.insights',
  'microsoft.resourcehealth',
  'microsoft.resources',
]);

export const isOwnNamespace = (namespace: string): boolean => own.has(namespace.toLowerCase());

/** Whether anything of a provider namespace is simulated. */
export const knowsNamespace = (namespace: string): boolean => {
  const key = namespace.toLowerCase();
  return own.has(key) || versions.has(key);
};

/** The accepted versions of a provider namespace, oldest first. */
export const apiVersionsOf = (namespace: string): readonly string[] =>
  versions.get(namespace.toLowerCase()) ?? resources;
