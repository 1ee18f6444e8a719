import { toJsonSchema } from '@valibot/to-json-schema';
import { schemaKinds, type SchemaKind } from '../../src/library/schemas.ts';

/**
 * The JSON Schema of a kind, made from the code that validates it. What a schema cannot say (a day that the calendar has, a
 * zone that there is) is left out: editors complete and check, and cfp decides.
 */
export function schemaText(kind: SchemaKind): string {
  const { schema, title } = schemaKinds[kind];
  // What the file has before the defaults are put in is what an editor sees.
  const made = toJsonSchema(schema, { errorMode: 'ignore', typeMode: 'input', target: 'draft-07' });
  const { $schema = 'http://json-schema.org/draft-07/schema#', ...rest } = made;
  return `${JSON.stringify({ $schema, title, ...rest }, null, 2)}\n`;
}
