// Draws the tables of results as bars; the tables stay, and say the same.
(() => {
  'use strict';
  if (!window.echarts) return;
  const style = getComputedStyle(document.documentElement);
  const colour = name => style.getPropertyValue(name).trim();
  document.querySelectorAll('[data-chart]').forEach(box => {
    const rows = [...document.getElementById(box.dataset.chart).querySelectorAll('tbody tr')];
    if (rows.every(row => row.dataset.now === undefined)) return;
    const compared = rows.some(row => row.dataset.before !== undefined);
    const figures = name => rows.map(row => row.dataset[name] === undefined ? null : Number(row.dataset[name]));
    const fontFamily = getComputedStyle(box).fontFamily; // a canvas inherits nothing
    const series = (name, data, itemStyle) => ({
      name, type: 'bar', data, silent: true, itemStyle, barMaxWidth: 22,
      label: {show: true, position: 'right', color: colour('--ink'), fontFamily, formatter: ({value}) => value === null ? '' : `${value} %`},
    });
    box.hidden = false;
    box.dataset.rows = Math.min(rows.length, 20) * (compared ? 2 : 1);
    box.classList.add(`tall-${Math.min(12, Math.ceil(rows.length * (compared ? 1.6 : 1)))}`);
    const chart = window.echarts.init(box, null, {renderer: 'canvas'});
    const draw = () => chart.setOption({
      animationDuration: 300,
      grid: {left: 4, right: 56, top: compared ? 34 : 4, bottom: 4, containLabel: true},
      legend: compared ? {top: 0, left: 0, textStyle: {color: colour('--ink'), fontFamily}, selectedMode: false} : undefined,
      xAxis: {type: 'value', show: false, min: 0, max: 100},
      yAxis: {
        type: 'category', inverse: true, data: rows.map(row => row.dataset.label), axisLine: {show: false}, axisTick: {show: false},
        axisLabel: {color: colour('--ink'), fontFamily, width: Math.min(260, box.clientWidth * .4), overflow: 'break'},
      },
      series: [
        series(box.dataset.now, figures('now'), {color: colour('--brand'), borderRadius: [0, 3, 3, 0]}),
        ...compared ? [series(box.dataset.before, figures('before'), {color: '#e0a458', borderRadius: [0, 3, 3, 0]})] : [],
      ],
    });
    draw();
    new ResizeObserver(() => { chart.resize(); draw(); }).observe(box);
  });
})();
