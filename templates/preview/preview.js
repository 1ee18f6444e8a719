// Counts down to the deadline, tells it in the zone of whoever reads, and marks the place of a finding that was chosen.
(() => {
  const { asOf } = document.documentElement.dataset;
  const shift = asOf === undefined ? 0 : Number(asOf) - Date.now();
  const now = () => Date.now() + shift;
  const unit = (amount, name) => `${amount} ${name}${amount === 1 ? '' : 's'}`;

  const between = (milliseconds) => {
    const seconds = Math.floor(milliseconds / 1000);
    const two = (number) => String(number % 60).padStart(2, '0');
    const clock = `${two(Math.floor(seconds / 3600) % 24)}:${two(Math.floor(seconds / 60))}:${two(seconds)}`;
    const days = Math.floor(seconds / 86400);
    return days > 0 ? `${unit(days, 'day')} ${clock}` : clock;
  };

  const tick = () => {
    const left = document.getElementById('left');
    if (left === null || left.dataset.at === undefined) return;
    const rest = Number(left.dataset.at) - now();
    const isOver = rest < 0;
    if (left.dataset.kind === 'opens') left.textContent = isOver ? 'Open now' : `Opens in ${between(rest)}`;
    else left.textContent = isOver ? 'Closed' : `Closes in ${between(rest)}`;
    if (isOver && left.dataset.kind === 'closes') left.closest('section')?.classList.add('closed');
  };

  const zones = () => {
    const own = document.getElementById('own-time');
    if (own === null) return;
    const written = new Intl.DateTimeFormat('en-GB', {
      weekday: 'short',
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
    });
    own.textContent = written
      .format(new Date(Number(own.dataset.at)))
      .replace(',', '')
      .replace(' at ', ' ');
  };

  const mark = () => {
    for (const old of document.querySelectorAll('.here')) old.classList.remove('here');
    for (const old of document.querySelectorAll('[aria-current]')) old.removeAttribute('aria-current');
    const id = decodeURIComponent(location.hash.slice(1));
    if (id === '' || id === 'talk') return;
    for (const place of document.querySelectorAll('[id], [data-of]')) {
      if (place.id === id || place.dataset.of === id) place.classList.add('here');
    }
    for (const link of document.querySelectorAll('.margin a')) {
      if (link.hash === location.hash) link.setAttribute('aria-current', 'true');
    }
  };

  addEventListener('hashchange', mark);
  document.addEventListener('cfp:shown', () => {
    tick();
    zones();
    mark();
  });
  document.dispatchEvent(new Event('cfp:shown'));
  setInterval(tick, 1000);
})();
