// Change one tree of elements into another, keeping what a person is in the middle of: focus, caret, chosen files.
// Children are matched by id, else by name at the same place; whatever matches nothing is put in or taken out.
const KEEPS = "[data-keep]", LIVE = "input, textarea, select, details, dialog, [data-keep]"; // LIVE: has more than its markup says

export function morph(from, to) {
  if (from.nodeType !== to.nodeType || from.nodeName !== to.nodeName) return from.replaceWith(to);
  if (from.nodeType !== Node.ELEMENT_NODE) {
    if (from.nodeValue !== to.nodeValue) from.nodeValue = to.nodeValue;
    return;
  }
  if (from.matches(KEEPS) && to.matches(KEEPS)) return;
  if (!from.matches(LIVE) && !from.querySelector(LIVE) && from.isEqualNode(to)) return;
  attributes(from, to);
  if (from.matches("input, textarea")) return value(from, to);
  children(from, to);
  if (from.nodeName === "SELECT" && from !== document.activeElement) from.value = to.value;
}

function attributes(from, to) {
  const open = from.nodeName === "DETAILS" || from.nodeName === "DIALOG" ? "open" : "";
  for (const { name } of [...from.attributes]) if (name !== open && !to.hasAttribute(name)) from.removeAttribute(name);
  for (const { name, value } of to.attributes)
    if (name !== open && from.getAttribute(name) !== value) from.setAttribute(name, value);
}

function value(from, to) {
  if (from.type === "file") return;
  if (from.nodeName === "TEXTAREA") children(from, to);
  if (from !== document.activeElement && from.value !== to.value) from.value = to.value;
  if (from.checked !== to.checked) from.checked = to.checked;
}

function children(from, to) {
  const named = new Map();
  for (const child of from.children) if (child.id) named.set(child.id, child);
  const wanted = new Set([...to.children].map((child) => child.id).filter(Boolean));
  let here = from.firstChild;
  for (const next of [...to.childNodes]) {
    while (here && here.id && !wanted.has(here.id)) here = drop(here);
    const match = next.id ? named.get(next.id) : same(here, next) ? here : null;
    if (!match) from.insertBefore(next, here);
    else {
      if (match === here) here = here.nextSibling;
      else from.insertBefore(match, here);
      morph(match, next);
    }
  }
  while (here) here = drop(here);
}

const same = (here, next) => here && !here.id && here.nodeName === next.nodeName;

function drop(node) {
  const next = node.nextSibling;
  node.remove();
  return next;
}
