/* Draws the chart of usage or spend from the table below it, and keeps what is hidden in the address. */
(() => {
  'use strict';
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const keys = () => all('.legend [data-key]');
  const isolated = (text) => `\u2068${text}\u2069`;
  const compact = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 2 });
  let chart;

  /* What the table says, the oldest first; previous lines come last, so that areas are stacked on current ones alone. */
  const columns = () => [...document.querySelectorAll('#numbers thead th')]
    .map((cell, index) => ({ index, date: cell.dataset.date, title: cell.title, before: cell.dataset.before ?? 'before', label: cell.querySelector('a').textContent.replace(/ [↓↑]$/, ''), partial: cell.classList.contains('partial') }))
    .filter((column) => column.date)
    .reverse();
  const numberOf = (cell) => (cell.textContent === '–' ? null : Number((cell.title || cell.textContent).replaceAll(',', '')));
  const lines = (buckets) => all('#numbers tbody tr[data-slot]').map((row) => {
    const cells = buckets.map((column) => row.cells[column.index]);
    return {
      key: row.dataset.key,
      previous: row.classList.contains('before'),
      label: row.cells[0].title,
      texts: cells.map((cell) => cell.textContent),
      values: cells.map(numberOf),
    };
  }).sort((one, other) => one.previous - other.previous);

  /* What the plan allows; left out where usage is so far below that it could no longer be read. */
  const FAR = 5;
  const limitOf = (buckets, drawn) => {
    const row = document.getElementById('limit');
    if (!row) return null;
    const cells = buckets.map((column) => row.cells[column.index]);
    const values = cells.map(numberOf);
    const most = buckets.map((_, index) => drawn.filter((line) => !line.previous).reduce((sum, line) => sum + (line.values[index] ?? 0), 0));
    const near = values.some((value) => value !== null) && Math.max(...values) <= FAR * Math.max(...most);
    document.getElementById('limit-key').hidden = !near;
    return near ? { name: row.cells[0].textContent, values, texts: cells.map((cell) => cell.textContent) } : null;
  };
  const spikes = (buckets) => all('#spikes li').map((item) => ({ item, bucket: buckets.findLastIndex((column) => column.date <= item.dataset.date) }));

  /* Colours and dashes are those of the style sheet, in the scheme that holds now. */
  const token = (name) => {
    const probe = document.getElementById('heard');
    probe.style.color = `var(--${name})`;
    const colour = getComputedStyle(probe).color;
    probe.style.color = '';
    return colour;
  };
  const faint = (colour, share) => colour.replace(/^rgb\((.*)\)$/, `rgba($1, ${share})`);
  const look = (key) => {
    const style = getComputedStyle(keys().find((button) => button.dataset.key === key).querySelector('path'));
    return { colour: style.stroke, dash: (style.strokeDasharray.match(/[\d.]+/g) ?? []).map(Number) };
  };

  /* Of previous lines that are stacked only the last is seen: what all of them add up to. */
  const topmost = ({ chart: { data }, datasetIndex }) => (datasetIndex === data.datasets.findLastIndex((line) => line.previous && !isHidden(line.key)) ? 1.4 : 0);

  /* A day between days without a report has no line to be seen by. */
  const isAlone = (values, index) => values[index] !== null && (values[index - 1] ?? null) === null && (values[index + 1] ?? null) === null;

  const dataset = (line, { area, stacked }) => {
    const { colour, dash } = look(line.key);
    const filled = area && !line.previous;
    return {
      ...line,
      data: line.values,
      hidden: isHidden(line.key),
      stack: line.previous ? 'before' : 'now',
      borderColor: line.previous ? (stacked ? token('muted') : faint(colour, 0.55)) : colour,
      borderDash: line.previous ? [2, 4] : dash,
      borderWidth: line.previous ? (stacked ? topmost : 1.4) : 2,
      fill: filled && (stacked ? 'stack' : 'origin'),
      backgroundColor: filled ? faint(colour, 0.16) : line.previous ? token('surface') : colour,
      pointRadius: ({ dataIndex }) => (isAlone(line.values, dataIndex) ? 3 : 0),
      pointHitRadius: 8,
    };
  };

  const drawLimit = (ctx, area, { x, y }, limit) => {
    const half = limit.values.length > 1 ? (x.getPixelForValue(1) - x.getPixelForValue(0)) / 2 : area.width / 2;
    ctx.save();
    ctx.strokeStyle = token('text');
    ctx.lineWidth = 1.5;
    ctx.setLineDash([10, 6]);
    ctx.beginPath();
    limit.values.forEach((value, index) => {
      if (value === null) return;
      const [left, right] = [x.getPixelForValue(index) - half, x.getPixelForValue(index) + half];
      if ((limit.values[index - 1] ?? null) === null) ctx.moveTo(Math.max(area.left, left), y.getPixelForValue(value));
      else ctx.lineTo(left, y.getPixelForValue(value));
      ctx.lineTo(Math.min(area.right, right), y.getPixelForValue(value));
    });
    ctx.stroke();
    ctx.restore();
  };

  /* Shades buckets that the range cuts, draws the limit, and puts a mark on the axis where there was a spike. */
  const marks = (buckets, found, limit) => ({
    id: 'marks',
    beforeDatasetsDraw: ({ ctx, chartArea: area, scales: { x } }) => {
      const half = buckets.length > 1 ? (x.getPixelForValue(1) - x.getPixelForValue(0)) / 2 : area.width / 2;
      ctx.save();
      ctx.fillStyle = token('raised');
      buckets.forEach((column, index) => {
        if (!column.partial) return;
        const left = Math.max(area.left, x.getPixelForValue(index) - half);
        ctx.fillRect(left, area.top, Math.min(area.right, x.getPixelForValue(index) + half) - left, area.height);
      });
      ctx.restore();
    },
    afterDatasetsDraw: ({ ctx, chartArea: area, scales }) => {
      if (limit) drawLimit(ctx, area, scales, limit);
      ctx.save();
      ctx.fillStyle = token('critical');
      found.forEach(({ item, bucket }) => {
        const at = scales.x.getPixelForValue(bucket);
        const [tip, base] = 'drop' in item.dataset ? [area.bottom, area.bottom - 10] : [area.bottom - 10, area.bottom];
        ctx.beginPath();
        ctx.moveTo(at, tip);
        ctx.lineTo(at + 6, base);
        ctx.lineTo(at - 6, base);
        ctx.fill();
      });
      ctx.restore();
    },
  });

  const draw = () => {
    chart?.destroy();
    chart = undefined;
    const canvas = document.getElementById('chart');
    if (!canvas) return;
    const stacked = canvas.dataset.stacked === 'true';
    const buckets = columns();
    const found = spikes(buckets).filter(({ bucket }) => bucket >= 0);
    const drawn = lines(buckets);
    const limit = limitOf(buckets, drawn);
    const text = { color: token('muted'), font: { size: 12, family: getComputedStyle(document.body).fontFamily } };
    chart = new Chart(canvas, {
      type: 'line',
      data: {
        labels: buckets.map((column) => column.label),
        datasets: drawn.map((line) => dataset(line, { area: canvas.dataset.area === 'true', stacked })),
      },
      plugins: [marks(buckets, found, limit)],
      options: {
        animation: false,
        maintainAspectRatio: false,
        interaction: { mode: 'index', intersect: false },
        onClick: (event, near) => {
          const place = found.find(({ bucket }) => event.y > chart.chartArea.bottom - 14 && bucket === near[0]?.index);
          place?.item.querySelector('a')?.click();
        },
        scales: {
          x: { offset: buckets.length === 1, grid: { display: false }, border: { color: token('line') }, ticks: { ...text, maxRotation: 0, autoSkipPadding: 24 } },
          y: { beginAtZero: true, suggestedMax: limit ? Math.max(...limit.values) : undefined, stacked, grid: { color: token('line') }, border: { display: false }, ticks: { ...text, maxTicksLimit: 6, callback: (value) => compact.format(value).replace('K', 'k') } },
        },
        plugins: {
          legend: { display: false },
          tooltip: {
            backgroundColor: token('surface'),
            borderColor: token('line-strong'),
            borderWidth: 1,
            titleColor: token('text'),
            bodyColor: token('text'),
            footerColor: token('critical'),
            titleFont: text.font,
            bodyFont: text.font,
            footerFont: text.font,
            padding: 10,
            boxPadding: 6,
            filter: ({ dataset: line }) => !line.previous,
            callbacks: {
              title: ([first]) => buckets[first.dataIndex].title,
              label: ({ chart: { data }, dataset: line, dataIndex }) => {
                const before = data.datasets.find(({ key, previous }) => previous && key === line.key);
                const name = line.label.match(/.{1,60}/gsu).map(isolated);
                return [...name.slice(0, -1), `${name.at(-1)}: ${line.texts[dataIndex]}${before ? `, ${buckets[dataIndex].before} ${before.texts[dataIndex]}` : ''}`];
              },
              afterBody: ([first]) => (limit && limit.values[first.dataIndex] !== null ? `${limit.name}: ${limit.texts[first.dataIndex]}` : []),
              labelColor: ({ dataset: line }) => ({ backgroundColor: line.borderColor, borderColor: line.borderColor }),
              footer: ([first]) => found.filter(({ bucket }) => bucket === first?.dataIndex).map(({ item }) => item.firstElementChild.textContent),
            },
          },
        },
      },
    });
  };

  /* Another tab may change the session's organization: the address keeps the one of this page. */
  const keepOrganization = () => {
    const organization = document.querySelector('#filters [name=organization_id]')?.value;
    const here = new URL(location.href);
    if (!organization || here.searchParams.has('organization_id')) return;
    here.searchParams.set('organization_id', organization);
    history.replaceState(history.state, '', here);
  };

  /* What is hidden: in the legend, the chart, the address, and wherever links and the form lead. */
  const isHidden = (key) => keys().some((button) => button.dataset.key === key && button.ariaPressed === 'false');
  const withHidden = (address) => {
    const url = new URL(address, location.href);
    const elsewhere = url.searchParams.getAll('hide').filter((key) => !keys().some((button) => button.dataset.key === key));
    url.searchParams.delete('hide');
    [...elsewhere, ...keys().map((button) => button.dataset.key).filter(isHidden)].forEach((key) => url.searchParams.append('hide', key));
    return url;
  };
  const toggle = (button) => {
    button.ariaPressed = String(isHidden(button.dataset.key));
    chart.data.datasets.forEach((line, index) => chart.setDatasetVisibility(index, !isHidden(line.key)));
    chart.update();
    const here = withHidden(location.href);
    history.replaceState(history.state, '', here);
    all(`#usage a[href^="${location.pathname}"]`).forEach((link) => { link.href = withHidden(link.href); });
    all('#filters [name=hide]').forEach((field) => field.remove());
    here.searchParams.getAll('hide').forEach((key) => {
      const field = Object.assign(document.createElement('input'), { type: 'hidden', name: 'hide', value: key });
      document.getElementById('filters').append(field);
    });
  };

  const copy = async (button) => {
    await navigator.clipboard.writeText(withHidden(button.dataset.copies).href);
    document.getElementById('heard').textContent = 'Link copied.';
    button.textContent = 'Copied';
  };

  document.addEventListener('click', (event) => {
    const line = event.target.closest('.legend [data-key]');
    const link = event.target.closest('[data-copies]');
    if (line) toggle(line);
    if (link) copy(link);
  });
  document.addEventListener('change', (event) => {
    if (event.target.matches('.dates input')) document.getElementById('range').value = 'dates';
  });

  /* A refetch leaves people where they were and says what is new. */
  let focused;
  document.addEventListener('htmx:configRequest', ({ detail }) => {
    if (detail.elt.matches('#usage a')) detail.path = withHidden(detail.path).href.slice(location.origin.length);
    if (detail.elt.matches('#filters')) delete detail.parameters.q;
  });
  document.addEventListener('htmx:beforeRequest', () => {
    const active = document.activeElement;
    focused = active?.closest('.menu')?.querySelector('summary').id || active?.id;
  });
  /* A page that says why there are no numbers is a page, whatever its status. */
  document.addEventListener('htmx:beforeSwap', ({ detail }) => {
    if (!detail.xhr.getResponseHeader('HX-Push-Url')) return;
    detail.shouldSwap = true;
    detail.isError = false;
  });
  document.addEventListener('htmx:afterSettle', ({ detail }) => {
    if (detail.target.id === 'team-list') return;
    draw();
    if (document.activeElement === document.body) document.getElementById(focused)?.focus();
    document.getElementById('heard').textContent = document.getElementById('sentence')?.textContent ?? '';
  });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', draw);
  keepOrganization();
  draw();
})();
