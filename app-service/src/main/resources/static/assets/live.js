/* Keeps the bell's count and an open inbox up to date. Without it, pages are as of when they were loaded. */
(() => {
  'use strict';
  const organization = document.body.dataset.organization;
  const ours = { headers: { 'X-Organization-Id': organization } };
  const address = '/api/notifications/stream/?' + new URLSearchParams({ organization_id: organization });
  const all = (selector, root) => [...root.querySelectorAll(selector)];

  const showCount = (unread) => {
    const text = unread > 99 ? '99+' : `${unread}`;
    const bell = document.getElementById('bell');
    bell.setAttribute('aria-label', `Inbox, ${unread} unread`);
    [[bell, text, ''], [document.getElementById('side-inbox'), text, ' unread']].forEach(([link, figure, hush]) => {
      link.querySelector('.count')?.remove();
      if (!unread) return;
      const count = Object.assign(document.createElement('span'), { className: 'count', textContent: figure });
      if (hush) count.append(Object.assign(document.createElement('span'), { className: 'hush', textContent: hush }));
      link.append(count);
    });
  };

  /* What somebody is doing in the list stays: the row they are on, what they opened, picked or are about to press. */
  const keyOf = (row) => row.querySelector('.pick').value;
  const things = (row) => all('a, button, input, summary', row);
  const remember = (inbox) => ({
    picked: new Set(all('.pick:checked', inbox).map((box) => box.value)),
    opened: all('.inbox > li', inbox).flatMap((row) => all('details', row)
      .flatMap((menu, at) => menu.open ? [[keyOf(row), at]] : [])),
    focused: all('.inbox > li', inbox).flatMap((row) => {
      const at = things(row).indexOf(document.activeElement);
      return at < 0 ? [] : [[keyOf(row), at]];
    }),
  });
  const restore = (inbox, before) => {
    const rows = new Map(all('.inbox > li', inbox).map((row) => [keyOf(row), row]));
    all('.pick', inbox).forEach((box) => { box.checked = before.picked.has(box.value); });
    before.opened.forEach(([key, at]) => { const menu = rows.get(key) && all('details', rows.get(key))[at]; if (menu) menu.open = true; });
    before.focused.forEach(([key, at]) => { const row = rows.get(key); if (row) things(row)[at]?.focus({ preventScroll: true }); });
  };
  const choosing = (inbox) => inbox.contains(document.activeElement) && document.activeElement.matches('select');

  let shown = document.getElementById('inbox')?.outerHTML;
  const showInbox = (page) => {
    const inbox = document.getElementById('inbox');
    const fresh = new DOMParser().parseFromString(page, 'text/html').getElementById('inbox');
    if (!fresh || fresh.outerHTML === shown) return;
    if (choosing(inbox)) throw new Error('somebody is choosing');
    shown = fresh.outerHTML;
    const before = remember(inbox);
    inbox.replaceWith(fresh);
    window.htmx?.process(fresh);
    restore(fresh, before);
  };

  const ask = async (what) => {
    const answer = await fetch(what, { ...ours, signal: AbortSignal.timeout(30000) });
    if (!answer.ok || answer.redirected) throw new Error(`${what} answers ${answer.status}`);
    return answer;
  };
  const refresh = async () => {
    showCount((await (await ask('/api/notifications/unread_count/')).json()).count);
    if (document.getElementById('inbox')) showInbox(await (await ask(location.href)).text());
  };

  /* Many changes at once are one look at what came of them, one at a time; what can't be shown yet is looked at again. */
  let due = 0;
  let looking = false;
  let more = false;
  let later = 0;
  const soon = () => {
    more = looking;
    if (!looking) due ||= setTimeout(look, 300);
  };
  const look = async () => {
    due = 0;
    looking = true;
    const failure = await refresh().catch((error) => error);
    looking = false;
    clearTimeout(later);
    if (more) soon();
    else if (failure && stream) later = setTimeout(soon, 5000);
  };

  /* Only while the page is looked at, as browsers have few connections for all their tabs. Ready means to catch up. */
  let stream = null;
  let again = 0;
  const listen = () => {
    if (document.hidden || stream) return;
    stream = new EventSource(address);
    stream.addEventListener('ready', soon);
    stream.addEventListener('notification', soon);
    stream.addEventListener('error', () => {
      if (stream?.readyState !== EventSource.CLOSED) return;
      stop();
      again = setTimeout(listen, 30000);
    });
  };
  const stop = () => { clearTimeout(again); clearTimeout(later); stream?.close(); stream = null; };
  document.addEventListener('visibilitychange', () => {
    stop();
    listen();
  });
  addEventListener('pagehide', stop);
  addEventListener('pageshow', listen);
})();
