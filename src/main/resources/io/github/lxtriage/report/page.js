
'use strict';
// Adds to a page that is complete without it: filter, sorting, expand all, copying. It also reveals their controls.
(() => {
  const one = (selector, root = document) => root.querySelector(selector);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const said = one('#said');
  all('[data-script]').forEach(control => { control.hidden = false; });

  const filter = one('#filter');
  const rows = all('.rows tbody tr');
  // What is folded costs no time to lay out. The fold holds what does not fit into the first table.
  const more = one('#more');
  const most = all('#rows tbody tr').length;
  let arranged = rows;
  let moved = false;
  const place = () => {
    if (!more) return 0;
    const shown = arranged.filter(row => !row.hidden);
    if (!moved && arranged === rows && shown.length === rows.length) return shown.length - most;
    moved = true;
    one('#rows tbody').replaceChildren(...shown.slice(0, most));
    one('tbody', more).replaceChildren(...shown.slice(most), ...arranged.filter(row => row.hidden));
    const left = shown.length - most;
    more.hidden = left <= 0;
    one('summary', more).textContent = left + (left === 1 ? ' more finding' : ' more findings');
    return left;
  };
  if (filter) {
    const texts = new Map(rows.map(row => [row, row.textContent.toLowerCase()]));
    const apply = () => {
      const verdicts = all('[name=verdict]:checked', filter).map(box => box.value);
      const wanted = filter.elements.text.value.trim().toLowerCase();
      let shown = 0;
      for (const row of rows) {
        row.hidden = !(verdicts.includes(row.dataset.verdict) && texts.get(row).includes(wanted));
        shown += row.hidden ? 0 : 1;
      }
      const left = place();
      one('#shown').textContent = shown + ' of ' + rows.length + ' shown' + (left > 0 ? ', ' + left + ' folded' : '');
    };
    filter.addEventListener('input', apply);
    filter.addEventListener('submit', event => event.preventDefault());
    filter.addEventListener('reset', () => setTimeout(apply));
    document.addEventListener('keydown', event => {
      const typing = /INPUT|SELECT|TEXTAREA/.test(event.target.tagName);
      if (event.key === '/' && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
        event.preventDefault();
        filter.elements.text.focus();
      }
    });
    apply();
  }

  const ranks = {
    verdict: ['actionable', 'unknown', 'degraded', 'harmless', 'supported'],
    confidence: ['high', 'medium', 'low']
  };
  all('#rows th[data-sort]').forEach(head => {
    const kind = head.dataset.sort;
    const button = document.createElement('button');
    button.type = 'button';
    button.append(...head.childNodes);
    head.append(button);
    const key = row => {
      const text = row.cells[head.cellIndex].textContent.trim();
      if (kind === 'number') return Number(text.replace(/\D/g, ''));
      return ranks[kind] ? ranks[kind].indexOf(text) : text;
    };
    button.addEventListener('click', () => {
      const old = head.getAttribute('aria-sort');
      const first = kind === 'number' ? 'descending' : 'ascending';
      const order = old === null ? first : old === 'ascending' ? 'descending' : 'ascending';
      all('#rows th[aria-sort]').forEach(other => other.removeAttribute('aria-sort'));
      head.setAttribute('aria-sort', order);
      const sign = order === 'ascending' ? 1 : -1;
      const keys = new Map(rows.map(row => [row, key(row)]));
      const compare = (x, y) => kind === 'text' ? x.localeCompare(y, 'en') : x - y;
      arranged = rows.slice().sort((x, y) => sign * compare(keys.get(x), keys.get(y)));
      if (more) place();
      else one('#rows tbody').append(...arranged);
    });
  });

  const expand = one('#expand');
  expand.addEventListener('click', () => {
    const open = expand.getAttribute('aria-pressed') !== 'true';
    all('details').forEach(details => { details.open = open; });
    expand.setAttribute('aria-pressed', String(open));
    expand.textContent = open ? 'Collapse all' : 'Expand all';
  });
  let opened = [];
  addEventListener('beforeprint', () => {
    const closed = all('.card details, .trust details').filter(details => !details.open);
    closed.forEach(details => { details.open = true; });
    opened.push(...closed);
  });
  addEventListener('afterprint', () => {
    opened.forEach(details => { details.open = false; });
    opened = [];
  });

  const copy = async (text, source) => {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      if (!source) return false;
      getSelection().selectAllChildren(source);
      return document.execCommand('copy');
    }
  };
  all('.copyable').forEach(frame => {
    const source = one('pre', frame);
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'copy';
    button.textContent = 'Copy';
    button.setAttribute('aria-label', 'Copy ' + frame.dataset.what);
    frame.prepend(button);
    button.addEventListener('click', async () => {
      button.textContent = await copy(source.textContent, source) ? 'Copied' : 'Press Ctrl+C';
      said.textContent = button.textContent;
      setTimeout(() => { button.textContent = 'Copy'; }, 2000);
    });
  });
  all('.permalink').forEach(link => link.addEventListener('click', async () => {
    said.textContent = await copy(link.href) ? 'Link copied' : '';
  }));

  const go = () => {
    let id = location.hash.slice(1);
    try { id = decodeURIComponent(id); } catch { return; }
    const target = document.getElementById(id);
    if (!target) return;
    if (target.hidden && filter) {
      filter.reset();
      rows.forEach(row => { row.hidden = false; });
      place();
    }
    for (let node = target; node; node = node.parentElement) {
      if (node.tagName === 'DETAILS') node.open = true;
    }
    if (target.tagName === 'TR') all('details', target).forEach(details => { details.open = true; });
    target.scrollIntoView();
  };
  addEventListener('hashchange', go);
  if (location.hash) go();
})();
