import type { FigureStripsSpec } from '../../src/charts/figure-strips.ts';
import type { LevelCurveSpec } from '../../src/charts/level-curve.ts';
import { levelTones } from '../../src/charts/marks.ts';
import type { ReadingBarSpec } from '../../src/charts/reading-bar.ts';
import type { StackedSharesSpec } from '../../src/charts/stacked-shares.ts';
import type { QuadrantMapSpec } from '../../src/charts/quadrant-map.ts';
import type { BarCell, TwoLevelBarsSpec } from '../../src/charts/two-level-bars.ts';

export type Lang = 'en' | 'zh-CN';

export const say = (lang: Lang, en: string, zh: string) => (lang === 'en' ? en : zh);

export const percent = (value: number) => `${Math.round(value * 100)}%`;

export const tick = (value: number, last: boolean) => `${Math.round(value * 100)}${last ? '%' : ''}`;

export const range = (lang: Lang, lo: number, hi: number) =>
  `${Math.round(lo * 100)}${lang === 'en' ? '–' : '～'}${Math.round(hi * 100)}`;

/** The published switching reasons of the look, with invented intervals and a wave before. */
export function switchingReasons(lang: Lang): TwoLevelBarsSpec {
  const cell = (now: number, was: number, verdict: 'up' | 'same' | 'untested'): BarCell => {
    const [lo, hi] = [now - 0.025 - now * 0.008, now + 0.025 + now * 0.008];
    const change = Math.round((now - was) * 100);
    const signed = change === 0 ? '0' : `${change > 0 ? '+' : '−'}${Math.abs(change)}`;
    return {
      value: now,
      text: percent(now),
      interval: { lo, hi, text: range(lang, lo, hi) },
      before: { value: was, text: percent(was) },
      change: { text: verdict === 'untested' ? `(${signed})` : signed, verdict },
    };
  };
  const row = (key: string, en: string, zh: string, now: number, was: number, verdict: 'up' | 'same' | 'untested') => ({
    key,
    label: say(lang, en, zh),
    cells: [cell(now, was, verdict)],
    detail: `${say(lang, en, zh)} ${percent(now)}`,
  });
  return {
    axis: { tick },
    columns: {
      value: say(lang, 'Share', '占比'),
      interval: say(lang, 'Interval', '区间'),
      change: say(lang, 'Change, points', '变化（百分点）'),
    },
    legend: {
      now: say(lang, '2026, 95% interval', '2026年及95%区间'),
      before: say(lang, '2025', '2025年'),
      significant: say(lang, 'significant', '差异显著'),
    },
    groups: [
      {
        head: row('other', 'Not about the product', '非产品因素', 0.7, 0.68, 'untested'),
        rows: [
          row('service', 'Poor service quality', '公司服务质量差', 0.45, 0.49, 'same'),
          row('undervalued', 'Felt not valued by the supplier', '自己没被卖方公司重视', 0.2, 0.12, 'up'),
          row('rest', 'Other, not about the product', '其他非产品因素', 0.05, 0.07, 'same'),
        ],
        emphasis: true,
      },
      {
        head: row('product', 'About the product', '产品因素', 0.3, 0.32, 'untested'),
        rows: [
          row('better', 'A better product elsewhere', '其他公司有更好的商品', 0.15, 0.17, 'same'),
          row('cheaper', 'A cheaper product elsewhere', '还有其他比较便宜的商品', 0.15, 0.15, 'same'),
        ],
        emphasis: false,
      },
    ],
  };
}

