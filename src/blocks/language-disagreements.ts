import type { Problem } from '../errors.ts';
import { blocks } from './blocks.ts';
import type { Draft } from './draft.ts';
import type { PlacedBlock } from './outline.ts';

/** Props that hold words, which differ from language to language; in blocks of the narrative `by` does as well. */
const WORDS = ['title', 'note', 'text', 'caption', 'label', 'owner', 'source', 'measure'];

/** Pages and blocks that one language has and another has not. */
export function languageDisagreements(languages: readonly string[], drafts: readonly Draft[]): Problem[] {
  const [first, ...others] = languages;
  const pagesIn = (language: string | undefined): Map<string, Draft> =>
    new Map(
      drafts.filter(({ manuscript }) => manuscript.language === language).map((page) => [page.manuscript.slug, page]),
    );
  const model = pagesIn(first);
  return others.flatMap((language) => {
    const pages = pagesIn(language);
    const missing = [...model].filter(([slug]) => !pages.has(slug)).map(([slug, page]) => absent(page, slug, language));
    const extra = [...pages]
      .filter(([slug]) => !model.has(slug))
      .map(([slug, page]) => absent(page, slug, first ?? ''));
    const different = [...pages].flatMap(([slug, page]) => {
      const same = model.get(slug);
      return same === undefined ? [] : firstDifference(same, page);
    });
    return [...missing, ...extra, ...different];
  });
}

function absent({ manuscript: { file, language } }: Draft, slug: string, missingIn: string): Problem {
  return {
    place: { file },
    found: `a page in "${language}" that has no counterpart in "${missingIn}"`,
    expected: `${slug}.mdx in every language of the study`,
    hint: 'Write the page, or take the language out of `languages` in study.yaml until it is ready.',
  };
}

function firstDifference(model: Draft, other: Draft): Problem[] {
  const length = Math.max(model.outline.blocks.length, other.outline.blocks.length);
  for (let i = 0; i < length; i++) {
    const [a, b] = [model.outline.blocks[i], other.outline.blocks[i]];
    if (a !== undefined && b !== undefined && signature(a) === signature(b)) continue;
    const at = b ?? other.outline.blocks.at(-1);
    return [
      {
        place: { file: other.manuscript.file, line: at?.line, column: at?.column },
        found: b === undefined ? 'the end of the page' : signature(b),
        expected:
          a === undefined
            ? `no further block, as in ${model.manuscript.file}`
            : `${signature(a)}, as in ${model.manuscript.file}:${a.line}`,
        hint: 'Pages hold the same blocks in the same order in every language; only words may differ.',
      },
    ];
  }
  return model.order === other.order
    ? []
    : [
        {
          place: { file: other.manuscript.file, line: 1 },
          found: `order: ${other.order}`,
          expected: `order: ${model.order}, as in ${model.manuscript.file}`,
        },
      ];
}

function signature({ name, props }: PlacedBlock): string {
  const isProse = blocks.get(name)?.kind === 'prose';
  const fixed = Object.entries(withoutWords(props, isProse ? [...WORDS, 'by'] : WORDS));
  fixed.sort(([a], [b]) => (a < b ? -1 : 1));
  return `<${[name, ...fixed.map(([prop, value]) => `${prop}=${JSON.stringify(value)}`)].join(' ')} />`;
}

/** Props without those that hold words, also inside lists and objects. */
function withoutWords(props: Readonly<Record<string, unknown>>, words: readonly string[]): Record<string, unknown> {
  const inner = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(inner);
    return typeof value === 'object' && value !== null ? withoutWords(value as Record<string, unknown>, words) : value;
  };
  const fixed = Object.entries(props).filter(([prop, value]) => !(words.includes(prop) && typeof value === 'string'));
  return Object.fromEntries(fixed.map(([prop, value]) => [prop, inner(value)]));
}
