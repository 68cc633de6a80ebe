import { foundRanges, type Range } from './search-match.ts';

declare global {
  /** Assigned by a report's `search-index.js`: what each entry of the list holds besides its title, in the list's order. */
  var topboxSearch: readonly string[] | undefined;
}

/** Letters shown before the first hit. */
const BEFORE = 40;
const EXCERPT = 160;

/**
 * `<list-search>`: a box over a list, which leaves what is looked for. More than the list shows comes from a script that is
 * fetched when the box is first used, so it works from a folder and without connections. Without JavaScript the list is whole.
 */
class ListSearch extends HTMLElement {
  #items: { readonly item: HTMLElement; readonly link: HTMLElement; readonly title: string; readonly shown: string }[] =
    [];
  #loaded: Promise<void> | undefined;

  connectedCallback(): void {
    const input = this.querySelector('input');
    const box = this.querySelector<HTMLElement>('search');
    if (input === null || box === null || !box.hidden) return;
    box.hidden = false;
    this.#items = [...this.querySelectorAll<HTMLElement>('[data-entry]')].map((item) => {
      const link = item.querySelector('a') ?? item;
      return { item, link, title: link.textContent.trim(), shown: item.textContent };
    });
    input.addEventListener('focus', () => void this.#load());
    input.addEventListener('input', () => void this.#search(input.value));
    const asked = new URLSearchParams(location.search).get('q');
    if (asked === null && input.value === '') return;
    input.value = asked ?? input.value;
    void this.#search(input.value);
  }

  #load(): Promise<void> {
    const { index } = this.dataset;
    this.#loaded ??= new Promise((done) => {
      if (index === undefined) return done();
      const script = document.createElement('script');
      script.src = index;
      script.addEventListener('load', () => done());
      script.addEventListener('error', () => done());
      document.head.append(script);
    });
    return this.#loaded;
  }

  async #search(query: string): Promise<void> {
    await this.#load();
    let count = 0;
    for (const [i, { item, link, title, shown }] of this.#items.entries()) {
      const more = this.dataset['index'] === undefined ? '' : (globalThis.topboxSearch?.[i] ?? '');
      const found = foundRanges(`${more === '' ? shown : title}\n${more}`, query);
      item.hidden = found === undefined;
      count += item.hidden ? 0 : 1;
      mark(link, title, query);
      this.#excerpt(item, more, query);
    }
    for (const group of this.querySelectorAll<HTMLElement>('[data-group]')) {
      group.hidden = group.querySelector('[data-entry]:not([hidden])') === null;
    }
    const status = this.querySelector('[role=status]');
    const { found = '', none = '' } = this.dataset;
    if (status)
      status.textContent = query.trim() === '' ? '' : count === 0 ? none : found.replace('{n}', String(count));
  }

  #excerpt(item: HTMLElement, text: string, query: string): void {
    item.querySelector('.excerpt')?.remove();
    const first = anyRanges(text, query)[0];
    if (first === undefined) return;
    const from = Math.max(0, first[0] - BEFORE);
    const words = text.slice(from, from + EXCERPT).replace(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/g, '');
    const line = document.createElement('p');
    line.className = 'excerpt';
    item.append(line);
    mark(line, `${from > 0 ? '…' : ''}${words}${from + EXCERPT < text.length ? '…' : ''}`, query);
  }
}

/** Hits of any of the words. */
function anyRanges(text: string, query: string): Range[] {
  const terms = query.split(/\s+/).filter(Boolean);
  return terms.flatMap((term) => foundRanges(text, term) ?? []).sort((a, b) => a[0] - b[0]);
}

function mark(element: HTMLElement, text: string, query: string): void {
  const parts: (string | Node)[] = [];
  let at = 0;
  for (const [from, to] of anyRanges(text, query)) {
    if (from < at) continue;
    const hit = document.createElement('mark');
    hit.textContent = text.slice(from, to);
    parts.push(text.slice(at, from), hit);
    at = to;
  }
  element.replaceChildren(...parts, text.slice(at));
}

if (!customElements.get('list-search')) customElements.define('list-search', ListSearch);
