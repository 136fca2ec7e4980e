/** Where issues of this project are written, as its package.json says; undefined while it says nothing. */
import * as z from 'zod/mini';
import project from '../../../package.json';

const named = z.object({ bugs: z.optional(z.object({ url: z.string() })) });

export const issues: string | undefined = named.parse(project).bugs?.url;
