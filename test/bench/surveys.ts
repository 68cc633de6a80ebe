import { cp, mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { random } from '../../src/stats/random.ts';

const RESPONDENTS = 2000;
const ATTRIBUTES = ['tracking', 'evening', 'slot', 'points', 'phone', 'invoice'];
const REASONS = ['better', 'cheaper', 'undervalued', 'service', 'other'];
const project = resolve(import.meta.dirname, '../..');

/** A copy of Topbox with this many studies of 2,000 respondents, each with a report of one page and three charts. */
export async function topboxOf(root: string, studies: number): Promise<void> {
  await rm(root, { recursive: true, force: true });
  await mkdir(root, { recursive: true });
  for (const part of ['src', 'public', 'astro.config.mjs', 'package.json', 'tsconfig.json'])
    await cp(join(project, part), join(root, part), { recursive: true });
  await symlink(join(project, 'node_modules'), join(root, 'node_modules'), 'junction');
  for (let i = 0; i < studies; i++) {
    const name = nameOf(i);
    await write(join(root, 'data', name), 'study.yaml', studyFile(i));
    await write(join(root, 'data', name), 'answers.csv', answers(i));
    await write(join(root, 'content', name, 'en'), 'report.mdx', REPORT);
  }
}

/** The yardstick with the same answers. */
export async function yardstickOf(root: string, studies: number): Promise<void> {
  await rm(root, { recursive: true, force: true });
  await cp(join(import.meta.dirname, 'yardstick'), root, { recursive: true });
  await symlink(join(project, 'node_modules'), join(root, 'node_modules'), 'junction');
  for (let i = 0; i < studies; i++) await write(join(root, 'data'), `${nameOf(i)}.csv`, answers(i));
}

function nameOf(i: number): string {
  return `study-${String(i + 1).padStart(3, '0')}`;
}

async function write(folder: string, name: string, text: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, name), text);
}

function studyFile(i: number): string {
  const attributes = ATTRIBUTES.map(
    (id) => `      ${id}: { functional: ${id}_f, dysfunctional: ${id}_d, label: Label of ${id} }\n`,
  );
  return `title: Study ${i + 1}
client: Northwind
languages: [en]
method:
  strategy: Generated for a measurement.
  sponsor: Nobody
  conductor: Nobody
  population: Nobody
  sample: { type: non-probability }
  mode: [online]
  limitations: It is all invented.
waves: [{ id: '2026', file: answers.csv }]
questions:
  overall:
    type: scale
    column: overall
    text: How is our service?
    scale: { 5: Excellent, 4: Very good, 3: Good, 2: Fair, 1: Poor }
    zones: { defection: [1], indifference: [2, 3, 4], affection: [5] }
  again: { type: single, column: again, text: Will you buy again?, options: { 'yes': 'Yes', 'no': 'No' } }
  leaving:
    type: multi
    columns: leaving_*
    text: Why would you leave?
    options: { better: Better elsewhere, cheaper: Cheaper elsewhere, undervalued: Not valued, service: Poor service, other: Other }
    groups:
      product: { label: The product, members: [better, cheaper] }
      people: { label: The people, members: [undervalued, service, other] }
  features:
    type: kano
    text: How would you feel?
    attributes:
${attributes.join('')}`;
}

const REPORT = `---
title: A report of one page
order: 1
---

Few call the service excellent, and few of the others stay. This is what a page of three charts costs.

<SwitchingReasons of="leaving" />

What people miss is not what delights them.

<KanoQuadrant of="features" />

The step at the top is the highest.

<RepurchaseCurve of="overall" then="again" yes="yes" />
`;

function answers(seed: number): string {
  const uniform = random(seed + 1);
  const upTo = (n: number): number => 1 + Math.floor(uniform() * n);
  const pairs = ATTRIBUTES.flatMap((id) => [`${id}_f`, `${id}_d`]);
  const head = ['id', 'overall', 'again', ...REASONS.map((id) => `leaving_${id}`), ...pairs];
  const lines = [head.join(',')];
  for (let i = 0; i < RESPONDENTS; i++) {
    const overall = Math.max(upTo(5), upTo(4));
    const again = uniform() < overall / 5.5 ? 'yes' : 'no';
    const reasons = REASONS.map(() => (uniform() < 0.3 ? 1 : 0));
    lines.push([i + 1, overall, again, ...reasons, ...ATTRIBUTES.flatMap(() => [upTo(3), 2 + upTo(3)])].join(','));
  }
  return `${lines.join('\n')}\n`;
}
