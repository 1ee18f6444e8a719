import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { schemaLine } from '../src/conference/conference-yaml.ts';
import { schemaKinds, type SchemaKind } from '../src/library/schemas.ts';
import { schemaText } from './support/schema-text.ts';
import { world } from './support/world.ts';

const kinds = Object.keys(schemaKinds) as SchemaKind[];
const fileOf = (kind: SchemaKind): string => `data/schemas/${kind}.schema.json`;
const validator = (kind: SchemaKind) =>
  formats.default(new Ajv({ strictTuples: false })).compile(JSON.parse(readFileSync(fileOf(kind), 'utf8')) as object);

// After a change: `CFP_WRITE_SCHEMAS=1 npx vitest run --config .config/vitest.config.ts test/schemas.test.ts`.
test.each(kinds)('the schema of %s that ships is the one of the code', (kind) => {
  const made = schemaText(kind);
  if (process.env.CFP_WRITE_SCHEMAS === '1') writeFileSync(fileOf(kind), made);
  expect(readFileSync(fileOf(kind), 'utf8')).toBe(made);
});

test.each(kinds)('cfp schema %s prints it', async (kind) => {
  expect(await world().cfp('schema', kind)).toEqual({
    code: 0,
    stdout: readFileSync(fileOf(kind), 'utf8'),
    stderr: '',
  });
});

test('a kind that there is not is answered by "did you mean"', async () => {
  expect(await world().cfp('schema', 'conferense')).toEqual({
    code: 2,
    stdout: '',
    stderr: 'cfp: cfp schema does not take "conferense".\n  Did you mean "conference"?\n',
  });
});

describe.each([
  ['conferences', 'conference'],
  ['topics', 'topics'],
] as const)('every file in data/%s', (folder, kind) => {
  const files = readdirSync(`data/${folder}`).map(
    (name) => [name, readFileSync(`data/${folder}/${name}`, 'utf8')] as const,
  );

  test.each(files)('%s names its schema in its first line, and is valid by it', (_name, text) => {
    expect(`${text.split('\n')[0] ?? ''}\n`).toBe(schemaLine(kind));
    const validate = validator(kind);
    expect(validate(parse(text)), JSON.stringify(validate.errors)).toBe(true);
  });
});

describe('an editor that has the schema finds', () => {
  const whole = 'id: x\nname: X\nform: [{field: abstract}]\n';

  test.each([
    ['nothing in a file that is right', `${whole}deadline: 2024-04-29T12:00\n`, true],
    ['an unknown key', `${whole}deadlin: 2024-04-29\n`, false],
    ['a key that is missing', 'id: x\nform: [{field: abstract}]\n', false],
    ['an hour that no day has', `${whole}deadline: 2024-04-29T25:00\n`, false],
    ['a text for a number', `${whole}formats: [{id: a, name: A, minutes: many}]\n`, false],
    ['an unknown platform', `${whole}platform: pretalks\n`, false],
    ['an id with capitals', whole.replace('id: x', 'id: X'), false],
  ])('%s', (_what, text, valid) => {
    expect(validator('conference')(parse(text))).toBe(valid);
  });

  test.each([
    ['speaker: {name: Ada}\nconference: practice\n', true],
    ['rules: {no-filler: never}\n', false],
    ['speeker: {name: Ada}\n', false],
  ])('what is wrong in settings: %j', (text, valid) => {
    expect(validator('workspace')(parse(text))).toBe(valid);
  });
});
