// Grid: keys as in a spreadsheet; cells save themselves, and again after a lost line.
// Comes after tapem.js, only on pages with a grid.
const { $, $$, words, say, store, toSignIn } = window.tapem;
const PARALLEL = 3;
const PAUSES = [2, 5, 15, 30, 60];
const queue = new Set();
const running = new Set();
const waiting = new Set();
let tries = 0;
let timer = 0;
const cellKey = `cells:${location.pathname}`;

function neighbour(input, down) {
  const column = input.closest("td").cellIndex;
  const rows = [...input.closest("table").rows];
  let at = rows.indexOf(input.closest("tr")) + down;
  for (; rows[at]; at += down) {
    const found = rows[at].cells[column] && $("input", rows[at].cells[column]);
    if (found) return found;
  }
  return null;
}

function beside(input, step) {
  const all = $$("input", input.closest("table"));
  return all[all.indexOf(input) + step];
}

function onKey(event) {
  const input = event.target;
  if (!input.matches?.("[data-grid] input") || event.ctrlKey || event.altKey || event.metaKey) return;
  const whole = input.selectionStart === 0 && input.selectionEnd === input.value.length;
  const first = whole || input.selectionEnd === 0;
  const last = whole || input.selectionStart === input.value.length;
  const ways = {
    Enter: () => neighbour(input, event.shiftKey ? -1 : 1),
    ArrowDown: () => neighbour(input, 1),
    ArrowUp: () => neighbour(input, -1),
    ArrowLeft: () => first && beside(input, -1),
    ArrowRight: () => last && beside(input, 1),
  };
  const target = ways[event.key]?.();
  if (event.key === "Enter" || target) event.preventDefault();
  if (target) target.focus();
  if (event.key === "Escape") { input.value = input.dataset.sent ?? input.defaultValue; input.select(); }
}

function onPaste(event) {
  const input = event.target;
  const text = event.clipboardData?.getData("text/plain").replace(/\r/g, "").replace(/\n$/, "") ?? "";
  if (!input.matches?.("[data-grid] input") || !/[\t\n]/.test(text)) return;
  event.preventDefault();
  const column = input.closest("td").cellIndex;
  const rows = [...input.closest("table").rows].filter((row) => row.cells[column]);
  const start = rows.indexOf(input.closest("tr"));
  let count = 0;
  text.split("\n").forEach((line, down) => line.split("\t").forEach((value, right) => {
    const cell = rows[start + down]?.cells[column + right];
    const target = cell && $("input", cell);
    if (target) { target.value = value.trim(); save(target); count += 1; }
  }));
  say(`${words.pasted} ${count}`);
}

function state(input, name) {
  const cell = input.closest("td");
  if (cell) cell.dataset.state = name;
}

function tell() {
  const place = $("[data-grid-status]");
  if (!place) return;
  let text = words.saved;
  if (waiting.size) text = words.waiting;
  else if (queue.size || running.size) text = words.saving;
  else if ($("[data-grid] [data-state=invalid], [data-grid] [data-state=conflict]")) text = words.invalid;
  if (place.textContent !== text) place.textContent = text;
}

function note(id, value) {
  const all = store.get(cellKey) ?? {};
  if (value === undefined) delete all[id]; else all[id] = value;
  if (Object.keys(all).length) store.set(cellKey, all); else store.drop(cellKey);
}

function save(input) {
  if (!input.matches("[data-cell]")) return;
  note(input.id, input.value);
  state(input, "saving");
  queue.add(input.id);
  pump();
}

function pump() {
  for (const id of queue) {
    if (running.size >= PARALLEL) break;
    if (running.has(id)) continue;
    queue.delete(id);
    const input = document.getElementById(id);
    if (!input) { note(id); continue; }
    running.add(id);
    input.dataset.sent = input.value;
    window.htmx.trigger(input, "save");
  }
  tell();
}

function later() {
  clearTimeout(timer);
  timer = setTimeout(again, 1000 * PAUSES[Math.min(tries, PAUSES.length - 1)]);
  tries += 1;
}

function again() {
  clearTimeout(timer);
  const ids = [...waiting];
  waiting.clear();
  ids.map((id) => document.getElementById(id)).filter(Boolean).forEach(save);
}

function take(button) {
  const input = $("input", button.closest("td"));
  if (button.dataset.take === "theirs") input.value = button.dataset.value;
  save(input);
  input.focus();
}

function settle(id, input, xhr) {
  const lost = xhr.status === 0 || xhr.status === 429 || xhr.status >= 500;
  if (lost) { waiting.add(id); later(); }
  if (xhr.status === 403) say(words.stale, location.href, words.reload);
  if (lost || xhr.status === 403 || toSignIn(xhr)) { if (input) state(input, "waiting"); return; }
  tries = 0;
  if (!queue.has(id)) note(id);
  if (input && xhr.status >= 400 && ![409, 422, 423].includes(xhr.status)) { state(input, "invalid"); say(words.failed); }
}

const isCell = (event) => event.detail.requestConfig?.elt?.matches?.("[data-cell]");

document.addEventListener("htmx:configRequest", (event) => {
  // Inside a form htmx would send the whole grid with each cell.
  const { elt, parameters } = event.detail;
  if (elt.matches("[data-cell]")) event.detail.parameters = { value: elt.value, version: parameters.version };
});

document.addEventListener("htmx:beforeSwap", (event) => {
  const { xhr } = event.detail;
  const input = isCell(event) && document.getElementById(event.detail.requestConfig.elt.id);
  if (!input || input.value === input.dataset.sent || !event.detail.shouldSwap) return;
  // Typing went on while the answer was on its way: keep it, take only the new version.
  const answer = document.createElement("template");
  answer.innerHTML = xhr.response;
  const fresh = $("[data-cell]", answer.content);
  if (fresh) input.setAttribute("hx-vals", fresh.getAttribute("hx-vals"));
  event.detail.shouldSwap = false;
  if (document.activeElement !== input) queue.add(input.id);
});

document.addEventListener("htmx:afterRequest", (event) => {
  const { xhr } = event.detail;
  if (!isCell(event)) return;
  const { id } = event.detail.requestConfig.elt;
  const input = document.getElementById(id);
  running.delete(id);
  settle(id, input, xhr);
  pump();
});

document.addEventListener("htmx:afterSettle", tell);
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-take]");
  if (button) take(button);
});
document.addEventListener("keydown", onKey);
document.addEventListener("paste", onPaste);
document.addEventListener("focusin", (event) => { if (event.target.matches?.("[data-grid] input")) event.target.select(); });
document.addEventListener("focusout", (event) => {
  const input = event.target;
  if (input.matches?.("[data-cell]") && input.value !== (input.dataset.sent ?? input.defaultValue)) save(input);
});
window.addEventListener("online", again);
window.addEventListener("beforeunload", (event) => { if (waiting.size) event.preventDefault(); });

// Cells that were typed before the page went away; htmx listens from this event on.
document.addEventListener("DOMContentLoaded", () => {
  let found = 0;
  for (const [id, value] of Object.entries(store.get(cellKey) ?? {})) {
    const input = document.getElementById(id);
    if (input && input.value !== value) { input.value = value; save(input); found += 1; } else note(id);
  }
  if (found) say(words.restored);
});
