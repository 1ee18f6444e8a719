import { attribute, elementsIn, hasClass, pageElements, seenText, type Element } from '../../src/text/html.ts';

/** What a form made of what was sent in. */
export interface Verdict {
  readonly accepted: boolean;
  /** What it says about a field, by the name of the field. */
  readonly complaints: Readonly<Record<string, string>>;
  /** Where it led to. */
  readonly url: string;
}

/** A question of a page. */
export interface Asked {
  /** As the page has it. */
  readonly label: string;
  readonly name: string;
  /** Whether it is answered in writing, by one of several choices, by any of them, or by ticking its box. */
  readonly kind: 'written' | 'one' | 'several' | 'box';
  /** The values that a choice offers, by what is shown. */
  readonly options: Readonly<Record<string, string>>;
}

/** What is filled in, by name; several values where several boxes are ticked. */
export type Entries = Readonly<Record<string, string | readonly string[]>>;

/** Somebody with a browser, who fills in the forms of a site. */
export interface Speaker {
  /** Opens a page, and follows where it leads. */
  readonly open: (address: string) => Promise<void>;
  /** Where the page is. */
  readonly page: () => string;
  /** What the page asks, in its order. */
  readonly asked: () => Asked[];
  /** Sends the form of the page; what is not given stays as the page has it. Where it is accepted, goes on to the next page. */
  readonly send: (answers: Entries) => Promise<Verdict>;
  /** Sends it, and stays on the page, as with the browser's way back. */
  readonly tryOut: (answers: Entries) => Promise<Verdict>;
}

export function speaker(): Speaker {
  const cookies = new Map<string, string>();
  let page: Element[] = [];
  let url = '';

  async function request(address: string, body?: URLSearchParams): Promise<Response> {
    const response = await fetch(address, {
      redirect: 'manual',
      headers: {
        cookie: Array.from(cookies, ([name, value]) => `${name}=${value}`).join('; '),
        'accept-language': 'en',
        referer: url,
      },
      ...(body === undefined ? {} : { method: 'POST', body }),
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      cookies.set(name, value);
    }
    return response;
  }

  async function open(address: string): Promise<void> {
    url = address;
    for (let redirects = 0; redirects < 5; redirects++) {
      const response = await request(url);
      const location = response.headers.get('location');
      if (location === null) {
        page = pageElements(await response.text()) ?? [];
        return;
      }
      url = new URL(location, url).href;
    }
    throw new Error(`${address} leads on and on.`);
  }

  const controls = (): Element[] => {
    const form = page.find((one) => one.tagName === 'form' && attribute(one, 'method')?.toLowerCase() === 'post');
    return form === undefined ? [] : elementsIn(form).filter((one) => (attribute(one, 'name') ?? '') !== '');
  };

  return {
    open,
    page: () => url,
    asked: () => askedOn(page, controls()),
    async send(answers) {
      const verdict = await sent(answers);
      if (verdict.accepted) await open(verdict.url);
      return { ...verdict, url };
    },
    tryOut: sent,
  };

  async function sent(answers: Entries): Promise<Verdict> {
    const body = new URLSearchParams(valuesOf(controls()));
    for (const [name, value] of Object.entries(answers)) {
      body.delete(name);
      for (const one of [value].flat()) body.append(name, asSent(one));
    }
    body.set('action', 'submit');
    const response = await request(url, body);
    const location = response.headers.get('location');
    const text = await response.text();
    if (location !== null) return { accepted: true, complaints: {}, url: new URL(location, url).href };
    page = pageElements(text) ?? [];
    return { accepted: false, complaints: complaintsIn(controls()), url };
  }
}

/** A browser ends every line of a text area in CR LF as it sends it, however it was typed or pasted. */
const asSent = (text: string): string => text.replace(/\r\n|\r|\n/g, '\r\n');

/** What a form holds before anything is filled in. */
function valuesOf(controls: readonly Element[]): [string, string][] {
  return controls.flatMap((one): [string, string][] => {
    const name = attribute(one, 'name') ?? '';
    const type = attribute(one, 'type') ?? '';
    if (one.tagName === 'select') {
      const options = elementsIn(one).filter((option) => option.tagName === 'option');
      const chosen = options.find((option) => attribute(option, 'selected') !== undefined) ?? options[0];
      return [[name, chosen === undefined ? '' : (attribute(chosen, 'value') ?? '')]];
    }
    if (one.tagName === 'textarea') return [[name, '']];
    if (one.tagName !== 'input' || ['checkbox', 'radio', 'file', 'submit'].includes(type)) return [];
    return [[name, attribute(one, 'value') ?? '']];
  });
}

function askedOn(page: readonly Element[], controls: readonly Element[]): Asked[] {
  const labels = page.filter(({ tagName }) => tagName === 'label');
  const labelFor = (element: Element): string | undefined => {
    const label = labels.find((one) => attribute(one, 'for') === attribute(element, 'id'));
    return label && seenText(label, (one) => hasClass(one, 'optional'));
  };
  const names = new Set(controls.map((one) => attribute(one, 'name') ?? ''));
  return [...names].flatMap((name): Asked[] => {
    const own = controls.filter((one) => attribute(one, 'name') === name);
    const [first] = own;
    if (first === undefined || name.startsWith('markdown-nav')) return [];
    const type = first.tagName === 'input' ? attribute(first, 'type') : first.tagName;
    const shown = type === 'select' ? elementsIn(first).filter(({ tagName }) => tagName === 'option') : own;
    const options = Object.fromEntries(
      shown.map((one) => [type === 'select' ? seenText(one) : (labelFor(one) ?? ''), attribute(one, 'value') ?? '']),
    );
    const group = above(first).find((one) => attribute(one, 'id') !== undefined && labelFor(one) !== undefined);
    const ticked = type === 'radio' || type === 'checkbox';
    const label = ticked && group !== undefined ? labelFor(group) : labelFor(first);
    if (label === undefined) return [];
    if (!ticked) return [{ label, name, kind: type === 'select' ? 'one' : 'written', options }];
    return [{ label, name, kind: type === 'radio' ? 'one' : group === undefined ? 'box' : 'several', options }];
  });
}

/** The elements that one stands in, the nearest first. */
function above({ parentNode }: Element): Element[] {
  return parentNode !== null && 'tagName' in parentNode ? [parentNode, ...above(parentNode)] : [];
}

function complaintsIn(controls: readonly Element[]): Record<string, string> {
  return Object.fromEntries(
    controls.flatMap((control) => {
      let group: Element = control;
      while (!hasClass(group, 'form-group') && group.parentNode !== null && 'tagName' in group.parentNode) {
        group = group.parentNode;
      }
      const said = elementsIn(group).filter((one) => hasClass(one, 'invalid-feedback'));
      return hasClass(group, 'form-group') && said.length > 0
        ? [[attribute(control, 'name') ?? '', said.map((one) => seenText(one)).join(' ')]]
        : [];
    }),
  );
}
