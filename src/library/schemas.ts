import { join } from 'node:path';
import { conferenceSchema } from '../conference/conference.ts';
import { topicListSchema } from '../topic/topic.ts';
import { readText } from './files.ts';
import { packageFolder } from './folders.ts';
import { settingsSchema } from './workspace.ts';

/** The kinds of YAML file that people keep, and what their schemas are called. */
export const schemaKinds = {
  conference: { schema: conferenceSchema, title: 'A call for proposals, for cfp' },
  topics: { schema: topicListSchema, title: 'A list of topics, for cfp' },
  workspace: { schema: settingsSchema, title: 'The settings of a workspace, for cfp: .cfp.yaml' },
} as const;

export type SchemaKind = keyof typeof schemaKinds;

/** The JSON Schema of a kind as it ships. */
export function readSchema(kind: SchemaKind): string {
  return readText(join(packageFolder(), 'data', 'schemas', `${kind}.schema.json`));
}

/**
 * The JSON Schema of a kind, made from the code that validates it. What a schema cannot say (a day that the calendar has, a
 * zone that there is) is left out: editors complete and check, and cfp decides.
 */
export async function schemaText(kind: SchemaKind): Promise<string> {
  const { toJsonSchema } = await import('@valibot/to-json-schema');
  const { schema, title } = schemaKinds[kind];
  // What the file has before the defaults are put in is what an editor sees.
  const made = toJsonSchema(schema, { errorMode: 'ignore', typeMode: 'input', target: 'draft-07' });
  const { $schema = 'http://json-schema.org/draft-07/schema#', ...rest } = made;
  return `${JSON.stringify({ $schema, title, ...rest }, null, 2)}\n`;
}
