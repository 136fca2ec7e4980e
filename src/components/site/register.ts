/** Registers the service worker, so that what was visited once works without a network. A new version takes over by itself. Where this browser sits in a class, its bar is loaded too. */
const isBuilt = import.meta.env.PROD;
if (isBuilt && window.isSecureContext && 'serviceWorker' in navigator) {
  const register = () => {
    // Without the worker the site works as before, only not offline.
    navigator.serviceWorker.register('/sw.js').catch(() => undefined);
  };
  if (document.readyState === 'complete') register();
  else addEventListener('load', register);
}
// A name that stands still costs a lesson sixty bytes; with a hash in it, the list of its parts would come to every page. The build writes it.
const bar = isBuilt ? '/class-bar.js' : '/src/components/classroom/learn/class-bar.ts';
if (document.cookie.includes('crossconnect-class=')) void import(/* @vite-ignore */ bar);
