type Growable = Int8Array | Int16Array | Int32Array | Uint8Array | Uint16Array | Float64Array;

/** The array itself if it has room for `size` entries, else a copy with room for that many and for `ahead` more, should they come. */
export function withRoom<A extends Growable>(array: A, size: number, ahead = 0): A {
  if (size <= array.length) return array;
  const Type = array.constructor as new (length: number) => A;
  const larger = new Type(Math.max(size + ahead, Math.ceil(size * 1.5)));
  larger.set(array);
  return larger;
}
