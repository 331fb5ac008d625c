export function showComment(list, comment) {
  const item = document.createElement("li");
  item.innerHTML = `<b>${comment.author}</b>: ${comment.text}`;
  list.append(item);
}
