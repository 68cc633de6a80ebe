/**
 * `<figure-switch>`: keeps a figure's switch in the page's address (`?leaving=north`), so that a link shows what its sender saw,
 * and opens the position that a link such as `#leaving-north` points to. The switch itself works without it.
 */
class FigureSwitchState extends HTMLElement {
  connectedCallback(): void {
    this.addEventListener('change', (event) => {
      if (event.target instanceof HTMLInputElement && event.target.type === 'radio') this.#keep(event.target.value);
    });
    addEventListener('hashchange', () => this.#follow());
    const asked = new URLSearchParams(location.search).get(this.#figure);
    if (asked !== null)
      this.#inputs()
        .find(({ value }) => value === asked)
        ?.click();
    this.#follow();
  }

  get #figure(): string {
    return this.dataset['figure'] ?? '';
  }

  #inputs(): HTMLInputElement[] {
    return [...this.querySelectorAll<HTMLInputElement>('input[type=radio]')];
  }

  #follow(): void {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target === null || !this.contains(target)) return;
    target.closest('.variant')?.querySelector<HTMLInputElement>('input[type=radio]')?.click();
    target.scrollIntoView();
  }

  #keep(position: string): void {
    const address = new URL(location.href);
    if (position === '') address.searchParams.delete(this.#figure);
    else address.searchParams.set(this.#figure, position);
    const target = document.getElementById(decodeURIComponent(address.hash.slice(1)));
    if (target !== null && this.contains(target)) address.hash = this.#figure;
    try {
      history.replaceState(history.state, '', address);
    } catch {
      // A browser may refuse this for a page opened from a folder; the switch has worked all the same.
    }
  }
}

if (!customElements.get('figure-switch')) customElements.define('figure-switch', FigureSwitchState);
