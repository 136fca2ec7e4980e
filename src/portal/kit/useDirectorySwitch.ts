/** How the portal goes to another directory: it is remembered, said, and everything open is read anew. */
import { usePortal } from '#src/portal/context.ts';
import { chooseDirectory } from '#src/portal/directory.ts';

export function useDirectorySwitch(): (tenant: string, name: string) => void {
  const { host, performer } = usePortal();
  return (tenant, name) => {
    chooseDirectory(host.memory, tenant);
    host.announce(`Directory: ${name}. Lists, search and forms show its subscriptions.`);
    performer.readAgain();
  };
}