/** Published bounds, no interval, a hidden row and a small base. */
export function boundedReasons(lang: Lang): TwoLevelBarsSpec {
  return {
    axis: { tick },
    columns: { value: say(lang, 'Share of switchers', '占比') },
    legend: { bound: say(lang, 'published only as “less than”', '仅公布“少于”') },
    groups: [
      {
        rows: [
          {
            key: 'a',
            label: say(lang, 'Attitude of indifference by an employee of the supplier', '卖方公司员工态度冷漠'),
            cells: [{ value: 0.65, text: '>65%', bound: 'above' }],
          },
          {
            key: 'b',
            label: say(lang, 'Unhappy with the product', '对产品不满意'),
            cells: [{ value: 0.14, text: '14%' }],
          },
          {
            key: 'c',
            label: say(lang, 'Persuaded by a competitor', '被竞争者说服'),
            cells: [{ value: 0.1, text: '<10%', bound: 'below' }],
          },
          {
            key: 'd',
            label: say(lang, 'Influenced by friends', '受朋友影响'),
            cells: [{ value: 0.05, text: '5%', small: say(lang, 'small base, n = 24', '样本量小，n = 24') }],
          },
          {
            key: 'e',
            label: say(lang, 'Moved away', '搬迁'),
            cells: [{ hidden: say(lang, 'fewer than 10 answers: hidden', '不足10人，不显示') }],
          },
        ],
        emphasis: true,
      },
    ],
  };
}

/** Reasons by region: `count` series on one scale, the last one hidden, the one before it small. */
export function reasonsByRegion(lang: Lang, count: number): TwoLevelBarsSpec {
  const base = switchingReasons(lang);
  const names =
    lang === 'en'
      ? ['North', 'South', 'West and the islands', 'East', 'Overseas', 'Capital']
      : ['北区', '南区', '西区及岛屿', '东区', '海外', '首都'];
  const shift = [0, 0.06, -0.04, 0.1, 0.02, -0.02];
  const series = names.slice(0, count).map((label, i) => ({
    key: `s${i}`,
    label,
    base: `n = ${[1021, 868, 476, 26, 7, 310][i]!.toLocaleString('en')}`,
    ...(count > 2 && i === count - 1
      ? { hidden: say(lang, 'fewer than 10 answers: not shown', '不足10人，不显示') }
      : {}),
    ...(count > 3 && i === count - 2 ? { small: say(lang, 'small base', '样本量小') } : {}),
  }));
  return {
    ...base,
    legend: { now: say(lang, 'Share with 95% interval', '占比及95%区间') },
    axis: { tick },
    series,
    groups: base.groups.map((group) => {
      const spread = (row: (typeof group.rows)[number]) => ({
        ...row,
        cells: series.map((_, i) => {
          const first = row.cells[0] as BarCell;
          const value = Math.min(0.96, Math.max(0.01, first.value + shift[i]! * first.value));
          return {
            value,
            text: percent(value),
            interval: { lo: Math.max(0, value - 0.04), hi: Math.min(1, value + 0.04), text: '' },
            change: { text: '', verdict: i === 1 && row.key === 'service' ? ('up' as const) : ('same' as const) },
          };
        }),
      });
      return { ...group, ...(group.head ? { head: spread(group.head) } : {}), rows: group.rows.map(spread) };
    }),
  };
}

const KANO_ITEMS: readonly (readonly [string, string, readonly number[]])[] = [
  ['Parcel arrives undamaged', '包裹完好送达', [58, 26, 4, 10, 0, 2]],
  ['Correct invoice', '账单准确', [55, 17, 5, 21, 1, 1]],
  ['Promised day kept', '按约定日期送达', [46, 35, 6, 11, 0, 2]],
  ['Quick answer by phone', '电话及时接听', [24, 46, 13, 14, 1, 2]],
  ['Live tracking', '实时物流跟踪', [20, 44, 21, 13, 1, 1]],
  ['Two-hour time slot', '两小时送达时段', [14, 42, 31, 11, 1, 1]],
  ['Price per parcel', '单件价格', [33, 36, 15, 13, 1, 2]],
  ['Evening pick-up', '晚间上门取件', [7, 22, 48, 20, 2, 1]],
  ['Re-routing on the way', '途中改派地址', [9, 27, 35, 26, 1, 2]],
  ['Printed guide', '纸质使用手册', [3, 5, 9, 62, 18, 3]],
  ['Bonus points', '积分奖励', [4, 9, 27, 52, 6, 2]],
  ['Climate-neutral delivery', '碳中和配送', [5, 12, 36, 41, 4, 2]],
];

const KINDS = [
  { key: 'M', mark: 'square', hue: 'k-M', en: 'Must-be', zh: '基本型' },
  { key: 'O', mark: 'circle', hue: 'k-O', en: 'One-dimensional', zh: '期望型' },
  { key: 'A', mark: 'triangle', hue: 'k-A', en: 'Attractive', zh: '魅力型' },
  { key: 'I', mark: 'diamond', hue: 'k-I', en: 'Indifferent', zh: '无差异' },
] as const;

