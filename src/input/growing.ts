type Growable = Int8Array | Int16Array | Int32Array | Uint8Array | Float64Array;

/** The array itself if it has room for `size` entries, else a copy with room for at least that many. */
export function withRoom<A extends Growable>(array: A, size: number): A {
  if (size <= array.length) return array;
  const Type = array.constructor as new (length: number) => A;
  const larger = new Type(Math.max(size, Math.ceil(array.length * 1.5), 1024));
  larger.set(array);
  return larger;
}
