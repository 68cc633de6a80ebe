import { DRAFT_WORDS } from './draft-words.ts';
import type { DraftQuestion } from './draft.ts';
import { figure, plainMarkdown, prop } from './mdx-words.ts';
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

/** Questions in one cross table, and answers of one of them, before it is a book of tables. */
const MOST_IN_TABLE = 12;

/** A complete first report: for each language the same pages with the blocks that the data allow. */
export function narrativePages(setup: Setup): readonly DraftPage[] {
  return setup.languages.flatMap((language) =>
    new Sketches(setup, language).all().map(({ slug, title, body }, index) => ({
      language,
      slug,
      mdx: `---\ntitle: ${JSON.stringify(title)}\norder: ${index + 1}\n---\n\n${body.join('\n\n')}\n`,
    })),
  );
}

class Sketches {
  readonly #setup: Setup;
  readonly #words: (typeof DRAFT_WORDS)['en' | 'zh-CN'];
  readonly #language: string;
  readonly #satisfaction: DraftQuestion | undefined;
  readonly #again: DraftQuestion | undefined;
  readonly #reasons: DraftQuestion | undefined;
  /** ` by="wave"`, where there are two. */
  readonly #byWave: string;

  constructor(setup: Setup, language: string) {
    const { questions, roles } = setup.draft;
    const named = (id: string | undefined) => questions.find((question) => question.id === id);
    this.#setup = setup;
    this.#language = language;
    this.#words = language.startsWith('zh') ? DRAFT_WORDS['zh-CN'] : DRAFT_WORDS.en;
    this.#satisfaction = named(roles.satisfaction);
    this.#again = named(roles.repurchase?.id);
    this.#reasons = named(roles.reasons);
    this.#byWave = setup.waves.length > 1 ? ' by="wave"' : '';
  }

