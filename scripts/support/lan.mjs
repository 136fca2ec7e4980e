/** The addresses under which other machines in the network reach this one. */
import { networkInterfaces } from 'node:os';

/** IPv4 first: they can be typed. Link-local ones and this machine's own are left out. */
export const lanAddresses = (interfaces = networkInterfaces()) =>
  Object.values(interfaces)
    .flatMap((list) => list ?? [])
    .filter(({ internal, address }) => !internal && !address.startsWith('169.254.') && !/^fe80:/i.test(address))
    .sort((one, other) => one.family.localeCompare(other.family))
    .map(({ address }) => address);
