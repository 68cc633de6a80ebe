import { afterEach, expect, test, vi } from 'vitest';
import { cut, places, terminalOf, textTable } from '../../src/cli/terminal.ts';

afterEach(() => vi.unstubAllEnvs());

test.each([
  ['plain', 5],
  ['满意', 4],
  ['𠮷野家', 6],
  ['สวัสดี', 4],
  ['é', 1],
  ['👍', 2],
  ['©', 1],
])('%s takes %i places', (text, expected) => {
  expect(places(text)).toBe(expected);
});

test('a table fits the terminal: the widest columns give way, Chinese characters count twice', () => {
  const table = textTable(
    [
      ['question', 'wording', 'answers'],
      ['q1', '您对我们的服务总体满意吗？请选择最合适的一项', 'very satisfied with nearly everything that was offered'],
    ],
    44,
    40,
  );
  const lines = table.split('\n');
  expect(lines.map(places).every((width) => width <= 40)).toBe(true);
  expect(lines[1]).toMatch(/^q1 {8}您对.*… +very .*…$/);
});

test('names that have to be typed are cut last', () => {
  const table = textTable(
    [
      ['id', 'wording'],
      ['monthly-household-income', 'What is your monthly income?'],
    ],
    44,
    44,
    1,
  );
  expect(table.split('\n')[1]).toBe('monthly-household-income  What is your mont…');
});

test('cells cannot move the cursor, colour the line or turn it around', () => {
  expect(cut('a\u001B[2Jb\tc\r\n\u202Ed\u0007', 40)).toBe('a [2Jb c d');
});

test('colours and lines that are written over are for terminals alone', () => {
  const written: string[] = [];
  const stream = { write: (text: string) => written.push(text) > 0, isTTY: true, columns: 60 } as const;
  vi.stubEnv('NO_COLOR', '');
  vi.stubEnv('TERM', 'xterm');
  const there = terminalOf(stream);
  expect([there.bold('x'), there.width]).toEqual(['\u001B[1mx\u001B[0m', 60]);
  there.progress('reading');
  vi.stubEnv('NO_COLOR', '1');
  expect(terminalOf(stream).warn('x')).toBe('x');
  const piped = terminalOf({ write: stream.write });
  piped.progress('reading');
  expect(piped.bold('x')).toBe('x');
  expect(written).toEqual(['\r\u001B[Kreading']);
});
