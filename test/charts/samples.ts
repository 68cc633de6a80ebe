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
