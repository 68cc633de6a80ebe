import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bootstrapResamples, groupIndexResamples } from '../../../src/analyses/index-model/bootstrap.ts';
import { indexModelFit } from '../../../src/analyses/index-model/estimate.ts';
import {
  constructIndices,
  importancePerformance,
  indexWeights,
} from '../../../src/analyses/index-model/index-score.ts';
import {
  type ItemMoments,
  itemMoments,
  itemReplicates,
  pooledMoments,
} from '../../../src/analyses/index-model/item-moments.ts';
import { modelItems } from '../../../src/survey/index-model/model.ts';
import { pairedDifference, uncertainties } from '../../../src/analyses/index-model/resamples.ts';
import { type Figure, type Report, reports } from '../../../src/blocks/report.ts';
import { resultsJson } from '../../../src/blocks/results-json.ts';
import type { FoundModel } from '../../../src/blocks/satisfaction-index/index-finding.ts';
import { InputErrors } from '../../../src/errors.ts';
import type { MomentsQuery } from '../../../src/survey/moments.ts';
import { askMoments, askReplicates } from '../../../src/tabulate/ask-moments.ts';
import { type OpenStudy, openStudy } from '../../../src/tabulate/open-study.ts';

// A copy, so that nothing kept by another build is read here.
const root = mkdtempSync(join(tmpdir(), 'index-'));
beforeAll(() => cpSync('data/parcel-2026', join(root, 'data/parcel-2026'), { recursive: true }));
afterAll(() => rmSync(root, { recursive: true, force: true }));

function made(open: OpenStudy, body: string): Report[] {
  const source = `---\ntitle: A\norder: 1\n---\n\n${body}\n`;
  return reports(
    open,
    ['en', 'zh-CN'].map((language) => ({ file: 'a.mdx', language, slug: 'a', source })),
  );
}

async function figures(body: string): Promise<[en: Figure, zh: Figure]> {
  const [en, zh] = made(await openStudy(root, 'parcel-2026'), body);
  return [en!.figures[0]!, zh!.figures[0]!];
}

