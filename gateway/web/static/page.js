// A page that stays true: where something happens to what it shows, it is fetched again and morphed in place.
// <body data-about="order:ID"> or "queue", "devices", "orders": what the page is about.
import { morph } from "./morph.js";
import { onNews } from "./live.js";

const main = () => document.getElementById("main");
const WAIT_MS = 120, LOOK_MS = 400, BACKSTOP_MS = 20000;
let due = 0, busy = false;

export async function refresh() {
  if (busy) return void (due ||= setTimeout(again, WAIT_MS));
  busy = true;
  try {
    const asked = location.href, answer = await fetch(asked, { headers: { accept: "text/html", "x-refresh": "1" } });
    const text = answer.ok && !answer.redirected && (await answer.text());
    if (text && asked === location.href) show(text);
  } catch {
    // The line is down; the backstop looks again.
  } finally {
    busy = false;
  }
}

export function show(html) {
  const next = new DOMParser().parseFromString(html, "text/html");
  const fresh = next.getElementById("main");
  if (!fresh) return;
  morph(main(), fresh);
  if (document.title !== next.title) document.title = next.title;
  document.dispatchEvent(new CustomEvent("gateway:shown"));
}

function again() {
  due = 0;
  refresh();
}

export function say(text) {
  document.getElementById("live").textContent = text;
}

const about = document.body.dataset.about;
const concerns = (news) =>
  about === `order:${news.order}` || (about === "queue" && (news.case || news.order)) ||
  (about === "orders" && news.order) || (about === "devices" && news.device);

if (about) {
  onNews((news) => {
    if (concerns(news)) due ||= setTimeout(again, WAIT_MS);
  });
  const whileLooking = () => document.querySelector("[data-looking]") && (due ||= setTimeout(again, LOOK_MS));
  document.addEventListener("gateway:shown", whileLooking);
  whileLooking();
  setInterval(() => document.visibilityState === "visible" && refresh(), BACKSTOP_MS);
}
