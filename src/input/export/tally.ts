/** Distinct values that are counted; later ones only make the column `many`. */
const MOST = 1000;
const LISTED = 200;

interface Entry {
  readonly value: string;
  count: number;
}

/** Counts the cells of one column in bounded memory: the first thousand distinct values exactly. */
export class Tally {
  readonly #counts = new Map<string, Entry>();
  /** The entry seen last for each ending and length: finds an answer that is given often without hashing its text. */
  readonly #recent: (Entry | undefined)[] = Array.from({ length: 256 });
  filled = 0;
  #more = false;

  /** @returns an equal string that is shared by all cells with this value, where it is counted */
  add(value: string): string {
    if (value === '') return '';
    this.filled++;
    const slot = (value.charCodeAt(value.length - 1) + 31 * value.length) & 255;
    const recent = this.#recent[slot];
    const known = recent !== undefined && recent.value === value ? recent : this.#counts.get(value);
    if (known !== undefined) {
      this.#recent[slot] = known;
      known.count++;
      return known.value;
    }
    if (this.#counts.size >= MOST) {
      this.#more = true;
      return value;
    }
    const own = detached(value);
    const entry = { value: own, count: 1 };
    this.#counts.set(own, entry);
    this.#recent[slot] = entry;
    return own;
  }

  /** At most 200, most frequent first, equally frequent ones in the order of the file. */
  values(): readonly { readonly value: string; readonly count: number }[] {
    const all = [...this.#counts.values()];
    return all
      .sort((a, b) => b.count - a.count)
      .slice(0, LISTED)
      .map(({ value, count }) => ({ value, count }));
  }

  /** Distinct values seen, at most a thousand. */
  get distinct(): number {
    return this.#counts.size;
  }

  get many(): boolean {
    return this.#more || this.#counts.size > LISTED;
  }

  /** True when every value passes, and there is one. */
  every(test: (value: string) => boolean): boolean {
    if (this.#more || this.filled === 0) return false;
    for (const value of this.#counts.keys()) if (!test(value)) return false;
    return true;
  }

  /** Share of the counted cells that pass, 0 to 1; undefined in an empty column. */
  share(test: (value: string) => boolean): number | undefined {
    let passed = 0;
    let all = 0;
    for (const { value, count } of this.#counts.values()) {
      all += count;
      if (test(value)) passed += count;
    }
    return all === 0 ? undefined : passed / all;
  }
}

/**
 * A copy that does not keep alive the piece of the file that the cell was cut from. A long one stays what it is: it is most of its
 * piece, and equal only to itself it is found without comparing every letter.
 */
function detached(value: string): string {
  return value.length < 13 || value.length > 16_384 ? value : Buffer.from(value, 'utf16le').toString('utf16le');
}
