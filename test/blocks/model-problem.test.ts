import { expect, test } from 'vitest';
import type { NoModel } from '../../src/analyses/linear-model.ts';
import type { RatedItem } from '../../src/blocks/driver-items.ts';
import { modelProblem } from '../../src/blocks/model-problem.ts';
import { overall } from './repurchase-fixture.ts';

const item = (id: string, column: string): RatedItem => ({
  item: id,
  label: overall.label!,
  question: overall,
  column,
  levels: overall.levels,
  favourableFrom: 3,
});
const said = (reason: NoModel, itemOf?: (term: string) => string) => {
  const drivers = [item('ratings.price', 'q5_price'), item('ratings.staff', 'q5_staff')];
  const { found, expected, hint } = modelProblem('KeyDrivers', item('overall', 'q1'), drivers, reason, itemOf);
  return [`found ${found}`, `expected ${expected}`, hint].join('\n');
};

test('singular drivers are named with their columns', () => {
  expect(said({ kind: 'collinear', terms: ['ratings.price', 'ratings.staff'] })).toMatchInlineSnapshot(`
    "found "ratings.price" (column q5_price), "ratings.staff" (column q5_staff) in <KeyDrivers>, one of which can be worked out from the others
    expected drivers that are no sums or copies of each other
    Leave one of them out of \`drivers\`."
  `);
  expect(said({ kind: 'collinear', terms: ['ratings.price high', 'ratings.price low'] }, (term) => term.split(' ')[0]!))
    .toMatchInlineSnapshot(`
    "found "ratings.price" (column q5_price) in <KeyDrivers>, one of which can be worked out from the others
    expected drivers that are no sums or copies of each other
    Leave one of them out of \`drivers\`."
  `);
});

test('a constant driver, and a constant outcome', () => {
  expect(said({ kind: 'constant', terms: ['ratings.staff'] })).toMatchInlineSnapshot(`
    "found "ratings.staff" (column q5_staff) in <KeyDrivers>, answered alike by everybody
    expected answers that differ
    Leave it out of \`drivers\`."
  `);
  expect(said({ kind: 'constant', terms: ['overall'] })).toMatchInlineSnapshot(`
    "found "overall" (column q1) in <KeyDrivers>, answered alike by everybody
    expected answers that differ
    Choose another \`of\`, or other respondents."
  `);
});

test('too few respondents', () => {
  expect(said({ kind: 'too-few', n: 3, needed: 4 })).toMatchInlineSnapshot(`
    "found 3 respondents who answered "overall" and all 2 drivers of <KeyDrivers>
    expected 4 or more, since a model of so many drivers needs them
    Name fewer drivers, or let \`wave\` and \`where\` take in more respondents."
  `);
});
