import { masked, placeText, type Problem } from '../errors.ts';

/** What the development server shows instead of a page whose study is broken; it reloads when a file is saved. */
export function problemPage(problems: readonly Problem[]): string {
  const items = problems.map(
    ({ place, found, expected, hint }) =>
      `<li><code>${escaped(placeText(place))}</code><p>Found ${escaped(found)}, expected ${escaped(expected)}.</p>${
        hint === undefined ? '' : `<p class="hint">${escaped(hint)}</p>`
      }</li>`,
  );
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${problems.length} to mend</title>
<script type="module" src="/@vite/client"></script>
<style>:root{color-scheme:light dark}body{font:17px/1.5 Helvetica,Arial,sans-serif;max-width:44rem;margin:3rem auto;padding:0 1rem}
li{margin:0 0 1.5rem}code{font-size:.9em}p{margin:.2rem 0}.hint{opacity:.75}h1{font-size:1.6rem}</style></head>
<body><h1>${problems.length === 1 ? 'One problem' : `${problems.length} problems`} to mend</h1>
<p>This page reloads by itself when a file is saved.</p><ol>${items.join('')}</ol></body></html>`;
}

function escaped(text: string): string {
  return masked(text).replace(/[&<>"]/g, (mark) => `&#${mark.codePointAt(0)};`);
}