/** The invented attributes of the look, with the leading category of each and whether it is clear. */
function kanoItems(lang: Lang) {
  return KANO_ITEMS.map(([en, zh, shares], i) => {
    const order = shares.map((_, k) => k).sort((a, b) => shares[b]! - shares[a]!);
    const [first, second] = [order[0]!, order[1]!];
    return {
      key: `i${i}`,
      label: say(lang, en, zh),
      shares,
      first,
      second,
      mixed: shares[first]! - shares[second]! < 6,
    };
  }).sort((a, b) => a.first - b.first || b.shares[b.first]! - a.shares[a.first]!);
}

const half = (share: number, n: number) => 1.96 * Math.sqrt((share * (1 - share)) / n);

/** Kano's coefficients with their crosses. */
export function kanoMap(lang: Lang): QuadrantMapSpec {
  const axis = {
    domain: [0, 1] as const,
    split: 0.5,
    ticks: [0, 0.5, 1].map((value) => ({ value, text: String(value) })),
  };
  const quadrant = (i: number) => ({
    name: say(lang, KINDS[i]!.en, KINDS[i]!.zh),
    hue: KINDS[i]!.hue,
    mark: KINDS[i]!.mark,
  });
  return {
    x: { ...axis, title: say(lang, '|Worse|: dissatisfaction if absent →', '|Worse|：缺失时造成不满 →') },
    y: { ...axis, title: say(lang, '↑ Better: satisfaction if present', '↑ Better：具备时提升满意') },
    quadrants: { topLeft: quadrant(2), topRight: quadrant(1), bottomRight: quadrant(0), bottomLeft: quadrant(3) },
    kinds: KINDS.map(({ key, mark, hue, en, zh }) => ({ key, mark, hue, name: say(lang, en, zh) })),
    points: kanoItems(lang).map(({ key, label, shares, first, second, mixed }) => {
      const [M, O, A, I] = shares as [number, number, number, number];
      const base = M + O + A + I;
      const [x, y] = [(O + M) / base, (A + O) / base];
      const [dx, dy] = [half(x, 1000), half(y, 1000)];
      const other = say(lang, KINDS[second]?.en ?? '', KINDS[second]?.zh ?? '');
      return {
        key,
        label,
        x,
        y,
        xInterval: [x - dx, x + dx] as const,
        yInterval: [y - dy, y + dy] as const,
        kind: KINDS[first]!.key,
        ...(mixed ? { mixed: say(lang, `mixed with ${other}`, `与${other}相近`) } : {}),
      };
    }),
    legend: {
      clear: say(lang, 'clear category', '类别明确'),
      mixed: say(lang, 'mixed', '混合型'),
      interval: say(lang, '95% interval', '95%区间'),
    },
  };
}

