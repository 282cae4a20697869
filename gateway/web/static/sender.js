// Forms that take files along: each file is sent as soon as it is chosen, and the button waits until all are here.
import { onFiles, running } from "./files.js";

let held = null;

onFiles((box, id, file) => {
  const form = held;
  if (id) {
    const here = box.querySelector("[data-here]");
    box.querySelector("[data-sent]").value = id;
    here.textContent = here.dataset.here.replace("NAME", file.name);
    here.hidden = false;
  }
  if (running.size) return;
  held = null;
  if (id) form?.requestSubmit();
});
document.addEventListener("submit", (event) => {
  if (!running.size || !event.target.querySelector("[data-sent]")) return;
  event.preventDefault();
  held = event.target;
});
