import { z } from 'zod';
import { didYouMean, InputErrors, type Problem } from '../errors.ts';
import { languageTags } from '../i18n/languages.ts';
import { speak, type Voice } from '../i18n/speak.ts';
import type { OpenStudy } from '../tabulate/open-study.ts';
import { type Block, blocks } from './blocks.ts';
import {
  BlockProblem,
  type FigureLink,
  type FigureNote,
  type FigureParts,
  type InlineParts,
  type ProseBlock,
} from './block.ts';
import { Desk } from './desk.ts';
import { type FigureSwitch, figureSwitch } from './figure-switch.ts';
import { type Outline, outline, type PlacedBlock, type Section } from './outline.ts';
import { propProblems } from './prop-problems.ts';
import { switchedFinding, type SwitchedFinding, type SwitchProps } from './switched-finding.ts';
import { type IndexedQuestion, questionIndex } from './question-index.ts';

/** A page as its author wrote it. */
export interface Manuscript {
  readonly file: string;
  readonly language: string;
  readonly slug: string;
  readonly source: string;
}

/** A figure of a report: numbered, named, and ready to be printed. */
export interface Figure extends FigureParts {
  readonly kind: 'figure';
  readonly id: string;
  /** Its title as the numbers have it, whatever the author has written over it. */
  readonly generated: string;
  /** Counted through the whole report. */
  readonly number: number;
  readonly block: string;
  /** Slug of its page. */
  readonly page: string;
  /** What was computed, for `results.json`. */
  readonly finding: unknown;
  /** The same figure for each wave or answer, where the author asks for a switch. */
  readonly switch: FigureSwitch | undefined;
}

/** What a block became, by its place in the page (`line:column`). */
export type Printed =
  | Figure
  | ({ readonly kind: 'inline' } & InlineParts)
  | { readonly kind: 'facts'; readonly facts: readonly FigureNote[] }
  | { readonly kind: 'prose'; readonly block: string; readonly parts: object };

export interface ReportPage {
  readonly slug: string;
  readonly title: string;
  readonly standfirst: string | undefined;
  readonly order: number;
  readonly printed: ReadonlyMap<string, Printed>;
  readonly figures: readonly Figure[];
  /** Its words, numbers in sentences among them, for the search. */
  readonly sections: readonly Section[];
}

/** A study's report in one language. */
export interface Report {
  readonly open: OpenStudy;
  readonly voice: Voice;
  /** In reading order. */
  readonly pages: readonly ReportPage[];
  readonly figures: readonly Figure[];
  readonly questions: readonly IndexedQuestion[];
}

const frontmatterSchema = z.strictObject({
  title: z.string().min(1).describe('title of the page'),
  standfirst: z.string().min(1).optional().describe('one or two sentences under the title'),
  order: z.number().describe('place of the page in the report'),
});

/** Names of pages that every report has. */
const RESERVED = ['glossary', 'index', 'method', 'print', 'search'];

interface Draft {
  readonly manuscript: Manuscript;
  readonly outline: Outline;
  readonly title: string;
  readonly standfirst: string | undefined;
  readonly order: number;
}

/**
 * Turn a study and its manuscripts into one report for each of its languages.
 *
 * @throws {InputErrors} with every problem of every page: syntax, unknown blocks and props, props that do not fit the study,
 *   ids used twice, and languages whose pages do not hold the same blocks
 */
export function reports(open: OpenStudy, manuscripts: readonly Manuscript[]): Report[] {
  const problems: Problem[] = [];
  const findings = new Map<string, unknown>();
  const mute = open.study.languages.filter((language) => !languageTags().includes(language));
  if (mute.length > 0) {
    throw new InputErrors(
      mute.map((language) => ({
        place: { file: `data/${open.study.id}/study.yaml` },
        found: `the language "${language}"`,
        expected: `languages that Topbox speaks: ${languageTags().join(', ')}`,
        hint: 'To teach it another, see "Contributing" in the README.',
      })),
    );
  }
  const drafts = manuscripts.flatMap((manuscript) => draft(open, manuscript, problems));
  const result = open.study.languages.map((language) => {
    const own = drafts.filter(({ manuscript }) => manuscript.language === language).sort(byOrder);
    return report(open, language, own, findings, problems);
  });
  problems.push(...disagreements(open, drafts));
  if (problems.length > 0) throw new InputErrors(problems);
  return result;
}

function byOrder(a: Draft, b: Draft): number {
  return a.order - b.order || (a.manuscript.slug < b.manuscript.slug ? -1 : 1);
}

