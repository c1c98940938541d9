// Comforts of the questionnaire editor; without them its buttons do the same with a page each.
(() => {
  'use strict';
  const opened = new Set(), tried = new Map();
  let at;

  // What was tried in the preview, so that what hangs on it stays to be seen while somebody goes on editing.
  const preview = () => document.querySelectorAll('.preview [data-sheet] :is(input, select, textarea)');
  const ticked = field => field.type === 'radio' || field.type === 'checkbox';
  const place = field => field.name + (ticked(field) ? ' ' + field.value : '');
  const keepTried = () => {
    tried.clear();
    preview().forEach(field => { if (ticked(field) ? field.checked : field.value) tried.set(place(field), field.value); });
  };
  const giveBack = () => preview().forEach(field => {
    if (!tried.has(place(field)) || field.type === 'file') return;
    if (ticked(field)) field.checked = true;
    else field.value = tried.get(place(field));
    field.dispatchEvent(new Event('input', {bubbles: true}));
  });

  // What decides which fields there are redraws them at once.
  document.addEventListener('change', event => {
    const field = event.target;
    if (!field.closest?.('#editor')) return;
    if (field.matches('[data-opens]')) field.closest('fieldset').querySelector('details').open = field.checked;
    if (!field.matches('[data-redraw]')) return;
    htmx.ajax('POST', document.getElementById('editor').action, {
      source: '#editor', target: '#editing', select: '#editing', swap: 'outerHTML', values: {action: 'save'},
    });
  });

  // A form that is on its way keeps the draft itself: a second writing of it would be stale.
  document.addEventListener('htmx:beforeRequest', event => {
    if (event.target.id === 'editor' && event.target.dataset.sent) event.preventDefault();
  });

  // What was unfolded stays so when the form comes back, and the place where somebody works stays in sight.
  document.addEventListener('htmx:beforeSwap', event => {
    if (event.detail.target.id !== 'editing' && event.detail.target.id !== 'beside') return;
    keepTried();
    opened.clear();
    event.detail.target.querySelectorAll('details[open][id]').forEach(details => opened.add(details.id));
    at = document.activeElement?.id;
  });
  document.addEventListener('htmx:afterSettle', event => {
    const swapped = document.getElementById(event.detail.target?.id) ?? document.getElementById('editing');
    if (swapped?.id !== 'editing' && swapped?.id !== 'beside') return;
    opened.forEach(id => document.getElementById(id)?.setAttribute('open', ''));
    giveBack();
    if (swapped.id !== 'editing') return;
    const focus = swapped.querySelector('[data-focus]');
    if (focus) focus.querySelector('input, textarea, select')?.focus();
    else if (at) document.getElementById(at)?.focus();
  });
})();
