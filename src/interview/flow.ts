/** How far a step is: `begun` has words that its writer was interrupted in, or that do not fit yet. */
export type Standing = 'open' | 'begun' | 'answered' | 'skipped';

/** One question of the interview, as the flow sees it. */
export interface FlowStep {
  readonly id: string;
  readonly standing: Standing;
}

/** Where an interview is. */
export interface Flow {
  /** The id of the step that is asked now; null on the review screen. */
  readonly at: string | null;
  /** Steps that were left without an answer on purpose. */
  readonly skipped: ReadonlySet<string>;
  /** Steps that have an answer and are to be looked at again. */
  readonly again: ReadonlySet<string>;
  /** Whether the step was jumped to from the review screen, and leads back there. */
  readonly jumped: boolean;
}

/** What happened to the step under way. */
export type FlowEvent =
  | { readonly is: 'answered' }
  | { readonly is: 'skipped' }
  | { readonly is: 'back' }
  | { readonly is: 'review' }
  | { readonly is: 'jump'; readonly to: string };

/** The flow before the first question: at the first step that is open, else on the review screen. */
export function begun(steps: readonly FlowStep[], again: ReadonlySet<string> = new Set()): Flow {
  return onward({ at: null, skipped: new Set(), again, jumped: false }, steps, 0);
}

/** The flow after an event. `steps` are as they stand after it: an answer may have changed them. */
export function moved(flow: Flow, steps: readonly FlowStep[], event: FlowEvent): Flow {
  const index = steps.findIndex(({ id }) => id === flow.at);
  switch (event.is) {
    case 'jump':
      return steps.some(({ id }) => id === event.to) ? { ...flow, at: event.to, jumped: true } : flow;
    case 'review':
      return { ...flow, at: null, jumped: false };
    case 'back': {
      if (flow.jumped) return { ...flow, at: null, jumped: false };
      const before = flow.at === null ? steps.at(-1) : steps[Math.max(0, index - 1)];
      return { ...flow, at: before?.id ?? null };
    }
    case 'answered':
    case 'skipped': {
      if (flow.at === null) return flow;
      const next = {
        ...flow,
        skipped: changed(flow.skipped, flow.at, event.is === 'skipped'),
        again: changed(flow.again, flow.at, false),
      };
      return flow.jumped ? { ...next, at: null, jumped: false } : onward(next, steps, index + 1);
    }
  }
}

/** How a step stands for the flow: what was skipped or is to be looked at again is known to it alone. */
export function standingIn({ skipped, again }: Flow, { id, standing }: FlowStep): Standing {
  if (standing === 'answered' && again.has(id)) return 'begun';
  return standing === 'open' && skipped.has(id) ? 'skipped' : standing;
}

/** The flow at the first step from an index on that wants an answer; on the review screen where there is none. */
function onward(flow: Flow, steps: readonly FlowStep[], from: number): Flow {
  const next = steps.slice(from).find((step) => ['open', 'begun'].includes(standingIn(flow, step)));
  return { ...flow, at: next?.id ?? null };
}

function changed(set: ReadonlySet<string>, id: string, isIn: boolean): ReadonlySet<string> {
  const next = new Set(set);
  if (isIn) next.add(id);
  else next.delete(id);
  return next;
}
