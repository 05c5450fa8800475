// Small comforts; every page is complete without them.
"use strict";

// Leaving: the page that is left is not in the history, so "back" does not undo it.
for (const leave of document.querySelectorAll("a.leave")) {
  leave.addEventListener("click", (event) => {
    event.preventDefault();
    location.replace(leave.href);
  });
}

// A form goes once; a second press within ten seconds is the same press.
for (const form of document.querySelectorAll('form[method="post"]')) {
  let sent = 0;
  form.addEventListener("submit", (event) => {
    if (Date.now() - sent < 10000) event.preventDefault();
    else sent = Date.now();
  });
  addEventListener("pageshow", () => (sent = 0));
}

// Chosen files are named with their sizes before they are sent.
for (const input of document.querySelectorAll('input[type="file"]')) {
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
