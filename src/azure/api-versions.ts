/** Which api-versions the door accepts. All are answered in the newest shape; a difference is made where a source shows it. */

/** What our own requests to Microsoft.Network send. */
export const networkApiVersion = '2024-05-01';
/** What our own requests about subscriptions and resource groups send. */
export const resourcesApiVersion = '2021-04-01';

const network = [
  '2020-05-01 2020-06-01 2020-07-01 2020-08-01 2020-11-01 2021-02-01 2021-03-01 2021-05-01 2021-08-01 2022-01-01',
  '2022-05-01 2022-07-01 2022-09-01 2022-11-01 2023-02-01 2023-04-01 2023-05-01 2023-06-01 2023-09-01 2023-11-01',
  '2024-01-01 2024-03-01 2024-05-01 2024-07-01 2024-10-01 2025-01-01 2025-03-01 2025-05-01 2025-07-01 2026-01-01',
].flatMap((line) => line.split(' '));

const resources = [
  '2019-07-01 2019-11-01 2020-01-01 2020-06-01 2020-10-01 2021-01-01 2021-04-01 2022-09-01 2022-12-01 2023-07-01',
  '2024-03-01 2024-07-01 2024-11-01 2025-04-01',
].flatMap((line) => line.split(' '));

/** The accepted versions of a provider namespace, oldest first. */
export const apiVersionsOf = (namespace: string): readonly string[] =>
  namespace.toLowerCase() === 'microsoft.network' ? network : resources;
