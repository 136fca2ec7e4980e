/** Opens the room where the page comes from a running server; on the site itself the page only explains. */
class AzureElement extends HTMLElement {
  connectedCallback(): void {
    if (this.dataset.azure === 'live') void this.open();
  }

  private async open(): Promise<void> {
    const place = this.querySelector<HTMLElement>('[data-azure-place]');
    if (!place) return;
    try {
      const { openAzureRoom } = await import('./room.tsx');
      const inner = document.createElement('div');
      place.replaceChildren(inner);
      await openAzureRoom(inner, new URLSearchParams(location.search).get('as') ?? 'portal');
    } catch (cause) {
      place.textContent = `The portal could not be opened. ${cause instanceof Error ? cause.message : ''} Reload the page to try again.`;
    }
  }
}

if (!customElements.get('crossconnect-azure')) customElements.define('crossconnect-azure', AzureElement);