/** Importance and performance of `count` items, crowded together; `long` gives them eighty characters. */
export function crowdedMap(lang: Lang, count: number, long: boolean): QuadrantMapSpec {
  const ticks = (values: readonly number[]) =>
    values.map((value, i) => ({ value, text: tick(value, i === values.length - 1) }));
  const words = say(
    lang,
    'How quickly the staff at the counter answer when something has gone wrong on the way',
    '当配送途中出现问题时，柜台工作人员能够多快作出答复并说明下一步的处理办法以及预计需要的时间',
  );
  const short =
    lang === 'en'
      ? ['Speed', 'Friendly staff', 'Clear invoices', 'Opening hours', 'Packaging', 'Claims handled']
      : ['速度', '员工友好', '账单清晰', '营业时间', '包装', '理赔处理'];
  const neutral = (en: string, zh: string) => ({ name: say(lang, en, zh), hue: 'other' as const });
  const wobble = (i: number, k: number) => ((i * 7919 + k * 104729) % 997) / 997;
  return {
    x: {
      domain: [0, 0.3],
      split: 0.12,
      title: say(lang, 'Importance: share of explained variance →', '重要性：占被解释方差的比例 →'),
      ticks: ticks([0, 0.1, 0.2, 0.3]),
    },
    y: {
      domain: [0.2, 0.9],
      split: 0.6,
      title: say(lang, '↑ Performance: good or very good, %', '↑ 表现：“好”或“很好”，%'),
      ticks: ticks([0.2, 0.4, 0.6, 0.8]),
    },
    quadrants: {
      topLeft: neutral('Possible overkill', '可能过度'),
      topRight: { name: say(lang, 'Keep up the good work', '继续保持'), hue: 'accent' },
      bottomRight: { name: say(lang, 'Concentrate here', '重点改进'), hue: 'k-A' },
      bottomLeft: neutral('Low priority', '低优先'),
    },
    kinds: [{ key: 'all', name: say(lang, 'All items', '全部项目'), mark: 'circle', hue: 'accent' }],
    points: Array.from({ length: count }, (_, i) => {
      const [x, y] = [0.02 + 0.2 * wobble(i, 1) ** 1.5, 0.35 + 0.4 * wobble(i, 2)];
      return {
        key: `p${i}`,
        label: long ? `${i + 1} ${words}` : `${short[i % short.length]} ${i + 1}`,
        x,
        y,
        kind: 'all',
        xInterval: [Math.max(0, x - 0.02), x + 0.02] as const,
        yInterval: [y - 0.03, y + 0.03] as const,
      };
    }),
    legend: { interval: say(lang, '95% interval', '95%区间') },
  };
}

/** Kano category shares of the look. */
export function kanoShares(lang: Lang): StackedSharesSpec {
  const items = kanoItems(lang);
  const name = (i: number) => say(lang, KINDS[i]?.en ?? '', KINDS[i]?.zh ?? '');
  return {
    segments: [
      ...KINDS.map(({ key, mark, hue }, i) => ({ key, name: name(i), hue, mark })),
      { key: 'RQ', name: say(lang, 'Reverse, questionable', '反向、可疑'), hue: 'k-RQ' as const },
    ],
    groups: [0, 1, 2, 3]
      .map((kind) => items.filter(({ first }) => first === kind))
      .filter((group) => group.length > 0)
      .map((group) =>
        group.map(({ key, label, shares, first, second, mixed }) => ({
          key,
          label,
          mark: { shape: KINDS[first]!.mark, hue: KINDS[first]!.hue, hollow: mixed },
          shares: [...shares.slice(0, 4), shares[4]! + shares[5]!].map((share) => share / 100),
          leading: mixed ? [first, second] : [first],
          ...(mixed
            ? {
                aside: say(
                  lang,
                  `mixed ${KINDS[first]!.key}, ${KINDS[second]!.key}`,
                  `混合 ${KINDS[first]!.key}、${KINDS[second]!.key}`,
                ),
              }
            : {}),
        })),
      ),
    asideKind: 'words',
    number: (share) => String(Math.round(share * 100)),
  };
}

/** A rating scale of `levels` steps by group, as stacked shares. */
export function scaleShares(lang: Lang, levels: number): StackedSharesSpec {
  const tones = levelTones(levels, levels % 2 ? [(levels - 1) / 2] : []);
  const shares = (k: number) => {
    const raw = Array.from({ length: levels }, (_, i) => 1 + ((i * 7 + k * 5) % 6));
    const sum = raw.reduce((a, b) => a + b, 0);
    return raw.map((value) => value / sum);
  };
  return {
    segments: tones.map((hue, i) => ({ key: `l${i}`, name: say(lang, `level ${i + 1}`, `第${i + 1}级`), hue })),
    groups: [
      [
        { key: 'n', label: say(lang, 'North', '北区'), base: 'n = 1,021', shares: shares(1), aside: '18%' },
        { key: 's', label: say(lang, 'South', '南区'), base: 'n = 868', shares: shares(2), aside: '13%' },
        {
          key: 'e',
          label: say(lang, 'East', '东区'),
          base: 'n = 26',
          shares: shares(3),
          aside: '11%',
          small: say(lang, 'small base', '样本量小'),
        },
        {
          key: 'o',
          label: say(lang, 'Overseas', '海外'),
          shares: { hidden: say(lang, 'fewer than 10 answers: hidden', '不足10人，不显示') },
        },
      ],
    ],
    asideHead: say(lang, 'Top 2', '前两项'),
    asideKind: 'figure',
    number: (share) => String(Math.round(share * 100)),
  };
}

