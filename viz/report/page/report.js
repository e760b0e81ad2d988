// Lays out the document in the page: headings, numbers, tables and charts of tables, in the
// language chosen. Everything shown is in the JSON; nothing is fetched.
"use strict";

(() => {
  const source = JSON.parse(document.getElementById("document").textContent);
  // Okabe and Ito's colours (2008), told apart by colour-blind readers; lines also differ by dashes.
  // The groups of people have those that they have on maps.
  const colours = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#7a7a7a", "#56b4e9"];
  const dashes = [[], [8, 4], [2, 3], [10, 3, 2, 3], [5, 5], [1, 2], [12, 4]];
  const words = {
    en: { skip: "Skip to the content", table: "Numbers of the chart", contents: "Contents",
      chart: "Chart", shown: "The numbers are in the table below it.", languages: "Language",
      interval: "95 % interval", none: "–" },
    ja: { skip: "本文へ", table: "図の数値", contents: "目次", chart: "図",
      shown: "数値は下の表にある。", languages: "言語", interval: "95%区間", none: "–" },
  };
  const mostWhole = 30;  // rows of a table that is printed on one page
  const longest = 44;  // characters of a label beside a bar; the table has all of it
  const shortest = 12;  // characters of a text that is not broken: times, codes
  let language = source.language;
  let charts = [];

  const say = (text) => (text && typeof text === "object" ? text[language] : text);

  function element(name, attributes = {}, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      made.setAttribute(key, value);
    }
    made.append(...children);
    return made;
  }

  function digits(value, format) {
    if (format === "one") return 1;
    if (format === "whole") return 0;
    const size = Math.abs(value);
    if (Number.isInteger(value)) return 0;
    return size >= 1000 ? 0 : size >= 100 ? 1 : size >= 1 ? 2 : size >= 0.1 ? 3 : 5;
  }

  function shown(value, format) {
    if (value === null || value === undefined) return words[language].none;
    if (typeof value !== "number") return String(say(value));
    if (format === "fine_percent") {
      const options = { minimumFractionDigits: 2, maximumFractionDigits: 2,
        signDisplay: "exceptZero" };
      return `${(value * 100).toLocaleString(language, options)} %`;
    }
    if (format === "percent") {
      const percent = value * 100;
      const size = Math.abs(percent);
      const few = size === 0 || size >= 10 ? 0 : size >= 1 ? 1 : size >= 0.1 ? 2 : 3;
      return `${percent.toLocaleString(language, { maximumFractionDigits: few })} %`;
    }
    const most = digits(value, format);
    const options = { minimumFractionDigits: most, maximumFractionDigits: most };
    if (format === "difference") options.signDisplay = "exceptZero";
    return value.toLocaleString(language, options);
  }

  // The darker, the more; a second cue (bold, underlined) marks what is over the emphasis.
  function shade(cell, value, largest, emphasis) {
    if (typeof value !== "number" || value <= 0 || largest <= 0) return;
    const share = Math.min(1, value / largest);
    const mix = (light, dark) => Math.round(light + (dark - light) * share);
    cell.style.background = `rgb(${mix(255, 8)},${mix(255, 64)},${mix(255, 120)})`;
    if (share > 0.5) cell.style.color = "#fff";
    if (emphasis !== null && value > emphasis) cell.classList.add("emphasis");
  }

  function numbersOf(block) {
    return block.rows.flatMap((row) => row.slice(1)).filter((value) => typeof value === "number");
  }

  function tableRow(block, row, largest) {
    const cells = row.map((value, i) => {
      const { format } = block.columns[i];
      const cell = element(i === 0 ? "th" : "td", i === 0 ? { scope: "row" } : {},
        shown(value, format));
      if (typeof value === "number") cell.dataset.value = String(value);
      else cell.classList.add("words");
      if (typeof value === "string" && value.length <= shortest) cell.classList.add("short");
      if (block.shaded && i > 0) shade(cell, value, largest, block.emphasis);
      return cell;
    });
    return element("tr", {}, ...cells);
  }

  function tableOf(block) {
    const largest = Math.max(0, ...numbersOf(block));
    const head = block.columns.map((column) => {
      const cell = element("th", { scope: "col" }, say(column.title));
      if (column.format === "text") cell.classList.add("words");
      return cell;
    });
    const table = element("table", {},
      element("caption", {}, say(block.caption)),
      element("thead", {}, element("tr", {}, ...head)),
      element("tbody", {}, ...block.rows.map((row) => tableRow(block, row, largest))));
    if (block.columns.length > 10) table.classList.add("wide");
    const extent = block.rows.length <= mostWhole ? "scroll whole" : "scroll";
    return element("div",
      { class: extent, tabindex: "0", role: "region", "aria-label": say(block.caption) }, table);
  }

  // --- charts ---

  const scaled = (block, column) => (value) =>
    typeof value === "number" && block.columns[column].format.endsWith("percent") ?
      value * 100 : value;

  function seriesOf(block, kind) {
    return block.chart.columns.map((column, i) => ({
      label: say(block.columns[column].title),
      data: block.rows.map((row) => scaled(block, column)(row[column])),
      backgroundColor: colours[i % colours.length] + (kind === "stacked" ? "d0" : ""),
      borderColor: kind === "stacked" ? "#ffffff" : colours[i % colours.length],
      borderWidth: kind === "bars" ? 0 : kind === "stacked" ? 1 : 2.5,
      borderDash: kind === "lines" ? dashes[i % dashes.length] : [],
      fill: kind === "stacked", pointRadius: kind === "lines" ? 2 : 0,
    }));
  }

  // A range as a floating bar, and the value as a dot on it.
  function intervalsOf(block) {
    const [value, low, high] = block.chart.columns;
    const labels = block.rows.map((row) => String(say(row[0])));
    const hasIntervals = block.rows.some((row) => row[low] !== null);
    return [
      { type: "scatter", label: say(block.columns[value].title), backgroundColor: "#000",
        pointRadius: 4,
        data: block.rows.map((row, i) => ({ x: scaled(block, value)(row[value]), y: labels[i] })) },
      hasIntervals && { label: words[language].interval, backgroundColor: colours[6], barThickness: 9,
        data: block.rows.map((row) => (row[low] === null ? null :
          [scaled(block, low)(row[low]), scaled(block, high)(row[high])])) },
    ].filter(Boolean);
  }

  function optionsOf(block, lying) {
    const { kind } = block.chart;
    const amount = { title: { display: true, text: say(block.chart.axis) },
      stacked: kind === "stacked" || kind === "bars", beginAtZero: kind !== "intervals",
      ticks: { callback: (value) => value.toLocaleString(language, { maximumSignificantDigits: 6 }) } };
    const label = { stacked: kind === "stacked" || kind === "bars", type: "category",
      ticks: { autoSkip: !lying, maxRotation: 0,
        callback(value) {
          const text = this.getLabelForValue(value);
          return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
        } },
      labels: block.rows.map((row) => String(say(row[0]))) };
    return { animation: false, responsive: true, maintainAspectRatio: false, devicePixelRatio: 2,
      indexAxis: lying ? "y" : "x", locale: language,
      interaction: { mode: "index", intersect: false, axis: lying ? "y" : "x" },
      plugins: { legend: { position: "top", align: "start",
        labels: kind === "lines" ? { boxHeight: 0 } : { boxHeight: 10 },
        display: block.chart.columns.length > 1 } },
      scales: lying ? { x: amount, y: label } : { x: label, y: amount } };
  }

  function chartOf(block) {
    const { kind } = block.chart;
    const lying = kind === "bars" || kind === "intervals";
    const label = `${words[language].chart}: ${say(block.caption)}. ${words[language].shown}`;
    const canvas = element("canvas", { role: "img", "aria-label": label, "data-chart": kind });
    const box = element("div", { class: "chart" }, canvas);
    box.style.height = `${lying ? 80 + 24 * block.rows.length : 340}px`;
    const data = { labels: block.rows.map((row) => String(say(row[0]))),
      datasets: kind === "intervals" ? intervalsOf(block) : seriesOf(block, kind) };
    const type = lying ? "bar" : "line";
    charts.push(() => new Chart(canvas, { type, data, options: optionsOf(block, lying) }));
    return element("figure", {}, element("figcaption", {}, say(block.caption)), box);
  }

  // --- blocks ---

  const blockMakers = {
    paragraph: (block) => [element("p", {}, say(block.text))],
    warning: (block) => [element("p", { class: "warning", role: "note" }, say(block.text))],
    figures: (block) => [element("dl", { class: "figures" }, ...block.items.map((item) => {
      const value = element("dd", { "data-key": item.key }, shown(item.value, item.format));
      value.dataset.value = JSON.stringify(item.value);
      return element("div", { class: "figure" }, element("dt", {}, say(item.label)), value,
        element("dd", { class: "note" }, say(item.note)));
    }))],
    table: (block) => {
      const table = tableOf(block);
      if (block.folded) {
        return [element("details", { class: "folded" },
          element("summary", {}, say(block.caption)), table)];
      }
      if (!block.chart) return [table];
      const details = element("details", {}, element("summary", {}, words[language].table), table);
      return [chartOf(block), details];
    },
    picture: (block) => {
      if (block.language && block.language !== language) return [];
      return [element("figure", {}, element("img", { src: block.source, alt: say(block.caption) }),
        element("figcaption", {}, say(block.caption)))];
    },
    quote: (block) => {
      const text = element("pre", { tabindex: "0" }, block.text);
      if (block.text.split("\n").length < 6) return [element("p", {}, say(block.title)), text];
      return [element("details", {}, element("summary", {}, say(block.title)), text)];
    },
  };

  // Pictures of the other language are better than none.
  function hasOwnPictures(section) {
    return section.blocks.some((block) => block.kind === "picture" &&
      (!block.language || block.language === language));
  }

  function sectionOf(section) {
    const blocks = hasOwnPictures(section) ? section.blocks : section.blocks.map((block) =>
      (block.kind === "picture" ? { ...block, language: "" } : block));
    return element("section", { id: section.id, "aria-labelledby": `${section.id}-title` },
      element("h2", { id: `${section.id}-title` }, say(section.title)),
      ...blocks.flatMap((block) => blockMakers[block.kind](block)));
  }

  function fill(id, ...children) {
    document.getElementById(id).replaceChildren(...children);
  }

  function layOut() {
    Chart.helpers.each(Chart.instances, (chart) => chart.destroy());
    charts = [];
    document.documentElement.lang = language;
    document.title = say(source.title);
    fill("title", say(source.title));
    fill("subtitle", say(source.subtitle));
    fill("skip", words[language].skip);
    fill("footer", element("p", {}, say(source.source)));
    const links = source.sections.map((section) =>
      element("li", {}, element("a", { href: `#${section.id}` }, say(section.title))));
    document.getElementById("contents").setAttribute("aria-label", words[language].contents);
    document.getElementById("languages").setAttribute("aria-label", words[language].languages);
    fill("contents", element("ul", {}, ...links));
    fill("main", ...source.sections.map(sectionOf));
    for (const button of document.querySelectorAll("[data-language]")) {
      button.setAttribute("aria-pressed", String(button.dataset.language === language));
    }
    charts.forEach((draw) => draw());
  }

  for (const button of document.querySelectorAll("[data-language]")) {
    button.addEventListener("click", () => {
      language = button.dataset.language;
      layOut();
    });
  }

  // On paper everything is unfolded and charts are as wide as the page.
  window.addEventListener("beforeprint", () => {
    document.querySelectorAll("details").forEach((details) => {
      if (!details.open) details.dataset.unfolded = "yes";
      details.open = true;
    });
    Chart.helpers.each(Chart.instances, (chart) => chart.resize(690, chart.height));
  });
  window.addEventListener("afterprint", () => {
    document.querySelectorAll("details[data-unfolded]").forEach((details) => {
      delete details.dataset.unfolded;
      details.open = false;
    });
    Chart.helpers.each(Chart.instances, (chart) => chart.resize());
  });

  layOut();
})();
