// Questionnaires: what is not asked is hidden, blocks come with their number, drafts are saved. Every page works without it.
(() => {
  'use strict';

  const fill = (text, ...values) => text.replace(/\{(\d)\}/g, (_, i) => values[i]);

  // What conditions see of a question: its values, and an amount where one can be measured.
  const seen = panel => {
    const none = {values: [], amount: null};
    if (!panel || panel.hidden || panel.closest('.asked')?.hidden) return none;
    const fields = [...panel.querySelectorAll('input, select, textarea')].filter(field => field.name && !field.name.startsWith('.'));
    const id = panel.dataset.question;
    const own = fields.filter(field => field.name === id);
    const several = (values, amount = values.length) => values.length ? {values, amount} : none;
    switch (panel.dataset.kind) {
      case 'single-choice': case 'multiple-choice': case 'yes-no': return several(own.filter(field => field.checked).map(field => field.value));
      case 'scale': case 'stars': case 'nps': {
        const chosen = own.find(field => field.checked);
        return chosen ? {values: [chosen.value], amount: Number(chosen.value)} : none;
      }
      case 'number': return own[0]?.value ? {values: [String(Number(own[0].value))], amount: Number(own[0].value)} : none;
      case 'matrix': {
        const chosen = fields.filter(field => field.checked);
        return several(chosen.map(field => field.value), new Set(chosen.map(field => field.name)).size);
      }
      case 'ranking': return several(fields.filter(field => field.value).map(field => field.name.slice(id.length + 1)));
      case 'items': {
        const count = fields.find(field => field.name === id + '.count')?.value;
        return count ? {values: fields.map(field => field.value).filter(Boolean), amount: Number(count)} : none;
      }
      case 'file': return several(own.filter(field => field.checked).map(field => field.value));
      case 'text': case 'date': return own[0]?.value.trim() ? {values: [own[0].value.trim()], amount: null} : none;
      default: return several(own.map(field => field.value.trim()).filter(Boolean));
    }
  };

  const holds = (condition, sheet) => {
    if (condition.all) return condition.all.every(each => holds(each, sheet));
    if (condition.any) return condition.any.some(each => holds(each, sheet));
    if (condition.not) return !holds(condition.not, sheet);
    const {values, amount} = seen(sheet.querySelector(`[data-question="${CSS.escape(condition.question)}"]`));
    if ('in' in condition) return values.some(value => condition.in.includes(value));
    if ('atLeast' in condition) return amount !== null && amount >= condition.atLeast;
    if ('atMost' in condition) return amount !== null && amount <= condition.atMost;
    return (values.length > 0 || amount !== null) === condition.answered;
  };

  // In the order of the questions, since conditions speak only of earlier ones.
  const ask = sheet => {
    sheet.querySelectorAll('[data-when]').forEach(part => part.hidden = !holds(JSON.parse(part.dataset.when), sheet));
    sheet.querySelectorAll('.asked').forEach(section => {
      if (!section.dataset.when) section.hidden = ![...section.querySelectorAll('[data-question]')].some(panel => !panel.hidden);
    });
  };

  const counter = field => {
    const line = document.createElement('span');
    line.className = 'counter';
    line.setAttribute('aria-hidden', 'true');
    field.after(line);
    const count = () => line.textContent = field.value ? fill(field.dataset.counter, field.value.length, field.maxLength) : '';
    field.addEventListener('input', count);
    count();
  };

  // An answer that was tapped by mistake can be taken back.
  const clear = group => {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'plain small clear';
    button.textContent = group.dataset.clear;
    const inputs = () => [...group.querySelectorAll('input[type=radio]')];
    const show = () => button.hidden = !inputs().some(input => input.checked);
    button.addEventListener('click', () => {
      inputs().forEach(input => input.checked = false);
      inputs()[0].focus();
      group.dispatchEvent(new Event('input', {bubbles: true}));
    });
    group.addEventListener('input', show);
    group.append(button);
    show();
  };

  const ranking = list => {
    const places = Number(list.dataset.ranking);
    const rank = item => Number(item.querySelector('select').value) || Infinity;
    const items = () => [...list.children];
    const status = document.createElement('p');
    status.className = 'hint';
    status.textContent = list.dataset.unranked;
    const keep = document.createElement('button');
    keep.type = 'button';
    keep.className = 'quiet small';
    keep.textContent = list.dataset.keep;
    const say = () => status.hidden = keep.hidden = items().some(item => rank(item) < Infinity);
    const number = () => {
      items().forEach((item, i) => {
        item.querySelector('select').value = i < places ? String(i + 1) : '';
        item.classList.toggle('unranked', i >= places);
      });
      say();
      list.dispatchEvent(new Event('input', {bubbles: true}));
    };
    items().sort((a, b) => rank(a) - rank(b)).forEach(item => {
      list.append(item);
      item.querySelector('select').hidden = true;
      for (const [word, sign, step] of [['up', '↑', -1], ['down', '↓', 1]]) {
        const button = document.createElement('button');
        button.type = 'button';
        button.className = 'quiet small';
        button.textContent = sign;
        button.setAttribute('aria-label', list.dataset[word] + ': ' + item.querySelector('label').textContent);
        button.addEventListener('click', () => {
          const all = items(), to = all.indexOf(item) + step;
          if (to >= 0 && to < all.length) step < 0 ? all[to].before(item) : all[to].after(item);
          number();
          button.focus();
        });
        item.append(button);
      }
    });
    keep.addEventListener('click', number);
    list.classList.add('arrows');
    list.after(status, keep);
    say();
  };

  const blocks = group => {
    const count = group.querySelector('input[name$=".count"]'), place = group.querySelector('[data-blocks]');
    const template = group.querySelector('template[data-block]');
    const laidAside = [];
    group.querySelector('[data-set-number]').hidden = true;
    const made = index => {
      const block = laidAside.pop() ?? template.content.firstElementChild.cloneNode(true);
      if (!block.dataset.made) {
        block.dataset.made = 'yes';
        block.querySelectorAll('*').forEach(each => {
          for (const name of ['id', 'name', 'for', 'aria-describedby', 'aria-labelledby', 'list']) {
            if (each.hasAttribute(name)) each.setAttribute(name, each.getAttribute(name).replaceAll('[#]', `[${index}]`));
          }
        });
        block.querySelectorAll('[data-number]').forEach(each => each.textContent = index + 1);
        comforts(block);
      }
      return block;
    };
    count.addEventListener('input', () => {
      const wanted = Math.min(Math.max(parseInt(count.value, 10) || 0, 0), Number(group.dataset.items) || 100);
      while (place.children.length > wanted) {
        laidAside.push(place.lastElementChild);
        place.lastElementChild.remove();
      }
      while (place.children.length < wanted) place.append(made(place.children.length));
    });
  };

  const more = button => button.addEventListener('click', event => {
    event.preventDefault();
    const entries = button.previousElementSibling, last = entries.lastElementChild, next = last.cloneNode(true);
    next.value = '';
    next.id = last.id + '-more';
    next.required = false;
    if (!next.hasAttribute('aria-label')) next.setAttribute('aria-label', button.textContent);
    entries.append(next);
    if (next.matches('[data-organisation]')) organisation(next);
    next.focus();
  });

  const organisation = field => {
    const address = field.form?.dataset.organisations, list = document.getElementById(field.getAttribute('list'));
    if (!address || !list) return;
    let timer;
    field.addEventListener('input', () => {
      clearTimeout(timer);
      timer = setTimeout(async () => {
        const answer = await fetch(address + '?query=' + encodeURIComponent(field.value)).catch(() => null);
        if (!answer?.ok) return;
        list.replaceChildren(...(await answer.json()).map(name => Object.assign(document.createElement('option'), {value: name})));
      }, 250);
    });
  };

  const comforts = part => {
    part.querySelectorAll('[data-counter]').forEach(counter);
    part.querySelectorAll('fieldset[data-clear]').forEach(clear);
    part.querySelectorAll('[data-organisation]').forEach(organisation);
    part.querySelectorAll('[data-more]').forEach(more);
  };

  // Saves what is typed, a few seconds after it was, and says so.
  const saving = form => {
    const line = form.querySelector('[data-saved-line]'), version = form.elements['.version'];
    let timer = null, under = null, dirty = false, stopped = false;
    const save = async () => {
      clearTimeout(timer);
      timer = null;
      if (!dirty || stopped) return;
      if (under) return under;
      dirty = false;
      under = (async () => {
        const given = new URLSearchParams([...new FormData(form)].filter(([, value]) => typeof value === 'string'));
        // What is typed last outlives the page; browsers keep alive only what is small.
        const keepalive = document.hidden && given.toString().length < 60000;
        const answer = await fetch(form.dataset.draft, {method: 'POST', body: given, headers: {Accept: 'application/json'}, redirect: 'error', keepalive})
          .catch(() => null);
        if (answer?.ok) {
          version.value = (await answer.json()).version || version.value;
          line.textContent = fill(form.dataset.savedAt, new Date().toLocaleTimeString(document.documentElement.lang, {hour: '2-digit', minute: '2-digit'}));
        } else if (answer?.status === 412) {
          stopped = true;
          line.textContent = form.dataset.stale;
        } else {
          dirty = true;
          const why = answer?.status < 500 ? (await answer.json().catch(() => null))?.why : null;
          line.textContent = why ? fill(form.dataset.refused, why) : form.dataset.unsaved;
        }
        under = null;
      })();
      return under;
    };
    form.addEventListener('input', () => {
      dirty = true;
      timer ??= setTimeout(save, 2500);
    });
    document.addEventListener('visibilitychange', () => { if (document.hidden) save(); });
    form.addEventListener('submit', event => {
      clearTimeout(timer);
      dirty = false;
      if (!under) return;
      event.preventDefault();
      const by = event.submitter;
      under.then(() => form.requestSubmit(by));
    });
  };

  const progress = (form, sheet) => {
    const line = form.querySelector('[data-progress-line]');
    if (!line) return () => {};
    return () => {
      const panels = [...sheet.querySelectorAll('[data-question]')]
        .filter(panel => panel.dataset.kind !== 'information' && !panel.hidden && !panel.closest('.asked').hidden);
      const answered = panels.filter(panel => seen(panel).values.length > 0 || seen(panel).amount !== null).length;
      line.hidden = panels.length < 3;
      line.querySelector('progress').value = panels.length ? answered / panels.length : 0;
      line.querySelector('span').textContent = fill(form.dataset.progress, answered, panels.length);
    };
  };

  const start = sheet => {
    if (sheet.dataset.started) return;
    sheet.dataset.started = 'yes';
    sheet.classList.add('scripted');
    const form = sheet.closest('form[data-answers]');
    comforts(sheet);
    sheet.querySelectorAll('[data-ranking]').forEach(ranking);
    sheet.querySelectorAll('[data-items]').forEach(blocks);
    const show = form ? progress(form, sheet) : () => {};
    const again = () => { ask(sheet); show(); };
    sheet.addEventListener('input', again);
    again();
    if (form) saving(form);
  };
  const startAll = () => document.querySelectorAll('[data-sheet]').forEach(start);
  startAll();
  document.addEventListener('htmx:afterSettle', startAll);
})();
