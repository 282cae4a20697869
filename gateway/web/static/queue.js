// The workbench by keys: the next Case is fetched before it is wanted, an action posts behind it and can be taken back.
import { refresh, say, show } from "./page.js";
import { off, typing } from "./palette.js";

const $ = (what, from = document) => from.querySelector(what);
const all = (what, from = document) => [...from.querySelectorAll(what)];
const pane = () => $(".pane");
const ahead = new Map(), chosen = new Set();
let settle = 0, fetching = 0, round = 0;

// One after the other, the likeliest first; what was there stays until its newer page has come.
async function fetchAhead() {
  const mine = ++round;
  const here = lines().findIndex((line) => line.hasAttribute("aria-current"));
  const wanted = [pane()?.dataset.after, lines()[here + 1]?.getAttribute("href"), lines()[here - 1]?.getAttribute("href")];
  for (const url of ahead.keys()) if (!wanted.includes(url)) ahead.delete(url);
  for (const url of new Set(wanted.filter(Boolean))) {
    const answer = await fetch(url, { headers: { accept: "text/html", "x-prefetch": "1" } }).catch(() => null);
    const text = answer?.ok && !answer.redirected && (await answer.text().catch(() => ""));
    if (mine !== round) return;
    if (text) ahead.set(url, new DOMParser().parseFromString(text, "text/html"));
    else ahead.delete(url);
  }
}

const lines = () => all("#cases a");

async function go(url, keep) {
  const begun = performance.now(), known = ahead.get(url);
  if (known) swap(url, known);
  else {
    const answer = await fetch(url, { headers: { accept: "text/html" } }).catch(() => null);
    if (!answer?.ok) return location.assign(url);
    show(await answer.text());
  }
  arrive(url, keep);
  if (!known) return;
  performance.measure("next-case", { start: begun });
  clearTimeout(settle);
  settle = setTimeout(refresh, 150);
}

function swap(url, page) {
  ahead.delete(url);
  pane().replaceWith(document.adoptNode($(".pane", page)));
  document.title = page.title;
  current()?.removeAttribute("aria-current");
  lines().find((line) => line.getAttribute("href") === url)?.setAttribute("aria-current", "true");
}

function arrive(url, keep) {
  if (keep !== "back") history.pushState(null, "", url);
  document.body.classList.replace("at-list", "at-case");
  zoom(0);
  pane()?.focus({ preventScroll: true });
  requestAnimationFrame(() => current()?.scrollIntoView({ block: "nearest" }));
}

function step(by) {
  const here = lines().findIndex((line) => line.hasAttribute("aria-current"));
  const next = lines()[Math.max(0, here + by)];
  if (next) go(next.getAttribute("href"));
}

function open(details) {
  if (details.href) return details.click();
  const form = $("form", details);
  if (details.open && !details.dataset.stay) return close();
  details.open = true;
  ($("input[type=radio]:checked", form) ?? $("textarea:placeholder-shown", form) ?? $("[data-first]", form) ?? $("input:not([type=hidden]), textarea", form) ?? $("button", form))?.focus();
  details.scrollIntoView({ block: "nearest" });
}

function close() {
  const shut = $(".verb[open]");
  if (shut) (shut.open = false, pane().focus());
}

function choose(digit) {
  const option = $(`.verb[open] [data-digit="${digit}"]`);
  if (option) (option.click(), option.focus());
}

function problem(by) {
  const found = all("[data-problem]"), here = found.findIndex((one) => one.hasAttribute("aria-current"));
  const next = found[(here + by + found.length) % found.length];
  found[here]?.removeAttribute("aria-current");
  next?.setAttribute("aria-current", "true");
  next?.focus();
  const sheet = $(`[data-sheet-page="${next?.dataset.page}"]:not([aria-current])`);
  if (sheet) look(sheet.getAttribute("href"), next.id);
}

async function look(url, id) {
  const answer = await fetch(url, { headers: { accept: "text/html", "x-prefetch": "1" } }).catch(() => null);
  if (!answer?.ok) return location.assign(url);
  history.replaceState(null, "", url);
  show(await answer.text());
  const there = id && document.getElementById(id);
  if (there) (there.setAttribute("aria-current", "true"), there.focus());
}

function pick(line) {
  const id = line?.closest("li").id.slice(5);
  if (id) chosen[chosen.has(id) ? "delete" : "add"](id);
  marks();
}

function marks() {
  for (const line of all("#cases li")) line.classList.toggle("picked", chosen.has(line.id.slice(5)));
}

