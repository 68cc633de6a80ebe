import { didYouMean, InputErrors, type Problem } from '../errors.ts';
import { languageTags } from '../i18n/languages.ts';
import { speak, type Voice } from '../i18n/speak.ts';
import type { OpenStudy } from '../tabulate/open-study.ts';
import { BlockProblem, type FigureLink } from './block.ts';
import { Desk } from './desk.ts';
import { type Draft, draft, type Manuscript } from './draft.ts';
import { languageDisagreements } from './language-disagreements.ts';
import type { Section } from './outline.ts';
import { type Figure, type Printed, printedBlock, printedProse } from './printed-block.ts';
import { type IndexedQuestion, questionIndex } from './question-index.ts';

export type { Manuscript } from './draft.ts';
export type { Figure, Printed } from './printed-block.ts';

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
  problems.push(...languageDisagreements(open.study.languages, drafts));
  if (problems.length > 0) throw new InputErrors(problems);
  return result;
}

function byOrder(a: Draft, b: Draft): number {
  return a.order - b.order || (a.manuscript.slug < b.manuscript.slug ? -1 : 1);
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
    const own = desk.atNewPage();
    for (const block of read.blocks) {
      const place = { file, line: block.line, column: block.column };
      const result = printedBlock(own, voice, block, findings);
      if ('problems' in result) {
        problems.push(...result.problems.map((problem) => ({ ...problem, place })));
        continue;
      }
      if ('id' in result) {
        number++;
        const address = { place: `${file}:${block.line}`, link: { number, title: result.title }, page: slug };
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
          taken.set(id, address);
        }
        printed.set(`${block.line}:${block.column}`, { ...result, number, page: slug, level: block.headed ? 3 : 2 });
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
      const result = printedProse(desk, voice, block, read, (id) => {
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
