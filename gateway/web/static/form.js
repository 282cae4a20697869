// The order form while somebody fills it in: each change is sent at once, the answer is morphed in.
import { onFiles } from "./files.js";
import { onNews } from "./live.js";
import { say, show } from "./page.js";

const form = () => document.getElementById("order");
const touched = new Set();
const LOOK_MS = 400;
let running = null, wait = 0, lost = false, look = 0;

async function send(extra) {
  clearTimeout(wait);
  clearTimeout(look);
  running?.abort();
  const mine = (running = new AbortController());
  form().elements._touched.value = [...touched].join(" ");
  const body = new URLSearchParams([...new FormData(form())].filter(([, value]) => typeof value === "string"));
  if (extra) body.append(...extra);
  try {
    const answer = await fetch(form().action, { method: "POST", body, signal: mine.signal, headers: { accept: "text/html" } });
    if (mine.signal.aborted) return;
    if (answer.redirected) return void location.assign(answer.url);
    show(await answer.text());
    if (lost) say(document.body.dataset.back);
    lost = false;
    if (extra) after(extra[1]);
  } catch (problem) {
    if (mine.signal.aborted || problem.name === "AbortError") return;
    if (!lost) document.getElementById("saved").textContent = document.body.dataset.lost;
    if (!lost) say(document.body.dataset.lost);
    lost = true;
    wait = setTimeout(() => send(extra), 2000);
  }
}

// While a file is being looked at its box tells more each time it is asked; nobody's half-typed answer is sent for that.
function lookAgain() {
  const { activeElement: typing } = document;
  clearTimeout(look);
  if (!document.querySelector("[data-looking]")) return;
  const isTyping = typing?.form === form() && "defaultValue" in typing && typing.value !== typing.defaultValue;
  look = setTimeout(() => (isTyping ? lookAgain() : send()), LOOK_MS);
}

function after(done) {
  if (document.activeElement && document.activeElement !== document.body) return;
  const [verb, pointer] = done.split(":");
  const parts = document.querySelectorAll(".part legend");
  const next = verb === "add" ? parts[parts.length - 1] : document.getElementById(`q${pointer.replaceAll("/", "-")}`) || parts[0];
  next?.focus();
}

document.addEventListener("change", (event) => {
  if (event.target.form !== form() || event.target.type === "file") return;
  touched.add(event.target.name);
  send();
});
document.addEventListener("focusout", (event) => {
  const { target, relatedTarget } = event;
  if (target.form !== form() || !target.name?.startsWith("/") || touched.has(target.name)) return;
  if (relatedTarget?.name === target.name || target.value !== target.defaultValue) return;
  touched.add(target.name);
  if (relatedTarget?.type !== "submit") send();
});
document.addEventListener("submit", (event) => {
  const { submitter, target } = event;
  if (target !== form() || !submitter || !(submitter.name === "_do" || /^(save|drop)/.test(submitter.value))) return;
  event.preventDefault();
  send([submitter.name, submitter.value]);
});
onFiles(() => send());
document.addEventListener("gateway:shown", lookAgain);
lookAgain();
addEventListener("online", () => lost && send());
onNews((news) => news.order === document.body.dataset.draft && news.kind.startsWith("file.") && send());
document.getElementById("summary")?.focus();
