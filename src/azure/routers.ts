/** How the customer's routers are really configured for the private peering of a circuit. What is not said is as the peering says it. */
import * as z from 'zod/mini';
import { parsePrefix } from '#src/base/ip.ts';

const highestAsn = 4_294_967_295;

/** An address on an interface, with the length of its subnet: `172.16.0.1/30`. */
const onInterface = z.string().check(
  z.refine((text) => text.includes('/') && parsePrefix(text) !== undefined, {
    message: 'must be an address with the length of its subnet, such as 172.16.0.1/30',
  }),
);

export const routersSchema = z.strictObject({
  /** The tag of the frames on both links. */
  vlan: z.optional(z.int()),
  /** The number of their own network. */
  asn: z.optional(z.int().check(z.gte(1), z.lte(highestAsn))),
  /** What stands on the interface of a link. */
  primary: z.optional(onInterface),
  secondary: z.optional(onInterface),
  /** Links whose interface is switched off. */
  shut: z.optional(z.array(z.enum(['primary', 'secondary']))),
});
export type Routers = z.infer<typeof routersSchema>;
