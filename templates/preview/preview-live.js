// Takes the page anew whenever the file is saved, and leaves the reader where they are.
(() => {
  const page = document.getElementById('page');
  const told = document.getElementById('told');
  const tell = (words, seconds) => {
    told.textContent = words;
    clearTimeout(tell.timer);
    if (seconds > 0) tell.timer = setTimeout(() => (told.textContent = ''), seconds * 1000);
  };

  // What begins in the window stays where it is, however much was written above it.
  const anchor = () => {
    const parts = Array.from(page.querySelectorAll('.field, h1, .margin section'), (part) => ({
      id: part.id,
      top: part.getBoundingClientRect().top,
    })).filter(({ id }) => id !== '');
    const inside = parts.find(({ top }) => top >= 0 && top < innerHeight);
    return inside ?? parts.findLast(({ top }) => top < 0) ?? null;
  };

  let { version } = document.documentElement.dataset;
  const show = ({ title, html, words, version: shown }) => {
    version = shown;
    const before = anchor();
    const focused = document.activeElement?.id ?? '';
    const href = document.activeElement?.getAttribute?.('href') ?? '';
    const open = new Set(Array.from(page.querySelectorAll('details[open]'), ({ id }) => id));
    const margin = page.querySelector('.margin')?.scrollTop ?? 0;
    document.title = title;
    page.innerHTML = html;
    for (const details of page.querySelectorAll('details')) details.open = open.has(details.id);
    const again =
      focused === '' ? page.querySelector(`a[href="${CSS.escape(href)}"]`) : document.getElementById(focused);
    again?.focus({ preventScroll: true });
    const same = before === null ? null : document.getElementById(before.id);
    if (same !== null) scrollBy({ top: same.getBoundingClientRect().top - before.top, behavior: 'instant' });
    const aside = page.querySelector('.margin');
    if (aside !== null) aside.scrollTop = margin;
    document.dispatchEvent(new Event('cfp:shown'));
    tell(words, 4);
  };

  const events = new EventSource('events');
  events.addEventListener('page', ({ data }) => show(JSON.parse(data)));
  // What was saved before this page listened; mostly it is here already.
  events.addEventListener('now', ({ data }) => {
    const last = JSON.parse(data);
    if (last.version !== version) show(last);
  });
  events.addEventListener('trouble', ({ data }) => tell(JSON.parse(data), 0));
  events.addEventListener('error', () => {
    events.close();
    tell('cfp preview has ended. This is the page as it was last.', 0);
  });
  events.addEventListener('open', () => tell('', 0));
  // A window that is closed waits for nothing.
  addEventListener('pagehide', () => events.close());
})();