/** 2/13/62/23: the trap of reading the middle as satisfaction. */
export function serviceRating(lang: Lang): ReadingBarSpec {
  const levels = [
    say(lang, 'poor', '差'),
    say(lang, 'fair', '一般'),
    say(lang, 'good', '好'),
    say(lang, 'very good', '很好'),
  ];
  const row = (key: string, en: string, zh: string, n: string, shares: readonly number[], small?: string) => ({
    key,
    label: say(lang, en, zh),
    base: `n = ${n}`,
    shares: shares.map((share) => share / 100),
    top: `${shares[2]! + shares[3]!}%`,
    ...(small ? { small } : {}),
  });
  return {
    levels: levels.map((label, i) => ({ key: `l${i}`, label })),
    middle: [1],
    total: {
      key: 'all',
      label: say(lang, 'All customers', '全体顾客'),
      base: 'n = 2,406',
      shares: [0.23, 0.62, 0.13, 0.02],
    },
    topBox: { levels: 1, text: '2%', label: say(lang, 'top box', '最高项') },
    top: {
      levels: 2,
      text: '15%',
      label: say(lang, 'good or very good (top 2)', '“好”或“很好”（前两项）'),
      interval: { lo: 0.136, hi: 0.166, text: '' },
    },
    bottomBox: {
      levels: 1,
      text: '23%',
      label: say(lang, 'bottom box', '最低项'),
      interval: { lo: 0.213, hi: 0.248, text: '' },
    },
    uncounted: {
      from: 1,
      to: 1,
      text: say(lang, '“fair” (62%) is not counted as favourable.', '“一般”（62%）不计入好评'),
    },
    rows: [
      row('north', 'North', '北区', '1,021', [21, 61, 15, 3]),
      row('south', 'South', '南区', '868', [24, 63, 11, 2]),
      row('west', 'West', '西区', '476', [25, 62, 12, 1]),
      row('east', 'East', '东区', '26', [31, 58, 11, 0], say(lang, 'small', '小样本')),
      {
        key: 'rest',
        label: say(lang, 'Islands, Overseas', '岛屿、海外'),
        hidden: say(lang, 'fewer than 10 answers in one group: both hidden', '其中一组不足10人，两组均不显示'),
      },
    ],
    topHead: say(lang, 'top 2', '前两项'),
    percent,
    number: (share) => String(Math.round(share * 100)),
  };
}

/** Eleven levels with long names, or two. */
export function anyRating(lang: Lang, count: number): ReadingBarSpec {
  const shares = (k: number) => {
    const raw = Array.from({ length: count }, (_, i) => ((i * 3 + k * 7) % 5) + (i > count / 2 ? 3 : 0));
    const sum = raw.reduce((a, b) => a + b, 0) || 1;
    return raw.map((value) => value / sum);
  };
  const total = shares(1);
  const best = total.slice(-2).reduce((a, b) => a + b, 0);
  return {
    levels: Array.from({ length: count }, (_, i) => ({
      key: `l${i}`,
      label: count > 5 ? `${i}` : say(lang, `rather satisfied in stage ${i + 1}`, `第${i + 1}级比较满意`),
    })),
    middle: count % 2 ? [(count - 1) / 2] : [],
    total: {
      key: 'all',
      label: say(lang, 'All passengers of the northern regional railway', '北方地区铁路的全体乘客'),
      base: 'n = 2,406',
      shares: total,
    },
    top: {
      levels: 2,
      text: percent(best),
      label: say(
        lang,
        'very or rather likely to recommend the railway to a friend or colleague (top 2 of 11)',
        '非常可能或比较可能向朋友或同事推荐该铁路（前两项）',
      ),
    },
    bottomBox: { levels: 1, text: percent(total[0]!), label: say(lang, 'not at all likely', '完全不可能') },
    uncounted: {
      from: Math.floor(count / 2),
      to: Math.floor(count / 2),
      text: say(
        lang,
        'Adding the middle would say “most are satisfied”, which nobody said.',
        '把中间项算进来就成了“多数人满意”，但没有人这样说。',
      ),
    },
    rows: [1, 2, 3].map((k) => ({
      key: `r${k}`,
      label: say(lang, `Passengers of line ${k} and its branches`, `${k}号线及其支线的乘客`),
      base: `n = ${k * 317}`,
      shares: shares(k),
      top: percent(
        shares(k)
          .slice(-2)
          .reduce((a, b) => a + b, 0),
      ),
    })),
    topHead: say(lang, 'very or rather likely', '很可能或比较可能'),
    percent,
    number: (share) => String(Math.round(share * 100)),
  };
}

