/** The family of endpoints, by what they are about. The matrix of roles is read from this list. */
import type { Endpoint } from '../endpoint.ts';
import { classes } from './classes.ts';
import { clouds } from './clouds.ts';
import { feed } from './feed.ts';
import { health } from './health.ts';
import { joining } from './join.ts';

export const endpoints: readonly Endpoint[] = [...clouds, ...health, ...joining, ...classes, ...feed];
