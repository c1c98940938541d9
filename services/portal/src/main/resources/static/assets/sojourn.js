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

  // A second click while the first is under way sends nothing. (Were it sent, its idempotency key would make it harmless.)
  document.addEventListener('submit', event => {
    const form = event.target;
    if (form.method !== 'post' || event.defaultPrevented) return;
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
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
