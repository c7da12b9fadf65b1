// What a page gains when scripts run. Every page works without this file.
const $ = (selector, root = document) => root.querySelector(selector);
const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];
const words = $("#words")?.dataset ?? {};
const signIn = document.body.dataset.signIn;
document.documentElement.classList.add("js");

function say(text, href = "", label = "") {
  const toast = $("#toast");
  if (!toast) return;
  toast.textContent = text;
  if (href) {
    const link = Object.assign(document.createElement("a"), { href, textContent: label });
    toast.append(" ", link);
  } else {
    setTimeout(() => { if (toast.textContent === text) toast.textContent = ""; }, 6000);
  }
}

function sayExpired() {
  say(words.expired, `${signIn}?next=${encodeURIComponent(location.pathname + location.search)}`, words.signin);
}

// Store of this tab; a browser that refuses it only loses the comfort.
const store = {
  get(key) { try { return JSON.parse(sessionStorage.getItem(key)); } catch { return null; } },
  set(key, value) { try { sessionStorage.setItem(key, JSON.stringify(value)); } catch { /* full or refused */ } },
  drop(key) { try { sessionStorage.removeItem(key); } catch { /* refused */ } },
  keys() { try { return Object.keys(sessionStorage); } catch { return []; } },
};

function focusSummary(root) {
  const summary = $("[data-focus]", root);
  if (summary) { summary.focus(); summary.scrollIntoView({ block: "center" }); }
}

async function copy(id) {
  const area = document.getElementById(id);
  area.select();
  try {
    if (navigator.clipboard) await navigator.clipboard.writeText(area.value);
    else if (!document.execCommand("copy")) throw new Error("refused");
    say(words.copied);
  } catch { say(words.uncopied); }
}

function open(dialog) {
  dialog.showModal();
  $(".body :is(input:not([type=hidden]), select, textarea)", dialog)?.focus();
}

function guard(input) {
  const button = $("button.main-act, button:not([type=button])", input.form);
  const check = () => { button.disabled = input.value.trim() !== input.dataset.confirm; };
  input.addEventListener("input", check);
  check();
}

document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-dialog]");
  const dialog = opener && document.getElementById(opener.dataset.dialog);
  if (dialog?.showModal) { event.preventDefault(); open(dialog); return; }
  const copier = event.target.closest("[data-copy]");
  if (copier) copy(copier.dataset.copy);
  if (event.target.closest("[data-print]")) window.print();
  const taker = event.target.closest("[data-take]");
  if (taker) take(taker);
});

for (const kind of ["dragover", "dragleave", "drop"]) {
  document.addEventListener(kind, (event) => {
    const zone = event.target.closest?.("[data-drop]");
    if (!zone) return;
    event.preventDefault();
    zone.classList.toggle("over", kind === "dragover");
    if (kind === "drop") {
      const input = $("input[type=file]", zone);
      input.files = event.dataTransfer.files;
      input.dispatchEvent(new Event("change", { bubbles: true }));
    }
  });
}

// What was typed is never lost: form[data-keep].

const draftKey = (form) => `draft:${location.pathname}#${form.dataset.keep}`;
const secret = (field) => !field.name || field.name === "csrfmiddlewaretoken" || ["password", "file"].includes(field.type);

function read(form) {
  const open = [...form.elements].filter((field) => !secret(field)).map((field) => field.name);
  return [...new FormData(form)].filter(([name, value]) => open.includes(name) && typeof value === "string");
}

function write(form, values) {
  const left = [...values];
  for (const field of form.elements) {
    if (secret(field)) continue;
    const has = (value) => values.some((pair) => pair[0] === field.name && pair[1] === value);
    if (field.type === "checkbox" || field.type === "radio") field.checked = has(field.value);
    else if (field.type === "select-multiple") for (const option of field.options) option.selected = has(option.value);
    else {
      const index = left.findIndex((pair) => pair[0] === field.name);
      if (index >= 0) field.value = left.splice(index, 1)[0][1];
    }
  }
}

// The key of the form makes sending twice harmless; it counts for sending, not for "differs".
const shown = (values) => JSON.stringify(values.filter(([name]) => name !== "idempotency_key"));

function restore(form) {
  const key = draftKey(form);
  const draft = store.get(key);
  if (!draft) return;
  const given = read(form);
  if (shown(given) === shown(draft.values)) { store.drop(key); return; }
  write(form, draft.values);
  const note = document.createElement("div");
  note.className = "notice due";
  note.setAttribute("role", "status");
  const back = Object.assign(document.createElement("button"), { type: "button", className: "link", textContent: words.discard });
  back.addEventListener("click", () => { write(form, given); store.drop(key); note.remove(); });
  note.append(`${words.restored} `, back);
  form.prepend(note);
}