/** Repurchase by rating with everything that one curve can carry. */
export function repurchase(lang: Lang): LevelCurveSpec {
  const levels = [
    say(lang, 'poor', '差'),
    say(lang, 'fair', '一般'),
    say(lang, 'good', '好'),
    say(lang, 'very good', '很好'),
  ];
  const values = [0.31, 0.49, 0.66, 0.98];
  const bases = [553, 1492, 313, 48];
  return {
    axis: {
      title: say(lang, 'Would order again, % of customers with this rating', '愿意再次购买的比例（占该评价顾客的%）'),
      domain: [0, 1],
      tick,
    },
    levels: levels.map((label, i) => ({ key: `l${i}`, label })),
    series: [
      {
        key: 'all',
        points: values.map((value, level) => {
          const d = half(value, bases[level]! * 0.9);
          return {
            level,
            value,
            text: percent(value),
            interval: { lo: Math.max(0, value - d), hi: Math.min(1, value + d), text: '' },
            base: bases[level]!,
            baseText: `n = ${bases[level]!.toLocaleString('en')}`,
          };
        }),
      },
    ],
    zones: [
      { from: 0, to: 0, label: say(lang, 'Defection', '流失区'), tone: 'bad' },
      { from: 1, to: 2, label: say(lang, 'Indifference', '观望区'), tone: 'middle' },
      { from: 3, to: 3, label: say(lang, 'Affection', '忠诚区'), tone: 'good' },
    ],
    published: {
      label: say(lang, 'published', '已发表'),
      points: [
        { level: 1, value: 0.54, text: '54%' },
        { level: 2, value: 0.7, text: '70%' },
        { level: 3, value: 0.98, text: '98%' },
      ],
    },
    step: {
      from: 2,
      to: 3,
      text: say(lang, '+32 points', '+32 个百分点'),
      note: say(lang, 'the biggest step', '最大一级跃升'),
    },
  };
}

/** A curve of `count` levels with a fit, a note, an empty level and a hidden one. */
export function longCurve(lang: Lang, count: number, longNames: boolean): LevelCurveSpec {
  const at = (i: number) => 0.1 + 0.85 / (1 + Math.exp(-(i - count / 2)));
  return {
    axis: { title: say(lang, 'Would stay, % of customers', '愿意留下的顾客（%）'), domain: [0, 1], tick },
    levels: Array.from({ length: count }, (_, i) => ({
      key: `l${i}`,
      label: longNames ? say(lang, `rather extraordinarily satisfied ${i}`, `比较特别非常满意的第${i}级`) : String(i),
    })),
    series: [
      {
        key: 'all',
        points: Array.from({ length: count }, (_, level) => {
          if (level === 1) return { level, absent: say(lang, 'no answers', '无回答'), baseText: 'n = 0' };
          if (level === 3) return { level, absent: say(lang, 'fewer than 10: hidden', '不足10人，不显示') };
          const value = Math.min(1, Math.max(0, at(level) + (level % 2 ? 0.03 : -0.03)));
          return {
            level,
            value,
            text: percent(value),
            interval: { lo: Math.max(0, value - 0.05), hi: Math.min(1, value + 0.05), text: '' },
            base: 30 + ((level * 37) % 90),
            baseText: `n = ${30 + ((level * 37) % 90)}`,
          };
        }),
        fit: {
          kind: count > 6 ? 'smooth' : 'step',
          label: say(lang, 'logistic fit', '逻辑斯蒂拟合'),
          points: Array.from({ length: count }, (_, position) => ({ position, value: at(position) })),
        },
      },
    ],
    zones: [
      { from: 0, to: 1, label: say(lang, 'Defection zone', '流失区'), tone: 'bad' },
      { from: 2, to: count - 1, label: say(lang, 'Affection zone', '忠诚区'), tone: 'good' },
    ],
    intervals: 'band',
    note: {
      level: Math.min(count - 1, 4),
      text: say(lang, 'Since the new counter opened, this group has doubled.', '新柜台开放以来，这一组人数翻了一番。'),
    },
  };
}

