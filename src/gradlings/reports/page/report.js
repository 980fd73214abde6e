"use strict";
// Opens a student's feedback, which the page holds packed, and filters the rows of a table.
let packed = null;
let shared = null;
const markdown = markdownit(); // HTML of others stays text

// The feedback folds with these tags, and has no other HTML.
function render(text) {
  return markdown.render(text).replace(/&lt;(\/?(?:details|summary))&gt;/g, "<$1>");
}

// Each student's texts are packed alone: opening one unpacks no other. They refer to shared ones.
async function textsOf(number) {
  packed ??= JSON.parse(document.getElementById("feedback").textContent);
  shared ??= await unpack(packed.shared);
  const [feedback, programs] = await unpack(packed.students[number]);
  const references = /\x1e(\d+)(?:-(\d+))?;/g; // a run of them is a list of passed checks
  const texts = (_, first, last = first) => shared.slice(first, Number(last) + 1).join(" ✓ ");
  return [feedback.replace(references, texts), programs];
}

async function unpack(text) {
  const bytes = Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return JSON.parse(await new Response(stream).text());
}

document.addEventListener("click", async (event) => {
  const button = event.target.closest("button.open");
  if (!button) return;
  const dialog = document.getElementById("student");
  const [feedback, programs] = await textsOf(Number(button.dataset.number));
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
