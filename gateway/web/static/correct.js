// Send corrected files with progress and resume; without this script the same form sends them in one piece.
import { upload } from "./upload.js";

document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (!form.matches("[data-correct]") || form.dataset.sent) return;
  event.preventDefault();
  const button = form.querySelector("button");
  const words = button.textContent;
  button.textContent = button.dataset.busy;
  try {
    for (const input of form.querySelectorAll("input[type=file]")) await send(form, input);
    form.dataset.sent = "1";
    form.submit();
  } catch {
    button.textContent = words;
  }
});

async function send(form, input) {
  const [file] = input.files;
  if (!file) return;
  const bar = input.parentElement.querySelector("progress");
  bar.hidden = false;
  const id = await upload(file, { meta: {}, onProgress: (part) => (bar.value = part) });
  form.elements[`id.${input.dataset.slot}`].value = id;
  input.disabled = true;
}
