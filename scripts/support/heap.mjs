/** How much memory the server may take before it tidies up. */

/**
 * Options of Node for the server. Left alone, V8 lets what is no longer used lie until a large machine's memory begins to fill:
 * a class of 500 had 690 MB then, and has 290 MB with these, at the same speed (`npm run bench -- classroom`).
 * A limit that whoever runs it names in NODE_OPTIONS wins.
 */
export const heapOptions = (environment = process.env) =>
  /max[-_](?:old|semi)[-_]space[-_]size/.test(environment.NODE_OPTIONS ?? '')
    ? []
    : ['--max-old-space-size=1024', '--max-semi-space-size=8'];
