function panelOf(link) {
  return $(document).find($(link).attr("href"));
}

$(document).on("click", "[data-toggle]", function () {
  const panel = document.querySelector($(this).attr("data-target"));
  panel.textContent = $(this).attr("title"); // evidence: text-property
});

function parts(link) {
  const name = $(link).attr("id");
  return $("#" + CSS.escape(name));
}

// What begins with a number sign is never read as markup.
$(function () {
  $(window.location.hash).addClass("active");
});

function inside(link, root) {
  return $($(link).attr("href"), root);
}
