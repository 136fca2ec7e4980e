/** What the addresses of a class's endpoints name. */
import * as z from 'zod/mini';

export const inClass = z.object({ class: z.string() });
export const withSeat = z.object({ class: z.string(), seat: z.string() });
export const withPoll = z.object({ class: z.string(), poll: z.string() });
export const withEntry = z.object({ class: z.string(), entry: z.string() });