function keep(event) {
  const form = event.target.closest?.("form[data-keep]");
  if (form) store.set(draftKey(form), { values: read(form), sent: event.type === "submit" });
}

function startDrafts() {
  if ("keepDrafts" in document.body.dataset) return;
  if ($("[data-done]")) {
    for (const key of store.keys()) if (key.startsWith("draft:") && store.get(key)?.sent) store.drop(key);
  }
  $$("form[data-keep]").forEach(restore);
}

document.addEventListener("input", keep);
document.addEventListener("submit", keep);

// Grid: keys as in a spreadsheet, cells save themselves.

const PARALLEL = 3;
const PAUSES = [2, 5, 15, 30, 60];
const queue = new Set();
const running = new Set();
const waiting = new Set();
let tries = 0;
let timer = 0;
const cellKey = `cells:${location.pathname}`;
const inputs = (row) => $$("input", row);

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
  const all = inputs(input.closest("table"));
  return all[all.indexOf(input) + step];
}

function move(event, target) {
  event.preventDefault();
  if (target) target.focus();
}

function onKey(event) {
  const input = event.target;
  if (!input.matches?.("[data-grid] input") || event.ctrlKey || event.altKey || event.metaKey) return;
  const whole = input.selectionStart === 0 && input.selectionEnd === input.value.length;
  const first = whole || input.selectionEnd === 0;
  const last = whole || input.selectionStart === input.value.length;
  if (event.key === "Enter") move(event, neighbour(input, event.shiftKey ? -1 : 1));
  else if (event.key === "ArrowDown") move(event, neighbour(input, 1));
  else if (event.key === "ArrowUp") move(event, neighbour(input, -1));
  else if (event.key === "ArrowLeft" && first && !event.shiftKey) move(event, beside(input, -1));
  else if (event.key === "ArrowRight" && last && !event.shiftKey) move(event, beside(input, 1));
  else if (event.key === "Escape") { input.value = input.dataset.sent ?? input.defaultValue; input.select(); }
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

const isCell = (event) => event.detail.requestConfig?.elt?.matches?.("[data-cell]");
const toSignIn = (xhr) => xhr.responseURL && new URL(xhr.responseURL).pathname === signIn && location.pathname !== signIn;

document.addEventListener("htmx:configRequest", (event) => {
  // Inside a form htmx would send the whole grid with each cell.
  const { elt, parameters } = event.detail;
  if (elt.matches("[data-cell]")) event.detail.parameters = { value: elt.value, version: parameters.version };
});

document.addEventListener("htmx:beforeSwap", (event) => {
  const { xhr } = event.detail;
  if (toSignIn(xhr)) { event.detail.shouldSwap = false; sayExpired(); return; }
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
  if (!isCell(event)) { if (!event.detail.successful && ![409, 422].includes(xhr.status)) say(words.failed); return; }
  const { id } = event.detail.requestConfig.elt;
  const input = document.getElementById(id);
  running.delete(id);
  if (toSignIn(xhr) || xhr.status === 403) {
    if (input) state(input, "waiting");
    if (xhr.status === 403) say(words.stale, location.href, words.reload);
  }
  else if (xhr.status === 0 || xhr.status === 429 || xhr.status >= 500) { waiting.add(id); if (input) state(input, "waiting"); later(); }
  else {
    tries = 0;
    if (!queue.has(id)) note(id);
    if (input && xhr.status >= 400 && ![409, 422, 423].includes(xhr.status)) { state(input, "invalid"); say(words.failed); }
  }
  pump();
});

document.addEventListener("htmx:afterSettle", (event) => { focusSummary(event.detail.elt); tell(); });
document.addEventListener("keydown", onKey);
document.addEventListener("paste", onPaste);
document.addEventListener("focusin", (event) => { if (event.target.matches?.("[data-grid] input")) event.target.select(); });
document.addEventListener("focusout", (event) => {
  const input = event.target;
  if (input.matches?.("[data-cell]") && input.value !== (input.dataset.sent ?? input.defaultValue)) save(input);
});
window.addEventListener("online", again);
window.addEventListener("beforeunload", (event) => { if (waiting.size) event.preventDefault(); });

function startCells() {
  if (!$("[data-grid]")) return;
  let found = 0;
  for (const [id, value] of Object.entries(store.get(cellKey) ?? {})) {
    const input = document.getElementById(id);
    if (input && input.value !== value) { input.value = value; save(input); found += 1; } else note(id);
  }
  if (found) say(words.restored);
}

focusSummary(document);
$$("[data-confirm]").forEach(guard);
$$("dialog[data-open]").forEach(open);
startDrafts();
startCells();