function copy() {
  const from = $("[data-copy]");
  navigator.clipboard?.writeText(from.dataset.copy).then(() => say(document.body.dataset.copied));
}

function zoom(by) {
  const level = Math.min(4, by && (+document.body.dataset.zoom || 0) + by);
  if (level > 0) document.body.dataset.zoom = level;
  else delete document.body.dataset.zoom;
}

const current = () => $("#cases a[aria-current]");
const KEYS = {
  j: () => step(1), k: () => step(-1), ArrowDown: () => step(1), ArrowUp: () => step(-1), n: () => problem(1), p: () => problem(-1),
  x: () => pick(current()), X: () => (all("#cases li").filter((line) => line.dataset.alike === current()?.parentNode.dataset.alike && line.dataset.alike).forEach((line) => chosen.add(line.id.slice(5))), marks()),
  z: () => $("#toast button")?.click(), ".": copy,
  "+": () => zoom(1), "-": () => zoom(-1), 0: () => zoom(0), b: () => document.body.classList.toggle("no-boxes"),
};

addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || $("dialog[open]")) return;
  if (event.key === "Escape") return close();
  if (typing(event.target) || off() || event.defaultPrevented) return;
  if (event.key.startsWith("Arrow") && event.target.matches("input, summary, [role]")) return;
  const details = event.key.length === 1 && $(`.verb[data-keys~="${CSS.escape(event.key)}"]`);
  if (details) (event.preventDefault(), open(details));
  else if ($(`.pane [data-key="${CSS.escape(event.key)}"]`)) (event.preventDefault(), $(`.pane [data-key="${CSS.escape(event.key)}"]`).click());
  else if (KEYS[event.key]) (event.preventDefault(), KEYS[event.key]());
  else if (/^[1-9]$/.test(event.key)) choose(event.key);
});

addEventListener("click", (event) => {
  const tool = event.target.closest?.("[data-look]");
  if (tool) return void KEYS[tool.dataset.look]();
  const line = event.target.closest?.("#cases a"), sheet = event.target.closest?.("[data-sheet-page]");
  if (sheet && !event.ctrlKey && !event.metaKey) return void (event.preventDefault(), look(sheet.getAttribute("href")));
  if (!line || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  event.preventDefault();
  go(line.getAttribute("href"));
});

addEventListener("submit", async (event) => {
  const form = event.target;
  if (!form.matches(".verb form, #toast form, [data-quick]") || form.dataset.plain !== undefined) return;
  event.preventDefault();
  const body = new FormData(form, event.submitter), there = pane()?.dataset.after, back = location.href;
  for (const id of chosen) body.append("also", id);
  chosen.clear();
  const leaves = form.closest(".verb") && form.dataset.stays === undefined;
  if (leaves && ahead.has(there)) go(there);
  const many = form.enctype.startsWith("multipart");
  const answer = await fetch(form.action, { method: "POST", body: many ? body : new URLSearchParams(body), headers: { accept: "text/html" } }).catch(() => null);
  if (!answer) return location.assign(back);
  clearTimeout(settle);
  form.removeAttribute("data-keep"); // what was sent is no longer in the middle of being written
  if (answer.ok && form.parentNode?.open) (form.reset(), form.parentNode.open = false);
  show(await answer.text());
  if (answer.ok) history.replaceState(null, "", answer.url);
  else history.replaceState(null, "", back);
  pane()?.focus({ preventScroll: true });
  $("[role=alert]")?.scrollIntoView({ block: "nearest" });
});

addEventListener("popstate", () => go(location.pathname + location.search, "back"));

function shown() {
  const now = pane()?.dataset;
  if (now?.self && location.pathname === "/queue" && pane().offsetParent) history.replaceState(null, "", now.self);
  if (now)
    for (const field of all(".verb:not([open]) input[name=version], .verb:not([open]) input[name=seen]")) field.value = now[field.name];
  marks();
  all("[data-copy], [data-look]").forEach((one) => (one.hidden = false));
  clearTimeout(fetching);
  if (document.visibilityState === "visible") fetching = setTimeout(fetchAhead, 20);
}

let ends = 0, counted = "";
setInterval(() => {
  const toast = $("#toast");
  if (!toast) return;
  if (counted !== toast.dataset.pending) (counted = toast.dataset.pending, ends = Date.now() + 1000 * toast.dataset.leftS);
  const left = Math.ceil((ends - Date.now()) / 1000);
  if (left <= 0) return void (toast.remove(), refresh());
  $("[data-left]", toast).textContent = `${left} s`;
}, 250);

document.addEventListener("gateway:shown", shown);
shown();
