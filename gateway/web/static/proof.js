// Look through the pages of a file: a click or an arrow key shows the next one without loading the page anew.
import { show } from "./page.js";

async function turn(link) {
  const answer = await fetch(link.href, { headers: { accept: "text/html", "x-refresh": "1" } });
  if (!answer.ok || answer.redirected) return void location.assign(link.href);
  history.replaceState(null, "", link.href);
  show(await answer.text());
}

document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a[data-page]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  turn(link);
});
document.addEventListener("keydown", (event) => {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!step || event.target.matches("input, textarea, select")) return;
  const links = [...document.querySelectorAll("a[data-page]")];
  const next = links[links.findIndex((link) => link.ariaCurrent === "true") + step];
  if (next) turn(next);
});
