/** Adds the subnet that a gateway looks for to a virtual network. */
import { defineSubnetCreate } from '#src/portal/subnet-create.ts';

export default defineSubnetCreate('gateway-subnet-create', true);
