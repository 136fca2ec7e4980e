/** Adds a subnet to a virtual network. */
import { defineSubnetCreate } from '#src/portal/subnet-create.ts';

export default defineSubnetCreate('subnet-create', false);
