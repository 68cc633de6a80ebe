import { expect, test } from 'vitest';
import { gate } from '../../src/analyses/gate.ts';
import { ANY_REASON, switchingReasons as reasonsOf } from '../../src/analyses/switching-reasons.ts';
import { answers } from '../../src/blocks/answers.ts';
import type { FigureParts } from '../../src/blocks/block.ts';
import { Desk } from '../../src/blocks/desk.ts';
import { plainName } from '../../src/blocks/short-name.ts';
import { lastReasons } from '../../src/blocks/reason-view.ts';
import { textsOf } from '../../src/charts/drawing.ts';
import { languageTags } from '../../src/i18n/languages.ts';
import { speak } from '../../src/i18n/speak.ts';
import type { Crosstab } from '../../src/survey/crosstab.ts';
import { multi, single } from '../analyses/tables.ts';
import { leaving, mainReason, parcel } from './repurchase-fixture.ts';
import { openOf } from './study-fixture.ts';

function figureOf(table: Crosstab, of: typeof leaving | typeof mainReason, language = 'en', props = {}): FigureParts {
  const found = {
    all: gate(reasonsOf(table, { groups: of.groups, last: lastReasons(of) }), parcel().privacy),
    groups: undefined,
    origin: table.origin,
    missing: {},
  };
  const given = answers.props.parse({ of: of.id, ...props });
  return answers.view(new Desk(openOf(parcel())), given, found, speak(language));
}

const CATEGORIES = [...leaving.options.map(({ code }) => code), 'product', 'non-product', ANY_REASON];
const NAMED = [60, 40, 80, 80, 180, 120, 260, 380];
const several = multi(Object.fromEntries(CATEGORIES.map((code, i) => [code, NAMED[i]!])), 400, 'leaving');
const one = single(Object.fromEntries(mainReason.options.map(({ code }, i) => [code, 10 + 20 * i])), mainReason.id);

function wordsOf(figure: FigureParts): string {
  const { title, subtitle, summary, notes, reading, table, drawings } = figure;
  const drawn = drawings.flatMap(({ wide, narrow }) => [...textsOf(wide.shapes), ...textsOf(narrow.shapes)]);
  return [
    title,
    subtitle,
    summary,
    ...notes.map(({ term, words }) => `${term}: ${words}`),
    reading,
    ...table.head,
    ...drawn.map(({ text }) => text),
  ].join('\n');
}

test('the answers to any choice are drawn and told as answers', () => {
  const { title, table } = figureOf(several, leaving);
  expect(title).toBe('Reasons for leaving: 65% of the 400 asked name an answer under “Not about the product”');
  expect(table.head[0]).toBe('Answer');
  expect(figureOf(one, mainReason, 'zh-CN').table.head[0]).toBe('选项');
});

test.each(languageTags().flatMap((language) => ['cases', 'responses'].map((show) => [language, show] as const)))(
  'no word of reasons is said of them (%s, %s)',
  (language, show) => {
    for (const [table, of] of [
      [several, leaving],
      [one, mainReason],
    ] as const) {
      const asked = [
        of.text,
        ...(of.label === undefined ? [] : [of.label]),
        ...of.options.map(({ label }) => label),
        ...of.groups.map(({ label }) => label),
      ];
      const own = asked.reduce(
        (words, text) => words.replaceAll(plainName(text[language]!), ''),
        wordsOf(figureOf(table, of, language, { show })),
      );
      expect(own).not.toMatch(/reason|原因/i);
    }
  },
);
