import { describe, expect, test } from 'vitest';
import { indexModel, type IndexModelSettings } from '../../../src/survey/index-model/index-model.ts';
import { modelProblemWords } from '../../../src/survey/index-model/model-problem-words.ts';
import { mobiConstructs } from '../../analyses/index-model/mobi.ts';

const three = { a: ['a1', 'a2'], b: ['b1'], c: ['c1', 'c2'] };
const chain = { a: ['b'], b: ['c'] };

/** Where each problem lies, and what is said of it. */
function told(settings: IndexModelSettings): string[] {
  const checked = indexModel(settings);
  if (checked.kind === 'model') return [];
  return checked.problems.map((problem) => {
    const { found, expected, hint } = modelProblemWords(problem);
    return `${problem.at.join('.')}: found ${found}, expected ${expected}.${hint ? ` ${hint}` : ''}`;
  });
}

function arrowsOf(settings: IndexModelSettings): string[] {
  const checked = indexModel(settings);
  if (checked.kind === 'unusable') throw new Error(told(settings).join('\n'));
  return checked.model.arrows.map(({ from, to }) => `${from} > ${to}`);
}

test('the defaults are the path scheme and standardised items', () => {
  expect(indexModel({ constructs: three, arrows: chain })).toMatchObject({
    kind: 'model',
    model: { scheme: 'path', metric: 'standardised' },
  });
});

// Eklöf & Westlund (2002), Fornell et al. (1996); six constructs and eleven arrows for the Chinese index.
test.each([
  ['ecsi', [], 12],
  ['acsi', ['image'], 9],
  ['ccsi', ['complaints'], 11],
] as const)('%s has its arrows', (preset, without, count) => {
  expect(arrowsOf({ preset, constructs: mobiConstructs(without) })).toHaveLength(count);
});

test('arrows of a preset can be taken away, and others added', () => {
  const edited = arrowsOf({
    preset: 'ecsi',
    constructs: mobiConstructs(['complaints']),
    without: { satisfaction: ['complaints'], complaints: ['loyalty'] },
    arrows: { image: ['quality'] },
  });
  expect(edited).toHaveLength(11);
  expect(edited).toContain('image > quality');
});

describe('what is wrong is named where it stands', () => {
  test('a cycle, at an arrow that the author drew', () => {
    expect(told({ constructs: three, arrows: { ...chain, c: ['a'] } })).toMatchInlineSnapshot(`
      [
        "arrows.b.0: found a cycle, b → c → a → b, expected arrows that never lead back. Path models of this kind have no feedback: remove one of these arrows.",
      ]
    `);
    expect(told({ preset: 'acsi', constructs: mobiConstructs(['image']), arrows: { loyalty: ['expectation'] } }))
      .toMatchInlineSnapshot(`
      [
        "arrows.loyalty.0: found a cycle, satisfaction → loyalty → expectation → satisfaction, expected arrows that never lead back. Path models of this kind have no feedback: remove one of these arrows.",
      ]
    `);
    expect(told({ constructs: three, arrows: { a: ['a', 'b'], b: ['c'] } })).toMatchInlineSnapshot(`
      [
        "arrows.a.0: found a cycle, a → a, expected arrows that never lead back. Path models of this kind have no feedback: remove one of these arrows.",
      ]
    `);
  });

  test('a cycle without what hangs on it', () => {
    const four = { d: ['d1'], ...three };
    expect(told({ constructs: four, arrows: { a: ['b'], b: ['c'], c: ['b', 'd'] } })[0]).toContain(
      'a cycle, b → c → b,',
    );
  });

  test('an isolated construct', () => {
    expect(told({ constructs: three, arrows: { a: ['b'] } })).toMatchInlineSnapshot(`
      [
        "constructs.c: found construct "c" without arrows, expected an arrow to or from every construct.",
      ]
    `);
  });

  test('an item used twice, in two constructs or in one', () => {
    expect(told({ constructs: { ...three, c: ['c1', 'a2', 'c1'] }, arrows: chain })).toMatchInlineSnapshot(`
      [
        "constructs.c.1: found item "a2" in "c" and in "a", expected every item in one construct only.",
        "constructs.c.2: found item "c1" twice in "c", expected every item in one construct only.",
      ]
    `);
  });

  test('a construct without items', () => {
    expect(told({ constructs: { ...three, b: [] }, arrows: chain })).toMatchInlineSnapshot(`
      [
        "constructs.b: found construct "b" without items, expected at least one item.",
      ]
    `);
  });

  test('an unknown construct, misspelt or missing from a preset', () => {
    expect(told({ constructs: { ...three, quality: ['q'] }, arrows: { ...chain, c: ['qualty'], a: ['b', 'quality'] } }))
      .toMatchInlineSnapshot(`
        [
          "arrows.c.0: found an arrow to or from "qualty", expected arrows between constructs that have items. Did you mean "quality"?",
        ]
      `);
    expect(told({ preset: 'ecsi', constructs: mobiConstructs(['complaints']) })).toMatchInlineSnapshot(`
      [
        "preset: found an arrow to or from "complaints", expected arrows between constructs that have items. Give "complaints" items, or take its arrows away under "without".",
      ]
    `);
  });

  test('an arrow drawn twice, and one taken away that is not there', () => {
    expect(
      told({
        preset: 'ecsi',
        constructs: mobiConstructs(),
        arrows: { image: ['loyalty'] },
        without: { loyalty: ['image'] },
      }),
    ).toMatchInlineSnapshot(`
      [
        "without.loyalty.0: found the arrow loyalty → image under "without", expected an arrow that the preset draws.",
        "arrows.image.0: found the arrow image → loyalty twice, expected every arrow once.",
      ]
    `);
  });
});
