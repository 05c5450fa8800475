// Small comforts; every page is complete without them.
"use strict";

// A form goes once; a second press within ten seconds is the same press.
function goOnce(form) {
  let sent = 0;
  form.addEventListener("submit", (event) => {
    if (Date.now() - sent < 10000) event.preventDefault();
    else sent = Date.now();
  });
  addEventListener("pageshow", () => (sent = 0));
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
    input.after(line, bar);
    const request = new XMLHttpRequest();
    request.open("POST", form.action);
    request.responseType = "document";
    request.upload.addEventListener("progress", (sent) => {
      bar.max = sent.total;
      bar.value = sent.loaded;
    });
    request.addEventListener("load", () => {
      const main = request.response && request.response.querySelector("main");
      if (request.status < 300 || !main) return location.assign(request.responseURL);
      document.title = request.response.title;
      document.querySelector("main").replaceWith(document.adoptNode(main));
      prepare(main);
      (main.querySelector(".problems") || main).focus();
    });
    request.addEventListener("error", () => form.submit());
    const data = new FormData(form);
    const by = event.submitter;
    if (by && by.name) data.append(by.name, by.value);
    request.send(data);
  });
}

function prepare(root) {
  for (const form of root.querySelectorAll('form[method="post"]')) goOnce(form);
  for (const input of root.querySelectorAll('input[type="file"]')) nameChosen(input);
  for (const form of root.querySelectorAll("form[data-sending]")) showSending(form);
}

prepare(document);
