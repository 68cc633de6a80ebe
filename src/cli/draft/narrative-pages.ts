import { DRAFT_WORDS } from './draft-words.ts';
import type { DraftQuestion } from './draft.ts';
import type { Setup } from './setup.ts';
import { wordsIn } from './words-in.ts';

/** A page of the first report. */
export interface DraftPage {
  readonly language: string;
  readonly slug: string;
  readonly mdx: string;
}

interface Sketch {
  readonly slug: string;
  readonly title: string;
  readonly body: readonly string[];
}

/** A complete first report: for each language the same pages with the blocks that the data allow. */
export function narrativePages(setup: Setup): readonly DraftPage[] {
  return setup.languages.flatMap((language) =>
    sketches(setup, language).map(({ slug, title, body }, index) => ({
      language,
      slug,
      mdx: `---\ntitle: ${JSON.stringify(title)}\norder: ${index + 1}\n---\n\n${body.join('\n\n')}\n`,
    })),
  );
}

function sketches({ draft, languages }: Setup, language: string): readonly Sketch[] {
  const words = language.startsWith('zh') ? DRAFT_WORDS['zh-CN'] : DRAFT_WORDS.en;
  const say = (label: string) => plain(languages.length > 1 ? wordsIn(label, language) : label);
  const { questions, roles } = draft;
  const named = (id: string | undefined) => questions.find((question) => question.id === id);
  const satisfaction = named(roles.satisfaction);
  const again = named(roles.repurchase?.id);
  const reasons = named(roles.reasons);
  const pages: Sketch[] = [];

  const overview = ['<StudyFacts />'];
  if (satisfaction !== undefined) {
    overview.push(
      `<Value of="${satisfaction.id}" show="top" /> ${words['overview.satisfied'].replace('{question}', () => say(satisfaction.text))}`,
      figure('Distribution', satisfaction.id),
    );
    if (roles.segments.length > 0) {
      overview.push(
        `## ${words['overview.by']}`,
        ...roles.segments.map((segment) =>
          figure('Distribution', satisfaction.id, `${satisfaction.id}-by-${segment}`, ` by="${segment}"`),
        ),
      );
    }
  } else overview.push(words['overview.none']);
  pages.push({ slug: 'overview', title: words.overview, body: overview });

  if (again !== undefined && roles.repurchase !== undefined && (again.type === 'single' || again.type === 'scale')) {
    const { yes } = roles.repurchase;
    const body = [];
    if (again.type === 'scale') body.push(`<Value of="${again.id}" show="top" /> ${words['curve.lead']}`);
    else if (yes.length === 1)
      body.push(`<Value of="${again.id}" ${prop('answer', yes[0]!)} /> ${words['curve.lead']}`);
    else body.push(list(again, say, words.colon));
    if (satisfaction?.type === 'scale') {
      body.push(
        `<RepurchaseCurve of="${satisfaction.id}" then="${again.id}" yes={${JSON.stringify(yes)}} id="curve" />`,
      );
    }
    pages.push({ slug: 'repurchase', title: words.curve, body });
  }
  if (reasons !== undefined) {
    pages.push({ slug: 'reasons', title: words.reasons, body: [figure('SwitchingReasons', reasons.id)] });
  }
  const kano = questions.filter((question) => question.type === 'kano');
  if (kano.length > 0) {
    pages.push({ slug: 'features', title: words.features, body: kano.map(({ id }) => figure('KanoQuadrant', id)) });
  }
  const rated = questions.flatMap((question) => {
    if (question.type === 'grid') {
      return [
        `## ${say(question.text)}`,
        ...question.items.map(({ id }) => figure('Distribution', `${question.id}.${id}`, `${question.id}-${id}`)),
      ];
    }
    if (question.type === 'nps') return [figure('Nps', question.id)];
    return question.type === 'scale' && question !== satisfaction ? [figure('Distribution', question.id)] : [];
  });
  if (rated.length > 0) pages.push({ slug: 'ratings', title: words.ratings, body: rated });
  const rest = questions.filter(
    (question) =>
      (question.type === 'single' || question.type === 'multi') && question !== again && question !== reasons,
  );
  if (rest.length > 0) {
    pages.push({
      slug: 'answers',
      title: words.answers,
      body: rest.flatMap((question) => [`## ${say(question.text)}`, list(question, say, words.colon)]),
    });
  }
  return pages;
}

/** A figure's id becomes part of links, and takes no underscore. */
function figure(block: string, of: string, id = of, more = ''): string {
  const own = id.replaceAll('_', '-');
  return `<${block} of="${of}"${more}${own === of ? '' : ` id="${own}"`} />`;
}

function list(question: DraftQuestion, say: (label: string) => string, colon: string): string {
  if (question.type !== 'single' && question.type !== 'multi') return '';
  return question.options
    .map(({ code, label }) => `- ${say(label)}${colon}<Value of="${question.id}" ${prop('answer', code)} />`)
    .join('\n');
}

function prop(name: string, value: string): string {
  return /^[\w.-]+$/.test(value) ? `${name}="${value}"` : `${name}={${JSON.stringify(value)}}`;
}

/** Words of a questionnaire as Markdown that says just them. */
function plain(words: string): string {
  return words
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_{}[\]<>#|~$]/g, (mark) => `\\${mark}`)
    .replace(/^([-+])(?=\s)/, '\\$1')
    .replace(/^(\d+)([.)])(?=\s)/, '$1\\$2');
}
