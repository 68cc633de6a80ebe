import type { Page } from 'playwright-core';

/** Everything on a page that is not where it should be, as sentences; empty when the layout holds. */
export function layoutFaults(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const faults: string[] = [];
    const root = document.documentElement;
    if (root.scrollWidth > root.clientWidth)
      faults.push(`the page is ${root.scrollWidth} px wide in a window of ${root.clientWidth}: ${widest()}`);

    for (const svg of document.querySelectorAll<SVGSVGElement>('svg.chart')) {
      if (svg.getClientRects().length === 0) continue;
      const name = `${svg.closest('figure')?.id ?? '?'} (${svg.classList.contains('wide') ? 'wide' : 'narrow'})`;
      const frame = svg.getBoundingClientRect();
      const texts = [...svg.querySelectorAll('text')].map((text) => ({
        words: text.textContent ?? '',
        box: core(text.getBoundingClientRect()),
      }));
      const [first] = texts;
      if (first === undefined) faults.push(`${name} has no words`);
      for (const { words, box } of texts)
        if (outside(box, frame)) faults.push(`${name}: “${words}” is cut off at the edge of the drawing`);
      for (const mark of svg.querySelectorAll('circle, rect, line, path, polygon'))
        if (outside(mark.getBoundingClientRect(), frame))
          faults.push(`${name}: a ${mark.outerHTML.slice(0, 80)} is cut off`);
      for (const [i, a] of texts.entries())
        for (const b of texts.slice(i + 1))
          if (overlap(a.box, b.box)) faults.push(`${name}: “${a.words}” lies over “${b.words}”`);
    }
    return faults;

    /** Line boxes hold room above and below the letters; letters touch only when their middle parts do. */
    function core({ left, right, top, bottom }: DOMRect) {
      const spare = (bottom - top) * 0.22;
      return { left: left + 0.5, right: right - 0.5, top: top + spare, bottom: bottom - spare };
    }
    type Box = ReturnType<typeof core>;
    function overlap(a: Box, b: Box): boolean {
      return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
    }
    function outside(box: Box, frame: DOMRect): boolean {
      return (
        box.left < frame.left - 1 ||
        box.right > frame.right + 1 ||
        box.top < frame.top - 1 ||
        box.bottom > frame.bottom + 1
      );
    }
    function widest(): string {
      const far = [...document.querySelectorAll('body *')].filter(
        (element) =>
          element.getBoundingClientRect().right > root.clientWidth + 1 && element.closest('.scroll') === null,
      );
      return far.at(-1)?.outerHTML.slice(0, 160) ?? '';
    }
  });
}
