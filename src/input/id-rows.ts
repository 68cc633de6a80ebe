import { withRoom } from './growing.ts';

/**
 * Row of each respondent's id. As a `Map` of strings this was a third of the time and the memory of reading a large file:
 * here the letters lie one after another in an array, found through a table of hashes.
 */
export class IdRows {
  #letters = new Uint16Array(4096);
  #used = 0;
  /** Where the letters of the nth id end, and its row. */
  #end = new Int32Array(0);
  #row = new Int32Array(0);
  #count = 0;
  /** 1 + n at the place that the hash of the nth id points to, or at the next free one; 0 is free. */
  #table = new Int32Array(1024);

  /** Adds an id; or, if it is known, returns the row in which it stood first and adds nothing. */
  add(id: string, row: number): number | undefined {
    const mask = this.#table.length - 1;
    let slot = hashOf(id) & mask;
    for (let entry = this.#table[slot]!; entry !== 0; entry = this.#table[slot]!) {
      if (this.#is(entry - 1, id)) return this.#row[entry - 1];
      slot = (slot + 1) & mask;
    }
    this.#letters = withRoom(this.#letters, this.#used + id.length);
    this.#end = withRoom(this.#end, this.#count + 1);
    this.#row = withRoom(this.#row, this.#count + 1);
    const letters = this.#letters;
    const start = this.#used;
    for (let i = 0; i < id.length; i++) letters[start + i] = id.charCodeAt(i);
    this.#used += id.length;
    this.#end[this.#count] = this.#used;
    this.#row[this.#count] = row;
    this.#table[slot] = ++this.#count;
    if (this.#count * 2 > this.#table.length) this.#rehash();
    return undefined;
  }

  #is(index: number, id: string): boolean {
    const start = index === 0 ? 0 : this.#end[index - 1]!;
    if (this.#end[index]! - start !== id.length) return false;
    const letters = this.#letters;
    for (let i = 0; i < id.length; i++) if (letters[start + i] !== id.charCodeAt(i)) return false;
    return true;
  }

  #rehash(): void {
    const table = new Int32Array(this.#table.length * 4);
    const mask = table.length - 1;
    const letters = this.#letters;
    for (let index = 0, start = 0; index < this.#count; index++) {
      const end = this.#end[index]!;
      let hash = OFFSET;
      for (let i = start; i < end; i++) hash = Math.imul(hash ^ letters[i]!, PRIME);
      let slot = mixed(hash) & mask;
      while (table[slot] !== 0) slot = (slot + 1) & mask;
      table[slot] = index + 1;
      start = end;
    }
    this.#table = table;
  }
}

const OFFSET = 0x811c9dc5;
const PRIME = 0x01000193;

/** FNV-1a over UTF-16 code units. */
function hashOf(id: string): number {
  let hash = OFFSET;
  for (let i = 0; i < id.length; i++) hash = Math.imul(hash ^ id.charCodeAt(i), PRIME);
  return mixed(hash);
}

function mixed(hash: number): number {
  return (hash ^ (hash >>> 15)) >>> 0;
}
