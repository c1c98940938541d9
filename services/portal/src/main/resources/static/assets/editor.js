// Comforts of the questionnaire editor; without them its buttons do the same with a page each.
(() => {
  'use strict';
  const opened = new Set();
  let at;

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
    opened.clear();
    event.detail.target.querySelectorAll('details[open][id]').forEach(details => opened.add(details.id));
    at = document.activeElement?.id;
  });
  document.addEventListener('htmx:afterSettle', event => {
    const swapped = document.getElementById(event.detail.target?.id) ?? document.getElementById('editing');
    if (swapped?.id !== 'editing' && swapped?.id !== 'beside') return;
    opened.forEach(id => document.getElementById(id)?.setAttribute('open', ''));
    if (swapped.id !== 'editing') return;
    const focus = swapped.querySelector('[data-focus]');
    if (focus) focus.querySelector('input, textarea, select')?.focus();
    else if (at) document.getElementById(at)?.focus();
  });
})();
