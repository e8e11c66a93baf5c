// What only makes the pages smoother; all of them work without it.
"use strict";

// Pointing at a record shows its words, pointing at words shows their records.
function light(ids, on) {
  for (const id of ids) {
    for (const words of document.querySelectorAll(`.text [data-records~="${CSS.escape(id)}"]`)) words.classList.toggle("lit", on);
    for (const record of document.querySelectorAll(`[data-record="${CSS.escape(id)}"]`)) record.classList.toggle("lit", on);
  }
}

function idsOf(element) {
  const here = element instanceof Element ? element.closest("[data-records], [data-record]") : null;
  if (!here) return [];
  return here.dataset.record ? [here.dataset.record] : here.dataset.records.split(" ").slice(0, 1);
}

for (const [begin, end] of [["mouseover", "mouseout"], ["focusin", "focusout"]]) {
  document.addEventListener(begin, (event) => light(idsOf(event.target), true));
  document.addEventListener(end, (event) => light(idsOf(event.target), false));
}

// Files may be dropped onto their field.
for (const field of document.querySelectorAll(".drop")) {
  const input = field.querySelector("input[type=file]");
  field.addEventListener("dragover", (event) => { event.preventDefault(); field.classList.add("over"); });
  field.addEventListener("dragleave", () => field.classList.remove("over"));
  field.addEventListener("drop", (event) => {
    event.preventDefault();
    field.classList.remove("over");
    input.files = event.dataTransfer.files;
  });
}

// The name of whoever corrects is remembered on this machine.
for (const input of document.querySelectorAll(".corrections input[name=by]")) {
  input.value = localStorage.getItem("legation.by") || "";
  input.form.addEventListener("submit", () => localStorage.setItem("legation.by", input.value));
}

// A slash goes to the search field.
document.addEventListener("keydown", (event) => {
  const typing = event.target instanceof Element && event.target.closest("input, textarea, select");
  if (event.key === "/" && !typing) {
    event.preventDefault();
    document.getElementById("find").focus();
  }
});