function draft(open: OpenStudy, manuscript: Manuscript, problems: Problem[]): Draft[] {
  const { file, language, slug, source } = manuscript;
  if (!open.study.languages.includes(language)) {
    problems.push({
      place: { file },
      found: `a page in "${language}"`,
      expected: `pages in the study's languages (${open.study.languages.join(', ')}), each in the folder of its language`,
      hint: `Move it to content/${open.study.id}/${open.study.languages[0]}/, or add the language to study.yaml.`,
    });
    return [];
  }
  if (!/^[\p{Letter}\p{Number}-]+$/u.test(slug) || RESERVED.includes(slug)) {
    problems.push({
      place: { file },
      found: `a page named "${slug}"`,
      expected: `a name of letters, digits and hyphens other than ${RESERVED.join(', ')}, which are generated`,
      hint: 'Rename the file; its name becomes the address of the page.',
    });
    return [];
  }
  const { outline: read, problems: broken } = outline(file, source);
  problems.push(...broken);
  const matter = frontmatterSchema.safeParse(read.frontmatter);
  if (broken.length === 0 && !matter.success) {
    problems.push(
      ...propProblems({ file, line: 1 }, 'the front matter', frontmatterSchema, matter.error, read.frontmatter),
    );
  }
  const { title, standfirst, order } = matter.data ?? { title: slug, standfirst: undefined, order: 0 };
  return [{ manuscript, outline: read, title, standfirst, order }];
}

function report(
  open: OpenStudy,
  language: string,
  drafts: readonly Draft[],
  findings: Map<string, unknown>,
  problems: Problem[],
): Report {
  const voice = speak(language);
  const desk = new Desk(open);
  const taken = new Map<
    string,
    { readonly place: string; readonly link: Omit<FigureLink, 'href'>; readonly page: string }
  >();
  let number = 0;
  const pages = drafts.map(({ manuscript: { file, slug }, outline: read, title, standfirst, order }) => {
    const printed = new Map<string, Printed>();
    for (const block of read.blocks) {
      const place = { file, line: block.line, column: block.column };
      const result = print(desk, voice, block, findings);
      if ('problems' in result) {
        problems.push(...result.problems.map((problem) => ({ ...problem, place })));
        continue;
      }
      if ('id' in result) {
        number++;
        const own = { place: `${file}:${block.line}`, link: { number, title: result.title }, page: slug };
        for (const id of [result.id, ...(result.switch?.variants.map((variant) => variant.id) ?? [])]) {
          const before = taken.get(id);
          if (before !== undefined) {
            problems.push({
              place,
              found: `a second figure with the id "${id}"`,
              expected: `ids that are unique in the report (the first is at ${before.place})`,
              hint: `Give one of them another id, such as <${block.name} id="${result.id}-2" … />.`,
            });
          }
          taken.set(id, own);
        }
        printed.set(`${block.line}:${block.column}`, { ...result, number, page: slug });
      } else {
        printed.set(`${block.line}:${block.column}`, result);
      }
    }
    const figures = [...printed.values()].filter((one) => one.kind === 'figure');
    const sections = read.sections.map((section) => ({ ...section, words: withNumbers(section.words, printed) }));
    return { slug, title, standfirst, order, printed, figures, sections };
  });
  for (const [i, { manuscript, outline: read }] of drafts.entries()) {
    const { slug, printed } = pages[i]!;
    for (const block of read.blocks) {
      const place = { file: manuscript.file, line: block.line, column: block.column };
      const result = printProse(desk, voice, block, read, (id) => {
        const found = taken.get(id);
        if (found === undefined) {
          throw new BlockProblem(
            `figure="${id}" in <${block.name}>`,
            'the id of a figure of this report',
            didYouMean(id, taken.keys()),
          );
        }
        return { ...found.link, href: `${found.page === slug ? '' : `${found.page}.html`}#${id}` };
      });
      if (result === undefined) continue;
      if ('problems' in result) problems.push(...result.problems.map((problem) => ({ ...problem, place })));
      else printed.set(`${block.line}:${block.column}`, result);
    }
  }
  const figures = pages.flatMap((page) => page.figures);
  return { open, voice, pages, figures, questions: questionIndex(desk, voice) };
}

/** The words of a section with the numbers that stand in its sentences. */
function withNumbers(words: string, printed: ReadonlyMap<string, Printed>): string {
  return words.replace(/\uE000([\d:]+)\uE001/g, (_, at: string) => {
    const one = printed.get(at);
    return one?.kind === 'inline' ? one.text : '';
  });
}

type Failed = { readonly problems: readonly Omit<Problem, 'place'>[] };
type Done = Exclude<Printed, Figure> | Omit<Figure, 'number' | 'page'>;
type Prose = Extract<Printed, { kind: 'prose' }>;