/** The same curve for `count` groups of people. */
export function curvesByRegion(lang: Lang, count: number): LevelCurveSpec {
  const base = repurchase(lang);
  const names =
    lang === 'en' ? ['North', 'South and the islands', 'West', 'East'] : ['北区', '南区及岛屿', '西区', '东区'];
  return {
    axis: base.axis,
    levels: base.levels,
    zones: base.zones,
    series: names.slice(0, count).map((label, k) => ({
      key: `s${k}`,
      label,
      points: [0.31, 0.49, 0.66, 0.93].map((value, level) => {
        if (k === 2 && level === 3) return { level, absent: say(lang, 'fewer than 10: hidden', '不足10人，不显示') };
        const shifted = Math.min(0.99, value + (k - 1) * 0.05 * (level % 2 ? 1 : 0.4));
        return {
          level,
          value: shifted,
          text: percent(shifted),
          interval: { lo: shifted - 0.06, hi: Math.min(1, shifted + 0.05), text: '' },
        };
      }),
    })),
  };
}

/** Quoted numbers of every form. */
export function quoted(lang: Lang): FigureStripsSpec {
  const L = (en: string, zh: string) => say(lang, en, zh);
  return {
    groups: [
      {
        title: L('Companies that measure satisfaction', '衡量满意度的企业'),
        rows: [
          {
            key: 'a',
            label: L('say that they put customers first', '声称以顾客为先'),
            text: '80%',
            shape: { kind: 'share', to: 0.8 },
          },
          {
            key: 'b',
            label: L('of their customers agree', '其顾客表示同意'),
            text: '8%',
            shape: { kind: 'share', to: 0.08 },
            emphasis: false,
          },
          {
            key: 'c',
            label: L('lose this share of their customers every year', '每年流失的顾客比例'),
            text: L('10–20%', '10%～20%'),
            shape: { kind: 'share', from: 0.1, to: 0.2 },
          },
          {
            key: 'd',
            label: L('of complaints reach the management', '投诉传到管理层'),
            text: L('under 5%', '不足5%'),
            shape: { kind: 'share', to: 0.05, bound: 'below' },
          },
          {
            key: 'e',
            label: L('would buy elsewhere', '会转向其他公司'),
            text: L('over 65%', '超过65%'),
            shape: { kind: 'share', to: 0.65, bound: 'above' },
          },
          {
            key: 'f',
            label: L('come back after a quick answer', '得到迅速答复后再次光顾'),
            text: L('about 95%', '约95%'),
            shape: { kind: 'share', to: 0.95, bound: 'about' },
          },
        ],
        source: L('Source: teaching material on customer satisfaction, 2004', '来源：顾客满意度教学资料，2004年'),
      },
      {
        title: L('What silence costs', '沉默的代价'),
        rows: [
          {
            key: 'g',
            label: L('dissatisfied customers complain', '不满意的顾客提出抱怨'),
            text: L('1 in 25', '25位中1位'),
            shape: { kind: 'squares', total: 25, filled: 1, second: 19 },
          },
          {
            key: 'h',
            label: L('the cost of a new customer against keeping one', '获得新顾客与留住老顾客的成本之比'),
            text: L('5 times', '5倍'),
            shape: { kind: 'times', times: 5 },
          },
          {
            key: 'i',
            label: L('people hear of a bad experience', '听说一次糟糕经历的人数'),
            text: '10–20',
            shape: { kind: 'times', times: 10, upTo: 20 },
          },
          {
            key: 'j',
            label: L('years of purchases in a loyal household', '忠诚家庭持续购买的年数'),
            text: L('12 years', '12年'),
            shape: { kind: 'none' },
          },
        ],
      },
    ],
    tick,
  };
}