  all(): readonly Sketch[] {
    const { drivers } = this.#setup;
    const words = this.#words;
    return [
      { slug: 'overview', title: words.overview, body: this.#overview() },
      { slug: 'repurchase', title: words.curve, body: this.#repurchase() },
      {
        slug: 'reasons',
        title: words.reasons,
        body: this.#reasons === undefined ? [] : [figure('SwitchingReasons', this.#reasons.id, { more: this.#byWave })],
      },
      { slug: 'features', title: words.features, body: this.#features() },
      { slug: 'ratings', title: words.ratings, body: this.#ratings() },
      { slug: 'drivers', title: words.drivers, body: drivers === undefined ? [] : this.#drivers(drivers) },
      { slug: 'answers', title: words.answers, body: this.#answers() },
      { slug: 'tables', title: words.tables, body: this.#tables() },
    ].filter(({ body }) => body.length > 0);
  }

  #say(label: string): string {
    return plainMarkdown(this.#setup.languages.length > 1 ? wordsIn(label, this.#language) : label);
  }

  #overview(): string[] {
    const { roles } = this.#setup.draft;
    const words = this.#words;
    const satisfaction = this.#satisfaction;
    const body = [];
    if (satisfaction === undefined) {
      const ahead = this.#ahead();
      body.push(...ahead);
      if (ahead.length === 0 || this.#answers().length > 0) body.push(words['overview.none']);
    } else {
      const question = this.#say(satisfaction.text);
      body.push(
        words['overview.satisfied']
          .replace('{value}', () => `<Value of="${satisfaction.id}" show="top" />`)
          .replace('{question}', () => question),
      );
    }
    const measures = this.#measures();
    if (measures.length > 1) body.push(`<Scorecard of={[${measures.map((one) => `{ ${one} }`).join(', ')}]} />`);
    if (satisfaction !== undefined) {
      if (this.#byWave !== '') body.push(`<Trend of="${satisfaction.id}" show="top" />`);
      body.push(figure('Distribution', satisfaction.id, { more: this.#byWave }));
      if (roles.segments.length > 0) body.push(`## ${words['overview.by']}`);
      for (const segment of roles.segments) {
        const id = `${satisfaction.id}-by-${segment}`;
        body.push(figure('Distribution', satisfaction.id, { id, more: ` by="${segment}"` }));
      }
    }
    return [...body, `## ${words['overview.facts']}`, '<StudyFacts />'];
  }

  /** What an executive looks at first: satisfaction, buying again, recommendation. */
  #measures(): string[] {
    const { questions, roles } = this.#setup.draft;
    const again = this.#again;
    const yes = roles.repurchase?.yes ?? [];
    return [
      ...(this.#satisfaction === undefined ? [] : [`of: "${this.#satisfaction.id}", show: "top"`]),
      ...(again?.type === 'scale' ? [`of: "${again.id}", show: "top"`] : []),
      ...(again?.type === 'single' && yes.length === 1 ? [`of: "${again.id}", answer: ${JSON.stringify(yes[0])}`] : []),
      ...questions.flatMap(({ type, id }) => (type === 'nps' ? [`of: "${id}", show: "nps"`] : [])),
    ].slice(0, 8);
  }

  #repurchase(): string[] {
    const again = this.#again;
    const yes = this.#setup.draft.roles.repurchase?.yes ?? [];
    if (again?.type !== 'single' && again?.type !== 'scale') return [];
    const body = [];
    const lead = (key: 'curve.lead.favourable' | 'curve.lead.answer', shown: string, answer = '') =>
      this.#words[key]
        .replace('{value}', () => `<Value of="${again.id}" ${shown} />`)
        .replace('{question}', () => this.#say(again.text))
        .replace('{answer}', () => this.#say(answer));
    if (again.type === 'scale') {
      body.push(lead('curve.lead.favourable', 'show="top"'));
    } else if (yes.length === 1) {
      const answer = again.options.find(({ code }) => code === yes[0])?.label ?? yes[0]!;
      body.push(lead('curve.lead.answer', prop('answer', yes[0]!), answer));
    }
    if (this.#satisfaction?.type === 'scale') {
      body.push(
        `<RepurchaseCurve of="${this.#satisfaction.id}" then="${again.id}" yes={${JSON.stringify(yes)}} id="curve" />`,
      );
    }
    body.push(figure(again.type === 'scale' ? 'Distribution' : 'Answers', again.id, { more: this.#byWave }));
    return body;
  }

  #features(): string[] {
    return this.#setup.draft.questions.flatMap(({ type, id }) => (type === 'kano' ? [figure('KanoQuadrant', id)] : []));
  }

  #ratings(): string[] {
    return this.#setup.draft.questions.flatMap((question) => {
      if (question === this.#satisfaction || question === this.#again) return [];
      const more = this.#byWave;
      switch (question.type) {
        case 'grid':
          return [
            `## ${this.#say(question.text)}`,
            ...question.items.map(({ id }) =>
              figure('Distribution', `${question.id}.${id}`, { id: `${question.id}-${id}`, more }),
            ),
          ];
        case 'nps':
          return [figure('Nps', question.id, { more })];
        case 'scale':
          return [figure('Distribution', question.id, { more })];
        default:
          return [];
      }
    });
  }

  #drivers({ grid, scales }: NonNullable<Setup['drivers']>): string[] {
    const of = this.#satisfaction!.id;
    const drivers = grid === undefined ? `{${JSON.stringify(scales)}}` : `"${grid}"`;
    return [
      this.#words['drivers.lead'],
      `<KeyDrivers of="${of}" drivers=${drivers} />`,
      ...(grid === undefined ? [] : [`<ImportancePerformance performance="${grid}" of="${of}" />`]),
    ];
  }

  /** Where nothing was rated, the first page begins with the first choices. */
  #ahead(): readonly string[] {
    return this.#satisfaction === undefined && this.#measures().length === 0 ? this.#choices().slice(0, 3) : [];
  }

  #answers(): string[] {
    return this.#choices().slice(this.#ahead().length);
  }

  #choices(): string[] {
    return this.#setup.draft.questions.flatMap((question) => {
      if (question === this.#again || question === this.#reasons) return [];
      if (question.type !== 'single' && question.type !== 'multi') return [];
      // Ages, years and sizes are read in their own order, not by how many named them.
      const steps = question.type === 'single' && question.options.filter(({ label }) => /\d/.test(label)).length >= 2;
      return [figure('Answers', question.id, { more: `${this.#byWave}${steps ? ' order="questionnaire"' : ''}` })];
    });
  }

  /** Every closed question by every segment, as far as one table can be read. */
  #tables(): string[] {
    const { questions, roles } = this.#setup.draft;
    const asked = questions.flatMap((question) => {
      switch (question.type) {
        case 'grid':
          return question.items.map(({ id }) => `${question.id}.${id}`);
        case 'scale':
        case 'nps':
          return [question.id];
        case 'single':
        case 'multi':
          return roles.segments.includes(question.id) || question.options.length > MOST_IN_TABLE ? [] : [question.id];
        default:
          return [];
      }
    });
    if (roles.segments.length === 0 || asked.length === 0) return [];
    const of = JSON.stringify(asked.slice(0, MOST_IN_TABLE));
    const title = prop('title', this.#words['tables.title']);
    return [`<Crosstab of={${of}} by={${JSON.stringify(roles.segments)}} id="by-group" ${title} />`];
  }
}
