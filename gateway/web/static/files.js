// Files in a form's slots: chosen, dropped or pasted, several at once guessed to their parts, sent with progress.
import { upload } from "./upload.js";
import { say } from "./page.js";

export const running = new Map();
const boxes = () => [...document.querySelectorAll("[data-slot]")];
const words = (box, key) => box.dataset[key];

export async function take(box, file, done) {
  const { slot, order } = box.dataset;
  running.get(slot)?.abort();
  const stop = new AbortController();
  running.set(slot, stop);
  const show = progress(box, file, stop);
  let id;
  try {
    id = await upload(file, { meta: { order, slot }, onProgress: show, signal: stop.signal });
    show.end("");
    say(`${file.name}: 100 %`);
  } catch (problem) {
    show.end(stop.signal.aborted ? words(box, "stopped") : `${words(box, "refused")} ${problem.problem?.fix ?? ""}`);
  }
  if (running.get(slot) === stop) running.delete(slot);
  done(box, id, file);
}

function progress(box, file, stop) {
  const place = box.querySelector("[data-progress]");
  const text = document.createElement("p"), bar = document.createElement("progress"), button = document.createElement("button");
  const name = words(box, "sending").replace("NAME", file.name), from = performance.now();
  bar.setAttribute("aria-label", name);
  Object.assign(button, { type: "button", className: "quiet", textContent: words(box, "stop"), onclick: () => stop.abort() });
  place.replaceChildren(text, bar, button);
  place.hidden = false;
  const show = (sent, size) => {
    const took = (performance.now() - from) / 1000, left = Math.round((size - sent) * took / sent);
    text.textContent = `${name} – ${Math.floor(100 * sent / size)} %${took > 3 && left > 1 ? ` – ${left} s` : ""}`;
    bar.value = sent / size;
  };
  show(0, file.size || 1);
  show.end = (said) => {
    place.replaceChildren(...(said ? [Object.assign(document.createElement("p"), { className: "note warn", textContent: said })] : []));
    place.hidden = !said;
    if (said) say(said);
  };
  return show;
}

// Which slot is meant: the one whose name is in the file's name, else the one it was dropped on, else the first empty one.
function guess(file, here) {
  const all = boxes(), name = file.name.toLowerCase();
  return all.find((box) => all.length > 1 && [box.dataset.slot, ...words(box, "names").split(" ")].some((word) => word && name.includes(word.toLowerCase()))) ?? here ?? all[0];
}

export function onFiles(done) {
  document.addEventListener("change", ({ target }) => {
    if (target.type !== "file" || !target.files.length) return;
    const box = target.closest("[data-slot]");
    if (!box) return;
    take(box, target.files[0], done);
    target.value = "";
  });
  document.addEventListener("dragover", (event) => {
    if (!boxes().length || !event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    for (const box of boxes()) box.querySelector("[data-drop]").classList.toggle("over", box.contains(event.target));
  });
  document.addEventListener("drop", (event) => {
    if (!boxes().length || !event.dataTransfer.files.length) return;
    event.preventDefault();
    const here = event.target.closest?.("[data-slot]"), files = [...event.dataTransfer.files];
    for (const file of files) take(files.length === 1 && here ? here : guess(file, here), file, done);
    for (const box of boxes()) box.querySelector("[data-drop]").classList.remove("over");
  });
}