describe('<IndexModel>', () => {
  let en: Figure;
  let zh: Figure;
  beforeAll(async () => {
    [en, zh] = await figures('<IndexModel replicates={200} />');
  });

  test('numbers are those of the analyses, asked directly', async () => {
    const open = await openStudy(root, 'parcel-2026');
    const { model, ranges } = open.study.satisfactionIndex!;
    const query = (wave: string): MomentsQuery => ({
      terms: Object.fromEntries(modelItems(model).map((item) => [item, { meanReplaced: { item } }])),
      missing: 'listwise',
      wave,
    });
    const sample = (wave: string) => {
      const found = itemMoments(model, askMoments(open, query(wave)));
      if (found.kind === 'unusable') throw new Error('no moments');
      return found;
    };
    const fitOf = (moments: ItemMoments & { n: number }) => {
      const fit = indexModelFit(model, moments);
      if (fit.kind === 'unusable') throw new Error('no fit');
      const weights = indexWeights(fit, ranges);
      if (weights.kind === 'unusable') throw new Error('no weights');
      return { fit, weights: weights.weights };
    };
    const own = sample('2026');
    const { fit, weights } = fitOf(own);
    const common = fitOf({ ...pooledMoments([sample('2025'), own]), n: 2700 }).weights;
    const indices = constructIndices(common, own);
    const { all: found } = en.finding as FoundModel;
    if (found.state === 'hidden' || found.finding.model?.kind !== 'estimates') throw new Error('no numbers');
    const { model: told, waves } = found.finding;

    expect(told.paths.map(({ coefficient }) => coefficient)).toEqual(fit.paths.map(({ coefficient }) => coefficient));
    expect(told.drivers).toEqual(importancePerformance(fit, indices, 'satisfaction'));
    const resamples = bootstrapResamples(
      weights,
      own,
      itemReplicates(model, askReplicates(open, query('2026'), { count: 200, seed: 2026 })),
      200,
    );
    const path = uncertainties(resamples).find(({ name }) => name === 'path:image>expectation')!;
    expect(told.paths[0]!.interval).toEqual(path.interval);

    const groups = new Map(['2025', '2026'].map((wave) => [wave, sample(wave)]));
    const drawn = ['2025', '2026'].map((wave, i) =>
      Array.from(
        itemReplicates(model, askReplicates(open, query(wave), { count: 200, seed: 2026 + i })),
        ({ w, means, covariance }) => ({
          w,
          means: means.slice(),
          covariance: covariance.slice(),
        }),
      ),
    );
    const waveResamples = groupIndexResamples(
      common,
      groups,
      drawn[0]!.map((_, i) => [drawn[0]![i]!, drawn[1]![i]!]),
      200,
    );
    const change = pairedDifference(waveResamples, 'index:satisfaction@2026', 'index:satisfaction@2025');
    const shown = waves!.derived.differences.find(({ value }) => value.construct === 'satisfaction')!.value;
    expect(shown.difference).toBeCloseTo(change.estimate, 9);
    expect(shown.interval![0]).toBeCloseTo(change.interval![0], 9);
    expect(shown.interval![1]).toBeCloseTo(change.interval![1], 9);
    const last = waves!.groups.at(-1)!;
    if (last.state === 'hidden') throw new Error('hidden');
    expect(last.value[4]!.index).toBeCloseTo(indices[4]!.index!, 9);
  });

  test('words in both languages', () => {
    const words = (figure: Figure) => [
      figure.title,
      figure.subtitle,
      figure.summary,
      ...figure.notes.map(({ term, words: own }) => `${term}: ${own}`),
    ];
    expect(words(en)).toMatchInlineSnapshot(`
      [
        "Customer satisfaction: 56.0 of 100, 3.6 points below 2025, significant",
        "European customer satisfaction index (ECSI): indices from 0 to 100, and the model behind them",
        "Customer satisfaction has an index of 56.0 (55.1–56.8) on a scale from 0 to 100. That is 3.6 points below 2025, significant. Points of “Customer satisfaction” that go with one point more, other causes alike: “Perceived quality” (0.65), “Expected quality” (0.46) and “Image” (0.33). The model accounts for 54% of the variance of “Customer satisfaction”. All 12 paths are significant.",
        "Base: 1,500 respondents, weighted (effective base 1,388); wave 2026.",
        "Question: Q9 “How far do you agree, from 1 to 10?”; one answer, 10 levels.",
        "Method: partial least squares path model, mode A, path scheme, standardised items; missing answers are replaced by the item’s mean; indices are scored by weights estimated on all waves together, so that waves are comparable; paths, effects and quality are those of this wave; 95% intervals are percentiles of 200 bootstrap resamples of respondents, seed 2026; arrows were drawn before the data were seen; the numbers say what goes together, not what causes what.",
      ]
    `);
    expect(words(zh)).toMatchInlineSnapshot(`
      [
        "顾客满意度指数为 56.0（满分 100），比 2025 期低 3.6 分，显著",
        "欧洲顾客满意度指数模型（ECSI）：0～100 的指数及其结构模型",
        "顾客满意度指数为 56.0（55.1～56.8），范围 0～100。比 2025 期低 3.6 分，显著。其他原因相同时，各项每高 1 分，“顾客满意度”相应高出的分数：“感知质量”（0.65）、“预期质量”（0.46）和“品牌形象”（0.33）。模型解释了“顾客满意度”方差的 54%。12 条路径全部显著。",
        "样本: 1,500 名受访者，已加权（有效样本量 1,388）；2026 期。",
        "题目: Q9“您在多大程度上同意？请从1到10打分。”；单选，共 10 级。",
        "方法: 偏最小二乘路径模型（PLS，模式 A），路径加权，题目标准化；缺失的回答以该题均值代替；指数的权重由各期数据合并估计，各期因此可以比较；路径、效应和测量质量取自本期；95%区间取自对受访者的 200 次自助重抽样的百分位数，随机种子 2026；箭头在看到数据之前就已确定；数字说明哪些因素彼此关联，不能证明因果。",
      ]
    `);
    expect(zh.panels![0]!.table.rows.map(([construct]) => construct)).toEqual([
      '品牌形象',
      '预期质量',
      '感知质量',
      '感知价值',
      '顾客满意度',
      '抱怨',
      '顾客忠诚度',
    ]);
  });

  test('the tables hold the numbers of the data, the same in both languages', () => {
    const digits = (figure: Figure) => JSON.stringify(figure.panels!.map(({ table }) => table.rows)).match(/\d+\.\d+/g);
    expect(digits(zh)).toEqual(digits(en));
    expect(zh.data).toEqual(en.data);
    const index = en.data.rows.find(([what, of]) => what === 'index' && of === 'satisfaction')!;
    expect(en.panels![0]!.table.rows[4]![1]).toBe((index[2] as number).toFixed(1));
    const [now, before] = ['2026', '2025'].map((wave) => {
      const { all: found } = en.finding as FoundModel;
      if (found.state === 'hidden') throw new Error('hidden');
      const group = found.finding.waves!.groups.find(({ key }) => key === wave)!;
      return group.state === 'hidden' ? 0 : group.value.find(({ construct }) => construct === 'satisfaction')!.index!;
    });
    const change = en.data.rows.find(([what, of]) => what === 'change' && of === 'satisfaction')![2];
    expect(change).toBeCloseTo(now! - before!, 9);
  });

  test('from the kept results, the same to the last byte', async () => {
    const again = await figures('<IndexModel replicates={200} />');
    expect(JSON.stringify(again)).toBe(JSON.stringify([en, zh]));
  });

  test('another target has its own causes', async () => {
    const [loyalty] = await figures('<IndexModel target="loyalty" replicates={100} />');
    expect(loyalty.id).toBe('loyalty-index');
    expect(loyalty.title).toMatch(/^Customer loyalty: /);
    expect(loyalty.panels![1]!.table.rows).toHaveLength(6);
  });
});

