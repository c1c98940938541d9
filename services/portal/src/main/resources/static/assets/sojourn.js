// Small comforts; every page works without them.
(() => {
  'use strict';

  // The sentence about the last form is said once: a reload of the page does not say it again.
  const address = new URL(location.href);
  if (address.searchParams.has('done')) {
    address.searchParams.delete('done');
    history.replaceState(history.state, '', address);
  }

  document.getElementById('faults')?.focus();

  // On a phone the entry of this page is in sight, not scrolled away.
  document.querySelector('.top [aria-current]')?.scrollIntoView({block: 'nearest', inline: 'center'});

  // A chosen file is read into the text field beside it, where it can also be pasted.
  document.querySelectorAll('input[type=file][data-into]').forEach(chooser => {
    chooser.closest('[hidden]')?.removeAttribute('hidden');
    chooser.addEventListener('change', async () => {
      const file = chooser.files[0];
      if (file && file.size <= 200000) document.getElementById(chooser.dataset.into).value = await file.text();
    });
  });
  // A text is copied with one tap where the browser can.
  document.querySelectorAll('button[data-copy]').forEach(button => {
    if (!navigator.clipboard) return;
    button.hidden = false;
    button.addEventListener('click', async () => {
      await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).value);
      button.textContent = button.dataset.copied;
    });
  });

  // What filling in a form costs: how many fields, clicks, and seconds in sight; never what is typed.
  const fields = new Set();
  let clicks = 0, seen = 0, since = document.hidden ? null : performance.now();
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) since ??= performance.now();
    else if (since !== null) { seen += performance.now() - since; since = null; }
  });
  document.addEventListener('input', event => {
    if (event.target.name) fields.add((event.target.form?.getAttribute('action') ?? '') + ' ' + event.target.name);
  });
  document.addEventListener('click', () => clicks++, true);
  const count = form => {
    const kept = form.elements._effort;
    if (!kept) return;
    const before = (kept.dataset.before ??= kept.value).split(',').map(Number);
    const now = [fields.size, clicks, Math.round((seen + (since === null ? 0 : performance.now() - since)) / 1000)];
    kept.value = now.map((value, i) => Math.min(value + (before[i] || 0), 9999)).join();
  };

  // A second click while the first is under way sends nothing. (Were it sent, its idempotency key would make it harmless.)
  document.addEventListener('submit', event => {
    const form = event.target;
    if (form.method !== 'post' || event.defaultPrevented) return;
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    count(form);
    form.dataset.sent = 'yes';
    event.submitter?.setAttribute('aria-busy', 'true');
  });

  // A page taken from the back-forward cache can be sent again.
  addEventListener('pageshow', event => {
    if (!event.persisted) return;
    document.querySelectorAll('form[data-sent]').forEach(form => delete form.dataset.sent);
    document.querySelectorAll('[aria-busy]').forEach(button => button.removeAttribute('aria-busy'));
  });
})();
