// Keys that hold on every page of the workbench: search, going to pages, the sheet of keys, and the palette of commands.
const $ = (what, from = document) => from.querySelector(what);
export const typing = (at) => at.matches?.("textarea, select, input:not([type=radio], [type=checkbox], [type=submit])");
export const off = () => document.cookie.includes("gw_keys=off");
const palette = $("#palette"), sheet = $("#sheet"), asked = $("input", palette), found = $("ul", palette);
let going = 0, options = [], at = 0;

addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key === "k") return void (event.preventDefault(), open());
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target) || off() || $("dialog[open]")) return;
  const link = going && Date.now() - going < 1500 && $(`[data-go="${CSS.escape(event.key)}"]`);
  going = event.key === "g" ? Date.now() : 0;
  if (link) {
    event.preventDefault();
    event.stopImmediatePropagation();
    link.click();
  } else if (event.key === "/") (event.preventDefault(), $("#q").select());
  else if (event.key === "?") (event.preventDefault(), keys());
});

$("[data-sheet]")?.addEventListener("click", (event) => (event.preventDefault(), keys()));

async function keys() {
  const answer = await fetch("/keys", { headers: { accept: "text/html" } });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  sheet.replaceChildren(...$("#main", page).childNodes);
  sheet.showModal();
}

const named = (from) => {
  const what = $(".what", from);
  return what ? `${what.textContent} – ${$(".l2:last-child", from).textContent}` : (from.dataset.go ? from.firstChild : from).textContent;
};

function open() {
  options = [...document.querySelectorAll("#main [data-command], #main details.verb > summary, #cases a, [data-go]")].map((from) => ({
    from, words: named(from).replace(/\s+/g, " ").replace($("kbd", from)?.textContent ?? "", "").trim(),
    key: $("kbd", from)?.textContent ?? "",
  }));
  asked.value = "";
  palette.showModal();
  list();
}

function list() {
  const words = asked.value.toLowerCase().split(/\s+/).filter(Boolean);
  const fit = options.filter((one) => words.every((word) => one.words.toLowerCase().includes(word))).slice(0, 12);
  if (asked.value.trim()) fit.push({ words: `${palette.dataset.search} “${asked.value.trim()}”`, key: "", search: asked.value });
  at = 0;
  found.replaceChildren(...fit.map((one, n) => {
    const line = document.createElement("li");
    line.id = `option-${n}`;
    line.role = "option";
    line.append(Object.assign(document.createElement("bdi"), { textContent: one.words }));
    if (one.key) line.append(Object.assign(document.createElement("kbd"), { textContent: one.key }));
    line.onclick = () => run(one);
    line.one = one;
    return line;
  }));
  mark();
}

function mark() {
  [...found.children].forEach((line, n) => line.setAttribute("aria-selected", String(n === at)));
  const here = found.children[at];
  here?.scrollIntoView({ block: "nearest" });
  asked.setAttribute("aria-activedescendant", here?.id ?? "");
}

function run(one) {
  palette.close();
  if (one.search) location.assign(`/search?q=${encodeURIComponent(one.search.trim())}`);
  else one.from.click();
}

asked?.addEventListener("input", list);
palette?.addEventListener("keydown", (event) => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step) (event.preventDefault(), at = (at + step + found.children.length) % found.children.length, mark());
  if (event.key === "Enter" && found.children[at]) (event.preventDefault(), run(found.children[at].one));
});