test('a base that is too small leaves no number', async () => {
  const open = await openStudy(root, 'parcel-2026');
  const [en, zh] = made(open, '<IndexModel where={{ region: "islands" }} wave="2026" />');
  expect(en!.figures[0]!.summary).toBe('Fewer than 10 people answered, so this figure is not shown.');
  for (const report of [en!, zh!]) {
    const [figure] = report.figures;
    expect(figure!.drawings).toEqual([]);
    expect(figure!.data.rows).toEqual([]);
    expect(figure!.panels ?? []).toEqual([]);
    expect(JSON.parse(resultsJson(report)).figures[figure!.id].finding).toEqual({ all: { state: 'hidden' } });
  }
});

test('<IndexComparison>: hidden regions leave no number anywhere, and the others are tested among themselves', async () => {
  const open = await openStudy(root, 'parcel-2026');
  const [report, zh] = made(open, '<IndexComparison by="region" replicates={1000} />');
  const figure = report!.figures[0]!;
  const results = JSON.parse(resultsJson(report!)).figures[figure.id].finding.all.finding;
  const hidden = results.groups.groups.filter(({ state }: { state: string }) => state === 'hidden');
  expect(hidden).toEqual([
    { state: 'hidden', key: 'islands' },
    { state: 'hidden', key: 'overseas' },
  ]);
  expect(JSON.stringify(results.groups.derived)).not.toMatch(/islands|overseas/);
  expect(figure.table.rows.every((row) => row[5] === 'hidden' && row[6] === 'hidden')).toBe(true);
  expect(
    figure.data.rows
      .filter(([, group]) => group === 'islands')
      .every(([, , ...numbers]) => numbers.slice(0, 4).every((cell) => cell === undefined)),
  ).toBe(true);
  expect([figure.title, figure.summary]).toMatchInlineSnapshot(`
    [
      "Customer satisfaction by Region",
      "Index of “Customer satisfaction”: North 58.2 (56.9–59.6), South 56.1 (54.5–57.7), West 51.3 (49.3–53.3) and East 58.8 (50.3–66.2). 2 differences are significant: “North” stands 6.9 points above “West”; “South” stands 4.8 points above “West”.",
    ]
  `);
  expect([zh!.figures[0]!.title, zh!.figures[0]!.summary]).toMatchInlineSnapshot(`
    [
      "顾客满意度指数：按地区",
      "“顾客满意度”指数：北区 58.2（56.9～59.6）、南区 56.1（54.5～57.7）、西区 51.3（49.3～53.3）和东区 58.8（50.3～66.2）。有 2 处差异显著：“北区”比“西区”高 6.9 分；“南区”比“西区”高 4.8 分。",
    ]
  `);
  // Holm over the six pairs of four regions: six times the smallest p that 1,000 replicates give, 2/1,001, is 0.012.
  expect(figure.panels![0]!.table.rows.map((row) => row.join(' | '))).toMatchInlineSnapshot(`
    [
      "Perceived quality | South − North | −2.7 (−4.6 to −0.8) | 0.030",
      "Perceived quality | West − North | −5.8 (−8.2 to −3.4) | 0.012",
      "Perceived quality | West − South | −3.2 (−5.7 to −0.6) | 0.040",
      "Customer satisfaction | West − North | −6.9 (−9.4 to −4.5) | 0.012",
      "Customer satisfaction | West − South | −4.8 (−7.2 to −2.3) | 0.012",
    ]
  `);
});

test('waves compared agree with the model’s own headline', async () => {
  const [byWave] = await figures('<IndexComparison by="wave" replicates={1000} />');
  const [model] = await figures('<IndexModel replicates={1000} />');
  const satisfaction = byWave.table.rows[4]!;
  expect(satisfaction[2]).toBe(`${model.panels![0]!.table.rows[4]![1]} (${model.panels![0]!.table.rows[4]![2]})`);
  expect(byWave.summary).toContain('stands 3.6 points above');
});

