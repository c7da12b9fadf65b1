// What a page gains when scripts run. Every page works without this file.
const $ = (selector, root = document) => root.querySelector(selector);
const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];
const words = $("#words")?.dataset ?? {};
const signIn = document.body.dataset.signIn;
const toSignIn = (xhr) => xhr.responseURL && new URL(xhr.responseURL).pathname === signIn && location.pathname !== signIn;
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
  keys() { try { return Object.keys(sessionStorage); } catch { return []; } },
  drop(key) { try { sessionStorage.removeItem(key); } catch { /* refused */ } },
};

function focusSummary(root) {
  $("[data-focus]", root)?.focus();
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

// Text that an answer has for a field of the page; typing goes on there.
function fill(source) {
  const field = document.getElementById(source.dataset.fill);
  source.remove();
  if (!field) return;
  field.value = source.value;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.focus();
}

function guard(input) {
  const button = $("button.main-act, button:not([type=button])", input.form);
  const check = () => { button.disabled = input.value.trim().toUpperCase() !== input.dataset.confirm.toUpperCase(); };
  input.addEventListener("input", check);
  check();
}

// The page lists what is missing in its own words; the browser's bubble stays only for what it cannot send.
function sendAsTyped(form) {
  form.noValidate = ![...form.elements].some((field) => field.validity?.badInput);
}

document.addEventListener("click", (event) => {
  const sender = event.target.closest("button:not([type=button]), input[type=submit]");
  if (sender?.form) sendAsTyped(sender.form);
  const opener = event.target.closest("[data-dialog]");
  const dialog = opener && document.getElementById(opener.dataset.dialog);
  if (dialog?.showModal) { event.preventDefault(); open(dialog); return; }
  const copier = event.target.closest("[data-copy]");
  if (copier) copy(copier.dataset.copy);
  if (event.target.closest("[data-print]")) window.print();
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

// Answers of htmx: a lost session is told, an error does not pass in silence, a summary takes the focus.
document.addEventListener("htmx:beforeSwap", (event) => {
  if (toSignIn(event.detail.xhr)) { event.detail.shouldSwap = false; sayExpired(); }
});
document.addEventListener("htmx:afterRequest", ({ detail }) => {
  const cell = detail.requestConfig?.elt?.matches?.("[data-cell]");
  if (!cell && !detail.successful && ![409, 422].includes(detail.xhr.status)) say(words.failed);
});
document.addEventListener("htmx:afterSettle", (event) => {
  focusSummary(event.detail.elt);
  $$("[data-fill]", event.detail.elt).forEach(fill);
});

focusSummary(document);
$$("dialog[data-open]").forEach(open);
startDrafts();
$$("[data-confirm]").forEach(guard);  // after a kept word was put back
window.tapem = { $, $$, words, say, store, toSignIn };
