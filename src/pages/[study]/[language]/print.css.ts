import type { APIRoute } from 'astro';
import type { Report } from '../../../blocks/report.ts';
import { everyReport } from '../../_site.ts';

export async function getStaticPaths() {
  return (await everyReport()).map(({ report }) => ({
    params: { study: report.open.study.id, language: report.voice.language },
    props: { report },
  }));
}

/** Running heads: the study at the left, the page's title at the right, none on the cover. */
export const GET: APIRoute<{ report: Report }> = ({ props: { report } }) => {
  const { voice, open, pages } = report;
  const study = [voice.text(open.study.client), voice.text(open.study.title)].join(' · ');
  const part = (name: string, title: string) =>
    `.${name} { page: ${name}; }\n@page ${name} { @top-right { content: ${string(title)}; } }`;
  const parts = [
    ...pages.map(({ title }, i) => part(`part-${i}`, title)),
    part('part-method', voice.say('method.title')),
  ];
  const font = 'font: 8pt var(--sans); color: #4a545f';
  const css = `@page { margin-block-start: 19mm; @top-left { content: ${string(study)}; ${font}; } @top-right { ${font}; } }
@page :first { @top-left { content: none; } @top-right { content: none; } @bottom-right { content: none; } }
${parts.join('\n')}
`;
  return new Response(css, { headers: { 'content-type': 'text/css' } });
};

/** A CSS string; whatever could end it is escaped. */
function string(words: string): string {
  return `"${words.replace(/["\\<\n\r\f]/g, (mark) => `\\${mark.codePointAt(0)!.toString(16)} `)}"`;
}
