window.addEventListener('message', (event) => document.body.append(event.data)); // finding

window.addEventListener('message', (event) => { // finding
  this.table.value = event.data;
});
