/** Draws that come out the same on every machine: 32-bit integers and the four rules of arithmetic, no logarithm or power. */
export interface Random {
  /** At least 0, below 1, in steps of 2⁻³². */
  uniform(): number;
  /** Whole, at least 0 and below `limit`. */
  below(limit: number): number;
  /** True with probability `share`. */
  chance(share: number): boolean;
  /** Nearly normal, mean 0, standard deviation 1, within ±6: twelve uniform draws added up. */
  normal(): number;
  /** One key, each with a probability in proportion to its number. */
  choice<Key extends string>(shares: Readonly<Record<Key, number>>): Key;
  /** A new array in random order. */
  shuffled<T>(list: readonly T[]): T[];
}

/** xoshiro128** from four words of state that are not all zero. Source: Blackman & Vigna 2021, ACM TOMS 47(4). */
export function random(words: readonly [number, number, number, number]): Random {
  let [a, b, c, d] = words;
  const rotated = (x: number, bits: number) => (x << bits) | (x >>> (32 - bits));
  const word = () => {
    const result = Math.imul(rotated(Math.imul(b, 5), 7), 9) >>> 0;
    const t = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= t;
    d = rotated(d, 11);
    return result;
  };
  const uniform = () => word() / 4294967296;
  const below = (limit: number) => Math.floor(uniform() * limit);
  return {
    uniform,
    below,
    chance: (share) => uniform() < share,
    normal: () => {
      let sum = -6;
      for (let draw = 0; draw < 12; draw++) sum += uniform();
      return sum;
    },
    choice: (shares) => {
      const keys = Object.keys(shares) as (keyof typeof shares)[];
      let left = uniform() * keys.reduce((total, key) => total + shares[key], 0);
      return keys.find((key) => (left -= shares[key]) < 0) ?? keys[keys.length - 1]!;
    },
    shuffled: (list) => {
      const order = [...list];
      for (let last = order.length - 1; last > 0; last--) {
        const other = below(last + 1);
        [order[last], order[other]] = [order[other]!, order[last]!];
      }
      return order;
    },
  };
}

/** `size` keys in random order, each as often as its share of `size` says, to within one. */
export function deck<Key extends string>(size: number, shares: Readonly<Record<Key, number>>, draw: Random): Key[] {
  const keys = Object.keys(shares) as Key[];
  const total = keys.reduce((sum, key) => sum + shares[key], 0);
  let [dealt, reached] = [0, 0];
  const cards = keys.flatMap((key) => {
    reached += shares[key];
    const count = Math.round((size * reached) / total) - dealt;
    dealt += count;
    return Array.from({ length: count }, () => key);
  });
  return draw.shuffled(cards);
}