function print(desk: Desk, voice: Voice, placed: PlacedBlock, findings: Map<string, unknown>): Done | Failed {
  const block: Block | undefined = blocks.get(placed.name);
  if (block === undefined) {
    return {
      problems: [
        {
          found: `the block <${placed.name}>`,
          expected: 'one of Topbox’s blocks',
          hint: didYouMean(placed.name, blocks.keys()),
        },
      ],
    };
  }
  if (block.kind === 'prose') return { kind: 'prose', block: placed.name, parts: {} };
  const props = block.props.safeParse(placed.props);
  if (!props.success)
    return { problems: propProblems({ file: '' }, `<${placed.name}>`, block.props, props.error, placed.props) };
  try {
    switch (block.kind) {
      case 'inline':
        return { kind: 'inline', ...block.view(desk, props.data, voice) };
      case 'facts':
        return { kind: 'facts', facts: block.view(desk, props.data, voice) };
      case 'figure': {
        const { id, title, ...numbers } = props.data as { id?: string; title?: string } & SwitchProps;
        const key = `${placed.name} ${JSON.stringify(numbers)}`;
        if (!findings.has(key)) {
          findings.set(key, switchedFinding(desk, block, numbers) ?? block.find(desk, props.data));
        }
        const found = findings.get(key);
        const switched = numbers.switch === undefined ? undefined : (found as SwitchedFinding);
        const whole = switched?.whole ?? { props: props.data, finding: found };
        const parts = block.view(desk, whole.props, whole.finding, voice);
        const own = id ?? block.defaultId(props.data);
        return {
          kind: 'figure',
          ...parts,
          id: own,
          title: title ?? parts.title,
          generated: parts.title,
          block: placed.name,
          finding: whole.finding,
          switch: switched && parts.table.rows.length > 0 ? figureSwitch(desk, block, own, switched, voice) : undefined,
        };
      }
    }
  } catch (error) {
    if (error instanceof BlockProblem)
      return { problems: [{ found: error.found, expected: error.expected, hint: error.hint }] };
    throw error;
  }
}

/** Blocks of the narrative come second, when all figures that they may lean on are known. */
function printProse(
  desk: Desk,
  voice: Voice,
  placed: PlacedBlock,
  page: Outline,
  linkTo: (id: string) => FigureLink,
): Prose | Failed | undefined {
  const block = blocks.get(placed.name);
  if (block?.kind !== 'prose') return undefined;
  const misplaced = misplacement(block, placed, page);
  if (misplaced !== undefined) return { problems: [misplaced] };
  const props = block.props.safeParse(placed.props);
  if (!props.success)
    return { problems: propProblems({ file: '' }, `<${placed.name}>`, block.props, props.error, placed.props) };
  try {
    const id = block.figure?.(props.data);
    const parts = block.view(props.data, voice, id === undefined ? undefined : linkTo(id), desk);
    return { kind: 'prose', block: placed.name, parts: parts as object };
  } catch (error) {
    if (error instanceof BlockProblem)
      return { problems: [{ found: error.found, expected: error.expected, hint: error.hint }] };
    throw error;
  }
}

function misplacement(
  block: ProseBlock<unknown>,
  placed: PlacedBlock,
  page: Outline,
): Omit<Problem, 'place'> | undefined {
  const { name, within, holds, empty = false } = block;
  if (within !== undefined && placed.within.at(-1) !== within) {
    return {
      found: `<${name}> outside <${within}>`,
      expected: `<${name}> inside <${within}>`,
      hint: `Put it between <${within}> and </${within}>.`,
    };
  }
  if (!empty && placed.words === '') {
    return { found: `<${name}> without words`, expected: 'text inside it', hint: `<${name} …>Words.</${name}>` };
  }
  if (holds === undefined) return undefined;
  const count = page.blocks.filter((inner) => inner.name === holds.block && inner.inside.includes(placed.index)).length;
  if (count >= holds.from && count <= holds.to) return undefined;
  const range = holds.to > 20 ? `at least ${holds.from}` : `${holds.from} to ${holds.to}`;
  return { found: `<${name}> with ${count} <${holds.block}>`, expected: `${range} of them`, hint: undefined };
}

/** Props that hold words, which differ from language to language. */
const WORDS = ['title', 'note', 'caption', 'label', 'by', 'owner', 'source', 'measure'];

/** Pages and blocks that one language has and another has not. */
function disagreements(open: OpenStudy, drafts: readonly Draft[]): Problem[] {
  const [first, ...others] = open.study.languages;
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
  const words = blocks.get(name)?.kind === 'prose' ? WORDS : WORDS.filter((prop) => prop !== 'by');
  const fixed = Object.entries(props).filter(([prop]) => !words.includes(prop));
  fixed.sort(([a], [b]) => (a < b ? -1 : 1));
  return `<${[name, ...fixed.map(([prop, value]) => `${prop}=${JSON.stringify(value)}`)].join(' ')} />`;
}
