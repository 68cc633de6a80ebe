/**
 * `<figure-detail>`: says what a mark stands for when the pointer is over it, or when arrow keys move through the chart.
 * Everything it says is also in the figure's table; without it nothing is lost.
 */
class FigureDetail extends HTMLElement {
  readonly #box = document.createElement('p');
  #items: SVGGElement[] = [];
  #current = -1;

  connectedCallback(): void {
    this.#items = [...this.querySelectorAll<SVGGElement>('.item[data-detail]')];
    if (this.#items.length === 0) return;
    this.#box.className = 'detail';
    this.#box.setAttribute('role', 'status');
    this.append(this.#box);
    this.tabIndex = 0;
    this.setAttribute('role', 'group');
    const name = this.closest('figure')?.getAttribute('aria-labelledby');
    if (name) this.setAttribute('aria-labelledby', name);
    this.addEventListener('pointermove', (event) =>
      this.#show((event.target as Element).closest('.item[data-detail]')),
    );
    this.addEventListener('pointerleave', () => this.#show(null));
    this.addEventListener('blur', () => this.#show(null));
    this.addEventListener('keydown', (event) => this.#key(event));
  }

  #key(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    if (event.key === 'Escape') this.#show(null);
    if (step === undefined) return;
    const seen = this.#items.filter((item) => item.getClientRects().length > 0);
    if (seen.length === 0) return;
    event.preventDefault();
    const at = seen.indexOf(this.#items[this.#current]!);
    this.#show(seen[(at + step + seen.length) % seen.length] ?? null);
  }

  #show(item: Element | null): void {
    this.#items[this.#current]?.classList.remove('current');
    this.#current = item === null ? -1 : this.#items.indexOf(item as SVGGElement);
    const words = item?.getAttribute('data-detail') ?? '';
    if (this.#box.textContent !== words) this.#box.textContent = words;
    item?.classList.add('current');
  }
}

if (!customElements.get('figure-detail')) customElements.define('figure-detail', FigureDetail);
