// Moves the figures of a KPI board while the page is open. The server has written them before; without this script they just stand still.
(() => {
  'use strict';
  const head = document.getElementById('live');
  if (!head || !('EventSource' in window)) return;

  const numbers = new Intl.NumberFormat(document.documentElement.lang || 'en', {maximumFractionDigits: 2});
  const clock = new Intl.DateTimeFormat('en-GB', {day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit', second: '2-digit', hour12: false, timeZone: 'UTC'});
  const said = document.getElementById('said');
  const SAY_AFTER = 2000, SAY_MOST = 3, LOOK_AFTER = 2500, LOOK_BEFORE = 7000, LOOK_SELDOM = 300000;
  let board, stream, retry, pause, look, lookAt = 0, figures;

  const written = value => value === null || value === undefined ? '–' : numbers.format(Number(value));
  const places = kpi => [...board.querySelectorAll(`[data-kpi="${CSS.escape(kpi)}"] .value, [data-figure="${CSS.escape(kpi)}"]`)];

  function state(name) {
    if (head.dataset.state === name) return;
    head.dataset.state = name;
    board?.classList.toggle('stale', name === 'reconnecting' || name === 'ended');
    document.getElementById('live-text').textContent = head.dataset[name];
    const again = document.getElementById('sign-in-again');
    if (again) again.hidden = name !== 'ended';
  }

  // --- what changes is marked for a moment, and said to screen readers: several at once, and not every one of many
  const news = new Map();
  let saying;

  function tell(name, value) {
    news.set(name, `${name}: ${written(value)}`);
    saying ??= setTimeout(() => {
      const all = [...news.values()];
      said.textContent = all.slice(0, SAY_MOST).join(', ') + (all.length > SAY_MOST ? ', …' : '');
      news.clear();
      saying = undefined;
    }, SAY_AFTER);
  }

  /** @returns whether that is news */
  function show({kpi, value}) {
    if (figures.get(kpi) === String(value)) return false;
    const former = figures.get(kpi);
    figures.set(kpi, String(value));
    if (former !== undefined && former !== 'null' && value !== null && Number(former) === Number(value)) return false;
    const redrawn = new Set();
    for (const place of places(kpi)) {
      const shown = place.matches('[data-figure]') ? place.querySelector('a') ?? place : place;
      shown.textContent = written(value);
      if (value === null) delete place.dataset.value; else place.dataset.value = String(value);
      const tile = place.closest('[data-kpi]');
      if (tile) {
        tile.classList.remove('changed');
        void tile.offsetWidth; // restarts the highlight
        tile.classList.add('changed');
        const name = tile.querySelector('dt');
        if (name) tell(name.textContent, value);
      }
      const drawn = place.closest('[data-shape]');
      if (drawn) redrawn.add(drawn);
    }
    redrawn.forEach(section => window.kpiCharts?.draw(section));
    return true;
  }

  function changedAt(moment) {
    const place = document.getElementById('as-of');
    if (place && moment) place.textContent = head.dataset.lastChange.replace('{0}', `${clock.format(moment)} UTC`);
    board.dispatchEvent(new CustomEvent('kpis:changed', {bubbles: true}));
  }

  // --- what the stream does not tell (parts, reasons, pace) is read anew from the page itself, soon after something changed
  // All boards hear of a change at once: each looks at a moment of its own, and further changes do not hurry it.
  const someTime = () => LOOK_AFTER + Math.random() * (LOOK_BEFORE - LOOK_AFTER);

  function lookSoon(after = someTime()) {
    if (look && lookAt <= Date.now() + Math.max(after, LOOK_BEFORE)) return;
    clearTimeout(look);
    lookAt = Date.now() + after;
    look = setTimeout(readAnew, after);
  }

  /** Whether a newer version is running, or there are other pages to turn. */
  const outdated = page => script(page) !== script(document) || page.querySelectorAll('.wall-page').length !== document.querySelectorAll('.wall-page').length;
  const script = page => page.querySelector('script[src*="/assets/kpis"]')?.getAttribute('src');

  async function readAnew() {
    look = undefined;
    const asked = board;
    if (document.hidden && !document.querySelector('.wall')) return lookSoon(LOOK_SELDOM);
    try {
      const answer = await fetch(board.dataset.page, {headers: {Accept: 'text/html'}});
      if (answer.redirected || answer.status === 401) return state('ended');
      if (answer.ok && asked === board) {
        const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
        if (page.querySelector('#board[data-silent]')) return lookSoon(LOOK_BEFORE); // what stands here is old, but better than nothing
        if (document.querySelector('.wall') && outdated(page)) return location.reload();
        rearrange(page);
        board.querySelectorAll('[data-part]').forEach(part => renew(part, page.getElementById(part.id)));
      }
    } catch { /* the stream says that the line is down */ }
    lookSoon(LOOK_SELDOM);
  }

  /** Parts come when something happens in them for the first time. */
  function rearrange(page) {
    const parts = document.getElementById('parts'), fresh = page.getElementById('parts');
    const ids = grid => [...grid.querySelectorAll('[data-part]')].map(part => part.id).join();
    if (!parts || !fresh || ids(parts) === ids(fresh) || parts.contains(document.activeElement)) return;
    parts.innerHTML = fresh.innerHTML;
    keep(parts);
    window.kpiCharts?.begin(parts);
  }

  /** What the stream has told is newer than what a page was told. */
  function keep(part) {
    part.querySelectorAll('[data-kpi] .value').forEach(place => {
      const told = figures.get(place.closest('[data-kpi]').dataset.kpi);
      if (told === undefined || told === (place.dataset.value ?? 'null')) return;
      place.textContent = written(told === 'null' ? null : told);
      place.dataset.value = told;
    });
  }

  function renew(part, fresh) {
    if (!fresh || part.contains(document.activeElement) && document.activeElement !== document.body) return;
    const table = part.matches('[data-shape]') && part.querySelector('table'), other = fresh.querySelector('table');
    if (table && other) {
      if (table.innerHTML === other.innerHTML) return;
      table.innerHTML = other.innerHTML;
      window.kpiCharts?.draw(part);
      return;
    }
    const folded = [...part.querySelectorAll('details')].map(each => each.open);
    const html = fresh.innerHTML;
    if (part.dataset.shown === html) return;
    part.dataset.shown = html;
    part.innerHTML = html;
    keep(part);
    part.querySelectorAll('details').forEach((each, i) => { each.open = folded[i] ?? each.open; });
    if (part.matches('[data-shape]')) window.kpiCharts?.begin(part.parentElement);
  }

  // --- the stream; the browser resumes by itself, and where it gives up (an error status) we begin anew
  function open() {
    clearTimeout(retry);
    stream?.close();
    stream = new EventSource(board.dataset.board);
    stream.addEventListener('open', () => {
      pause = 1000;
      state('live');
    });
    stream.addEventListener('snapshot', event => {
      const {figures: all, kpis, asOf} = JSON.parse(event.data);
      if ((all ?? kpis).map(show).some(Boolean)) {
        changedAt(asOf ? new Date(asOf) : new Date());
        lookSoon();
      }
    });
    stream.addEventListener('change', event => {
      if (!show(JSON.parse(event.data))) return;
      changedAt(new Date());
      lookSoon();
    });
    stream.addEventListener('error', () => {
      if (head.dataset.state !== 'ended') state('reconnecting');
      if (stream.readyState !== EventSource.CLOSED) return;
      lookSoon(pause);
      retry = setTimeout(open, pause);
      pause = Math.min(pause * 2, 15000);
    });
  }

  function begin() {
    board = document.getElementById('board');
    figures = new Map();
    board.querySelectorAll('[data-kpi] .value').forEach(place => figures.set(place.closest('[data-kpi]').dataset.kpi, place.dataset.value ?? 'null'));
    pause = 1000;
    window.kpiCharts?.begin(board);
    if (!board.dataset.board) {
      clearTimeout(retry);
      clearTimeout(look);
      look = undefined;
      stream?.close();
      return state('refused');
    }
    open();
    lookSoon(LOOK_SELDOM);
  }

  // --- other filters: the form asks for the board anew, and the address says which
  document.addEventListener('htmx:configRequest', event => {
    const {parameters, target} = event.detail;
    if (target?.id !== 'board') return;
    for (const name of Object.keys(parameters)) if (parameters[name] === '') delete parameters[name];
  });
  document.addEventListener('htmx:afterSettle', () => {
    if (document.getElementById('board') === board) return;
    begin();
    if (board.dataset.board) said.textContent = head.dataset.filtered ?? '';
  });

  state('connecting');
  begin();
  addEventListener('pagehide', () => stream?.close());
  addEventListener('pageshow', event => event.persisted && board.dataset.board && open());
  document.addEventListener('visibilitychange', () => document.hidden || !board.dataset.board || lookSoon());
})();
