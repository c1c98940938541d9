// Turns the pages of a wall calmly; without this script all of them stand below each other.
(() => {
  'use strict';
  const wall = document.querySelector('main.wall');
  const pages = [...document.querySelectorAll('.wall-page')];
  if (!wall || pages.length < 2) return;
  const pause = document.getElementById('wall-pause');
  const dots = document.getElementById('wall-dots');
  const turning = document.querySelector('.wall-turning');
  const named = turning.dataset.page;
  let at = 0, timer;

  pages.forEach((page, i) => {
    const dot = document.createElement('button');
    dot.type = 'button';
    dot.className = 'wall-dot';
    dot.setAttribute('aria-label', named.replace('{0}', String(i + 1)));
    dot.addEventListener('click', () => show(i));
    dots.append(dot);
  });

  function show(page) {
    at = (page + pages.length) % pages.length;
    pages.forEach((each, i) => { each.hidden = i !== at; });
    [...dots.children].forEach((dot, i) => i === at ? dot.setAttribute('aria-current', 'true') : dot.removeAttribute('aria-current'));
    wait();
  }

  const paused = () => pause.getAttribute('aria-pressed') === 'true';

  function wait() {
    clearTimeout(timer);
    if (!paused()) timer = setTimeout(() => show(at + 1), Number(wall.dataset.every) * 1000);
  }

  function stop(stopped) {
    pause.setAttribute('aria-pressed', String(stopped));
    pause.textContent = stopped ? pause.dataset.goOn : pause.dataset.pause;
    wait();
  }

  document.getElementById('wall-before').addEventListener('click', () => show(at - 1));
  document.getElementById('wall-next').addEventListener('click', () => show(at + 1));
  pause.addEventListener('click', () => stop(!paused()));
  document.addEventListener('keydown', event => {
    if (event.target.closest('a, button, input') || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === ' ') stop(!paused());
    else if (event.key === 'ArrowRight') show(at + 1);
    else if (event.key === 'ArrowLeft') show(at - 1);
    else return;
    event.preventDefault();
  });

  // The controls are there for whoever moves the pointer, and gone for whoever looks on.
  let idle;
  const stir = () => {
    wall.classList.remove('idle');
    clearTimeout(idle);
    idle = setTimeout(() => wall.classList.add('idle'), 4000);
  };
  ['pointermove', 'keydown', 'focusin'].forEach(name => document.addEventListener(name, stir));
  stir();

  // The screen stays on where the browser lets it.
  const awake = () => document.visibilityState === 'visible' && navigator.wakeLock?.request('screen').catch(() => {});
  document.addEventListener('visibilitychange', awake);
  awake();

  turning.hidden = false;
  wall.classList.add('turning');
  show(0);
})();