describe('what cannot be estimated', () => {
  /** The study after its file and its answers have been changed. */
  async function changed(
    yaml: (text: string) => string,
    answers: (text: string) => string = (text) => text,
  ): Promise<OpenStudy> {
    const other = mkdtempSync(join(tmpdir(), 'index-'));
    cpSync('data/parcel-2026', join(other, 'data/parcel-2026'), { recursive: true });
    const edit = (file: string, change: (text: string) => string) => {
      const path = join(other, 'data/parcel-2026', file);
      writeFileSync(path, change(readFileSync(path, 'utf8')));
    };
    edit('study.yaml', yaml);
    for (const wave of ['2025', '2026']) edit(`responses-${wave}.csv`, answers);
    const open = await openStudy(other, 'parcel-2026');
    rmSync(other, { recursive: true, force: true });
    return open;
  }

  /** All answers in a column replaced by one of the others, or blank for every so many rows. */
  const column = (name: string, value: (row: number, old: string) => string) => (text: string) => {
    const [head, ...rows] = text.trimEnd().split('\n');
    const at = head!.trimEnd().split(',').indexOf(name);
    return [
      head,
      ...rows.map((line, row) =>
        line
          .split(',')
          .map((cell, i) => (i === at ? value(row, cell) : cell))
          .join(','),
      ),
    ].join('\n');
  };

  const problems = (open: OpenStudy, body: string): string => {
    try {
      made(open, body);
    } catch (error) {
      if (error instanceof InputErrors) return error.message;
    }
    return 'none';
  };

  test('an item that everybody answered alike is named at the block’s line', async () => {
    const open = await changed(
      (text) => text,
      column('q9_image2', () => '7'),
    );
    expect(problems(open, '<IndexModel replicates={100} />').split('\n').slice(0, 3)).toMatchInlineSnapshot(`
      [
        "2 problems:",
        "- a.mdx:6:1: found the same answer of everybody to "ecsi.image2" in <IndexModel>, expected answers that differ.",
        "  Remove the item from "image". It stands at indexModel.constructs.image.1 in study.yaml.",
      ]
    `);
    const [en] = made(open, '<IndexModel where={{ region: "north" }} replicates={100} />');
    expect(en!.figures[0]!.summary).toMatchInlineSnapshot(
      `"The model gives no numbers for these respondents: everybody gave the same answer to one of its items."`,
    );
    expect(en!.figures[0]!.drawings).toEqual([]);
  });

  test('more than 5 % of answers missing, and a small sample, are said with the numbers', async () => {
    const open = await changed(
      (text) => text,
      column('q9_value1', (row, old) => (row % 8 === 0 ? '' : old)),
    );
    const [en, zh] = made(open, '<IndexModel where={{ region: "east" }} wave="2026" replicates={100} />');
    const caution = (report: Report | undefined) =>
      report!.figures[0]!.notes.find(({ term }) => /Caution|注意/.test(term))?.words;
    expect(caution(en)).toMatchInlineSnapshot(
      `"22 respondents for 4 arrows into “Customer satisfaction”, where 40 would be the rule of thumb; the weight of “For the quality, the price is good” in “Perceived value” is negative, so that the index is no average of its items; more than 5% of the answers are missing to “For the price, the quality is good” (14%)."`,
    );
    expect(caution(zh)).toMatchInlineSnapshot(
      `"指向“顾客满意度”的箭头有 4 条，按经验法则需要 40 名受访者，实际为 22 名；“以这个质量，价格合理”在“感知价值”中的权重为负，该指数不再是各题的加权平均；缺失回答超过 5%的题目：“以这个价格，质量好”（14%）。"`,
    );
  });

  test('a study without a model says how to begin', async () => {
    const open = await changed((text) => text.replace(/\nindexModel:\n( .*\n)+/, '\n'));
    expect(problems(open, '<IndexModel />').split('\n').slice(0, 3)).toMatchInlineSnapshot(`
      [
        "2 problems:",
        "- a.mdx:6:1: found <IndexModel> in a study without an index model, expected "indexModel" in study.yaml.",
        "  Begin with indexModel: { preset: ecsi, constructs: { image: […], … } }.",
      ]
    `);
    const whole = await openStudy(root, 'parcel-2026');
    expect(problems(whole, '<IndexModel target="qualty" />').split('\n').slice(0, 3)).toMatchInlineSnapshot(`
      [
        "2 problems:",
        "- a.mdx:6:1: found target="qualty" in <IndexModel>, expected a construct that arrows lead to.",
        "  Did you mean "quality"?",
      ]
    `);
  });
});
