import { extname } from 'node:path';
import { Document, isMap, isPair, type Node, Pair, Scalar, YAMLMap, YAMLSeq } from 'yaml';
import { DRAFT_WORDS } from './draft-words.ts';
import { repeatedText } from './repeated-ids.ts';
import { TOOL_NAMES } from './tool-names.ts';
import type { DraftQuestion, LeftOut } from './draft.ts';
import type { DraftWave, Setup } from './setup.ts';
import { isChinese } from './plain-label.ts';
import { wordsIn } from './words-in.ts';

/** The text of study.yaml: every guess with its reason, and a line that begins with CONFIRM wherever a human has to look. */
export function studyYaml(setup: Setup): string {
  return new StudyYaml(setup).text();
}

/** One entry of a mapping. */
type Entry = readonly [key: string | number, value: unknown, comment?: string | undefined, beside?: string | undefined];

class StudyYaml {
  readonly #setup: Setup;
  readonly #languages: readonly string[];

  constructor(setup: Setup) {
    this.#setup = setup;
    this.#languages = setup.languages;
  }

  text(): string {
    const { title, client, languages, waves, draft } = this.#setup;
    const { weight, roles, questions } = draft;
    const top = block([
      ['title', this.#same(title), 'CONFIRM: title and client.'],
      ['client', client],
      [
        'languages',
        flow(languages),
        languages.length > 1
          ? 'CONFIRM: texts are in the language of the file where no translation is known.'
          : undefined,
      ],
      [
        'notice',
        this.#words('notice'),
        'Printed on every page. Delete it when everything marked CONFIRM has been looked at.',
      ],
      [
        'method',
        block([
          ['strategy', this.#words('strategy')],
          ['sponsor', client],
          ['conductor', client],
          ['population', this.#words('population')],
          ['sample', flowMap([['type', 'non-probability']])],
          [
            'mode',
            flow([
              waves.every(({ profile }) => profile.tool === 'spss' || profile.tool === 'plain') ? 'other' : 'online',
            ]),
          ],
          ['limitations', this.#words('limitations')],
        ]),
        'CONFIRM: what readers of a survey are owed. Nothing in an export says it.',
      ],
      [
        'source',
        sequence(
          waves.map(({ profile }) =>
            flowMap([
              ['file', profile.file],
              ['sha256', profile.sha256],
              ['tool', profile.tool],
              ...(profile.charset === undefined || profile.charset === 'utf-8'
                ? []
                : [['charset', profile.charset] as const]),
            ]),
          ),
        ),
        'The exports as they came, and the tool they are taken for.',
      ],
      [
        'waves',
        sequence(
          waves.map((wave) => waveNode(wave)),
          waveComment(waves),
        ),
      ],
      ...(weight === undefined
        ? []
        : [
            [
              'weight',
              flowMap([['column', weight.column]]),
              `CONFIRM: ${weight.reason} (confidence ${weight.confidence.toFixed(2)}).`,
            ] as const,
          ]),
      ...(roles.segments.length === 0
        ? []
        : [['segments', flow(roles.segments), 'CONFIRM: by these, figures can be broken down.'] as const]),
      [
        'questions',
        block(
          questions.map((question) => [question.id, this.#question(question), this.#comment(question)]),
          true,
        ),
      ],
    ]);
    const document = new Document(top);
    document.commentBefore = ` yaml-language-server: $schema=../../public/study.schema.json`;
    const left = leftText(draft.left);
    if (left !== '') document.comment = left;
    return document.toString({ lineWidth: 0, singleQuote: false, flowCollectionPadding: true });
  }

  #comment(question: DraftQuestion): string {
    const { roles } = this.#setup.draft;
    const role =
      roles.satisfaction === question.id
        ? 'CONFIRM: taken for the satisfaction that the report is about.'
        : roles.repurchase?.id === question.id
          ? `CONFIRM: taken for buying again; ${roles.repurchase.yes.map((code) => JSON.stringify(code)).join(', ')} count as yes, and "measures" says what was measured.`
          : roles.reasons === question.id
            ? 'CONFIRM: taken for the reasons to leave.'
            : undefined;
    const rated = question.type === 'scale' || question.type === 'grid';
    const direction =
      rated && !question.unconfirmed
        ? `CONFIRM: ${question.best === 'lowest' ? 'the lowest code is the best' : 'the highest code is the best'}; "top" says how many levels are favourable.`
        : undefined;
    const unconfirmed = question.unconfirmed
      ? 'Until "unconfirmed" is deleted, figures say that the direction is not confirmed.'
      : undefined;
    return [
      `Guessed as ${question.type} (confidence ${question.confidence.toFixed(2)}): ${question.reason}.`,
      role,
      ...question.confirm.map((line) => `CONFIRM: ${line}`),
      unconfirmed,
      direction,
    ]
      .filter((line) => line !== undefined)
      .join('\n');
  }

  #question(question: DraftQuestion): Node {
    const entries: Entry[] = [['type', question.type]];
    if ('columns' in question && question.columns !== undefined) entries.push(['columns', flow(question.columns)]);
    else if (question.type === 'multi' && question.mentions !== undefined)
      entries.push(['columns', flow(question.mentions)]);
    else if ('column' in question && question.column !== undefined) entries.push(['column', question.column]);
    if (question.type === 'multi' && question.separator !== undefined) entries.push(['separator', question.separator]);
    if (question.number !== undefined) entries.push(['number', quotedScalar(question.number)]);
    entries.push(['text', this.#label(question.text)]);
    const short = this.#shortName(question);
    if (short !== undefined) entries.push(['label', this.#words(short)]);
    if (question.askedIf !== undefined) {
      entries.push(['askedIf', flowMap(Object.entries(question.askedIf).map(([id, codes]) => [id, flow(codes)]))]);
    }
    if (question.measures !== undefined) entries.push(['measures', question.measures]);
    if (question.unconfirmed) entries.push(['unconfirmed', true]);
    if (question.type === 'scale' || question.type === 'grid') {
      entries.push(['scale', block(question.levels.toReversed().map(({ code, label }) => [code, this.#label(label)]))]);
      if (question.best === 'lowest') entries.push(['best', 'lowest']);
      entries.push(['top', question.levels.length <= 3 ? 1 : 2]);
    }
    if (question.type === 'single' || question.type === 'multi') {
      entries.push(['options', block(question.options.map(({ code, label }) => [code, this.#label(label)]))]);
    }
    if (question.type === 'multi' && question.column === undefined && question.mentions === undefined) {
      entries.push(['columns', block(question.options.map(({ code, column }) => [code, column!]))]);
      entries.push(['ticked', question.ticked.length === 1 ? question.ticked[0]! : flow(question.ticked)]);
      entries.push(['unticked', question.unticked.length === 1 ? question.unticked[0]! : flow(question.unticked)]);
    }
    if (question.type === 'grid') {
      entries.push([
        'items',
        block(
          question.items.map(({ id, column, label }) => [
            id,
            flowMap([
              ['column', column],
              ['label', this.#label(label)],
            ]),
          ]),
        ),
      ]);
    }
    if (question.type === 'kano') {
      entries.push(['answers', block(Object.entries(question.answers))]);
      if (question.wording !== undefined)
        entries.push([
          'wording',
          block(Object.entries(question.wording).map(([answer, words]) => [answer, this.#label(words)])),
        ]);
      entries.push([
        'attributes',
        block(
          question.attributes.map(({ id, label, functional, dysfunctional }) => [
            id,
            flowMap([
              ['functional', functional],
              ['dysfunctional', dysfunctional],
              ['label', this.#label(label)],
            ]),
          ]),
        ),
      ]);
    }
    if (question.type === 'number' && question.unit !== undefined) entries.push(['unit', question.unit]);
    if (question.type === 'number' && question.id === 'duration') entries.push(['min', 0]);
    if (Object.keys(question.codes).length > 0) entries.push(['codes', block(Object.entries(question.codes))]);
    if (Object.keys(question.missing).length > 0) entries.push(['missing', block(Object.entries(question.missing))]);
    return block(entries);
  }

  /** A name for what headlines are made of, where its wording is too long for one. */
  #shortName({ id, text }: DraftQuestion): 'label.satisfaction' | 'label.nps' | undefined {
    const { roles, questions } = this.#setup.draft;
    if (text.length <= (isChinese(text) ? 16 : 40)) return undefined;
    if (id === roles.satisfaction) return 'label.satisfaction';
    return id === questions.find(({ type }) => type === 'nps')?.id ? 'label.nps' : undefined;
  }

  /** A text of ours in the study's languages. */
  #words(key: keyof (typeof DRAFT_WORDS)['en']): Node {
    const { tool, file } = this.#setup.waves[0]!.profile;
    return this.#text((language) => {
      const words = language.startsWith('zh') ? DRAFT_WORDS['zh-CN'] : DRAFT_WORDS.en;
      const format = extname(file).slice(1).toUpperCase() || TOOL_NAMES.plain;
      const source = tool === 'plain' ? words.file.replace('{format}', () => format) : TOOL_NAMES[tool];
      const apart = words === DRAFT_WORDS['zh-CN'] && !isChinese(source.slice(0, 1)) ? ' ' : '';
      return words[key].replace('{tool}', () => apart + source);
    });
  }

  #label(label: string): Node {
    const plain =
      label
        .replace(/<[^>]*>/g, ' ')
        .replace(/\s+/g, ' ')
        .trim() || label;
    return this.#text((language) => (this.#languages.length > 1 ? wordsIn(plain, language) : plain));
  }

  #same(words: string): Node {
    return this.#text(() => words);
  }

  #text(words: (language: string) => string): Node {
    if (this.#languages.length === 1) return new Scalar(words(this.#languages[0]!));
    return flowMap(this.#languages.map((language) => [language, words(language)]));
  }
}

function waveNode({ id, file, fielded }: DraftWave): Node {
  return flowMap([
    ['id', quotedScalar(id)],
    ['file', file],
    ...(fielded === undefined ? [] : [['fielded', flow(fielded)] as const]),
  ]);
}

function waveComment(waves: readonly DraftWave[]): string {
  return waves
    .flatMap(({ id, profile, respondents, empty, fielded, dates, repeated }) => [
      `${id}: ${respondents} respondents${profile.removed.length === 0 ? '' : `; left out: ${profile.removed.map(({ reason, rows }) => `${reason} (${rows})`).join(', ')}`}${empty === 0 ? '' : `; ${empty} who answered none of the questions below`}.`,
      ...repeated.map(
        ({ heading, rows }) =>
          `CONFIRM: ${repeatedText(heading, rows)}. The same people twice? Then take the repeats out of the export and import it again.`,
      ),
      ...(fielded === undefined ? ['CONFIRM: write fielded: [first day, last day] when you know it.'] : []),
      ...(dates === undefined
        ? []
        : [
            `${dates.sure ? '' : 'CONFIRM: '}fielded is the first and the last day in "${dates.heading.replace(/\s+/g, ' ')}".`,
          ]),
    ])
    .join('\n');
}

function leftText(left: readonly LeftOut[]): string {
  if (left.length === 0) return '';
  const kinds = ['uncertain', 'unsupported', 'text', 'date', 'personal', 'system', 'empty'] as const;
  const lines = kinds.flatMap((kind) =>
    left
      .filter(({ why }) => why === kind)
      .map(
        ({ heading, reason }) =>
          ` - ${kind === 'personal' || kind === 'system' ? kind : 'left out'}: ${JSON.stringify(heading.replace(/\s+/g, ' ').slice(0, 100))}, ${reason}`,
      ),
  );
  return [' Columns of the export that are not in this study and did not leave it:', ...lines].join('\n');
}

function quotedScalar(value: string): Scalar {
  const scalar = new Scalar(value);
  scalar.type = 'QUOTE_DOUBLE';
  return scalar;
}

/** Text that YAML might take for something else keeps its quotes; all else is for `yaml` to decide. */
function node(value: unknown): unknown {
  if (value instanceof Scalar || isMap(value) || isPair(value) || value instanceof YAMLSeq) return value;
  return new Scalar(value);
}

function block(entries: readonly Entry[], apart = false): YAMLMap {
  const map = new YAMLMap();
  for (const [key, value, comment] of entries) {
    const own = new Scalar(key);
    if (comment !== undefined) own.commentBefore = lines(comment);
    if (apart && map.items.length > 0) own.spaceBefore = true;
    map.items.push(new Pair(own, node(value)));
  }
  return map;
}

function flowMap(entries: readonly Entry[]): YAMLMap {
  const map = block(entries);
  map.flow = true;
  return map;
}

function flow(values: readonly unknown[]): YAMLSeq {
  const list = new YAMLSeq();
  list.flow = true;
  list.items = values.map(node);
  return list;
}

function sequence(items: readonly Node[], comment?: string): YAMLSeq {
  const list = new YAMLSeq();
  list.items = [...items];
  if (comment !== undefined) list.commentBefore = lines(comment);
  return list;
}

function lines(text: string): string {
  return text
    .split('\n')
    .map((line) => ` ${line}`)
    .join('\n');
}
