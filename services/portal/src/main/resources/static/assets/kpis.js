// Moves the figures of the KPI board while the page is open. The server has written them before; without this script they just stand still.
(() => {
  'use strict';
  const board = document.querySelector('[data-board]');
  if (!board || !('EventSource' in window)) return;

  const words = new Intl.NumberFormat(document.documentElement.lang || 'en', {maximumFractionDigits: 2});
  const live = document.getElementById('live');
  const liveText = document.getElementById('live-text');
  const said = document.getElementById('said');
  const tiles = new Map([...board.querySelectorAll('[data-kpi]')].map(tile => [tile.dataset.kpi, tile]));

  const figures = new Map([...tiles].map(([kpi, tile]) => [kpi, Number(tile.querySelector('.value').dataset.value)]));

  // --- what changes is marked for a moment, and said to screen readers, several at once
  const news = new Map();
  let saying;

  function tell(kpi, name, value) {
    news.set(kpi, `${name}: ${words.format(value)}`);
    saying ??= setTimeout(() => {
      said.textContent = [...news.values()].join(', ');
      news.clear();
      saying = undefined;
    }, 1000);
  }

  function show({kpi, name, unit, value}) {
    const number = Number(value);
    const tile = tiles.get(kpi);
    if (!tile || figures.get(kpi) === number) return;
    figures.set(kpi, number);
    const shown = tile.querySelector('.value');
    shown.textContent = words.format(number);
    shown.dataset.value = String(value);
    tile.classList.remove('changed');
    void tile.offsetWidth; // restarts the highlight
    tile.classList.add('changed');
    tell(kpi, tile.querySelector('dt').textContent, number);
    draw();
  }

  function state(name, text) {
    if (live.dataset.state === name) return;
    live.dataset.state = name;
    liveText.textContent = text;
  }

  // --- the stream; the browser resumes by itself, and where it gives up (an error status) we begin anew
  let stream;
  let pause = 1000;

  function open() {
    stream = new EventSource(board.dataset.board);
    stream.addEventListener('open', () => {
      pause = 1000;
      state('live', board.dataset.live);
    });
    stream.addEventListener('snapshot', event => JSON.parse(event.data).kpis.forEach(show));
    stream.addEventListener('change', event => show(JSON.parse(event.data)));
    stream.addEventListener('error', () => {
      state('reconnecting', board.dataset.reconnecting);
      if (stream.readyState === EventSource.CLOSED) {
        setTimeout(open, pause);
        pause = Math.min(pause * 2, 15000);
      }
    });
  }

  state('connecting', board.dataset.connecting);
  open();
  addEventListener('pagehide', () => stream.close());
  addEventListener('pageshow', event => event.persisted && open());

  // --- the chart
  const box = document.getElementById('chart');
  let chart;
  let drawing;

  function draw() {
    if (!chart || drawing) return;
    drawing = requestAnimationFrame(() => {
      drawing = undefined;
      const way = box.dataset.kpis.split(' ').filter(kpi => tiles.has(kpi));
      const style = getComputedStyle(document.documentElement);
      const ink = style.getPropertyValue('--ink').trim();
      const narrow = box.clientWidth < 500;
      const fontFamily = getComputedStyle(box).fontFamily; // a canvas inherits nothing
      chart.setOption({
        animationDuration: 300,
        animationDurationUpdate: 400,
        grid: {left: 4, right: 40, top: 4, bottom: 4, containLabel: true},
        xAxis: {type: 'value', show: false, min: 0},
        yAxis: {
          type: 'category', inverse: true, data: way.map(kpi => tiles.get(kpi).querySelector('dt').textContent),
          axisLine: {show: false}, axisTick: {show: false}, axisLabel: {color: ink, fontSize: narrow ? 12 : 14, fontFamily, margin: 12},
        },
        series: [{
          type: 'bar', barWidth: '62%', data: way.map(kpi => figures.get(kpi)), silent: true,
          itemStyle: {color: style.getPropertyValue('--brand').trim(), borderRadius: [0, 3, 3, 0]},
          showBackground: true, backgroundStyle: {color: style.getPropertyValue('--wash').trim(), borderRadius: 3},
          label: {show: true, position: 'right', color: ink, fontSize: 14, fontWeight: 600, fontFamily, formatter: ({value}) => words.format(value)},
        }],
      });
    });
  }

  if (window.echarts) {
    document.getElementById('chart-panel').hidden = false;
    chart = window.echarts.init(box, null, {renderer: 'canvas'});
    draw();
    new ResizeObserver(() => {
      chart.resize();
      draw();
    }).observe(box);
  }
})();
