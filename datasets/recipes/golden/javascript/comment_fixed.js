export function showComment(list, comment) {
  const item = document.createElement("li");
  const author = document.createElement("b");
  author.textContent = comment.author;
  item.append(author, `: ${comment.text}`);
  list.append(item);
}
