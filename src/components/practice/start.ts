/** The element around a room of practice: a button opens it, or the address does. Nothing of the room loads before. */
import { practiceDataOf } from '#src/components/practice/data.ts';

const load = () => import('#src/components/practice/rooms.tsx');

class PracticeElement extends HTMLElement {
  connectedCallback(): void {
    const button = this.querySelector<HTMLButtonElement>('[data-open]');
    if (button) {
      button.hidden = false;
      button.addEventListener('click', () => void this.open(true));
      for (const reach of ['pointerenter', 'focus'])
        button.addEventListener(reach, () => void load().catch(() => undefined), { once: true });
    }
    const wanted = new URLSearchParams(location.search).get('objective');
    if (wanted !== null && this.dataset.room === 'practice') void this.open(false, wanted);
  }

  private async open(isPressed: boolean, objective = ''): Promise<void> {
    const data = practiceDataOf(this);
    const place = this.querySelector<HTMLElement>('[data-place]');
    const status = this.querySelector<HTMLElement>('[data-status]');
    if (!place) return;
    if (status) status.textContent = 'Getting the questions…';
    try {
      const known = data.objectives.find(({ id, name }) => id === objective || name === objective);
      if (this.dataset.room === 'practice' && !known) {
        if (status) status.textContent = `This course has no objective "${objective.slice(0, 40)}". Choose one below.`;
        return;
      }
      const title = this.querySelector('[data-objective-title]');
      if (title && known) title.textContent = known.skill;
      const { openPractice } = await load();
      await openPractice(place, data, { room: this.dataset.room ?? '', objective, isPressed });
      this.dataset.isOpen = '';
      if (status) status.textContent = '';
    } catch (cause) {
      if (status)
        status.textContent =
          cause instanceof Error && cause.name !== 'TypeError'
            ? cause.message
            : 'The part of this page that asks questions did not come. Connect to the network and try again.';
    }
  }
}

if (!customElements.get('crossconnect-practice')) customElements.define('crossconnect-practice', PracticeElement);
