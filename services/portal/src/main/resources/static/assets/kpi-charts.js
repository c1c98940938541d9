// Draws the tables of figures as charts. The tables stay: a button shows them, and without this script they are all there is.
(() => {
  'use strict';
  const TABLES = 'sojourn-kpi-tables';
  const MOST_ROWS = 12;
  const numbers = new Intl.NumberFormat(document.documentElement.lang || 'en', {maximumFractionDigits: 2});
  const still = matchMedia('(prefers-reduced-motion: reduce)');
  const charts = new Map();
  const sizes = new ResizeObserver(entries => entries.forEach(({target}) => target.isConnected && draw(target.closest('[data-shape]'))));
  const patterns = [
    null,
    {symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [3, 4], rotation: -Math.PI / 4},
    {symbol: 'circle', dashArrayX: [[6, 6], [0, 6, 6, 0]], dashArrayY: [6, 0], symbolSize: .7},
    {symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 5], rotation: 0},
    {symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 4], rotation: Math.PI / 4},
    {symbol: 'triangle', dashArrayX: [[8, 8], [0, 8, 8, 0]], dashArrayY: [8, 0], symbolSize: .8},
  ];

  const prefersTables = () => { try { return localStorage.getItem(TABLES) === 'yes'; } catch { return false; } };

  function read(section) {
    const drawn = Number(section.dataset.drawn);
    const table = section.querySelector('table');
    const columns = [...table.querySelectorAll('thead th')].slice(0, drawn);
    return {
      names: columns.map(column => column.textContent.trim().replace(/\s+/g, ' ')),
      unit: columns[0]?.dataset.unit ?? '',
      rows: [...table.querySelectorAll('tbody tr')].map(row => ({
        label: row.querySelector('th').textContent.trim(),
        cells: [...row.querySelectorAll('td')].slice(0, drawn).map(cell => ({
          value: cell.dataset.value === undefined ? null : Number(cell.dataset.value),
          href: cell.querySelector('a')?.href,
        })),
      })),
    };
  }

  const pen = document.createElement('canvas').getContext('2d');

  /** How many lines a legend takes. */
  function legendLines(box, names, icon = 1.5) {
    if (names.length < 2) return 0;
    const style = getComputedStyle(box);
    const size = parseFloat(style.fontSize);
    pen.font = `${size}px ${style.fontFamily}`;
    let lines = 1, end = 0;
    names.forEach(name => {
      const width = pen.measureText(name).width + icon * size + 5;
      if (end > 0 && end + width > box.clientWidth - 10) {
        lines++;
        end = 0;
      }
      end += width + 1.1 * size;
    });
    return lines;
  }

  function option(section, box, data) {
    const style = getComputedStyle(box);
    const of = name => style.getPropertyValue(name).trim();
    const text = {color: of('--ink'), fontFamily: style.fontFamily, fontSize: parseFloat(style.fontSize)}; // a canvas inherits nothing
    const {shape} = section.dataset;
    const upright = shape === 'columns';
    const rows = upright ? data.rows : data.rows.slice(0, MOST_ROWS);
    const several = data.names.length > 1;
    const first = data.rows[0]?.cells[0]?.value;
    const said = (value, row) => {
      if (value === null || value === undefined) return '';
      const whole = numbers.format(value) + (data.unit === '%' ? ' %' : '');
      return shape === 'way' && row > 0 && first ? `${whole}  (${Math.round(value / first * 100)} %)` : whole;
    };
    const legend = legendLines(box, data.names);
    const category = {
      type: 'category', data: rows.map(row => row.label), axisTick: {show: false}, axisLine: {show: upright, lineStyle: {color: of('--line-strong')}},
      axisLabel: upright
        ? {...text, hideOverlap: true}
        : {...text, width: Math.min(15 * text.fontSize, box.clientWidth * .38), overflow: 'break', lineHeight: text.fontSize * 1.2, margin: 12},
    };
    const value = {type: 'value', min: 0, boundaryGap: [0, upright && rows.length <= 8 ? .15 : 0], minInterval: 1, show: upright, splitNumber: 3, splitLine: {lineStyle: {color: of('--line')}}, axisLabel: {...text, show: upright, color: of('--muted')}};
    return {
      animation: !still.matches, animationDuration: 400, animationDurationUpdate: 600,
      aria: {enabled: false},
      grid: {left: upright ? 1.5 * text.fontSize : 4, right: text.fontSize * (upright ? 2 : several ? 3 : shape === 'way' ? 5.8 : 4.3), top: several ? (.8 + 1.6 * legend) * text.fontSize : 6, bottom: 4, containLabel: true},
      legend: several ? {top: 0, left: 0, selectedMode: false, textStyle: text, itemWidth: 1.5 * text.fontSize, itemHeight: .8 * text.fontSize, itemGap: 1.1 * text.fontSize} : undefined,
      tooltip: {trigger: 'axis', axisPointer: {type: 'shadow'}, confine: true, textStyle: {...text, color: '#18242b'}, valueFormatter: each => each === null || each === undefined ? '–' : numbers.format(each)},
      xAxis: upright ? category : value,
      yAxis: upright ? value : {...category, inverse: true},
      series: data.names.map((name, column) => ({
        name, type: 'bar', cursor: 'pointer', stack: shape === 'stack' ? 'all' : undefined, barMaxWidth: text.fontSize * (several && shape !== 'stack' ? 1.4 : 2.1), barGap: '12%', barCategoryGap: '34%',
        data: rows.map(row => row.cells[column]?.value ?? null),
        itemStyle: {
          color: of(`--series-${column % patterns.length + 1}`), borderRadius: shape === 'stack' ? 0 : upright ? [3, 3, 0, 0] : [0, 3, 3, 0],
          borderColor: of('--card'), borderWidth: shape === 'stack' ? 1 : 0,
          decal: patterns[column % patterns.length] && {...patterns[column % patterns.length], color: of('--pattern')},
        },
        emphasis: {itemStyle: {opacity: .85}},
        showBackground: shape === 'way', backgroundStyle: {color: of('--wash'), borderRadius: 3},
        label: {
          show: !upright && shape !== 'stack' || upright && rows.length <= 8, position: upright ? 'top' : 'right', ...text, fontWeight: 600,
          formatter: each => said(each.value, each.dataIndex),
        },
        labelLayout: {hideOverlap: upright},
      })),
    };
  }

  /** What was reached, what was planned, and a broken line from today to the forecast. */
  function lines(box, data) {
    const style = getComputedStyle(box);
    const of = name => style.getPropertyValue(name).trim();
    const text = {color: of('--ink'), fontFamily: style.fontFamily, fontSize: parseFloat(style.fontSize)};
    const [actual, plan, forecast] = data.names.map((_, column) => data.rows.map(row => row.cells[column].value));
    const now = actual.findLastIndex(value => value !== null);
    if (now >= 0 && forecast[now] === null && forecast.some(value => value !== null)) forecast[now] = actual[now];
    const line = (name, values, colour, type, symbol, width) => ({
      name, type: 'line', data: values, connectNulls: true, symbol, symbolSize: 7, showSymbol: symbol !== 'none' && values.length < 40,
      lineStyle: {color: of(colour), type, width}, itemStyle: {color: of(colour)},
    });
    return {
      animation: !still.matches, aria: {enabled: false},
      grid: {left: 2 * text.fontSize, right: 2 * text.fontSize, top: (.8 + 1.6 * legendLines(box, data.names, 2.2)) * text.fontSize, bottom: 4, containLabel: true},
      legend: {top: 0, left: 0, selectedMode: false, textStyle: text, itemWidth: 2.2 * text.fontSize, itemGap: 1.1 * text.fontSize},
      tooltip: {trigger: 'axis', confine: true, textStyle: {...text, color: '#18242b'}, valueFormatter: each => each === null || each === undefined ? '–' : numbers.format(each)},
      xAxis: {type: 'category', boundaryGap: false, data: data.rows.map(row => row.label), axisLabel: {...text, hideOverlap: true}, axisLine: {lineStyle: {color: of('--line-strong')}}},
      yAxis: {type: 'value', min: 0, splitNumber: 4, splitLine: {lineStyle: {color: of('--line')}}, axisLabel: {...text, color: of('--muted')}},
      series: [line(data.names[0], actual, '--series-1', 'solid', 'circle', 3), line(data.names[1], plan, '--series-6', 'dotted', 'none', 2),
        line(data.names[2], forecast, '--series-2', 'dashed', 'diamond', 2)],
    };
  }

  function height(section, box, data) {
    if (['columns', 'lines'].includes(section.dataset.shape)) return 15;
    const rows = Math.min(data.rows.length, MOST_ROWS);
    const each = section.dataset.shape === 'stack' || data.names.length < 2 ? 2.4 : 1.2 + 1.4 * data.names.length;
    return rows * each + (data.names.length > 1 ? 1 + 1.6 * legendLines(box, data.names) : .6);
  }

  function draw(section) {
    const box = section.querySelector('.chart');
    if (!box || box.hidden || !box.clientWidth) return;
    const data = read(section);
    const tall = `${height(section, box, data)}em`;
    if (box.style.height !== tall) box.style.height = tall;
    let chart = charts.get(box);
    if (!chart) {
      chart = window.echarts.init(box, null, {renderer: 'canvas'});
      charts.set(box, chart);
      chart.on('click', at => {
        const {href} = read(section).rows[at.dataIndex]?.cells[at.seriesIndex] ?? {};
        if (href) location.href = href;
      });
    }
    chart.resize();
    chart.setOption(section.dataset.shape === 'lines' ? lines(box, data) : option(section, box, data), {notMerge: data.names.length !== chart.getOption()?.series?.length});
  }

  function show(section, table) {
    const box = section.querySelector('.chart');
    if (!box) return;
    box.hidden = table;
    section.querySelector('.scroll').hidden = !table;
    section.querySelector('.as-table').setAttribute('aria-pressed', String(table));
    draw(section);
  }

  function begin(root) {
    if (!window.echarts) return;
    charts.forEach((chart, box) => {
      if (box.isConnected) return;
      chart.dispose();
      charts.delete(box);
    });
    root.querySelectorAll('[data-shape]').forEach(section => {
      const button = section.querySelector('.as-table');
      if (!section.querySelector('.chart')) return;
      button.hidden = false;
      button.addEventListener('click', () => show(section, button.getAttribute('aria-pressed') !== 'true'));
      sizes.observe(section.querySelector('.chart'));
      show(section, prefersTables() && !section.closest('.wall'));
    });
    root.querySelectorAll('.all-tables').forEach(button => {
      button.hidden = false;
      button.setAttribute('aria-pressed', String(prefersTables()));
      button.addEventListener('click', () => {
        const tables = button.getAttribute('aria-pressed') !== 'true';
        try { localStorage.setItem(TABLES, tables ? 'yes' : 'no'); } catch { /* it holds for this page then */ }
        button.setAttribute('aria-pressed', String(tables));
        root.querySelectorAll('[data-shape]').forEach(section => show(section, tables));
      });
    });
  }

  window.kpiCharts = {begin, draw};
  if (!document.getElementById('live')) begin(document); // a board begins by itself
})();
