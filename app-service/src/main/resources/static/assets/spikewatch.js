/* Keyboard and small comforts. Every page works without this file. */
(() => {
  'use strict';
  document.documentElement.classList.add('js');

  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const rows = () => all('.inbox > li, .alerts > li:has(button)');
  const currentRow = () => document.activeElement?.closest('.inbox > li, .alerts > li');
  const focusRow = (index) => {
    const list = rows();
    (list[Math.max(0, Math.min(index, list.length - 1))]?.querySelector('.title, button') ?? document.getElementById('main'))?.focus();
  };
  const move = (step) => focusRow(currentRow() ? rows().indexOf(currentRow()) + step : 0);
  const press = (key) => currentRow()?.querySelector(`[data-key="${key}"]`)?.click();
  const isTyping = (target) => target.closest('input:not([type=checkbox]), select, textarea, dialog');

  const keys = {
    j: () => move(1),
    k: () => move(-1),
    e: () => press('e'),
    u: () => press('u'),
    x: () => currentRow()?.querySelector('.pick')?.click(),
    '?': () => document.getElementById('keys')?.showModal(),
  };
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') {
      all('.menu[open]').forEach((menu) => { menu.open = false; menu.querySelector('summary').focus(); });
    } else if (!event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event.target) && keys[event.key]) {
      event.preventDefault();
      keys[event.key]();
    }
  });

  document.addEventListener('click', (event) => {
    all('.menu[open]').filter((menu) => !menu.contains(event.target)).forEach((menu) => { menu.open = false; });
    if (event.target.closest('[data-opens-keys]')) keys['?']();
  });

  document.addEventListener('change', (event) => {
    if (event.target.matches('[data-submits]')) event.target.form.requestSubmit();
    if (event.target.matches('.pick-all')) all('.pick').forEach((box) => { box.checked = event.target.checked; });
  });

  /* What htmx brings in: stay on the row, follow a sign-in, say when it failed. */
  let row = -1;
  document.addEventListener('htmx:beforeRequest', () => { row = currentRow() ? rows().indexOf(currentRow()) : -1; });
  document.addEventListener('htmx:afterSettle', () => { if (row >= 0) focusRow(row); });
  document.addEventListener('htmx:beforeSwap', (event) => {
    const url = event.detail.xhr.responseURL;
    if (url && new URL(url).pathname !== location.pathname) {
      event.detail.shouldSwap = false;
      location.assign(url);
    }
  });
  const failed = (event) => {
    const id = event.detail.xhr?.getResponseHeader('X-Request-Id');
    const notice = document.getElementById('failed');
    notice.querySelector('span').textContent = id ? `Request ${id}` : '';
    notice.hidden = false;
  };
  document.addEventListener('htmx:responseError', failed);
  document.addEventListener('htmx:sendError', failed);
})();
