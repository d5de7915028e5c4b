// Puts the report together. What is shown follows from the address, so that links are enough.
import { readAddress, writeAddress } from "./address.js";
import { costs } from "./costs.js";
import { readOverview, readSamples } from "./data.js";
import { disputed } from "./disputed.js";
import { el } from "./dom.js";
import { NO_FILTER } from "./filter.js";
import { filterForm } from "./filter-form.js";
import { grades } from "./grades.js";
import { headline } from "./headline.js";
import { differences, mistakes, unscored } from "./mistakes.js";
import { overlap } from "./overlap.js";
import { published } from "./published.js";
import { rivals } from "./rivals.js";
import { SampleTable } from "./samples.js";
import { SampleView } from "./sample-view.js";
import { scaffolds } from "./scaffolds.js";
import { groups, scores } from "./scores.js";
import { settings } from "./settings.js";
import { startTheme } from "./theme.js";

class Report {
  #main = document.getElementById("report");
  #report;
  #table;
  #view;
  #filter;
  #mode;
  #sample = "";

  constructor(overview, rows) {
    this.#report = { ...overview, rows };
    this.#table = new SampleTable(this.#report);
    this.#view = new SampleView(document.getElementById("sample-view"), this.#report,
      () => this.#table.rows(), (key) => this.#opened(key));
    this.#readAddress();
  }

  start() {
    this.#main.append(...[
      this.#ofMode(rivals), this.#ofMode(mistakes), differences(this.#report), this.#ofMode(scaffolds), unscored(this.#report),
      disputed(this.#report), this.#table.section(el("form")), costs(this.#report), settings(this.#report),
    ].filter(Boolean));
    this.#modeChoice();
    this.#drawSamples();
    window.addEventListener("hashchange", () => this.#follow());
    showContents(this.#main);
    this.#goTo();
  }

  #ofMode(part) {
    return part(this.#report, this.#mode);
  }

  #readAddress() {
    const { mode, sample = "", ...filter } = readAddress();
    const known = Object.entries(filter).filter(([name]) => name in NO_FILTER);
    this.#filter = { ...NO_FILTER, ...Object.fromEntries(known) };
    this.#mode = this.#report.modes.includes(mode) ? mode : (this.#mode ?? this.#report.modes[0]);
    this.#sample = sample;
  }

  #follow() {
    if (!location.hash.includes("=")) {
      return; // the name of a section: the browser goes there by itself
    }
    const onlySample = Object.keys(readAddress()).join() === "sample";
    if (onlySample) {
      this.#sample = readAddress().sample; // a link in the table: its filter stays
    } else {
      this.#readAddress();
      this.#setMode(this.#mode);
      this.#drawSamples();
    }
    this.#write();
    this.#goTo();
  }

  #goTo() {
    if (this.#sample !== "") {
      this.#view.open(this.#sample);
    } else if (location.hash.includes("=")) {
      document.getElementById("samples").scrollIntoView();
    } else if (location.hash !== "") {
      document.getElementById(location.hash.slice(1))?.scrollIntoView();
    }
  }

  #drawSamples() {
    const form = filterForm(this.#report, this.#filter, (filter) => this.#refilter(filter));
    this.#main.querySelector("#samples form").replaceWith(form);
    this.#table.show(this.#filter, this.#mode);
  }

  #refilter(filter) {
    this.#filter = { ...NO_FILTER, ...filter };
    this.#table.show(this.#filter, this.#mode);
    this.#write();
  }

  #opened(key) {
    this.#sample = key;
    this.#write();
  }

  #write() {
    const mode = this.#mode === this.#report.modes[0] ? "" : this.#mode;
    writeAddress({ ...this.#filter, mode, sample: this.#sample });
  }

  #modeChoice() {
    const box = document.getElementById("mode-choice");
    box.hidden = this.#report.modes.length < 2;
    box.append(...this.#report.modes.map((mode) => el("label", null,
      el("input", { type: "radio", name: "mode", value: mode, checked: mode === this.#mode,
        onchange: () => this.#chooseMode(mode) }), mode)));
  }

  #chooseMode(mode) {
    this.#setMode(mode);
    this.#table.show(this.#filter, mode);
    this.#write();
  }

  #setMode(mode) {
    this.#mode = mode;
    for (const input of document.querySelectorAll("#mode-choice input")) {
      input.checked = input.value === mode;
    }
    for (const part of [rivals, mistakes, scaffolds]) {
      const drawn = this.#ofMode(part);
      if (drawn !== null) {
        document.getElementById(drawn.id).replaceWith(drawn);
      }
    }
  }
}

function showContents(main) {
  const links = [...main.querySelectorAll("section[id]")].map((part) =>
    el("a", { href: `#${part.id}` }, part.dataset.label));
  document.getElementById("contents").append(...links);
}

async function open() {
  startTheme(document.getElementById("theme-toggle"));
  const overview = readOverview();
  const main = document.getElementById("report");
  main.prepend(...[headline(overview), scores(overview), groups(overview), published(overview), overlap(overview), grades(overview)].filter(Boolean));
  new Report(overview, await readSamples()).start();
  document.getElementById("loading").remove();
  document.documentElement.dataset.ready = "true";
}

open().catch((problem) => {
  document.getElementById("loading").textContent = `The report could not be opened: ${problem.message}`;
  throw problem;
});
