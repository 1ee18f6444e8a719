import type { Rule } from '../rule.ts';
import { conferenceKnown } from './conference-known.ts';
import { deadlineOpen } from './deadline-open.ts';
import { disableUsed } from './disable-used.ts';
import { fieldMaxLength } from './field-max-length.ts';
import { fieldMinLength } from './field-min-length.ts';
import { fieldRequired } from './field-required.ts';
import { formatKnown } from './format-known.ts';
import { frontMatterValid } from './front-matter-valid.ts';
import { noPlaceholder } from './no-placeholder.ts';
import { outlineFitsSlot } from './outline-fits-slot.ts';

/** Every rule, in the order of the list that people see. */
export const rules: readonly Rule[] = [
  frontMatterValid,
  conferenceKnown,
  deadlineOpen,
  formatKnown,
  fieldRequired,
  fieldMaxLength,
  fieldMinLength,
  noPlaceholder,
  outlineFitsSlot,
  disableUsed,
];
