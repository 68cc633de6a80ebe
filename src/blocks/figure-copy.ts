/**
 * `<figure-copy>`: puts a figure's table (tab-separated, for a spreadsheet) or its picture on the clipboard. Where pictures
 * cannot be copied the SVG file is saved instead. Without JavaScript there is nothing to see; the files stand beside it.
 */
class FigureCopy extends HTMLElement {
  readonly #status = document.createElement('span');

  connectedCallback(): void {
    if (!this.hidden) return;
    this.hidden = false;
    this.#status.setAttribute('role', 'status');
    this.append(
      this.#button('table', () => this.#table()),
      ...(this.#picture() === undefined ? [] : [this.#button('picture', () => this.#copyPicture())]),
      this.#status,
    );
  }

  #button(name: string, action: () => Promise<string>): HTMLButtonElement {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = this.dataset[name] ?? '';
    button.addEventListener('click', () => {
      this.#status.textContent = '';
      action().then(
        (outcome) => this.#say(outcome),
        () => this.#say('failed'),
      );
    });
    return button;
  }

  #say(outcome: string): void {
    this.#status.textContent = this.dataset[outcome] ?? '';
  }

  async #table(): Promise<string> {
    const tools = this.parentElement;
    const table = tools?.querySelector('table') ?? tools?.parentElement?.querySelector('table');
    const rows = [...(table?.rows ?? [])];
    const text = rows.map((row) => [...row.cells].map((cell) => cell.textContent.trim()).join('\t')).join('\n');
    await navigator.clipboard.writeText(text);
    return 'copied';
  }

  /** The drawing that the reader sees, of the body that this stands in. */
  #picture(): SVGSVGElement | undefined {
    const all = [...(this.closest('.panel, .fig')?.querySelectorAll<SVGSVGElement>('svg.chart') ?? [])];
    return all.find((svg) => svg.getClientRects().length > 0) ?? all[0];
  }

  async #copyPicture(): Promise<string> {
    const svg = this.#picture();
    if (svg === undefined) return 'failed';
    try {
      await navigator.clipboard.write([new ClipboardItem({ 'image/png': pngOf(svg) })]);
      return 'copied';
    } catch {
      const link = this.parentElement?.querySelector<HTMLAnchorElement>('a[href$=".svg"]');
      if (!link) return 'failed';
      link.click();
      return 'saved';
    }
  }
}

const INHERITED = ['fill', 'stroke', 'stroke-width', 'stroke-dasharray', 'stroke-linejoin', 'stroke-linecap'];
const TEXT = ['font-family', 'font-size', 'font-weight', 'paint-order', 'fill-opacity', 'stroke-opacity', 'opacity'];

/** The drawing as it looks here and now, colours and all, at twice its size. */
async function pngOf(svg: SVGSVGElement): Promise<Blob> {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const [from, to] = [svg, copy].map((root) => [...root.querySelectorAll<SVGElement>('*')]);
  for (const [i, element] of (from ?? []).entries()) {
    const style = getComputedStyle(element);
    for (const name of [...INHERITED, ...TEXT]) to![i]!.setAttribute(name, style.getPropertyValue(name));
    if (style.display === 'none') to![i]!.setAttribute('display', 'none');
  }
  const { width, height } = svg.viewBox.baseVal;
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(copy))}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  const margin = 16;
  [canvas.width, canvas.height] = [(width + 2 * margin) * 2, (height + 2 * margin) * 2];
  const pen = canvas.getContext('2d');
  if (pen === null) throw new Error('no canvas');
  pen.scale(2, 2);
  pen.fillStyle = getComputedStyle(document.documentElement).backgroundColor;
  pen.fillRect(0, 0, width + 2 * margin, height + 2 * margin);
  pen.drawImage(image, margin, margin, width, height);
  return new Promise((done, failed) => {
    canvas.toBlob((blob) => (blob === null ? failed(new Error('no picture')) : done(blob)), 'image/png');
  });
}

if (!customElements.get('figure-copy')) customElements.define('figure-copy', FigureCopy);
