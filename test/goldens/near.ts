import { expect } from 'vitest';

/** Near relatively, or within a thousandth of `relative` where the expected number is near zero: 1e-6 and 1e-9, as the reference asks. */
export function expectNear(actual: number | undefined, expected: number, what: string, relative = 1e-6): void {
  const far = actual === undefined || Math.abs(actual - expected) > Math.max(relative / 1000, relative * Math.abs(expected));
  expect(far ? `${what} = ${actual}` : 'near', `${what}: expected ${expected}`).toBe('near');
}
