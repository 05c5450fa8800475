// Small comforts; every page is complete without them.
"use strict";

// A form goes once; a second press within ten seconds is the same press, unless the first got lost.
const sent = new WeakMap();

function goOnce(form) {
  form.addEventListener("submit", (event) => {
    if (Date.now() - (sent.get(form) || 0) < 10000) event.preventDefault();
    else sent.set(form, Date.now());
  });
  addEventListener("pageshow", () => sent.delete(form));
}

// Chosen files are named with their sizes before they are sent.
function nameChosen(input) {
  const list = document.createElement("ul");
  list.className = "files";
  input.after(list);
  input.addEventListener("change", () => {
    list.replaceChildren(
      ...Array.from(input.files, (file) => {
        const line = document.createElement("li");
        const size = Math.max(1, Math.round(file.size / 1024)).toLocaleString(document.documentElement.lang);
        line.textContent = `${file.name} · ${size} KB`;
        return line;
      }),
    );
  });
}

// Shows a page that was fetched in place of this one, at its address.
function show(page, address) {
  const before = location.pathname;
  history.replaceState(null, "", address);
  document.title = page.title;
  document.documentElement.lang = page.documentElement.lang;
  for (const part of [".exit", ".demo", ".masthead", "main", ".footing"]) {
    const old = document.querySelector(part);
    const now = page.querySelector(part);
    if (!old || !now) continue;
    old.replaceWith(document.adoptNode(now));
    prepare(now);
  }
  // This one stays and says something else: only then it is read out.
  const said = page.querySelector(".said-so");
  if (said) document.querySelector(".said-so").replaceChildren(...said.childNodes);
  const main = document.querySelector("main");
  const files = location.pathname === before && main.querySelector('input[type="file"]');
  (main.querySelector(".problems") || files || main).focus();
}

// Files go with a bar that shows how far they are; the page that answers is shown as it comes.
function showSending(form) {
  const input = form.querySelector('input[type="file"]');
  let underWay = false;
  form.addEventListener("submit", (event) => {
    if (event.defaultPrevented || !input || !input.files.length) return;
    event.preventDefault();
    if (underWay) return;
    underWay = true;
    const line = document.createElement("p");
    const bar = document.createElement("progress");
    line.setAttribute("role", "status");
    line.textContent = form.dataset.sending;
    bar.className = "steps";
    bar.setAttribute("aria-label", form.dataset.sending);
    for (const old of form.querySelectorAll(".unsent")) old.remove();
    input.after(line, bar);
    const request = new XMLHttpRequest();
    request.open("POST", form.action);
    request.responseType = "document";
    request.upload.addEventListener("progress", (so) => {
      bar.max = so.total;
      bar.value = so.loaded;
    });
    request.addEventListener("load", () => {
      const page = request.response;
      if (page && page.querySelector("main")) show(page, request.responseURL);
      else location.assign(request.responseURL);
    });
    // Nobody presses again but the person: which button it was is theirs to say.
    request.addEventListener("error", () => {
      underWay = false;
      sent.delete(form);
      line.remove();
      bar.remove();
      const problem = document.createElement("p");
      problem.className = "wrong unsent";
      problem.setAttribute("role", "alert");
      problem.textContent = form.dataset.unsent;
      input.after(problem);
    });
    const data = new FormData(form);
    const by = event.submitter;
    if (by && by.name) data.append(by.name, by.value);
    request.send(data);
  });
}

// What is being made is looked for every five seconds, and read out when it is there.
function lookAgain(region) {
  setTimeout(async () => {
    const answer = await fetch(location.href).then((answer) => answer.text(), () => "");
    const page = new DOMParser().parseFromString(answer, "text/html");
    const now = page.querySelector("#" + region.id);
    if (!answer || (now && now.dataset.making !== undefined)) return lookAgain(region);
    if (!now) return;
    const hadFocus = region.contains(document.activeElement);
    delete region.dataset.making;
    region.replaceChildren(...now.childNodes);
    prepare(region);
    if (hadFocus) region.querySelector("a, button").focus();
    const files = page.querySelector("#made");
    if (files) region.closest("main").append(files);
  }, 5000);
}

function prepare(root) {
  for (const form of root.querySelectorAll('form[method="post"]')) goOnce(form);
  for (const input of root.querySelectorAll('input[type="file"]')) nameChosen(input);
  for (const form of root.querySelectorAll("form[data-sending]")) showSending(form);
  for (const region of root.querySelectorAll("[data-making]")) lookAgain(region);
}

// Out of here at once: this page gives its place to a harmless one, and the session ends, so that whoever
// goes back finds the page on which one signs in.
function leave(href) {
  document.body.hidden = true;
  navigator.sendBeacon("/sign-out");
  location.replace(href);
}

addEventListener("click", (event) => {
  const exit = event.target.closest(".exit .button");
  if (!exit) return;
  event.preventDefault();
  leave(exit.href);
});

// Shift alone, three times within five seconds, as GOV.UK has it.
let shifts = [];
addEventListener("keydown", (event) => {
  const exit = document.querySelector(".exit .button");
  if (!exit || event.repeat) return;
  if (event.key !== "Shift") shifts = [];
  else shifts = [...shifts, Date.now()].filter((at) => Date.now() - at < 5000);
  if (shifts.length >= 3) leave(exit.href);
});

// Whoever wants to leave no trace goes from page to page in one place of the history.
const isTraceless = () => document.documentElement.dataset.trace === "none";

addEventListener("click", (event) => {
  const link = event.target.closest("a[href]");
  const special = event.button || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey;
  if (!link || !isTraceless() || special || event.defaultPrevented || link.target) return;
  if (link.origin !== location.origin || link.hasAttribute("download")) return;
  event.preventDefault();
  location.replace(link.href);
});

addEventListener("submit", async (event) => {
  const form = event.target;
  if (!isTraceless() || event.defaultPrevented) return;
  event.preventDefault();
  const data = new FormData(form, event.submitter);
  const words = new URLSearchParams(data);
  if (form.method === "get") return location.replace(`${form.action}?${words}`);
  const body = form.enctype === "multipart/form-data" ? data : words;
  const answer = await fetch(form.action, { method: "POST", body }).catch(() => null);
  sent.delete(form);
  if (!answer) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  document.documentElement.dataset.trace = page.documentElement.dataset.trace;
  show(page, answer.url);
});

prepare(document);
