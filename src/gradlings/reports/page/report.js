"use strict";
// Opens a student's feedback, which the page holds packed, and filters the rows of a table.
let unpacked = null;
const markdown = markdownit(); // HTML of others stays text

// The feedback folds with these tags, and has no other HTML.
function render(text) {
  return markdown.render(text).replace(/&lt;(\/?(?:details|summary))&gt;/g, "<$1>");
}

async function texts() {
  if (unpacked === null) {
    const packed = document.getElementById("feedback").textContent.trim();
    const bytes = Uint8Array.from(atob(packed), (c) => c.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
    unpacked = JSON.parse(await new Response(stream).text());
  }
  return unpacked;
}

document.addEventListener("click", async (event) => {
  const button = event.target.closest("button.open");
  if (!button) return;
  const dialog = document.getElementById("student");
  const all = await texts();
  const [feedback, programs] = all[Number(button.dataset.number)];
  dialog.querySelector(".text").innerHTML = render(feedback) + programs;
  dialog.setAttribute("aria-label", "Feedback for " + button.textContent);
  dialog.showModal();
  dialog.scrollTop = 0;
});

document.addEventListener("input", (event) => {
  const field = event.target.closest("input[data-filters]");
  if (!field) return;
  const wanted = field.value.toLowerCase();
  for (const row of document.getElementById(field.dataset.filters).tBodies[0].rows) {
    row.hidden = !row.textContent.toLowerCase().includes(wanted);
  }
});
