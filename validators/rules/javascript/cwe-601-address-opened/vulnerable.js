const { shell, ipcMain } = require("electron");

function attach(win) {
  win.webContents.setWindowOpenHandler(({ url }) => {
    shell.openExternal(url); // finding
    return { action: "deny" };
  });
}

ipcMain.handle("open", async (event, address) => {
  await shell.openExternal(address); // finding
});

function follow(link) {
  const target = link.href || "about:blank";
  return shell.openExternal(target); // finding
}

module.exports = { attach, follow };
