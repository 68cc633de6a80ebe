import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { studyJsonSchema } from '../../src/survey/study-json-schema.ts';

test('public/study.schema.json is current: run node src/cli/json-schema.ts', () => {
  expect(readFileSync('public/study.schema.json', 'utf8')).toBe(studyJsonSchema());
});

test('editors are told of every key, and of unknown ones', () => {
  const schema = JSON.parse(studyJsonSchema()) as object;
  const objects: object[] = [];
  JSON.stringify(schema, (_, value: unknown) => {
    if (typeof value === 'object' && value !== null && 'properties' in value) objects.push(value);
    return value;
  });
  expect(objects.length).toBeGreaterThan(20);
  for (const object of objects) expect(object).toMatchObject({ additionalProperties: false });
});

test('the README names every key of the study file and of every question type', () => {
  const readme = readFileSync('README.md', 'utf8');
  const schema = JSON.parse(studyJsonSchema()) as Schema;
  const questions = (schema.properties!['questions']!.additionalProperties as Schema).oneOf!;
  const keys = [
    ...Object.keys(schema.properties!),
    ...questions.flatMap((question) => Object.keys(question.properties!)),
  ];
  for (const key of new Set(keys)) expect(readme, key).toContain(`\`${key}`);
});

interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
  readonly oneOf?: readonly Schema[];
}
