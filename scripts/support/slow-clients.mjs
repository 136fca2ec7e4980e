/** How long the server waits for whoever sends slowly: connections are few, and a phone on a bad network is slow as well. */

/** Milliseconds. A request's own stream of answers is not counted: only what is still being sent to us is. */
export const waits = Object.freeze({
  /** For the lines before a request's body: longer than a phone needs, shorter than it takes to hold every connection. */
  headers: 20_000,
  /** For a whole request: the largest upload at 25 kB a second. */
  request: 300_000,
  /** Browsers keep a connection for a minute or more; one that ends just as it is used again loses a request. */
  idle: 75_000,
  /** How often the server looks. */
  look: 5000,
});

/** What `node:http` is to be made with, so that it ends whoever sends too slowly with 408. @param {{ [wait in keyof typeof waits]?: number }} [own] */
export function slowClientOptions(own = {}) {
  const { headers, request, idle, look } = { ...waits, ...own };
  return {
    headersTimeout: headers,
    requestTimeout: request,
    keepAliveTimeout: idle,
    connectionsCheckingInterval: look,
  };
}
