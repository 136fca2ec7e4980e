/** What happens to the built site before anybody sees it. */
export function afterBuild() {
  return { name: 'crossconnect:after-build', hooks: {} };
}
