/** Lets rooms open under `npm run dev`: they are React that a script of ours mounts, and React's transform asks for what Astro adds to its own islands alone. */
export const roomsInDev = () => ({
  name: 'crossconnect:rooms-in-dev',
  hooks: {
    'astro:config:setup'({ command, injectScript }) {
      // A change reloads the page; it is not patched in.
      if (command === 'dev')
        injectScript('head-inline', 'window.$RefreshReg$ = () => {}; window.$RefreshSig$ = () => (type) => type;');
    },
  },
});
