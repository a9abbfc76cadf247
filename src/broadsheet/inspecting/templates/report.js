"use strict";

const main = document.querySelector("main");
const frame = document.querySelector("iframe");
const tabs = [...document.querySelectorAll("[role=tab]")];
const rows = [...document.querySelectorAll("#blocks li")];
const words = rows.map((row) => row.textContent.toLowerCase());
const chips = [...document.querySelectorAll(".chip")];
const filter = document.getElementById("filter");
const narrow = matchMedia("(max-width: 800px)");

// Tabs. The page stands beside the other views, and is one of them where there is no room for two.

function show(name) {
  const page = name === "page";
  main.classList.toggle("show-page", page);
  if (page && !frame.contentWindow.scrollY) begin();
  for (const tab of tabs) {
    const selected = tab.id === "tab-" + name;
    tab.setAttribute("aria-selected", selected);
    tab.tabIndex = selected ? 0 : -1;
    if (tab.id !== "tab-page" && !page) document.getElementById(tab.getAttribute("aria-controls")).hidden = !selected;
  }
}

for (const tab of tabs) {
  tab.addEventListener("click", () => show(tab.id.slice("tab-".length)));
  tab.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const shown = tabs.filter((other) => other.offsetParent);
    const next = shown[(shown.indexOf(tab) + step + shown.length) % shown.length];
    next.focus();
    next.click();
  });
}

narrow.addEventListener("change", () => show("blocks"));

// From a block in the list to the page, and back.

function select(number) {
  for (const row of rows) row.classList.toggle("current", row.dataset.block === number);
  for (const part of frame.contentDocument.querySelectorAll(".block")) {
    part.classList.toggle("current", part.dataset.block === number);
  }
}

for (const row of rows) {
  row.firstElementChild.addEventListener("click", () => {
    if (narrow.matches) show("page");
    select(row.dataset.block);
    frame.contentDocument.getElementById("b" + row.dataset.block).scrollIntoView({ block: "center" });
  });
}

function begin() {
  const first = frame.contentDocument.querySelector(".kept, .moved");
  if (first) first.scrollIntoView();
}

function listen() {
  begin();
  frame.contentDocument.addEventListener("click", (event) => {
    const block = event.target.closest("[data-block]");
    if (!block) return;
    const row = document.getElementById("row-" + block.dataset.block);
    show("blocks");
    if (row.hidden) unfilter();
    select(block.dataset.block);
    row.scrollIntoView({ block: "center" });
    row.firstElementChild.focus({ preventScroll: true });
  });
}

const page = frame.contentDocument;
if (page.URL === "about:srcdoc" && page.readyState === "complete") listen();
else frame.addEventListener("load", listen, { once: true });

// The filter: all its words must stand in a row, and its chip must be pressed.

function shows(name) {
  return chips.some((chip) => chip.dataset.shows === name && chip.getAttribute("aria-pressed") === "true");
}

function apply() {
  const wanted = filter.value.toLowerCase().split(/\s+/);
  const disputed = shows("missed") || shows("extra");
  rows.forEach((row, index) => {
    const fits = disputed ? shows(row.dataset.verdict) : shows(row.dataset.fate);
    row.hidden = !fits || !wanted.every((word) => words[index].includes(word));
  });
  document.getElementById("no-blocks").hidden = rows.some((row) => !row.hidden);
  for (const fate of ["kept", "moved", "removed"]) {
    frame.contentDocument.body.classList.toggle("hide-" + fate, !disputed && !shows(fate));
  }
}

function unfilter() {
  filter.value = "";
  for (const chip of chips) chip.setAttribute("aria-pressed", !/missed|extra/.test(chip.dataset.shows));
  apply();
}

filter.addEventListener("input", apply);
for (const chip of chips) {
  chip.addEventListener("click", () => {
    chip.setAttribute("aria-pressed", chip.getAttribute("aria-pressed") !== "true");
    apply();
  });
}

// Keys: "/" leads to the filter, the arrows from block to block.

document.addEventListener("keydown", (event) => {
  if (event.key === "/" && event.target !== filter) {
    event.preventDefault();
    show("blocks");
    filter.focus();
  }
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const row = event.target.closest("#blocks li");
  if (!step || !(row || event.target === filter)) return;
  const shown = rows.filter((other) => !other.hidden && !other.firstElementChild.disabled);
  const next = row ? shown[shown.indexOf(row) + step] : shown[0];
  if (next) {
    event.preventDefault();
    next.firstElementChild.focus();
  }
});

show("blocks");

// The page and the list open where the article begins.

const opening = rows.find((row) => row.dataset.fate !== "removed");
if (opening) opening.scrollIntoView({ block: "center" });
