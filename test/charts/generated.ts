import fc from 'fast-check';

const AWKWARD = [
  'Speed',
  'Poor service quality',
  '<script>alert("x")</script> & "quotes"',
  'How quickly the staff at the counter answer when something has gone wrong on the w',
  `${'A very long name that never seems to end, '.repeat(5)}end`.slice(0, 200),
  'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft',
  '公司服务质量差',
  '自己没有被卖方公司重视，“从来没有人回电话”，而且问题（例如：账单错误、送达延误）拖了很久才得到处理，'.repeat(2),
  '👩‍👩‍👧 family 🚚📦 emoji ❤️',
  '\u202eright to left\u202c mark \u200f and עברית',
  'x',
];

/** A label as authors and survey tools write them: short, 80 or 200 characters, unbroken, Chinese, emoji, markup, marks. */
export const label = fc.constantFrom(...AWKWARD);

export const share = fc.double({ min: 0, max: 1, noNaN: true });

/** Shares that sum to 1, some of them 0. */
export function shares(count: number): fc.Arbitrary<number[]> {
  return fc.array(fc.integer({ min: 0, max: 40 }), { minLength: count, maxLength: count }).map((raw) => {
    const sum = raw.reduce((a, b) => a + b, 0);
    return sum === 0 ? raw.map((_, i) => (i === 0 ? 1 : 0)) : raw.map((value) => value / sum);
  });
}

/** Either the value or undefined. */
export function maybe<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.option(arbitrary, { nil: undefined });
}

export const note = maybe(
  fc.constantFrom('small base', '样本量小，n = 24', 'fewer than 10 answers in one group: both hidden'),
);

export function numbered<T extends object>(items: readonly T[]): (T & { readonly key: string })[] {
  return items.map((item, i) => ({ ...item, key: `k${i}` }));
}
