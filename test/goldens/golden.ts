import { readFileSync } from 'node:fs';

/** A fixture's content, by its path below this folder. The caller says what it holds. */
export function golden<T>(path: string): T {
  return JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8')) as T;
}
