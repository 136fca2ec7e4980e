/** Which addresses belong to the internet, and which are for networks of one's own or for no network at all. */
import { overlap, parsePrefix } from '#src/base/ip.ts';
import type { Prefix } from '#src/base/ip.ts';

/** Addresses that do not belong to the internet (RFC 1918, 3927, 6598, 4193, 4291). */
const notPublic = [
  '10.0.0.0/8 172.16.0.0/12 192.168.0.0/16 100.64.0.0/10 169.254.0.0/16 127.0.0.0/8 0.0.0.0/8 224.0.0.0/3',
  'fc00::/7 fe80::/10 ::/8 ff00::/8',
].flatMap((line) => line.split(' ').flatMap((text) => parsePrefix(text) ?? []));

/** Whether every address of a prefix belongs to the internet. */
export const isPublic = (prefix: Prefix): boolean => !notPublic.some((range) => overlap(range, prefix));
