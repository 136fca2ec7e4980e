/** Says "Ready offline" with the size once every file of a unit is kept on this device. Until then it shows nothing. */
import { parseOfflinePlans, type OfflinePlan } from './offline-plan.ts';

const kilobytes = (bytes: number): string => `${Math.round(bytes / 1000).toLocaleString('en-US')} kB`;

async function loadPlan(unit: string): Promise<OfflinePlan | undefined> {
  const answer = await fetch('/offline.json');
  return answer.ok ? parseOfflinePlans(await answer.text()).get(unit) : undefined;
}

class OfflineBadge extends HTMLElement {
  async connectedCallback(): Promise<void> {
    if (!('serviceWorker' in navigator) || !('caches' in window)) return;
    const { unit } = this.dataset;
    if (unit === undefined) return;
    try {
      await navigator.serviceWorker.ready;
      const plan = await loadPlan(unit);
      if (!plan) return;
      const kept = await Promise.all(plan.files.map((file) => caches.match(file, { ignoreSearch: true })));
      if (kept.some((answer) => answer === undefined)) return;
      this.textContent = `Ready offline · ${kilobytes(plan.bytes)}`;
      this.dataset.ready = '';
    } catch {
      // Without the list nothing is promised.
    }
  }
}
customElements.define('crossconnect-offline', OfflineBadge);
