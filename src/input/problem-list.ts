import type { Problem } from '../errors.ts';

/** Problems of one kind in one column that are written out; the others are counted. */
const MOST = 20;

/** Problems in the order in which they were found, at most twenty of a kind, then a line that counts the rest. A hint stands once. */
export class ProblemList {
  readonly #kinds = new Map<string, { readonly first: Problem[]; count: number }>();
  /** How many there are, counted ones included. */
  size = 0;

  /** @param kind problems of one kind in one column of one file are counted together; without it, every problem is written out */
  add(problem: Problem, kind?: string): void {
    const { file, heading = '' } = problem.place;
    this.size++;
    const key = kind === undefined ? `${this.size}` : JSON.stringify([file, heading, kind]);
    const known = this.#kinds.get(key);
    if (known === undefined) {
      this.#kinds.set(key, { first: [problem], count: 1 });
    } else {
      known.count++;
      const repeated = problem.hint === known.first[0]!.hint;
      if (known.count <= MOST) known.first.push(repeated ? { ...problem, hint: undefined } : problem);
    }
  }

  all(): readonly Problem[] {
    return [...this.#kinds.values()].flatMap(({ first, count }) => {
      if (count <= MOST) return first;
      const { place, expected } = first[0]!;
      const rest = `${count - MOST} more of the same kind`;
      return [...first, { place: { file: place.file, heading: place.heading }, found: rest, expected }];
    });
  }
}
