/** The name of a public IP address in the domain of its region. */
import type { Cloud, Resource } from '../cloud.ts';
import { labelIn, takersOf } from '../taken.ts';

/** Whether a text can be such a name. */
export const isLabel = (label: string): boolean => /^[a-z][a-z\d-]{1,61}[a-z\d]$/.test(label);

/** The full name of a label in a region. */
export const nameOfLabel = (label: string, region: string): string => `${label}.${region}.cloudapp.azure.com`;

/** The public IP address that has a label in a region. */
export const holderOfLabel = (cloud: Cloud, label: string, region: string): Resource | undefined =>
  takersOf(cloud, 'Microsoft.Network/publicIPAddresses', labelIn(region, label))[0];
